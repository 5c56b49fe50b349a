import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

public final class FleetLatency {
    public FleetLatency(double least, double most, double error) {
        // begin solution: how must bounds grow, so that each bucket is off by the same share?
        int steps = 0;
        double end = least;
        while (end < most) {
            end *= 1 + error;
            steps++;
        }
        bounds = DoubleStream.iterate(least, bound -> bound * (1 + error))
                .limit(steps + 1L)
                .toArray();
        // end solution
        counts = new long[bounds.length + 1];
    }

    public static double quantile(List<FleetLatency> fleet, int perMille) {
        // begin solution: what may be added up over instances? what is known above the last bound?
        int last = fleet.get(0).bounds.length;
        double[] upTo = new double[last + 1];
        for (int i = 0; i <= last; i++) {
            int end = i;
            upTo[i] = fleet.stream()
                    .mapToDouble(one -> IntStream.rangeClosed(0, end)
                            .mapToLong(k -> one.counts[k])
                            .sum())
                    .sum();
        }
        if (upTo[last] == 0) {
            return Double.NaN;
        }
        double rank = upTo[last] * perMille / 1000;
        int bucket = IntStream.rangeClosed(0, last)
                .filter(i -> upTo[i] >= rank && upTo[i] > 0)
                .findFirst()
                .getAsInt();
        if (bucket == last) {
            return Double.POSITIVE_INFINITY;
        }
        double low = bucket == 0 ? 0 : fleet.get(0).bounds[bucket - 1];
        double before = bucket == 0 ? 0 : upTo[bucket - 1];
        double share = (rank - before) / (upTo[bucket] - before);
        return low * (1 - share) + fleet.get(0).bounds[bucket] * share;
        // end solution
    }
}
