package gradus.workbook.fundamentals.probability;

import java.util.function.DoubleSupplier;

/** Sums of what lies beside the first draw. */
public final class SimulatedMean {
    public record Result(double mean, double standardError) {}

    private SimulatedMean() {}

    public static Result of(DoubleSupplier draw, int n) {
        if (n < 2) {
            throw new IllegalArgumentException("n");
        }
        double first = finite(draw.getAsDouble());
        double sum = 0;
        double squares = 0;
        for (int i = 1; i < n; i++) {
            double beside = finite(draw.getAsDouble()) - first;
            sum += beside;
            squares += beside * beside;
        }
        double variance = Math.max(0, squares - sum * sum / n) / (n - 1);
        return new Result(first + sum / n, Math.sqrt(variance / n));
    }

    private static double finite(double x) {
        if (Double.isNaN(x) || Double.isInfinite(x)) {
            throw new IllegalArgumentException("" + x);
        }
        return x;
    }

    public static long drawsFor(Result sofar, int n, double wanted) {
        if (n < 2) {
            throw new IllegalArgumentException("n");
        }
        if (!(wanted > 0) || Double.isInfinite(wanted)) {
            throw new IllegalArgumentException("wanted");
        }
        double draws = sofar.standardError() * sofar.standardError() * n / (wanted * wanted);
        return (long) Math.max(2, Math.ceil(draws));
    }

    public static double boundIfNever(long n) {
        if (n < 1) {
            throw new IllegalArgumentException("n");
        }
        double logMiss = Math.log(0.05) / n;
        return logMiss < -1e-3
                ? 1 - Math.exp(logMiss)
                : -(logMiss + logMiss * logMiss / 2 + Math.pow(logMiss, 3) / 6 + Math.pow(logMiss, 4) / 24);
    }
}
