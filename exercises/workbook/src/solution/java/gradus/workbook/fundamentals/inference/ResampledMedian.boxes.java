package gradus.workbook.fundamentals.inference;

import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Streams, another generator, and quantiles that are interpolated. */
public final class ResampledMedian {
    private ResampledMedian() {}

    public static double[] interval(double[] sample, double confidence, int resamples, long seed) {
        if (sample.length < 1
                || DoubleStream.of(sample).sum() != DoubleStream.of(sample).sum()) {
            throw new IllegalArgumentException("not a sample");
        }
        if (!(Math.abs(confidence - 0.5) < 0.5) || resamples <= 0) {
            throw new IllegalArgumentException("not a confidence, or no resamples");
        }
        Random random = new Random(seed);
        List<Double> medians = Stream.generate(
                        () -> middle(DoubleStream.generate(() -> sample[random.nextInt(sample.length)])
                                .limit(sample.length)
                                .sorted()
                                .boxed()
                                .toList()))
                .limit(resamples)
                .sorted()
                .toList();
        return new double[] {quantile(medians, 0.5 - confidence / 2), quantile(medians, 0.5 + confidence / 2)};
    }

    private static double middle(List<Double> sorted) {
        return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }

    private static double quantile(List<Double> sorted, double p) {
        double place = p * (sorted.size() - 1);
        int below = (int) place;
        double low = sorted.get(below);
        return low + (place - below) * (sorted.get(Math.min(below + 1, sorted.size() - 1)) - low);
    }
}
