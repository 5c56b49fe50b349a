package gradus.engine.cli;

import gradus.engine.course.Alternative;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import gradus.engine.progress.LearnerFile;
import gradus.engine.progress.Progress;
import gradus.engine.progress.Rewrites;
import gradus.engine.watch.Save;
import gradus.engine.watch.Watcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jline.terminal.Attributes;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The watch in a terminal: shows the task, each verdict and the progress, and obeys single keys. Keys and verdicts come
 * from threads of their own as events; this thread alone decides and draws.
 */
final class ScreenWatch implements Watcher.Listener {
    private static final int END_OF_INPUT = -1;
    private static final int PATIENCE_MILLIS = 400;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    private sealed interface Event permits Key, Began, Graded, Unreadable, Redraw, Failed {}

    private record Key(int key) implements Event {}

    private record Began(Task task) implements Event {}

    private record Graded(Save save, Verdict verdict) implements Event {}

    private record Unreadable(Save save, String problem) implements Event {}

    private record Redraw() implements Event {}

    private record Failed(Throwable cause) implements Event {}

    /** What the keys mean just now. */
    private enum Mode {
        TASK,
        PAGE,
        ASK_SOLUTION,
        ASK_RESET
    }

    private final Workplace workplace;
    private final Progress progress;
    private final Grader grader;
    private final List<Task> followed;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Consumer<Watcher> atEnd;
    private Watcher watcher;
    private Terminal terminal;
    private Task focus;
    private Mode mode = Mode.TASK;
    private List<String> page = List.of();
    private List<String> said = List.of();
    private boolean solved;
    private boolean checking;
    private int hints;
    private String notice = "";

    /**
     * A watch on a terminal.
     *
     * @param only the exercise to follow, or none for all
     * @param atEnd is given what must stop when the process ends
     */
    ScreenWatch(Workplace workplace, Grader grader, Optional<Task> only, Consumer<Watcher> atEnd) {
        this.atEnd = atEnd;
        this.workplace = workplace;
        this.progress = workplace.progress();
        this.grader = grader;
        this.followed = only.map(List::of).orElse(workplace.course().tasks());
    }

    /** Runs on the process's terminal until q. */
    void run(Task first) throws IOException, InterruptedException {
        try (Terminal system = TerminalBuilder.builder().system(true).build()) {
            run(first, system);
        }
    }

