package gradus.workbook.classicalml.regularisation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The lasso by coordinate descent: it sets one weight at a time, and knows when it has arrived.
 *
 * <p>Features come as columns, {@code columns[j][i]} is feature j of row i, and both features and targets are centred already, so there
 * is no intercept. With n rows, residuals r = y − Σ wⱼ·columns[j], and a penalty λ &gt; 0, the objective is
 *
 * <pre>{@code P = (1/2n) Σ rᵢ² + λ Σ|wⱼ|}</pre>
 *
 * <p><b>A sweep</b> sets each weight once, in the order of the columns, to the value that is best while all others stay as they are; later
 * columns see what earlier ones have become. The weight of a column of zeros becomes 0. A sweep over d columns takes time in
 * proportion to n · d.
 *
 * <p><b>The gap</b> says how far P may be from its lowest value. Let s = min(1, nλ / maxⱼ |columns[j]·r|), and s = 1 where all these
 * products are 0. No weights have an objective below
 *
 * <pre>{@code D = (s r·y − s² r·r / 2) / n}</pre>
 *
 * and the gap is P − D. (Where rounding makes it negative, it is 0.)
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/regularisation.md">classical-ml/docs/regularisation.md</a>
 */
public final class LassoDescent {
    private LassoDescent() {}

    /**
     * How a fit ended.
     *
     * @param weights one for each column
     * @param sweeps how many were made
     * @param converged whether the gap after the last sweep is at most the tolerance
     */
    public record Fit(List<Double> weights, int sweeps, boolean converged) {}

    /**
     * The weights after one sweep.
     *
     * @param columns d columns of n numbers, d and n at least 1; not modified
     * @param targets n numbers; not modified
     * @param weights the d weights before the sweep; not modified
     * @param penalty λ, above 0
     */
    public static double[] sweep(double[][] columns, double[] targets, double[] weights, double penalty) {
        // begin solution: set each weight by soft thresholding, and keep the residuals up to date
        int n = targets.length;
        double[] next = weights.clone();
        double[] residuals = residuals(columns, targets, weights);
        for (int j = 0; j < next.length; j++) {
            double[] x = columns[j];
            double squares = dot(x, x);
            double pull = dot(x, residuals) + squares * next[j];
            double size = Math.max(Math.abs(pull) - n * penalty, 0);
            double best = squares == 0 ? 0 : Math.signum(pull) * size / squares;
            for (int i = 0; i < n; i++) {
                residuals[i] += (next[j] - best) * x[i];
            }
            next[j] = best;
        }
        return next;
        // end solution
    }

    /** The gap P − D at these weights; the arguments are those of {@link #sweep}. */
    public static double gap(double[][] columns, double[] targets, double[] weights, double penalty) {
        // begin solution: the objective at these weights less the floor that the scaled residuals give
        int n = targets.length;
        double[] r = residuals(columns, targets, weights);
        double strongest = Arrays.stream(columns)
                .mapToDouble(x -> Math.abs(dot(x, r)))
                .max()
                .orElseThrow();
        double s = Math.min(1, n * penalty / strongest); // nothing pulls: min(1, ∞)
        double charge = penalty * Arrays.stream(weights).map(Math::abs).sum();
        double objective = dot(r, r) / (2 * n) + charge;
        double floor = (s * dot(r, targets) - s * s * dot(r, r) / 2) / n;
        return Math.max(0, objective - floor);
        // end solution
    }

    /**
     * Starts with every weight at 0 and sweeps, at least once, until the gap after a sweep is at most the tolerance or the sweeps are
     * used up.
     *
     * @param tolerance the gap that is small enough, at least 0
     * @param maxSweeps how many sweeps may be made, at least 1
     */
    public static Fit fit(double[][] columns, double[] targets, double penalty, double tolerance, int maxSweeps) {
        // begin solution: sweep, measure the gap, and say how it ended
        double[] weights = new double[columns.length];
        boolean converged = false;
        int sweeps = 0;
        while (!converged && sweeps < maxSweeps) {
            weights = sweep(columns, targets, weights, penalty);
            sweeps++;
            converged = gap(columns, targets, weights, penalty) <= tolerance;
        }
        List<Double> found = new ArrayList<>();
        for (double weight : weights) {
            found.add(weight);
        }
        return new Fit(found, sweeps, converged);
        // end solution
    }

    /** The residuals y − Σ wⱼ·columns[j]. */
    private static double[] residuals(double[][] columns, double[] targets, double[] weights) {
        double[] residuals = targets.clone();
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < residuals.length; i++) {
                residuals[i] -= weights[j] * columns[j][i];
            }
        }
        return residuals;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
