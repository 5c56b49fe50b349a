package gradus.classicalml.trees.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;

/** Four buildings, cut in three ways. */
final class ByHand {
    private static final double[] SURFACES = {500, 600, 700, 800};
    private static final double[] LOADS = {28, 39, 12, 17};

    private ByHand() {}

    static void byHand(Lines lines) {
        double[] beyond = Vectors.centred(LOADS);
        double all = Vectors.dot(beyond, beyond);
        lines.print("surface            %s", Lines.list("%6.0f", "", SURFACES));
        lines.print("load               %s", Lines.list("%6.0f", "", LOADS));
        lines.print("from the mean      %s    squared: %.0f", Lines.list("%+6.0f", "", beyond), all);
        for (int left = 1; left < 4; left++) {
            lines.print(
                    "cut at %.0f: left sum %+4.0f, gain %6.1f; squared distances left %6.1f",
                    (SURFACES[left - 1] + SURFACES[left]) / 2,
                    Arrays.stream(beyond, 0, left).sum(),
                    gain(beyond, left),
                    all - gain(beyond, left));
        }
    }

    private static double gain(double[] beyond, int left) {
        double sum = Arrays.stream(beyond, 0, left).sum();
        return sum * sum * (1.0 / left + 1.0 / (beyond.length - left));
    }
}
