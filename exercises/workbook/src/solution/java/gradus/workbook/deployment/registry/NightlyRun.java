package gradus.workbook.deployment.registry;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A job that trains a linear model every night, by stochastic gradient descent. It is recorded with its data and its seed, and still no run
 * can be repeated: each time the file is another. Find out why, and mend it. There are four reasons.
 *
 * <ul>
 *   <li>The same features, targets and seed give the same file, to the last letter, whoever asks and how often. Another seed gives other weights.
 *   <li>{@link Workers} run tasks in any order and on any threads. The file must not show which.
 *   <li>The file's lines are {@code seed S}, {@code bias B}, and for each feature, in the order of the list, its name, a blank, and its weight. Nothing else.
 *       Numbers are written by Java, as when a number is joined to a text.
 *   <li>The run's {@code at} is what the clock says.
 *   <li>The model is as good as before: each epoch goes over every row once, in a new random order. Features and targets stay as they are.
 * </ul>
 *
 * <p>The bias is the mean of the targets, and features have a mean of 0. There are at least one feature and one row; names differ; each feature has as many values as there are targets.
 *
 * @see <a href="../../../../../../../../../deployment/docs/registry.md">deployment/docs/registry.md</a>
 */
public final class NightlyRun {
    /** A column. Two features are the same only if they are one object. */
    public static final class Feature {
        private final String name;
        private final double[] values;

        public Feature(String name, double... values) {
            this.name = name;
            this.values = values;
        }
    }

    /** Does tasks, and returns when all are done. */
    public interface Workers {
        void run(List<Runnable> tasks);
    }

    /** What a run gives. */
    public record Run(String file, Instant at) {}

    private static final int EPOCHS = 60;
    private static final int PARTS = 4;

    private NightlyRun() {}

    /** Trains. */
    public static Run train(List<Feature> features, double[] targets, long seed, Workers workers, Clock clock) {
        double bias = sum(targets, workers) / targets.length;
        Map<Feature, Double> weights = new HashMap<>();
        features.forEach(feature -> weights.put(feature, 0.0));
        Random random = random(seed);
        for (int epoch = 0; epoch < EPOCHS; epoch++) {
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, targets.length).boxed().toList());
            Collections.shuffle(order, random);
            for (int row : order) {
                double error = bias - targets[row];
                for (Feature feature : features) {
                    error += weights.get(feature) * feature.values[row];
                }
                for (Feature feature : features) {
                    weights.merge(feature, -0.05 * error * feature.values[row], Double::sum);
                }
            }
        }
        return new Run(file(features, weights, bias, seed, clock), clock.instant());
    }

    private static Random random(long seed) {
        // begin solution: what decides the order of the rows?
        return new Random(seed);
        // instead of
        // return new Random();
        // end solution
    }

    /** The sum, of which each worker does a part. */
    private static double sum(double[] values, Workers workers) {
        // begin solution: in which order are the parts added?
        double[] sums = new double[PARTS];
        List<Runnable> tasks = new ArrayList<>();
        for (int part = 0; part < PARTS; part++) {
            int first = part;
            tasks.add(() -> {
                for (int i = first; i < values.length; i += PARTS) {
                    sums[first] += values[i];
                }
            });
        }
        workers.run(tasks);
        double total = 0;
        for (double sum : sums) {
            total += sum;
        }
        return total;
        // instead of
        // java.util.concurrent.atomic.DoubleAdder total = new java.util.concurrent.atomic.DoubleAdder();
        // List<Runnable> tasks = new ArrayList<>();
        // for (int part = 0; part < PARTS; part++) {
        //     int first = part;
        //     tasks.add(() -> {
        //         for (int i = first; i < values.length; i += PARTS) {
        //             total.add(values[i]);
        //         }
        //     });
        // }
        // workers.run(tasks);
        // return total.sum();
        // end solution
    }

    private static String file(
            List<Feature> features, Map<Feature, Double> weights, double bias, long seed, Clock clock) {
        // begin solution: what is in the file, and in which order?
        StringBuilder file = new StringBuilder("seed " + seed + "\nbias " + bias + "\n");
        for (Feature feature : features) {
            file.append(feature.name + " " + weights.get(feature) + "\n");
        }
        return file.toString();
        // instead of
        // StringBuilder file = new StringBuilder("seed " + seed + "\nbias " + bias + "\n");
        // weights.forEach((feature, weight) -> file.append(feature.name + " " + weight + "\n"));
        // return file.append("trained at " + clock.instant() + "\n").toString();
        // end solution
    }
}
