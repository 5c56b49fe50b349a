package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.descriptive.Quantile;
import gradus.fundamentals.distributions.Normal;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * The bootstrap (Efron 1979; Efron and Tibshirani 1993, chapters 6, 13, 14): the sample stands for the population, and samples drawn from it with
 * replacement show how far a statistic strays. It needs no formula for the statistic, and cannot show what the sample has missed.
 */
public final class Bootstrap {
    private static final Normal NORMAL = new Normal(0, 1);

    private final double estimate;
    private final double[] leftOut; // the statistic without each value in turn
    private final double[] replicates;

    private Bootstrap(double[] sample, ToDoubleFunction<double[]> statistic, double[] replicates) {
        this.estimate = Require.finite("the statistic of the sample", statistic.applyAsDouble(sample.clone()));
        this.replicates = Require.finite("replicates", replicates);
        this.leftOut = new double[sample.length];
        for (int i = 0; i < sample.length; i++) {
            leftOut[i] = statistic.applyAsDouble(without(sample, i));
        }
    }

    /**
     * Draws resamples of the sample's size.
     *
     * @param sample at least 2 finite numbers
     * @param statistic a finite number of any sample; it may change the array that it gets
     * @param resamples at least 1; a thousand for a standard error, several thousand for an interval
     * @param seed decides the draws
     */
    public static Bootstrap of(double[] sample, ToDoubleFunction<double[]> statistic, int resamples, long seed) {
        Require.sample("sample", sample, 2);
        Require.given("statistic", statistic);
        Require.atLeast("resamples", resamples, 1);
        SplittableRandom random = new SplittableRandom(seed);
        double[] replicates = new double[resamples];
        for (int b = 0; b < resamples; b++) {
            double[] resample = new double[sample.length];
            for (int i = 0; i < resample.length; i++) {
                resample[i] = sample[random.nextInt(sample.length)];
            }
            replicates[b] = statistic.applyAsDouble(resample);
        }
        return new Bootstrap(sample, statistic, replicates);
    }

    /**
     * Takes resamples that were drawn elsewhere.
     *
     * @param rows for each resample as many places in the sample, counted from 0, as it has values
     */
    public static Bootstrap drawn(double[] sample, ToDoubleFunction<double[]> statistic, int[][] rows) {
        Require.sample("sample", sample, 2);
        Require.given("statistic", statistic);
        Require.given("rows", rows);
        Require.atLeast("the number of rows", rows.length, 1);
        double[] replicates = new double[rows.length];
        for (int b = 0; b < rows.length; b++) {
            Require.size("rows[" + b + "]", rows[b].length, sample.length, "one for each value of the sample");
            replicates[b] = statistic.applyAsDouble(
                    Arrays.stream(rows[b]).mapToDouble(i -> sample[i]).toArray());
        }
        return new Bootstrap(sample, statistic, replicates);
    }

    /** The statistic of each resample, in the order of drawing. */
    public double[] replicates() {
        return replicates.clone();
    }

    /** How far the replicates spread: the standard error of the statistic, in its unit. At least 2 resamples. */
    public double standardError() {
        Require.atLeast("resamples", replicates.length, 2);
        return Descriptive.standardDeviation(replicates);
    }

    /** The middle share of the replicates (quantiles of type 7, as R's and NumPy's default). */
    public Interval percentile(double confidence) {
        Require.strictlyBetween("confidence", confidence, 0, 1);
        return between((1 - confidence) / 2, (1 + confidence) / 2, confidence);
    }

    /**
     * Bias-corrected and accelerated (Efron 1987, JASA 82:171–185): the percentiles are moved for an estimate that is not in the middle
     * of its replicates, and for a spread that grows with the estimate.
     *
     * @throws IllegalStateException if all replicates lie on one side of the estimate
     */
    public Interval bca(double confidence) {
        Require.strictlyBetween("confidence", confidence, 0, 1);
        double bias = NORMAL.quantile(shareBelow());
        if (Double.isInfinite(bias)) {
            throw new IllegalStateException("replicates must lie on both sides of the estimate " + estimate
                    + " for a corrected interval, but all were on one: draw more, or take another statistic");
        }
        double z = NORMAL.upperQuantile((1 - confidence) / 2);
        return between(moved(bias, bias - z), moved(bias, bias + z), confidence);
    }

    private double moved(double bias, double z) {
        return NORMAL.cdf(bias + z / (1 - acceleration() * z));
    }

    /** The share of the replicates below the estimate; those equal to it, but for rounding, count half. */
    private double shareBelow() {
        double rounding = 1e-12 * Arrays.stream(replicates).map(Math::abs).max().orElse(0);
        double below = 0;
        for (double replicate : replicates) {
            below += Math.abs(replicate - estimate) <= rounding ? 0.5 : replicate < estimate ? 1 : 0;
        }
        return below / replicates.length;
    }

    /** A sixth of the skewness of the statistic as each value in turn is left out; 0 where it never moves. */
    private double acceleration() {
        double mean = Descriptive.mean(leftOut);
        double squares = 0;
        double cubes = 0;
        for (double value : leftOut) {
            double distance = mean - value;
            squares += distance * distance;
            cubes += distance * distance * distance;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }

    private Interval between(double low, double high, double confidence) {
        return new Interval(
                estimate, Quantile.TYPE_7.of(replicates, low), Quantile.TYPE_7.of(replicates, high), confidence);
    }

    private static double[] without(double[] sample, int left) {
        double[] rest = new double[sample.length - 1];
        System.arraycopy(sample, 0, rest, 0, left);
        System.arraycopy(sample, left + 1, rest, left, rest.length - left);
        return rest;
    }
}
