package gradus.workbook.fundamentals.probability;

import java.util.Arrays;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;

/** Keeps the draws, and passes over them twice. */
public final class SimulatedMean {
    public record Result(double mean, double standardError) {}

    private SimulatedMean() {}

    public static Result of(DoubleSupplier draw, int n) {
        if (n <= 1) {
            throw new IllegalArgumentException("too few draws: " + n);
        }
        double[] draws = DoubleStream.generate(draw).limit(n).toArray();
        if (Arrays.stream(draws).anyMatch(x -> Double.isNaN(x - x))) {
            throw new IllegalArgumentException("draws must be finite");
        }
        double mean = Arrays.stream(draws).sum() / n;
        double variance = Arrays.stream(draws).map(x -> Math.pow(x - mean, 2)).sum() / (n - 1);
        return new Result(mean, Math.sqrt(variance) / Math.sqrt(n));
    }

    public static long drawsFor(Result sofar, int n, double wanted) {
        if (n < 2 || !(wanted > 0 && wanted <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("n or wanted");
        }
        double deviation = sofar.standardError() * Math.sqrt(n);
        double draws = Math.ceil(Math.pow(deviation / wanted, 2));
        return draws < 2 ? 2 : (long) draws;
    }

    public static double boundIfNever(long n) {
        if (n <= 0) {
            throw new IllegalArgumentException("n");
        }
        return n == 1 ? 0.95 : -Math.expm1(-Math.log(20) / n);
    }
}
