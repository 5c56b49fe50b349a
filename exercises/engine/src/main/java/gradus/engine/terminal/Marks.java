package gradus.engine.terminal;

import gradus.engine.progress.Standing;
import gradus.engine.progress.Standing.State;
import java.util.List;

/** How a standing looks in a list: a sign that reads without colours, and its colour. */
public final class Marks {
    private Marks() {}

    public static String sign(State state) {
        return switch (state) {
            case PASSED -> "✓";
            case NOT_STARTED -> "·";
            case NOT_CHECKED -> "?";
            case WRONG -> "✗";
            case UNREADABLE, DOES_NOT_COMPILE, TIMED_OUT, CRASHED -> "!";
        };
    }

    public static String coloured(Style style, State state, String text) {
        return switch (state) {
            case PASSED -> style.green(text);
            case NOT_STARTED -> style.dim(text);
            case NOT_CHECKED -> style.yellow(text);
            case UNREADABLE, WRONG, DOES_NOT_COMPILE, TIMED_OUT, CRASHED -> style.red(text);
        };
    }

    /** "3 of 18 exercises solved, 12 of 80 points". */
    public static String sum(List<Standing> standings) {
        long solved = standings.stream().filter(Standing::solved).count();
        int points = standings.stream().mapToInt(Standing::points).sum();
        int possible = standings.stream().mapToInt(s -> s.task().points()).sum();
        return solved + " of " + count(standings.size(), "exercise") + " solved, " + points + " of "
                + count(possible, "point");
    }

    /** A bar of solved, begun and open exercises. */
    public static String bar(Style style, List<Standing> standings, int width) {
        long solved = standings.stream().filter(Standing::solved).count();
        long begun = standings.stream().filter(Standing::inProgress).count();
        int all = Math.max(1, standings.size());
        int full = (int) (solved * width / all);
        int half = (int) ((solved + begun) * width / all) - full;
        return style.green("█".repeat(full))
                + style.yellow("▒".repeat(half))
                + style.dim("░".repeat(width - full - half));
    }

    public static String count(int n, String thing) {
        return n + " " + thing + (n == 1 ? "" : "s");
    }
}
