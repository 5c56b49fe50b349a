package gradus.fundamentals.inference;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/**
 * Fisher's exact test of a 2 × 2 table (Fisher 1934): the permutation test of two groups of noughts and ones, all shuffles counted
 * instead of made. With the sums of rows and columns fixed, one cell decides the table; given true odds ratio ω, it holds k with a
 * probability proportional to {@code C(r, k) C(n − r, c − k) ωᵏ}.
 */
public final class FisherExact {
    private static final double EQUALLY_LIKELY = 1 + 1e-7; // as R: what differs by rounding is equally likely

    private final long least; // the smallest count that the first cell can hold
    private final double[] logWeights; // of least, least + 1, …; up to a constant
    private final int seen;

    private FisherExact(long least, double[] logWeights, int seen) {
        this.least = least;
        this.logWeights = logWeights;
        this.seen = seen;
    }

    /**
     * Are rows and columns independent?
     *
     * @param table 2 × 2 counts, no row or column of which adds up to 0; the first cell can take at most 10 million values
     * @param confidence of the interval for the odds ratio {@code (a/b) / (c/d)}, strictly between 0 and 1
     * @return the odds ratio of greatest likelihood as statistic; a p-value that adds up all tables at most as likely as this one
     */
    public static TestResult test(long[][] table, double confidence) {
        Contingency.of(table);
        Require.size("table", table.length, 2, "Fisher's test is of 2 rows");
        Require.size("table[0]", table[0].length, 2, "Fisher's test is of 2 columns");
        Require.strictlyBetween("confidence", confidence, 0, 1);
        FisherExact exact = of(table[0][0], table[0][1], table[1][0], table[1][1]);
        Interval interval = exact.interval(confidence);
        return TestResult.of(
                "Fisher's exact",
                interval.estimate(),
                exact.pValue(),
                interval,
                "cases counted once each, independently; at any size");
    }

    private static FisherExact of(long a, long b, long c, long d) {
        long least = Math.max(0, a - d);
        long most = a + Math.min(b, c);
        Require.between("most − least of the first cell", most - least, 1, 10_000_000, "what can be enumerated");
        double[] logWeights = new double[(int) (most - least) + 1];
        for (int i = 1; i < logWeights.length; i++) {
            double k = least + i;
            logWeights[i] = logWeights[i - 1] + Math.log((a + b - k + 1) / k * ((a + c - k + 1) / (d - a + k)));
        }
        return new FisherExact(least, logWeights, (int) (a - least));
    }

    /** The probability of each count of the first cell, if the logarithm of the odds ratio is this. */
    private double[] probabilities(double logOdds) {
        double[] p = new double[logWeights.length];
        double top = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < p.length; i++) {
            p[i] = logWeights[i] + i * logOdds;
            top = Math.max(top, p[i]);
        }
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            p[i] = Math.exp(p[i] - top);
            sum += p[i];
        }
        for (int i = 0; i < p.length; i++) {
            p[i] /= sum;
        }
        return p;
    }

    private double pValue() {
        double[] p = probabilities(0);
        return Arrays.stream(p).filter(each -> each <= p[seen] * EQUALLY_LIKELY).sum();
    }

    /** The expected place of the count among {@link #logWeights}. */
    private double mean(double logOdds) {
        double[] p = probabilities(logOdds);
        double mean = 0;
        for (int i = 0; i < p.length; i++) {
            mean += i * p[i];
        }
        return mean;
    }

    /**
     * At the estimate the expected count is the one seen. At the low end a cell at least as large has the probability tail, at the high
     * end one at most as large.
     */
    private Interval interval(double confidence) {
        double tail = (1 - confidence) / 2;
        int last = logWeights.length - 1;
        double high = seen == last ? Double.POSITIVE_INFINITY : root(odds -> tail - sum(odds, 0, seen + 1));
        double low = seen == 0 ? 0 : root(odds -> sum(odds, seen, last + 1) - tail);
        double estimate = seen == 0 || seen == last ? (seen == 0 ? low : high) : root(odds -> mean(odds) - seen);
        return new Interval(estimate, low, high, confidence);
    }

    private double sum(double logOdds, int from, int to) {
        return Arrays.stream(probabilities(logOdds), from, to).sum();
    }

    /** The odds ratio at which a function that rises with its logarithm is 0, by bisection to the last digit. */
    private static double root(DoubleUnaryOperator rising) {
        double low = -700;
        double high = 700;
        double middle = 0;
        while (low < middle && middle < high) {
            if (rising.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
            middle = low + (high - low) / 2;
        }
        return Math.exp(middle);
    }
}
