package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.util.ArrayList;
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
        double[] free = new double[workers]; // when each worker is
        List<Trace.Served> served = new ArrayList<>();
        int begun = 0; // those behind it wait, for nobody overtakes
        for (int i = 0; i < arrivals.length; i++) {
            double now = arrivals[i];
            Require.that(i == 0 || now >= arrivals[i - 1], "arrivals must ascend, but do not");
            while (begun < served.size() && served.get(begun).started() <= now) {
                begun++;
            }
            int worker = first(free);
            if (free[worker] <= now || served.size() - begun < places) {
                double start = Math.max(now, free[worker]);
                free[worker] = end(start, seconds(i));
                served.add(new Trace.Served(now, start, free[worker]));
            }
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
        double[] free = new double[workers];
        PriorityQueue<Double> sends = new PriorityQueue<>();
        for (int i = 0; i < clients; i++) {
            sends.add(0.0);
        }
        List<Trace.Served> served = new ArrayList<>();
        while (sends.peek() < seconds) {
            double now = sends.remove();
            int worker = first(free);
            double start = Math.max(now, free[worker]);
            double work = seconds(served.size());
            if (work == 0) {
                throw new IllegalArgumentException(
                        "the work of a request in a closed loop must be above 0, but was 0.0");
            }
            free[worker] = end(start, work);
            sends.add(free[worker]);
            served.add(new Trace.Served(now, start, free[worker]));
        }
        return Trace.of(served, 0);
    }

    /** The worker that is free first. */
    private static int first(double[] free) {
        int first = 0;
        for (int i = 1; i < free.length; i++) {
            first = free[i] < free[first] ? i : first;
        }
        return first;
    }

    private double seconds(int request) {
        double seconds = work.applyAsDouble(request);
        return seconds >= 0 && seconds < Double.POSITIVE_INFINITY
                ? seconds
                : Require.atLeast("the work of request " + request, seconds, 0.0); // words only where they are needed
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
