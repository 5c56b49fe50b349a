package gradus.fundamentals.optimisation.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.fundamentals.optimisation.LogisticLoss;
import gradus.fundamentals.optimisation.Newton;
import java.util.Arrays;
import tech.tablesaw.api.Table;

/** 507 heights, and whether it was a man: two numbers to find, in centimetres or in deviations from the mean. */
final class Heights {
    /** A little below 2 / 7345, beyond which the walk in centimetres diverges. */
    static final double RATE_IN_CENTIMETRES = 2.7e-4;

    static final double TOLERANCE = 1e-6;

    private final double mean;
    private final double deviation;
    private final LogisticLoss inCentimetres;
    private final LogisticLoss standardised;

    private Heights(double[] heights, int[] male) {
        mean = Vectors.mean(heights);
        deviation = Vectors.norm(Vectors.centred(heights)) / Math.sqrt(heights.length);
        double[] z = Arrays.stream(heights).map(h -> (h - mean) / deviation).toArray();
        inCentimetres = new LogisticLoss(Matrix.ofColumns(heights).withOnes(), male);
        standardised = new LogisticLoss(Matrix.ofColumns(z).withOnes(), male);
    }

    static Heights of(Table people) {
        double[] male = people.numberColumn("male").asDoubleArray();
        return new Heights(
                people.numberColumn("height_cm").asDoubleArray(),
                Arrays.stream(male).mapToInt(m -> (int) m).toArray());
    }

    LogisticLoss inCentimetres() {
        return inCentimetres;
    }

    LogisticLoss standardised() {
        return standardised;
    }

    /** Newton's answer, in centimetres. */
    Descent lowest() {
        return new Newton(50, 1e-9).minimise(inCentimetres, new double[2]);
    }

    void centimetres(Lines lines) {
        lines.print("   steps        w0       w1     loss   even odds at   largest derivative");
        for (int steps : new int[] {100, 1000, 10_000}) {
            row(
                    lines,
                    String.valueOf(steps),
                    new GradientDescent(RATE_IN_CENTIMETRES, steps, 0).minimise(inCentimetres));
        }
        row(lines, "lowest", lowest());
    }

    private static void row(Lines lines, String steps, Descent descent) {
        double[] w = descent.parameters();
        lines.print(
                "%8s %9.4f %8.4f %8.4f %11.1f cm %15.1e",
                steps, w[0], w[1], descent.loss(), -w[0] / w[1], descent.gradientNorm());
    }

    void afterStandardising(Lines lines) {
        Descent descent = new GradientDescent(4, 1000, TOLERANCE).minimise(standardised);
        double[] w = descent.parameters();
        lines.print("gradient descent, rate 4: %s", descent);
        lines.print(
                "loss %.4f, even odds at %.1f cm, w1 per centimetre %.4f",
                descent.loss(), mean - deviation * w[0] / w[1], w[1] / deviation);
    }
}
