package gradus.classicalml.features.demo;

import gradus.classicalml.features.Cyclic.Cycle;
import gradus.fundamentals.demo.Lines;
import java.time.LocalDateTime;

/** How far apart two minutes before and after midnight are, as hours and on the circle. */
final class Clock {
    static final LocalDateTime LATE = LocalDateTime.of(2001, 1, 1, 23, 59);
    static final LocalDateTime EARLY = LocalDateTime.of(2001, 1, 2, 0, 1);
    static final LocalDateTime NOON = LocalDateTime.of(2001, 1, 2, 12, 1);

    private Clock() {}

    static double onTheCircle(LocalDateTime a, LocalDateTime b) {
        double alpha = 2 * Math.PI * Cycle.DAY.share(a);
        double beta = 2 * Math.PI * Cycle.DAY.share(b);
        return Math.hypot(Math.sin(alpha) - Math.sin(beta), Math.cos(alpha) - Math.cos(beta));
    }

    private static double inHours(LocalDateTime a, LocalDateTime b) {
        return 24 * Math.abs(Cycle.DAY.share(a) - Cycle.DAY.share(b));
    }

    static void clock(Lines lines) {
        lines.print("                  as hours  on the circle");
        lines.print("23:59 and 00:01  %9.2f  %13.4f", inHours(LATE, EARLY), onTheCircle(LATE, EARLY));
        lines.print("00:01 and 12:01  %9.2f  %13.4f", inHours(EARLY, NOON), onTheCircle(EARLY, NOON));
    }
}
