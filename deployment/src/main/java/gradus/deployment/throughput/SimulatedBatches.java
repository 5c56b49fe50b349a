package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
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
        Deque<Double> waiting = new ArrayDeque<>();
        int next = 0;
        int refused = 0;
        double free = 0;
        while (next < arrivals.length || !waiting.isEmpty()) {
            if (waiting.isEmpty()) {
                waiting.add(arrivals[next++]);
            }
            double start = start(waiting, free);
            if (next < arrivals.length && arrivals[next] <= start) {
                if (waiting.size() < policy.places()) {
                    waiting.add(arrivals[next]);
                } else {
                    refused++;
                }
                next++;
                continue;
            }
            int rows = Math.min(policy.mostRows(), waiting.size());
            free = start + Require.above("seconds", seconds.applyAsDouble(rows), 0);
            for (int i = 0; i < rows; i++) {
                served.add(new Trace.Served(waiting.remove(), start, free));
            }
        }
        return Trace.of(served, refused);
    }

    /** When the batch goes, as far as those who wait now can tell: its first row's patience ends, or it is full, and the model is free. */
    private double start(Deque<Double> waiting, double free) {
        double due = waiting.peek() + policy.mostWait().toNanos() / 1e9;
        if (waiting.size() >= policy.mostRows()) {
            double last = waiting.stream().skip(policy.mostRows() - 1L).findFirst().orElseThrow();
            due = Math.min(due, last);
        }
        return Math.max(free, due);
    }
}
