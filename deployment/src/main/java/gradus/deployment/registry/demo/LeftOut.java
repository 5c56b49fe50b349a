package gradus.deployment.registry.demo;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.deployment.packaging.Sha256;
import gradus.fundamentals.demo.Lines;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Five small trainings, of which only one is decided by what its record says: weight from height, by stochastic gradient descent. */
final class LeftOut {
    private static final int SEED = 7;
    private static final int THREADS = 8;

    /** A line through the data, and the bytes of its file. */
    record Trained(double slope, double bias, byte[] file) {}

    private final double[] heights;
    private final double[] weights;

    LeftOut() {
        var people = DataSets.BODY_DIMS.table();
        heights = Arrays.stream(Numbers.vector(people, "height_cm"))
                .map(height -> (height - 171) / 10)
                .toArray();
        weights = Numbers.vector(people, "weight_kg");
    }

    void repeated(Lines lines) {
        lines.print("%-34s  %-10s  %s", "left out of the record", "same bytes", "same weight for 180 cm");
        trainings().forEach((left, training) -> {
            Trained first = training.get();
            Trained second = training.get();
            double apart = Math.abs(at180(first) - at180(second));
            lines.print(
                    "%-34s  %-10s  %s",
                    left,
                    Arrays.equals(first.file, second.file) ? "yes" : "no",
                    apart == 0 ? "yes" : apart < 1e-9 ? "but for the last digits" : "no");
        });
    }

    private static double at180(Trained trained) {
        return trained.bias + 0.9 * trained.slope;
    }

    /** Each training, by what its record leaves out. */
    Map<String, Supplier<Trained>> trainings() {
        int[] calls = {0};
        Map<String, Supplier<Trained>> trainings = new LinkedHashMap<>();
        trainings.put("nothing", () -> descend(shuffled(SEED), ""));
        trainings.put("the seed: taken from the clock", () -> descend(shuffled(System.nanoTime()), ""));
        trainings.put("which of eight threads ends first", () -> threads(calls[0]++));
        trainings.put(
                "the time, which is in the file", () -> descend(shuffled(SEED), "trained at " + System.nanoTime()));
        trainings.put("the order of a HashMap of objects", () -> descend(hashed(), ""));
        return trainings;
    }

    private int[] shuffled(long seed) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, heights.length).boxed().toList());
        Collections.shuffle(order, new Random(seed));
        return order.stream().mapToInt(i -> i).toArray();
    }

    /** People as keys that have no hashCode of their own: the order is that of numbers drawn at their first use. */
    private int[] hashed() {
        Map<Object, Integer> people = new HashMap<>();
        for (int i = 0; i < heights.length; i++) {
            people.put(new double[] {heights[i]}, i);
        }
        return people.values().stream().mapToInt(i -> i).toArray();
    }

    private Trained descend(int[] order, String note) {
        double slope = 0;
        double bias = 0;
        for (int i : order) {
            double error = bias + slope * heights[i] - weights[i];
            slope -= 0.05 * error * heights[i];
            bias -= 0.05 * error;
        }
        return trained(slope, bias, note);
    }

    /** Least squares from eight partial sums, added in the order in which they come: played, by turning it round every other time. */
    private Trained threads(int call) {
        double[] total = new double[4];
        for (int t = 0; t < THREADS; t++) {
            double[] part = part(call % 2 == 0 ? t : THREADS - 1 - t);
            for (int k = 0; k < total.length; k++) {
                total[k] += part[k];
            }
        }
        int n = heights.length;
        double slope = (n * total[3] - total[0] * total[1]) / (n * total[2] - total[0] * total[0]);
        return trained(slope, (total[1] - slope * total[0]) / n, "");
    }

    /** The sums of x, y, x² and xy over every eighth person. */
    private double[] part(int thread) {
        double[] sums = new double[4];
        for (int i = thread; i < heights.length; i += THREADS) {
            sums[0] += heights[i];
            sums[1] += weights[i];
            sums[2] += heights[i] * heights[i];
            sums[3] += heights[i] * weights[i];
        }
        return sums;
    }

    private static Trained trained(double slope, double bias, String note) {
        byte[] text = note.getBytes(StandardCharsets.UTF_8);
        byte[] file = ByteBuffer.allocate(16 + text.length)
                .putDouble(slope)
                .putDouble(bias)
                .put(text)
                .array();
        return new Trained(slope, bias, file);
    }

    /** The hash of the training that leaves nothing out. */
    String hash() {
        return Sha256.hex(descend(shuffled(SEED), "").file);
    }
}
