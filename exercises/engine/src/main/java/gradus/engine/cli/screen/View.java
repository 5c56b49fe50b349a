package gradus.engine.cli.screen;

import gradus.engine.course.Task;
import gradus.engine.progress.Progress;
import gradus.engine.progress.Workplace;
import gradus.engine.terminal.HintText;
import gradus.engine.terminal.Marks;
import gradus.engine.terminal.Style;
import gradus.engine.terminal.TaskText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the screen shows just now, and how that is laid out. The watch's own thread alone changes it. */
final class View {
    /** What the keys mean just now. */
    enum Mode {
        TASK,
        PAGE,
        ASK_SOLUTION,
        ASK_RESET
    }

    Task focus;
    Mode mode = Mode.TASK;
    /** What {@link Mode#PAGE} shows instead of the exercise. */
    List<String> page = List.of();
    /** The verdict, line by line. */
    List<String> said = List.of();

    boolean solved;
    int hints;
    String notice = "";

    private final Workplace workplace;
    private final Progress progress;
    private final Style style;

    View(Workplace workplace, Progress progress, Style style) {
        this.workplace = workplace;
        this.progress = progress;
        this.style = style;
    }

    /** Shows other lines until a key is pressed. */
    void show(List<String> lines) {
        page = lines;
        mode = Mode.PAGE;
    }

    void drawOn(Screen screen) {
        screen.draw(mode == Mode.PAGE ? pageLines() : taskLines(screen));
    }

    private List<String> pageLines() {
        List<String> lines = new ArrayList<>(page);
        lines.add("");
        lines.add(style.dim("any key: back to " + focus.id() + "   q: quit"));
        return lines;
    }

    private List<String> taskLines(Screen screen) {
        List<String> lines = heading();
        List<String> task = TaskText.of(focus, style, screen.width()).lines().toList();
        List<String> below = below(screen.width());
        int rows = screen.rows();
        int room = rows == 0 ? task.size() : rows - lines.size() - below.size() - 3;
        if (room >= task.size()) {
            lines.addAll(task);
        } else {
            lines.addAll(task.subList(0, Math.max(Math.min(3, task.size()), room)));
            lines.add(style.dim("… t shows the whole task"));
        }
        lines.add("");
        lines.addAll(below);
        return lines;
    }

    private List<String> heading() {
        var all = progress.all();
        List<String> lines = new ArrayList<>();
        lines.add(Marks.bar(style, all, 30) + "  " + Marks.sum(all));
        lines.add("");
        lines.add(style.bold(focus.id() + "  " + focus.title())
                + style.dim("  " + focus.kind().name().toLowerCase(Locale.ROOT) + ", about "
                        + Marks.count(focus.minutes(), "minute")));
        lines.add(style.cyan(workplace.shown(focus.learnerFile())));
        lines.add("");
        return lines;
    }

    private List<String> below(int width) {
        List<String> below = new ArrayList<>(said);
        if (hints > 0) {
            below.add("");
            below.addAll(HintText.of(focus, hints, style, width));
        }
        below.add("");
        if (solved) {
            below.add(progress.after(focus)
                    .map(next -> style.green("Solved. ") + "n or Enter goes on to " + next.id() + "  " + next.title())
                    .orElse(style.green("Solved, and with it every exercise.")));
            below.add(style.dim("m shows the mistakes that people make here, s the solution beside yours."));
        }
        if (!notice.isEmpty()) {
            below.add(style.yellow(notice));
        }
        below.add(question());
        return below;
    }

    private String question() {
        return switch (mode) {
            case ASK_SOLUTION -> style.bold("Not solved yet. Show the solution? y / n");
            case ASK_RESET -> style.bold("Begin this file anew? Yours is kept (u brings it back). y / n");
            default -> keys();
        };
    }

    private String keys() {
        String[] names = {
            "n next",
            "p previous",
            "h hint",
            "s solution",
            "m mistakes",
            "r reset",
            "u undo",
            "t task",
            "l list",
            "q quit"
        };
        List<String> parts = new ArrayList<>();
        for (String name : names) {
            parts.add(style.bold(name.substring(0, 1)) + style.dim(name.substring(1)));
        }
        return String.join(style.dim(" · "), parts);
    }
}
