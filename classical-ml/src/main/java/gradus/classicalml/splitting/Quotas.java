package gradus.classicalml.splitting;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Shares out a total in proportion to sizes, in whole numbers: each size s<sub>i</sub> first gets the floor of its exact share
 * total · s<sub>i</sub> / Σs; what is left goes, one each, to the largest remainders. This is Hamilton's method of sharing out
 * seats.
 */
public final class Quotas {
    private Quotas() {}

    /**
     * The shares; of equal remainders, the first size is served first.
     *
     * @param sizes at least one, none negative, not all 0; not modified
     * @param total between 0 and the sum of the sizes
     * @throws IllegalArgumentException if the total is outside that range
     */
    public static int[] proportional(int[] sizes, int total) {
        return proportional(sizes, total, IntStream.range(0, sizes.length).toArray());
    }

    /**
     * The shares, moved by single rows until each class has a row inside its share and one outside.
     *
     * @param sizes each at least 2
     * @param total at least as many as there are sizes, and as many less than their sum
     * @param order the places of the sizes: of equal remainders, the place that stands first here is served first
     */
    static int[] onBothSides(int[] sizes, int total, int[] order) {
        int[] counts = proportional(sizes, total, order);
        double fraction = (double) total / Arrays.stream(sizes).asLongStream().sum();
        for (int c : order) {
            if (counts[c] == 0) {
                counts[furthest(order, i -> counts[i] > 1, i -> counts[i] - fraction * sizes[i])]--;
                counts[c]++;
            } else if (counts[c] == sizes[c]) {
                counts[furthest(order, i -> counts[i] < sizes[i] - 1, i -> fraction * sizes[i] - counts[i])]++;
                counts[c]--;
            }
        }
        return counts;
    }

    private static int furthest(int[] order, IntPredicate canSpare, IntToDoubleFunction distance) {
        return Arrays.stream(order)
                .filter(canSpare)
                .boxed()
                .max(Comparator.comparingDouble(distance::applyAsDouble))
                .orElseThrow();
    }

    private static int[] proportional(int[] sizes, int total, int[] order) {
        long sum = Arrays.stream(sizes).asLongStream().sum();
        Require.between("total", total, 0, sum, "the sum of the sizes");
        int[] counts = new int[sizes.length];
        long[] remainders = new long[sizes.length];
        for (int i = 0; i < sizes.length; i++) {
            counts[i] = (int) ((long) total * sizes[i] / sum);
            remainders[i] = (long) total * sizes[i] % sum;
        }
        Arrays.stream(order)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> -remainders[i])) // stable: equal ones stay in order
                .limit(total - Arrays.stream(counts).sum())
                .forEach(i -> counts[i]++);
        return counts;
    }
}
