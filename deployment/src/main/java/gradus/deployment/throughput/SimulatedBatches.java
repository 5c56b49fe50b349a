package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * {@link DynamicBatcher} in virtual time, by the same {@link BatchPolicy}.
 *
 * @param policy when a batch goes
 * @param seconds what a batch of n rows takes, above 0
 */
public record SimulatedBatches(BatchPolicy policy, IntToDoubleFunction seconds) {
    /**
     * Requests that come whatever became of those before.
     *
     * @param arrivals seconds, ascending
     */
    public Trace open(double[] arrivals) {
        Require.finite("arrivals", arrivals);
        List<Trace.Served> served = new ArrayList<>();
        List<Double> inside =
                new ArrayList<>(); // the arrivals of all who found a place; those before served.size() are answered
        int next = 0;
        double free = 0;
        while (next < arrivals.length || served.size() < inside.size()) {
            if (served.size() == inside.size()) {
                inside.add(arrivals[next++]);
            }
            double start = start(inside, served.size(), free);
            if (next < arrivals.length && arrivals[next] <= start) {
                if (inside.size() - served.size() < policy.places()) {
                    inside.add(arrivals[next]);
                }
                next++;
                continue;
            }
            int rows = Math.min(policy.mostRows(), inside.size() - served.size());
            free = start + Require.above("seconds", seconds.applyAsDouble(rows), 0);
            for (int i = 0; i < rows; i++) {
                served.add(new Trace.Served(inside.get(served.size()), start, free));
            }
        }
        return Trace.of(served, arrivals.length - inside.size());
    }

    /** When the batch goes, as far as those who wait now can tell: its first row's patience ends, or it is full, and the model is free. */
    private double start(List<Double> inside, int first, double free) {
        double due = inside.get(first) + policy.mostWait().toNanos() / 1e9;
        int last = first + policy.mostRows() - 1;
        return Math.max(free, last < inside.size() ? Math.min(due, inside.get(last)) : due);
    }
}
