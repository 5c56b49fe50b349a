package gradus.classicalml.regularisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayList;
import java.util.List;

/**
 * Least squares with a penalty on the sizes of the weights, which sets some of them to exactly 0: the intercept b and the weights
 * w that make
 *
 * <pre>{@code (1/2n) Σ(yᵢ − b − w·xᵢ)² + λ (ρ Σ|wⱼ| + (1 − ρ)/2 Σwⱼ²)}</pre>
 *
 * smallest (Zou and Hastie 2005, J. R. Statist. Soc. B 67:301), by coordinate descent (Friedman, Hastie and Tibshirani 2010, J.
 * Statist. Softw. 33(1)). With ρ = 1 it is the lasso (Tibshirani 1996). The intercept is not penalised; the features are taken in
 * the units in which they come, so standardise them first. scikit-learn's {@code Lasso} and {@code ElasticNet} minimise the same;
 * R's glmnet does so too, but for features and targets that it has divided by their standard deviations.
 *
 * @param penalty λ, above 0
 * @param l1Share ρ, the share of the penalty that goes by size and not by square, above 0 and at most 1 (for 0, see {@link Ridge})
 * @param maxSweeps how often each weight may be set, at least 1
 * @param tolerance the fitting has converged when the duality gap is at most this share of the objective of no weights at all;
 *     above 0
 */
public record ElasticNet(double penalty, double l1Share, int maxSweeps, double tolerance) {
    private static final int MAX_SWEEPS = 100_000;
    private static final double TOLERANCE = 1e-10;

    /**
     * Checks the settings.
     *
     * @throws IllegalArgumentException if one is out of its range
     */
    public ElasticNet {
        Require.above("penalty", penalty, 0);
        Require.that(
                l1Share > 0 && l1Share <= 1,
                "l1Share must be above 0 and at most 1 (for 0, take Ridge), but was " + l1Share);
        Require.atLeast("maxSweeps", maxSweeps, 1);
        Require.above("tolerance", tolerance, 0);
    }

    /** An elastic net that is fitted to ten digits of its objective, in at most 100,000 sweeps. */
    public static ElasticNet of(double penalty, double l1Share) {
        return new ElasticNet(penalty, l1Share, MAX_SWEEPS, TOLERANCE);
    }

    /** The lasso: the whole penalty goes by size. */
    public static ElasticNet lasso(double penalty) {
        return of(penalty, 1);
    }

    /**
     * Fits a model, in about 4nd operations a sweep, starting with every weight at 0.
     *
     * @param X one row per case, one column per feature (n × d), at least one row; finite
     * @param y the n targets, finite; not modified
     * @return the model, and whether the fitting converged or was stopped
     * @throws IllegalArgumentException if an argument is null or not finite, or the sizes do not fit
     */
    public NetFit fit(Matrix X, double[] y) {
        CentredRows rows = CentredRows.of(X, y);
        return new CoordinateDescent(rows).run(this);
    }

    /**
     * Fits one model after another, each starting where the one before ended: from a large penalty to a small one that is far
     * cheaper than to start each at 0.
     *
     * @param penalties each above 0, best in descending order; {@link #penalty} is not used
     * @return one fit for each penalty
     */
    public List<NetFit> path(Matrix X, double[] y, double... penalties) {
        Require.sample("penalties", penalties, 1);
        CoordinateDescent descent = new CoordinateDescent(CentredRows.of(X, y));
        List<NetFit> fits = new ArrayList<>();
        for (double each : penalties) {
            fits.add(descent.run(new ElasticNet(each, l1Share, maxSweeps, tolerance)));
        }
        return fits;
    }

    /**
     * The smallest penalty at which every weight is 0: max |xⱼ·y| / (nρ), on centred columns. A path begins here.
     *
     * @return 0 if no feature or the target does not vary
     */
    public static double largestPenalty(Matrix X, double[] y, double l1Share) {
        Require.that(l1Share > 0 && l1Share <= 1, "l1Share must be above 0 and at most 1, but was " + l1Share);
        CentredRows rows = CentredRows.of(X, y);
        double largest = 0;
        for (double[] column : rows.columns) {
            largest = Math.max(largest, Math.abs(Vectors.dot(column, rows.y)));
        }
        return largest / (rows.rows() * l1Share);
    }

    /**
     * Penalties that fall by equal factors, as a path takes them.
     *
     * @param largest the first, above 0
     * @param ratio the last divided by the first, strictly between 0 and 1
     * @param count how many, at least 2
     */
    public static double[] penalties(double largest, double ratio, int count) {
        Require.above("largest", largest, 0);
        Require.strictlyBetween("ratio", ratio, 0, 1);
        Require.atLeast("count", count, 2);
        double[] penalties = new double[count];
        for (int k = 0; k < count; k++) {
            penalties[k] = largest * Math.pow(ratio, (double) k / (count - 1));
        }
        return penalties;
    }

    /** What is charged for these weights: λ (ρ Σ|wⱼ| + (1 − ρ)/2 Σwⱼ²). */
    double charge(double[] weights) {
        double sizes = 0;
        for (double w : weights) {
            sizes += Math.abs(w);
        }
        return penalty * (l1Share * sizes + (1 - l1Share) / 2 * Vectors.dot(weights, weights));
    }
}
