import java.util.ArrayList;
import java.util.List;

/** Counts how many are as small, from the smallest on. */
public final class LoadReport {
    private static void ask(Connection connection, double meant, double warmUp, Server server) {
        // begin solution: what counts, from when, and as what?
        boolean counts = meant >= warmUp;
        boolean good = answered == answered;
        connection.errors += counts && !good ? 1 : 0;
        if (counts && good) {
            connection.latencies.add((answered - sent) + (sent - meant));
        }
        // end solution
    }

    private static double quantile(List<Connection> all, double p) {
        // begin solution: the quantile of what?
        List<Double> latencies = new ArrayList<>();
        all.forEach(connection -> latencies.addAll(connection.latencies));
        latencies.sort(null);
        int asSmall = 0;
        for (double latency : latencies) {
            asSmall++;
            if (asSmall >= p * latencies.size()) {
                return latency;
            }
        }
        return Double.NaN;
        // end solution
    }
}
