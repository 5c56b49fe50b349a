package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;
import java.util.Arrays;

/**
 * The points of a Q–Q plot: each number of a sample, in ascending order, beside the number that a distribution puts in its place. If the
 * sample was drawn from the distribution they lie near the line y = x.
 */
public final class QuantilePlot {
    private final double[] expected;
    private final double[] observed;

    private QuantilePlot(double[] expected, double[] observed) {
        this.expected = expected;
        this.observed = observed;
    }

    /**
     * Compares a sample with a distribution. The i-th of n numbers stands for the middle of its slice of probability, (i − ½) / n.
     *
     * @param sample at least one number; not modified
     * @throws IllegalArgumentException if the sample is empty, or holds a number that is not finite
     */
    public static QuantilePlot of(Continuous distribution, double[] sample) {
        Require.given("distribution", distribution);
        double[] observed = Require.sample("sample", sample, 1).clone();
        Arrays.sort(observed);
        double[] expected = new double[observed.length];
        for (int i = 0; i < expected.length; i++) {
            expected[i] = distribution.quantile((i + 0.5) / expected.length);
        }
        return new QuantilePlot(expected, observed);
    }

    /** The quantiles of the distribution, ascending. */
    public double[] expected() {
        return expected.clone();
    }

    /** The sample, ascending. */
    public double[] observed() {
        return observed.clone();
    }
}
