package gradus.workbook.fundamentals.optimisation;

import gradus.fundamentals.linearalgebra.Vectors;
import java.util.function.UnaryOperator;

/**
 * A rig measures slopes and nothing else: you may ask for the gradient of a loss at any place, but not for the loss itself. Measurements are
 * expensive, so there are 200. Whoever asks for a 201st has failed: it is refused with an {@code IllegalStateException}, and catching that does
 * not help.
 *
 * <p>Come close to the bottom: of the height of the start above the lowest loss, no more than a hundred-millionth (1e-8) may be left. Any way
 * you like, with or without the classes of the lesson. What you know:
 *
 * <ul>
 *   <li>The losses are smooth and convex: bowls and logistic losses with a small penalty, of 1 to 10 parameters.
 *   <li>Condition numbers go up to 300. The unit is unknown: the largest curvature may be 1e-4 or 1e6, so no fixed rate serves them all.
 *   <li>The start is within about 10 of the lowest point in each parameter, and may already be that point. Leave its array as it is.
 *   <li>Each measurement comes in a new array, and of the place you hand over only the numbers are read.
 *   <li>You need not use up the measurements. If nothing is left to gain, stop.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/optimisation.md">fundamentals/docs/optimisation.md</a>
 */
public final class FewSlopes {
    /** How many measurements there are. */
    public static final int MEASUREMENTS = 200;

    private FewSlopes() {}

    /**
     * Finds the bottom.
     *
     * @param gradient from parameters to the derivative by each, at most {@link #MEASUREMENTS} times
     * @param start where to begin; not modified
     * @return a place near the lowest
     */
    public static double[] minimise(UnaryOperator<double[]> gradient, double[] start) {
        // begin solution: learn the curvature from how the slopes change
        double[] w = start.clone();
        double[] slopes = gradient.apply(w);
        double steepest = Vectors.largestSize(slopes);
        double rate = 1e-6 / steepest; // a tiny first step, only to see how the slopes change
        for (int used = 1; used < MEASUREMENTS && Vectors.largestSize(slopes) > 1e-10 * steepest; used++) {
            double[] next = w.clone();
            Vectors.addScaled(next, -rate, slopes);
            double[] there = gradient.apply(next);
            double[] step = Vectors.minus(next, w);
            double[] change = Vectors.minus(there, slopes);
            double bend = Vectors.dot(step, change);
            rate = bend != 0 ? Vectors.dot(step, step) / bend : rate; // one over the curvature along the step
            w = next;
            slopes = there;
        }
        return w;
        // end solution
    }
}
