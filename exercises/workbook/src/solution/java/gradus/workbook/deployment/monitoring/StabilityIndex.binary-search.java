import java.util.Arrays;
import java.util.stream.IntStream;

public final class StabilityIndex {
    public static StabilityIndex of(double[] reference, int bins) {
        // begin solution: the edges: sorted numbers, the places, no edge twice, none at the end
        double[] sorted = Arrays.stream(reference)
                .filter(value -> value == value)
                .sorted()
                .toArray();
        double[] edges = IntStream.range(1, bins)
                .mapToDouble(k -> sorted[(int) Math.ceil((double) k * sorted.length / bins) - 1] + 0.0)
                .filter(edge -> edge != sorted[sorted.length - 1])
                .distinct()
                .toArray();
        return new StabilityIndex(edges, reference);
        // end solution
    }

    private long[] counts(double[] values) {
        // begin solution: which bin holds a value? which holds NaN?
        long[] counts = new long[edges.length + 2];
        for (double value : values) {
            int place = Arrays.binarySearch(edges, value + 0.0);
            counts[Double.isNaN(value) ? counts.length - 1 : place < 0 ? -place - 1 : place]++;
        }
        return counts;
        // end solution
    }
}
