package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.IntToDoubleFunction;

/**
 * A server in virtual time: requests wait in one line and are served first come, first served. The same numbers on every machine, and a day
 * of load in milliseconds.
 *
 * @param workers how many requests are served at once, at least 1
 * @param places how many may wait; further ones are refused. {@link #ENDLESS} for a queue without a limit
 * @param work seconds of work that request i needs, at least 0
 * @param pauses times in which all workers stand still, in order
 */
public record SimulatedServer(int workers, int places, IntToDoubleFunction work, List<Pause> pauses) {
    /** A queue that never says no. */
    public static final int ENDLESS = Integer.MAX_VALUE;

    /** Refuses a server that cannot serve. */
    public SimulatedServer {
        Require.atLeast("workers", workers, 1);
        Require.atLeast("places", places, 0);
        Require.given("work", work);
        pauses = List.copyOf(pauses);
        for (int i = 1; i < pauses.size(); i++) {
            Require.that(
                    pauses.get(i).from() >= pauses.get(i - 1).until(),
                    "pauses must be in order and apart, but pause " + i + " is not");
        }
    }

    /** One worker, an endless queue, no pause. */
    public static SimulatedServer of(IntToDoubleFunction work) {
        return new SimulatedServer(1, ENDLESS, work, List.of());
    }

    /** The same with so many places to wait. */
    public SimulatedServer withPlaces(int number) {
        return new SimulatedServer(workers, number, work, pauses);
    }

    /** The same with pauses. */
    public SimulatedServer withPauses(List<Pause> those) {
        return new SimulatedServer(workers, places, work, those);
    }

    /**
     * An open loop: requests come when they come, whatever became of those before.
     *
     * @param arrivals seconds, ascending; see {@link Schedule}
     */
    public Trace open(double[] arrivals) {
        Require.finite("arrivals", arrivals);
        PriorityQueue<Double> free = free();
        Deque<Double> starts = new ArrayDeque<>(); // of those who wait, ascending, for nobody overtakes
        List<Trace.Served> served = new ArrayList<>();
        for (int i = 0; i < arrivals.length; i++) {
            double now = arrivals[i];
            Require.that(i == 0 || now >= arrivals[i - 1], "arrivals must ascend, but " + now + " came late");
            while (!starts.isEmpty() && starts.peek() <= now) {
                starts.remove();
            }
            if (free.peek() > now && starts.size() >= places) {
                continue;
            }
            double start = Math.max(now, free.remove());
            double end = end(start, seconds(i));
            free.add(end);
            starts.add(start);
            served.add(new Trace.Served(now, start, end));
        }
        return Trace.of(served, arrivals.length - served.size());
    }

    /**
     * A closed loop: each client sends its next request when it has the answer to its last. While the server stands still, so do they.
     *
     * @param clients at least 1
     * @param seconds when they stop sending
     */
    public Trace closed(int clients, double seconds) {
        Require.atLeast("clients", clients, 1);
        PriorityQueue<Double> free = free();
        PriorityQueue<Double> sends = new PriorityQueue<>();
        for (int i = 0; i < clients; i++) {
            sends.add(0.0);
        }
        List<Trace.Served> served = new ArrayList<>();
        while (sends.peek() < seconds) {
            double now = sends.remove();
            double start = Math.max(now, free.remove());
            double work = seconds(served.size());
            Require.above("the work of request " + served.size() + " in a closed loop", work, 0);
            double end = end(start, work);
            free.add(end);
            sends.add(end);
            served.add(new Trace.Served(now, start, end));
        }
        return Trace.of(served, 0);
    }

    private PriorityQueue<Double> free() {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int i = 0; i < workers; i++) {
            free.add(0.0);
        }
        return free;
    }

    private double seconds(int request) {
        return Require.atLeast("the work of request " + request, work.applyAsDouble(request), 0.0);
    }

    /** When work that begins at a moment is done: pauses put it off. */
    private double end(double start, double seconds) {
        double begin = start;
        double left = seconds;
        for (Pause pause : pauses) {
            if (pause.until() > begin) {
                double before = Math.max(0, pause.from() - begin);
                if (left <= before) {
                    break;
                }
                left -= before;
                begin = pause.until();
            }
        }
        return begin + left;
    }
}
