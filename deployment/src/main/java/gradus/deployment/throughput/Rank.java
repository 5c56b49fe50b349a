package gradus.deployment.throughput;

import gradus.fundamentals.numbers.Counts;

/** Which of n sorted values is a quantile. */
final class Rank {
    private Rank() {}

    /**
     * ⌈p · n⌉, counted from 1, and 1 for p = 0: the first value that a fraction p of all do not exceed. The product in floating point may lie
     * above the whole number that is meant (0.07 · 100 is 7.000000000000001), and would name the next value.
     *
     * @param p from 0 to 1
     * @param n at least 1
     */
    static long of(double p, long n) {
        long rank = (long) Math.ceil(Counts.snap(p * n, n));
        return Math.min(n, Math.max(1, rank));
    }
}
