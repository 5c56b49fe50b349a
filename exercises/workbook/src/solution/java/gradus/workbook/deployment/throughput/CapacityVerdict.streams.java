import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** By the first bad point, and by the largest. */
public final class CapacityVerdict {
    public static double capacity(List<Point> points, double limitMillis) {
        // begin solution: the good points below the first bad one
        double bad = points.stream()
                .filter(point -> !isVoid(point))
                .filter(point -> !(point.p99Millis() <= limitMillis) || point.answered() / point.sent() < 0.99)
                .mapToDouble(Point::planned)
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return points.stream()
                .filter(point -> !isVoid(point) && point.planned() < bad)
                .mapToDouble(Point::planned)
                .max()
                .orElse(0);
        // end solution
    }

    public static Limit limit(List<Point> points) {
        // begin solution: the last point: was it asked, did it answer, was it busy?
        Point most =
                points.stream().max(Comparator.comparingDouble(Point::planned)).orElseThrow();
        boolean answers = most.answered() / most.sent() >= 0.99;
        return isVoid(most)
                ? Limit.TESTER
                : answers ? Limit.NOTHING_YET : most.busy() < 0.9 ? Limit.SOMETHING_ELSE : Limit.CPU;
        // end solution
    }

    public static boolean collapses(List<Point> points) {
        // begin solution: the last against the most
        List<Point> asked = points.stream().filter(point -> !isVoid(point)).toList();
        return !asked.isEmpty()
                && asked.stream()
                                .max(Comparator.comparingDouble(Point::planned))
                                .orElseThrow()
                                .answered()
                        < 0.9
                                * asked.stream()
                                        .mapToDouble(Point::answered)
                                        .max()
                                        .orElseThrow();
        // end solution
    }

    public static List<Double> impossible(List<Point> points, int connections) {
        // begin solution: how many were inside?
        return points.stream()
                .flatMap(point -> point.answered() / 1000 * point.meanMillis() / connections > 1.01
                        ? Stream.of(point.planned())
                        : Stream.empty())
                .sorted()
                .toList();
        // end solution
    }
}
