package gradus.workbook.deployment.throughput;

import gradus.engine.check.Inputs;
import gradus.workbook.deployment.throughput.CapacityVerdict.Point;
import java.util.ArrayList;
import java.util.List;

/** What somebody has measured, the limit that was promised, and with how many connections. */
record Curve(List<Point> points, double limit, int connections) {
    /** Any; no rate is so near to a bound that rounding could decide. */
    static Inputs<Curve> any() {
        return Inputs.listOf(shape(), 8)
                .filter(list -> !list.isEmpty())
                .and(Inputs.whole(0, 5), Curve::placed)
                .and(Inputs.choice(50.0, 20.0, 3.0, 1000.0), (points, limit) -> new Curve(points, limit, 1))
                .and(Inputs.choice(16, 1, 100, 3), (one, connections) -> new Curve(one.points, one.limit, connections))
                .and(Inputs.choice(1.0, 1 / 512.0), Curve::scaled);
    }

    /** A point whose rates are percentages; its mean may lie above its p99, as where a few take very long. */
    private static Inputs<Point> shape() {
        return Inputs.choice(100, 98, 100, 50, 110)
                .and(Inputs.choice(100, 98, 85, 50, 0), (sent, share) -> new Point(0, sent, share, 0, 0, 0))
                .and(
                        Inputs.choice(4.0, 20.0, 50.0, 51.0, 400.0),
                        (one, p99) -> new Point(0, one.sent(), one.answered(), p99, p99, 0))
                .and(
                        Inputs.choice(0.5, 2.0),
                        (one, share) ->
                                new Point(0, one.sent(), one.answered(), share * one.p99Millis(), one.p99Millis(), 0))
                .and(
                        Inputs.choice(0.95, 0.9, 0.875, 0.25, 1.0),
                        (one, busy) ->
                                new Point(0, one.sent(), one.answered(), one.meanMillis(), one.p99Millis(), busy));
    }

    /** Gives each point a load of its own, in an order that turns with the number; percentages become rates. */
    private static List<Point> placed(List<Point> points, int turn) {
        List<Point> placed = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point one = points.get(i);
            int place = (i * (turn + 1) + turn) % 11 + 1; // 11 is prime: all places differ
            boolean silent = one.answered() == 0; // then there is no latency
            placed.add(new Point(
                    100 * place,
                    place * one.sent(),
                    place * one.sent() * one.answered() / 100,
                    silent ? Double.NaN : one.meanMillis(),
                    silent ? Double.NaN : one.p99Millis(),
                    one.busy()));
        }
        return placed;
    }

    /** The same at another rate: a power of two, so that no ratio changes. Small loads are no whole numbers. */
    private static Curve scaled(Curve curve, double by) {
        List<Point> points = curve.points.stream()
                .map(one -> new Point(
                        by * one.planned(),
                        by * one.sent(),
                        by * one.answered(),
                        one.meanMillis(),
                        one.p99Millis(),
                        one.busy()))
                .toList();
        return new Curve(points, curve.limit, curve.connections);
    }
}
