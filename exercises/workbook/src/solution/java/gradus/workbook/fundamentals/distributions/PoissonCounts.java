package gradus.workbook.fundamentals.distributions;

/**
 * Where {@code rate} events are expected, the number that comes follows Poisson's distribution: {@code P(k) = rate^k e^-rate / k!} for k =
 * 0, 1, 2, …. Answer three questions about it.
 *
 * <ul>
 *   <li>Rates go up to 1000 and counts up to 2000: {@code rate^k}, {@code k!} and {@code e^-rate} leave the range of a double, the answers do
 *       not. An answer below 1e-300 may be anything from 0 to 1e-300.
 *   <li>All three are right to eight digits wherever they are above 1e-300, in both tails: with a rate of 2, more than 30 events have the
 *       probability 3.77e-26, and {@code 1 - cdf} is 0 there.
 *   <li>A negative count cannot happen: {@code pmf} and {@code cdf} are 0, and {@code survival} is 1.
 *   <li>A cdf or survival is never above 1.
 *   <li>A rate that is not a finite number above 0 is refused with an {@code IllegalArgumentException}, whatever the count.
 * </ul>
 *
 * Write the sums yourself, with what {@code Math} has; no library's distribution is needed.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/distributions.md">fundamentals/docs/distributions.md</a>
 */
public final class PoissonCounts {
    private PoissonCounts() {}

    /** The probability of exactly k events. */
    public static double pmf(int k, double rate) {
        // begin solution: refuse an invalid rate, then sum logarithms and take one exponential
        if (!(rate > 0) || rate == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("rate must be finite and above 0, but was " + rate);
        }
        if (k < 0) {
            return 0;
        }
        double log = -rate;
        for (int i = 1; i <= k; i++) {
            log += Math.log(rate / i); // ln rate^k − ln k!, a factor at a time
        }
        return Math.exp(log);
        // end solution
    }

    /** The probability of at most k events. */
    public static double cdf(int k, double rate) {
        // begin solution: the terms up to k, each from its neighbour
        if (k >= rate) {
            return 1 - survival(k, rate); // the smaller tail is summed, so nothing cancels
        }
        double term = pmf(k, rate);
        double sum = 0;
        for (int i = k; i >= 0; i--) {
            sum += term;
            term *= i / rate;
        }
        return Math.min(1, sum);
        // end solution
    }

    /** The probability of more than k events. */
    public static double survival(int k, double rate) {
        // begin solution: the terms beyond k where they are the smaller tail
        if (k < rate) {
            return 1 - cdf(k, rate);
        }
        double term = pmf(k, rate);
        double sum = 0;
        for (int i = k + 1; term > sum * 1e-17; i++) {
            term *= rate / i;
            sum += term;
        }
        return Math.min(1, sum);
        // end solution
    }
}
