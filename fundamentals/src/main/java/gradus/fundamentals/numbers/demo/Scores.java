package gradus.fundamentals.numbers.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Softmax and the logarithm of a sum, as the formula reads and as it must be computed. */
final class Scores {
    private Scores() {}

    static void scores(Lines lines) {
        lines.print(
                "scores                  softmax by the formula   without overflow      ln of the sum   without overflow");
        print(lines, 1, 2);
        print(lines, 1000, 1001);
        print(lines, -1000, -1001);
        print(lines, 0, -40);
    }

    private static void print(Lines lines, double... scores) {
        double sum = DoubleStream.of(scores).map(Math::exp).sum();
        double[] naive = DoubleStream.of(scores).map(s -> Math.exp(s) / sum).toArray();
        lines.print(
                "%-22s  %-23s  %-18s  %15s  %17s",
                Arrays.toString(scores),
                Lines.list("%.4f", ", ", naive),
                Lines.list("%.4f", ", ", LogSpace.softmax(scores)),
                Lines.text("%.4g", Math.log(sum)),
                Lines.text("%.4g", LogSpace.logSumExp(scores)));
    }
}
