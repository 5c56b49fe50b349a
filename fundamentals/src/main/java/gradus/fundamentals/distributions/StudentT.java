package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * A normal number divided by a standard deviation that was estimated: like the standard normal, with heavier tails (Student 1908).
 * With ν = 1 it is Cauchy's, whose quantile at 1e-300 is −3.2e299. Its bounds are those of {@link IncompleteBeta}: ν from 2e-4 to 2e8.
 *
 * @param degreesOfFreedom ν, whole or not, above 0
 */
public record StudentT(double degreesOfFreedom) implements Continuous {
    /** From here on the tail is its leading power. */
    private static final double FAR = 1e9;

    /** Refuses degrees of freedom that are not finite and above 0. */
    public StudentT {
        Require.above("degreesOfFreedom", degreesOfFreedom, 0);
    }

    @Override
    public double logDensity(double x) {
        double s = Math.abs(Quantiles.number(x)) / Math.sqrt(degreesOfFreedom);
        double logOfOnePlusSquare = s > FAR ? 2 * Math.log(s) : Math.log1p(s * s);
        double a = degreesOfFreedom / 2;
        double atZero = Stirling.error(a + 0.5) - Stirling.error(a) - a * Stirling.excess(0.5 / a);
        return atZero - Stirling.HALF_LOG_TWO_PI - (a + 0.5) * logOfOnePlusSquare;
    }

    @Override
    public double cdf(double x) {
        return Quantiles.number(x) <= 0 ? tail(-x) : 0.5 + middle(x);
    }

    @Override
    public double survival(double x) {
        return Quantiles.number(x) >= 0 ? tail(x) : 0.5 + middle(-x);
    }

    @Override
    public double quantile(double p) {
        Require.between("p", p, 0, 1);
        return p <= 0.5 ? 0 - distance(p) : distance(1 - p);
    }

    @Override
    public double upperQuantile(double p) {
        Require.between("p", p, 0, 1);
        return p <= 0.5 ? distance(p) : 0 - distance(1 - p);
    }

    /** P(T > t) for t ≥ 0: half of I(ν/(ν + t²); ν/2, ½). */
    private double tail(double t) {
        double a = degreesOfFreedom / 2;
        double s = t / Math.sqrt(degreesOfFreedom);
        if (s > FAR) {
            double logBeta = Stirling.logGamma(a) + Stirling.logGamma(0.5) - Stirling.logGamma(a + 0.5);
            return Math.exp(-2 * a * Math.log(s) - Math.log(a) - logBeta) / 2;
        }
        return IncompleteBeta.of(a, 0.5, 1 / (1 + s * s), squareShare(s)) / 2;
    }

    /** P(0 < T ≤ t): half of I(t²/(ν + t²); ½, ν/2), with digits for a small t too. */
    private double middle(double t) {
        double s = t / Math.sqrt(degreesOfFreedom);
        return s > FAR
                ? 0.5 - tail(t)
                : IncompleteBeta.of(0.5, degreesOfFreedom / 2, squareShare(s), 1 / (1 + s * s)) / 2;
    }

    private static double squareShare(double s) {
        return s > 1 ? 1 / (1 + 1 / (s * s)) : s * s / (1 + s * s);
    }

    /** The t ≥ 0 with a tail of p ≤ ½ beyond it. */
    private double distance(double p) {
        if (p == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return p < 0.25
                ? Quantiles.solve(this::tail, p, 0, Double.MAX_VALUE)
                : Quantiles.solve(this::middle, 0.5 - p, 0, Double.MAX_VALUE);
    }
}
