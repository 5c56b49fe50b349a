package gradus.fundamentals.distributions;

import gradus.fundamentals.Require;

/**
 * The ratio of two independent mean squares, each of normal numbers of one variance: what an analysis of variance compares with.
 * {@code d₁ F / (d₁ F + d₂)} has the distribution {@link Beta} of d₁ / 2 and d₂ / 2.
 *
 * @param numeratorDegrees d₁, above 0
 * @param denominatorDegrees d₂, above 0
 */
public record FisherF(double numeratorDegrees, double denominatorDegrees) implements Continuous {
    /** Refuses degrees of freedom that are not finite and above 0. */
    public FisherF {
        Require.above("numeratorDegrees", numeratorDegrees, 0);
        Require.above("denominatorDegrees", denominatorDegrees, 0);
    }

    @Override
    public double logDensity(double x) {
        if (Quantiles.number(x) < 0 || x == Double.POSITIVE_INFINITY) {
            return Double.NEGATIVE_INFINITY;
        }
        double a = numeratorDegrees / 2;
        if (x == 0) {
            return a == 1 ? 0 : (1 - a) * Double.POSITIVE_INFINITY;
        }
        double odds = x * (numeratorDegrees / denominatorDegrees);
        return Stirling.logBetaPower(a, denominatorDegrees / 2, share(odds), share(1 / odds)) - Math.log(x);
    }

    @Override
    public double cdf(double x) {
        return beyond(numeratorDegrees, denominatorDegrees, Quantiles.number(x));
    }

    @Override
    public double survival(double x) {
        return beyond(denominatorDegrees, numeratorDegrees, 1 / Math.max(0, Quantiles.number(x)));
    }

    @Override
    public double quantile(double p) {
        return Quantiles.lower(this, 0, Double.POSITIVE_INFINITY, p);
    }

    @Override
    public double upperQuantile(double p) {
        return Quantiles.upper(this, 0, Double.POSITIVE_INFINITY, p);
    }

    /** P(F ≤ x); since 1 / F has the degrees of freedom swapped, it gives the other tail too. */
    private static double beyond(double first, double second, double x) {
        if (x <= 0) {
            return 0;
        }
        double odds = x * (first / second);
        return IncompleteBeta.of(first / 2, second / 2, share(odds), share(1 / odds));
    }

    /** odds / (1 + odds), for odds up to ∞. */
    private static double share(double odds) {
        return odds > 1 ? 1 / (1 + 1 / odds) : odds / (1 + odds);
    }
}
