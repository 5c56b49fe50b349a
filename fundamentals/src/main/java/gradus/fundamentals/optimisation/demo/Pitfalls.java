package gradus.fundamentals.optimisation.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.fundamentals.optimisation.LogisticLoss;
import gradus.fundamentals.optimisation.Objective;

/** What people do instead, and what comes of it. */
final class Pitfalls {
    private final Heights heights;

    Pitfalls(Heights heights) {
        this.heights = heights;
    }

    void pitfalls(Lines lines) {
        Objective wrong = withASlip();
        Descent slipped = new GradientDescent(1, 2000, 1e-6).minimise(wrong);
        lines.print("a slip in one derivative    %s; loss %.4f", slipped, slipped.loss());
        lines.print(
                "  found by the check        error %.2f", GradientCheck.largestError(wrong, new double[] {0.3, 0.7}));
        lines.print(
                "stopped by small changes    after %d steps at a loss of %.4f", stoppedByChange(), lossAtSmallChange());
        for (double tolerance : new double[] {1e-3, 1e-5}) {
            Descent apart = separable(tolerance);
            lines.print("no lowest point, %.0e      %s; w = %.1f", tolerance, apart, apart.parameters()[0]);
        }
        for (double start : new double[] {-2, 2}) {
            Descent descent = new GradientDescent(0.02, 1000, 1e-9).minimise(new TwoValleys(), new double[] {start});
            lines.print(
                    "two valleys, from %2.0f        x = %.4f, loss %.4f",
                    start, descent.parameters()[0], descent.loss());
        }
    }

    /** The loss of the standardised heights; one derivative holds the slope of a penalty that the value does not have. */
    Objective withASlip() {
        LogisticLoss loss = heights.standardised();
        return new Objective() {
            @Override
            public int size() {
                return 2;
            }

            @Override
            public double value(double[] parameters) {
                return loss.value(parameters);
            }

            @Override
            public double[] gradient(double[] parameters) {
                double[] gradient = loss.gradient(parameters);
                gradient[1] += 0.1 * parameters[1]; // the slope of a penalty that the value does not have
                return gradient;
            }
        };
    }

    /** Where a walk in centimetres first lowers the loss by less than 10⁻⁷. */
    int stoppedByChange() {
        double[] losses = walk().losses();
        int step = 1;
        while (Math.abs(losses[step] - losses[step - 1]) >= 1e-7) {
            step++;
        }
        return step;
    }

    double lossAtSmallChange() {
        return walk().losses()[stoppedByChange()];
    }

    private Descent walk() {
        return new GradientDescent(1e-4, 2000, 0).minimise(heights.inCentimetres());
    }

    /** Two rows that a weight tells apart: the larger it is, the lower the loss. */
    static Descent separable(double tolerance) {
        LogisticLoss loss = new LogisticLoss(Matrix.of(new double[][] {{1}, {-1}}), new int[] {1, 0});
        return new GradientDescent(1, 1_000_000, tolerance).minimise(loss);
    }

    /** x⁴ − 3x² + x. */
    record TwoValleys() implements Objective {
        @Override
        public int size() {
            return 1;
        }

        @Override
        public double value(double[] x) {
            double square = x[0] * x[0];
            return square * square - 3 * square + x[0];
        }

        @Override
        public double[] gradient(double[] x) {
            return new double[] {4 * x[0] * x[0] * x[0] - 6 * x[0] + 1};
        }
    }
}
