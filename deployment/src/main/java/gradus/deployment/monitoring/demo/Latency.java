package gradus.deployment.monitoring.demo;

import gradus.deployment.monitoring.Buckets;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Quantile;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Two busy instances and a slow one that few requests reach: how long does the slowest hundredth wait? */
final class Latency {
    private static final double[] COARSE = {5, 10, 25, 50, 100};
    private static final double[] FINE = Buckets.growing(1, 10_000, 1.1);

    private Latency() {}

    static List<double[]> instances() {
        SplittableRandom random = new SplittableRandom(2);
        return List.of(times(10_000, 4, random), times(10_000, 4, random), times(200, 40, random));
    }

    private static double[] times(int requests, double quickest, SplittableRandom random) {
        return random.doubles(requests).map(u -> quickest / (1.02 - u)).toArray();
    }

    static double exact() {
        return Quantile.TYPE_1.of(
                instances().stream().flatMapToDouble(DoubleStream::of).toArray(), 0.99);
    }

    static double averaged() {
        return instances().stream()
                .mapToDouble(times -> Quantile.TYPE_1.of(times, 0.99))
                .average()
                .orElseThrow();
    }

    static Buckets.Estimate merged(double[] bounds) {
        return instances().stream()
                .map(times -> Buckets.count(bounds, times))
                .reduce(Buckets::plus)
                .orElseThrow()
                .quantile(0.99);
    }

    static Buckets.Estimate coarse() {
        return merged(COARSE);
    }

    static Buckets.Estimate fine() {
        return merged(FINE);
    }

    static void p99(Lines lines) {
        lines.print("p99 of all requests, by sorting them        %6.1f ms", exact());
        lines.print("mean of the three instances' p99            %6.1f ms", averaged());
        lines.print("buckets up to 100 ms, added up              above %.0f ms, nobody knows", coarse().low());
        Buckets.Estimate fine = fine();
        lines.print(
                "buckets that grow by a tenth, added up      %6.1f ms, between %.1f and %.1f",
                fine.value(), fine.low(), fine.high());
    }
}
