package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import java.util.function.ToDoubleFunction;

/** The test that every hand-derived gradient must pass: does it agree with the slope that can be measured? */
public final class GradientCheck {
    /** The cube root of the machine epsilon: at this step, truncation and rounding cost equally many digits. */
    private static final double STEP = Math.cbrt(Math.ulp(1.0));

    private GradientCheck() {}

    /**
     * The gradient by central differences: {@code (f(x + h) - f(x - h)) / 2h} for each coordinate, with h near 6e-6 times the
     * larger of 1 and the coordinate's size. Off by about h² relative to the third derivative: expect ten right digits of a
     * smooth function in double precision; fewer at a kink, with a large third derivative, or in {@code float}.
     *
     * @param function any smooth function of a vector
     * @param at where; not modified
     */
    public static double[] numerical(ToDoubleFunction<double[]> function, double[] at) {
        double[] x = at.clone();
        double[] gradient = new double[x.length];
        for (int p = 0; p < x.length; p++) {
            double h = STEP * Math.max(1, Math.abs(at[p]));
            x[p] = at[p] + h;
            double above = function.applyAsDouble(x);
            x[p] = at[p] - h;
            double below = function.applyAsDouble(x);
            x[p] = at[p];
            gradient[p] = (above - below) / (2 * h);
        }
        return gradient;
    }

    /** How far an objective's gradient is from the one that can be measured, as {@link #largestError(double[], double[])}. */
    public static double largestError(Objective objective, double[] at) {
        return largestError(objective.gradient(at), numerical(objective::value, at));
    }

    /**
     * How far two gradients are apart: the largest {@code |a - b| / max(1, |a|, |b|)} over the coordinates.
     *
     * @throws IllegalArgumentException if they differ in length
     */
    public static double largestError(double[] a, double[] b) {
        Require.oneLength("gradients", a.length, b.length);
        double largest = 0;
        for (int p = 0; p < a.length; p++) {
            double scale = Math.max(1, Math.max(Math.abs(a[p]), Math.abs(b[p])));
            largest = Math.max(largest, Math.abs(a[p] - b[p]) / scale);
        }
        return largest;
    }
}