    /** Runs on a given terminal until q or the end of its input. */
    void run(Task first, Terminal on) throws IOException, InterruptedException {
        terminal = on;
        Attributes before = terminal.enterRawMode();
        terminal.handle(Terminal.Signal.INT, signal -> events.add(new Key('q')));
        terminal.handle(Terminal.Signal.WINCH, signal -> events.add(new Redraw()));
        try (Watcher opened = new Watcher(followed, progress, grader, this)) {
            watcher = opened;
            atEnd.accept(opened);
            Thread watching = daemon("watch files", this::watch);
            daemon("read keys", this::readKeys);
            turnTo(first);
            draw();
            boolean open = true;
            while (open) {
                Event event = checking ? events.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) : events.take();
                if (event == null) {
                    checking = false;
                    notice = "Checking what you saved …";
                } else {
                    open = handle(event);
                }
                if (open && !(event instanceof Began)) {
                    draw();
                }
            }
            opened.stop();
            watching.interrupt();
            grader.abandon();
        } finally {
            terminal.setAttributes(before);
            terminal.writer().println();
            terminal.flush();
        }
    }

    private static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void watch() {
        try {
            watcher.run();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the watch has ended
        } catch (RuntimeException | Error e) {
            events.add(new Failed(e));
        }
    }

    private void readKeys() {
        try {
            int key;
            do {
                key = terminal.reader().read();
                events.add(new Key(key));
            } while (key >= 0 && key != 'q');
        } catch (IOException e) {
            events.add(new Key(END_OF_INPUT)); // the terminal was closed
        }
    }

    @Override
    public void graded(Save save, Verdict verdict) {
        events.add(new Graded(save, verdict));
    }

    @Override
    public void began(Task task) {
        events.add(new Began(task));
    }

    @Override
    public void recorded(Save save) {
        events.add(new Redraw());
    }

    @Override
    public void unreadable(Save save, String problem) {
        events.add(new Unreadable(save, problem));
    }

    /** Takes one event; false to end. */
    private boolean handle(Event event) throws IOException {
        if (event instanceof Failed failed) {
            throw new IllegalStateException("watching ended: " + failed.cause(), failed.cause());
        }
        if (event instanceof Began began) {
            checking = began.task().equals(focus);
        } else if (event instanceof Graded graded) {
            Save save = graded.save();
            look(save.task());
            solved = graded.verdict().passed();
            said = VerdictText.below(save.task(), save.text(), graded.verdict(), style(), width());
        } else if (event instanceof Unreadable unreadable) {
            look(unreadable.save().task());
            solved = false;
            said = new ArrayList<>(Wrap.lines(style().red("! unreadable: ") + unreadable.problem(), width(), "  "));
        } else if (event instanceof Key key) {
            return press(key.key());
        }
        return true;
    }

    private boolean press(int key) throws IOException {
        notice = "";
        if (key == END_OF_INPUT || key == CTRL_C || key == CTRL_D || key == 'q') {
            return false;
        }
        Mode asked = mode;
        mode = Mode.TASK;
        switch (asked) {
            case ASK_SOLUTION -> {
                if (key == 'y') {
                    showSolution();
                }
            }
            case ASK_RESET -> {
                if (key == 'y') {
                    reset();
                }
            }
            case PAGE -> {}
            case TASK -> command(key);
        }
        return true;
    }

    private void command(int key) throws IOException {
        switch (key) {
            case 'n' -> next();
            case '\r', '\n' -> {
                if (solved) {
                    next();
                }
            }
            case 'p' -> previous();
            case 'h' -> hint();
            case 's' -> {
                if (solved) {
                    showSolution();
                } else {
                    mode = Mode.ASK_SOLUTION;
                }
            }
            case 'm' -> mistakes();
            case 'r' -> mode = Mode.ASK_RESET;
            case 'u' -> undo();
            case 't' -> show(TaskText.of(focus, style(), width()).lines().toList());
            case 'l' -> show(list());
            default -> notice = "";
        }
    }

    private void next() {
        Optional<Task> next = progress.after(focus).filter(followed::contains);
        next.ifPresentOrElse(
                this::turnTo,
                () -> notice = followed.size() == 1
                        ? "This watch follows one exercise; start 'gradus watch' to follow all."
                        : solved ? "Every exercise is solved." : "No other exercise is unsolved.");
    }

    private void previous() {
        int at = followed.indexOf(focus);
        if (at > 0) {
            turnTo(followed.get(at - 1));
        } else {
            notice = "This is the first exercise.";
        }
    }

    private void hint() {
        hints = workplace.hints().next(focus);
        if (focus.hints().isEmpty()) {
            notice = "This exercise has no hints.";
        }
    }

    private void showSolution() {
        List<String> lines = Difference.toAnswer(focus, LearnerFile.of(focus).text(), style());
        List<String> all =
                new ArrayList<>(lines.isEmpty() ? List.of("Your file is the solution, line by line.") : lines);
        for (Alternative other : Afterwards.alternativesOf(focus)) {
            all.add("");
            all.add(style().bold("Another right answer: " + other.words()));
            all.addAll(Afterwards.beside(focus, other, LearnerFile.of(focus).text(), style()));
        }
        show(all);
    }

    private void mistakes() {
        if (solved) {
            show(Afterwards.mistakes(focus, style(), width()));
        } else {
            notice = "The mistakes that people make here are shown once it is solved.";
        }
    }

    private void reset() {
        try {
            boolean changed = new Rewrites(workplace.history()).reset(focus);
            notice = changed
                    ? "The file is as it was given; u brings yours back."
                    : "The file is as it was given already.";
        } catch (IOException e) {
            notice = "Not reset: " + e.getMessage();
        }
    }

    private void undo() {
        try {
            boolean undone = new Rewrites(workplace.history()).undo(focus).isPresent();
            notice = undone ? "Your version is back." : "There is nothing to undo.";
        } catch (IOException e) {
            notice = "Not undone: " + e.getMessage();
        }
    }

    private List<String> list() {
        List<String> lines = new ArrayList<>();
        ListCommand.lines(workplace, progress.all(), true, style(), Optional.of(focus))
                .forEach(lines::add);
        return lines;
    }

    private void show(List<String> lines) {
        page = lines;
        mode = Mode.PAGE;
    }

    /** Turns to the exercise that was saved just now. */
    private void look(Task task) {
        boolean another = !task.equals(focus);
        if (another || mode == Mode.PAGE) { // a question about this exercise still waits for its answer
            mode = Mode.TASK;
        }
        notice = "";
        checking = false;
        if (another) {
            focus = task;
            hints = 0;
        }
    }

    /** Turns to an exercise and has it graded as it is. */
    private void turnTo(Task task) {
        look(task);
        said = List.of(style().dim("…"));
        solved = false;
        grader.warmUp(task);
        watcher.request(task);
    }

    private boolean dumb() {
        return terminal.getType().startsWith("dumb");
    }

    private Style style() {
        return workplace.style();
    }

    private int width() {
        int columns = terminal.getSize().getColumns();
        return columns > 20 ? Math.min(columns, 120) - 1 : workplace.console().columns();
    }

    private void draw() {
        List<String> lines = mode == Mode.PAGE ? new ArrayList<>(page) : taskLines();
        if (mode == Mode.PAGE) {
            lines.add("");
            lines.add(style().dim("any key: back to " + focus.id() + "   q: quit"));
        }
        StringBuilder screen = new StringBuilder(dumb() ? "\n" : "\u001b[H\u001b[2J\u001b[3J");
        lines.forEach(line -> screen.append(line).append('\n'));
        terminal.writer().print(screen);
        terminal.flush();
    }

    private List<String> taskLines() {
        Style style = style();
        List<String> below = new ArrayList<>(said);
        if (hints > 0) {
            below.add("");
            below.addAll(HintCommand.lines(focus, hints, style, width()));
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

        List<String> lines = new ArrayList<>();
        var all = progress.all();
        lines.add(Marks.bar(style, all, 30) + "  " + Marks.sum(all));
        lines.add("");
        lines.add(style.bold(focus.id() + "  " + focus.title())
                + style.dim("  "
                        + focus.kind().name().toLowerCase(java.util.Locale.ROOT) + ", about "
                        + Marks.count(focus.minutes(), "minute")));
        lines.add(style.cyan(workplace.shown(focus.learnerFile())));
        lines.add("");
        List<String> task = TaskText.of(focus, style, width()).lines().toList();
        int rows = terminal.getSize().getRows();
        int room = rows <= 0 ? task.size() : rows - lines.size() - below.size() - 3;
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

    private String question() {
        return switch (mode) {
            case ASK_SOLUTION -> style().bold("Not solved yet. Show the solution? y / n");
            case ASK_RESET -> style().bold("Begin this file anew? Yours is kept (u brings it back). y / n");
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
            parts.add(style().bold(name.substring(0, 1)) + style().dim(name.substring(1)));
        }
        return String.join(style().dim(" · "), parts);
    }
}
