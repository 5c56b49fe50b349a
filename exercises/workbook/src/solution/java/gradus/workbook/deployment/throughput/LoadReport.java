package gradus.workbook.deployment.throughput;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

/**
 * A load test says that the server is fine: 99 of 100 answers come within 3 milliseconds. Its users say that it hangs for seconds,
 * several times an hour. They are right. The test hides its worst moments in four places; mend them.
 *
 * <p>Time is virtual here, in seconds from the start. A <em>schedule</em> says when each request is meant to be sent, ascending. The test
 * has some connections. Each request, in the order of the schedule, takes the connection that was first to be free (all are at 0) and is
 * sent when it is meant to be, or when that connection is free, if that is later. The connection is free again when the answer is there.
 * The server is asked once for each request, in the order of the schedule.
 *
 * <ul>
 *   <li>A user's wait begins when the user wants something: a latency counts from the moment when the request was <em>meant</em> to be
 *       sent.
 *   <li>Requests meant to be sent before {@code warmUp} are sent like all others, and count nowhere in the report.
 *   <li>A request that failed is an error. It has no latency, for nobody was answered, however quick the failure was.
 *   <li>A quantile p is that of all latencies of the test together: the least of them such that at least the fraction p of all are as
 *       small or smaller. Without any latency it is NaN.
 * </ul>
 *
 * @see <a href="../../../../../../../../../deployment/docs/throughput.md">deployment/docs/throughput.md</a>
 */
public final class LoadReport {
    /** What the server does with a request. */
    public interface Server {
        /**
         * Sends a request.
         *
         * @param sent when
         * @return when it was answered, at {@code sent} or later; NaN if it failed, at once
         */
        double answered(double sent);
    }

    /**
     * What the test found.
     *
     * @param answered how many requests were answered
     * @param errors how many failed
     * @param p50 half of the answered ones took at most so long, in seconds
     * @param p99 99 in 100 of them took at most so long
     * @param longest the longest of all; NaN if none was answered
     */
    public record Report(int answered, int errors, double p50, double p99, double longest) {}

    /** A connection, what it has measured, and when it is free. */
    private static final class Connection implements Comparable<Connection> {
        private final List<Double> latencies = new ArrayList<>();
        private double free;
        private int errors;

        @Override
        public int compareTo(Connection other) {
            return Double.compare(free, other.free);
        }
    }

    private LoadReport() {}

    /**
     * Runs the test.
     *
     * @param schedule seconds, ascending, perhaps none; not modified
     * @param connections at least 1
     * @param warmUp seconds, at least 0
     */
    public static Report run(double[] schedule, int connections, double warmUp, Server server) {
        List<Connection> all = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            all.add(new Connection());
        }
        PriorityQueue<Connection> free = new PriorityQueue<>(all);
        for (double meant : schedule) {
            Connection connection = free.remove();
            ask(connection, meant, warmUp, server);
            free.add(connection);
        }
        return report(all);
    }

    private static void ask(Connection connection, double meant, double warmUp, Server server) {
        double sent = Math.max(meant, connection.free);
        double answered = server.answered(sent);
        connection.free = Double.isNaN(answered) ? sent : answered;
        // begin solution: what counts, from when, and as what?
        if (meant < warmUp) {
            return;
        }
        if (Double.isNaN(answered)) {
            connection.errors++;
        } else {
            connection.latencies.add(answered - meant);
        }
        // instead of
        // connection.errors += Double.isNaN(answered) ? 1 : 0;
        // connection.latencies.add(connection.free - sent);
        // end solution
    }

    private static Report report(List<Connection> all) {
        List<Double> latencies = new ArrayList<>();
        int errors = 0;
        for (Connection connection : all) {
            latencies.addAll(connection.latencies);
            errors += connection.errors;
        }
        Collections.sort(latencies);
        double longest = latencies.isEmpty() ? Double.NaN : latencies.get(latencies.size() - 1);
        return new Report(latencies.size(), errors, quantile(all, 0.5), quantile(all, 0.99), longest);
    }

    private static double quantile(List<Connection> all, double p) {
        // begin solution: the quantile of what?
        double[] sorted = all.stream()
                .flatMap(connection -> connection.latencies.stream())
                .mapToDouble(latency -> latency)
                .sorted()
                .toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Math.ceil(p * sorted.length) - 1];
        // instead of
        // return all.stream()
        //         .mapToDouble(connection -> {
        //             double[] sorted = connection.latencies.stream().mapToDouble(latency ->
        // latency).sorted().toArray();
        //             return sorted.length == 0 ? 0 : sorted[(int) (p * sorted.length)];
        //         })
        //         .average()
        //         .orElse(Double.NaN);
        // end solution
    }
}
