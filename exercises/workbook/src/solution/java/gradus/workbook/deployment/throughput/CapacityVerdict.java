package gradus.workbook.deployment.throughput;

import java.util.Comparator;
import java.util.List;

/**
 * Somebody has measured a server at several loads and asks you: how much can it take, and what stands in the way of more? Write down how
 * you decide.
 *
 * <p>The points come in any order, each planned load once, at least one point. A point is <em>void</em> if fewer requests were sent than
 * 99% of those planned: then the tester fell behind, and the server was never asked what the plan says. It is <em>good</em> if it is not
 * void, at least 99% of the requests that were sent were answered, and p99 is at most the limit. p99 is NaN where nothing was answered,
 * and then the point is not good.
 *
 * <ul>
 *   <li><b>Capacity</b>: the largest planned load of a good point such that no point that is neither good nor void has a smaller load. 0
 *       if there is none. (A load at which the server failed, below one at which it did not, says that the second was luck.)
 *   <li><b>What limits</b>, seen at the largest load of all: if that point is void, the TESTER. Otherwise, if at least 99% of what was
 *       sent was answered there, NOTHING_YET: the measurement ended too early to know. Otherwise the CPU, if it was busy for at least 0.9
 *       of the time there; and if not, SOMETHING_ELSE: a lock, a pool, a database.
 *   <li><b>Collapse</b>: does it answer less when it is asked for more? Yes, if at the largest load that is not void it answers less than
 *       90% of the most that it answered at any point that is not void.
 *   <li><b>Impossible</b>: Little's law holds for what was answered. The tester had a number of connections, each with one request at a
 *       time. If more requests were inside on average, by more than 1% of that number, then the throughput or the mean latency of that
 *       point cannot be true. Void points count as well: what they say of the server is true. Where nothing was answered the mean latency
 *       is NaN, and nobody was inside.
 * </ul>
 *
 * @see <a href="../../../../../../../../../deployment/docs/throughput.md">deployment/docs/throughput.md</a>
 */
public final class CapacityVerdict {
    /** What stands in the way of more. */
    public enum Limit {
        TESTER,
        NOTHING_YET,
        CPU,
        SOMETHING_ELSE
    }

    /**
     * One load, and what was measured.
     *
     * @param planned requests a second that were to be sent, above 0
     * @param sent requests a second that were sent
     * @param answered good answers a second
     * @param meanMillis mean latency of the answers
     * @param p99Millis 99th percentile of it
     * @param busy the share of the time in which the server's processor was busy, from 0 to 1
     */
    public record Point(
            double planned, double sent, double answered, double meanMillis, double p99Millis, double busy) {}

    private CapacityVerdict() {}

    private static boolean isVoid(Point point) {
        return point.sent() < 0.99 * point.planned();
    }

    /** The largest load, of those planned, that the server is known to take, in requests a second; 0 if none is known. */
    public static double capacity(List<Point> points, double limitMillis) {
        // begin solution: the good points below the first bad one
        double capacity = 0;
        for (Point point : sorted(points)) {
            if (isVoid(point)) {
                continue;
            }
            if (!(point.answered() >= 0.99 * point.sent() && point.p99Millis() <= limitMillis)) {
                return capacity;
            }
            capacity = point.planned();
        }
        return capacity;
        // end solution
    }

    /** What limits it, as far as the largest load shows. */
    public static Limit limit(List<Point> points) {
        // begin solution: the last point: was it asked, did it answer, was it busy?
        Point last = sorted(points).get(points.size() - 1);
        if (isVoid(last)) {
            return Limit.TESTER;
        }
        if (last.answered() >= 0.99 * last.sent()) {
            return Limit.NOTHING_YET;
        }
        return last.busy() >= 0.9 ? Limit.CPU : Limit.SOMETHING_ELSE;
        // end solution
    }

    /** Whether it answers less when it is asked for more; false if all points are void. */
    public static boolean collapses(List<Point> points) {
        // begin solution: the last against the most
        double most = 0;
        double last = 0;
        for (Point point : sorted(points)) {
            if (!isVoid(point)) {
                most = Math.max(most, point.answered());
                last = point.answered();
            }
        }
        return last < 0.9 * most;
        // end solution
    }

    /** The planned loads, ascending, of points that Little's law does not allow with so many connections. */
    public static List<Double> impossible(List<Point> points, int connections) {
        // begin solution: how many were inside?
        return sorted(points).stream()
                .filter(point -> point.answered() * point.meanMillis() / 1000 > 1.01 * connections)
                .map(Point::planned)
                .toList();
        // end solution
    }

    private static List<Point> sorted(List<Point> points) {
        return points.stream()
                .sorted(Comparator.comparingDouble(Point::planned))
                .toList();
    }
}
