package gradus.deployment.throughput;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.List;

/**
 * What became of each request, in seconds of virtual time.
 *
 * @param served in the order of their arrival
 * @param refused how many found no place
 * @param seconds from the first moment to the last answer
 */
public record Trace(List<Served> served, int refused, double seconds) {
    /**
     * One request that was answered.
     *
     * @param sent when the client sent it, or meant to
     * @param started when work on it began
     * @param ended when it was answered
     */
    public record Served(double sent, double started, double ended) {
        /** How long the client waited for its answer, in seconds. */
        public double latency() {
            return ended - sent;
        }
    }

    /** Copies the list. */
    public Trace {
        served = List.copyOf(served);
        Require.atLeast("refused", refused, 0);
    }

    static Trace of(List<Served> served, int refused) {
        return new Trace(
                served,
                refused,
                served.stream().mapToDouble(Served::ended).max().orElse(0));
    }

    /** X: answers a second. */
    public double throughput() {
        return served.size() / seconds;
    }

    /** W: how long a request is inside, in seconds, on average. */
    public double meanLatency() {
        return served.stream().mapToDouble(Served::latency).average().orElse(Double.NaN);
    }

    /** What a fraction p of the answered requests did not exceed, in seconds; NaN if none was answered. */
    public double latency(double p) {
        Require.between("p", p, 0, 1);
        double[] sorted = served.stream().mapToDouble(Served::latency).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[(int) Rank.of(p, sorted.length) - 1];
    }

    /** Answers a second that came while their client still waited. */
    public double goodput(double patience) {
        return served.stream().filter(one -> one.latency() <= patience).count() / seconds;
    }

    /**
     * L: how many requests are inside, on average over time. Counted by walking through all arrivals and departures, with no use of a latency, so
     * that L = X · W is a finding.
     */
    public double meanInside() {
        double[] arrivals = served.stream().mapToDouble(Served::sent).sorted().toArray();
        double[] departures =
                served.stream().mapToDouble(Served::ended).sorted().toArray();
        double area = 0;
        double clock = 0;
        int came = 0;
        for (int left = 0; left < departures.length; ) {
            boolean arrival = came < arrivals.length && arrivals[came] <= departures[left];
            double now = arrival ? arrivals[came] : departures[left];
            area += (came - left) * (now - clock);
            clock = now;
            came += arrival ? 1 : 0;
            left += arrival ? 0 : 1;
        }
        return area / seconds;
    }

    /** The latencies in seconds, in the order of arrival. */
    public double[] latencies() {
        return served.stream().mapToDouble(Served::latency).toArray();
    }

    @Override
    public String toString() {
        return "Trace of " + served.size() + " served and " + refused + " refused, latencies "
                + Arrays.toString(Arrays.copyOf(latencies(), Math.min(5, served.size())));
    }
}
