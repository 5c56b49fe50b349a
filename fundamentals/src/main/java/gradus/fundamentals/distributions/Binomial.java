package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * How many of n independent trials succeed, each with the same probability: {@code P(k) = n! / (k! (n − k)!) pᵏ (1 − p)ⁿ⁻ᵏ}. Its bounds are
 * those of {@link IncompleteBeta}: up to 1e8 trials.
 *
 * @param trials n, at least 0
 * @param probability p, of one success, in [0, 1]
 */
public record Binomial(long trials, double probability) implements Discrete {
    /** Refuses a negative number of trials and a probability outside [0, 1]. */
    public Binomial {
        Require.atLeast("trials", trials, 0);
        Require.between("probability", probability, 0, 1);
    }

    @Override
    public double logPmf(long k) {
        double failures = trials - k;
        if (k < 0 || failures < 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (k == 0 || failures == 0) { // also where the probability is 0 or 1
            return times(k, Math.log(probability)) + times(failures, Math.log1p(-probability));
        }
        double ways = Math.log(trials) - Math.log(k) - Math.log(failures);
        return Stirling.logBetaPower(k, failures, probability, 1 - probability) + ways;
    }

    private static double times(double count, double log) {
        return count == 0 ? 0 : count * log; // 0 · −∞ is NaN, but 0⁰ is 1
    }

    @Override
    public double cdf(long k) {
        if (k < 0 || k >= trials) {
            return k < 0 ? 0 : 1;
        }
        return IncompleteBeta.of(trials - k, k + 1.0, 1 - probability, probability);
    }

    @Override
    public double survival(long k) {
        if (k < 0 || k >= trials) {
            return k < 0 ? 1 : 0;
        }
        return IncompleteBeta.of(k + 1.0, trials - k, probability, 1 - probability);
    }

    @Override
    public long quantile(double p) {
        Require.between("p", p, 0, 1);
        return p == 1 ? trials : Inversion.first(k -> cdf(k) >= p, trials);
    }

    @Override
    public long upperQuantile(double p) {
        Require.between("p", p, 0, 1);
        return p == 0 ? trials : Inversion.first(k -> survival(k) <= p, trials);
    }
}
