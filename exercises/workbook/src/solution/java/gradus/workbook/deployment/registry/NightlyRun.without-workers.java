import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** One sum, in the order of the rows, by one task. */
public final class NightlyRun {
    private static Random random(long seed) {
        // begin solution: what decides the order of the rows?
        return new Random(31 * seed + 1);
        // end solution
    }

    private static double sum(double[] values, Workers workers) {
        // begin solution: in which order are the parts added?
        double[] total = {0};
        workers.run(List.of(() -> IntStream.range(0, values.length).forEach(i -> total[0] += values[i])));
        return total[0];
        // end solution
    }

    private static String file(
            List<Feature> features, Map<Feature, Double> weights, double bias, long seed, Clock clock) {
        // begin solution: what is in the file, and in which order?
        return "seed " + seed + "\nbias " + bias + "\n"
                + features.stream()
                        .map(feature -> feature.name + " " + weights.get(feature) + "\n")
                        .collect(Collectors.joining());
        // end solution
    }
}
