package gradus.engine.cli.screen;

import gradus.engine.course.Alternative;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import gradus.engine.progress.LearnerFile;
import gradus.engine.progress.Progress;
import gradus.engine.progress.Rewrites;
import gradus.engine.progress.Workplace;
import gradus.engine.terminal.Afterwards;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.CourseList;
import gradus.engine.terminal.Difference;
import gradus.engine.terminal.TaskText;
import gradus.engine.terminal.VerdictText;
import gradus.engine.terminal.Wrap;
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
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * The watch in a terminal: shows the task, each verdict and the progress, and obeys single keys. Keys and verdicts come
 * from threads of their own as events; this thread alone decides and draws.
 */
public final class ScreenWatch implements Watcher.Listener {
    private static final int PATIENCE_MILLIS = 400;
    private static final int CTRL_C = 3;
    private static final int CTRL_D = 4;

    private final Workplace workplace;
    private final Console console;
    private final View view;
    private final Progress progress;
    private final Grader grader;
    private final List<Task> followed;
    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final Consumer<Watcher> atEnd;
    private Watcher watcher;
    private Screen screen;
    private boolean checking;

    /**
     * A watch on a terminal.
     *
     * @param only the exercise to follow, or none for all
     * @param atEnd is given what must stop when the process ends
     */
    public ScreenWatch(
            Workplace workplace, Console console, Grader grader, Optional<Task> only, Consumer<Watcher> atEnd) {
        this.atEnd = atEnd;
        this.workplace = workplace;
        this.console = console;
        this.progress = workplace.progress();
        this.view = new View(workplace, progress, console.style());
        this.grader = grader;
        this.followed = only.map(List::of).orElse(workplace.course().tasks());
    }

    /** Runs on the process's terminal until q. */
    public void run(Task first) throws IOException, InterruptedException {
        try (Terminal system = TerminalBuilder.builder().system(true).build()) {
            run(first, system);
        }
    }

    /** Runs on a given terminal until q or the end of its input. */
    void run(Task first, Terminal on) throws IOException, InterruptedException {
        try (Screen opened = new Screen(on, console)) {
            screen = opened;
            screen.readKeys(key -> events.add(new Event.Key(key)));
            screen.whenResized(() -> events.add(new Event.Redraw()));
            watchFrom(first);
        }
    }

    private void watchFrom(Task first) throws IOException, InterruptedException {
        try (Watcher opened = new Watcher(followed, progress, grader, this)) {
            watcher = opened;
            atEnd.accept(opened);
            Thread watching = daemon("watch files", this::watch);
            turnTo(first);
            view.drawOn(screen);
            boolean open = true;
            while (open) {
                Event event = checking ? events.poll(PATIENCE_MILLIS, TimeUnit.MILLISECONDS) : events.take();
                if (event == null) {
                    checking = false;
                    view.notice = "Checking what you saved …";
                } else {
                    open = handle(event);
                }
                if (open && !(event instanceof Event.Began)) {
                    view.drawOn(screen);
                }
            }
            opened.stop();
            watching.interrupt();
            grader.abandon();
        }
    }

    static Thread daemon(String name, Runnable work) {
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
            events.add(new Event.Failed(e));
        }
    }

    @Override
    public void graded(Save save, Verdict verdict) {
        events.add(new Event.Graded(save, verdict));
    }

    @Override
    public void began(Task task) {
        events.add(new Event.Began(task));
    }

    @Override
    public void recorded(Save save) {
        events.add(new Event.Redraw());
    }

    @Override
    public void unreadable(Save save, String problem) {
        events.add(new Event.Unreadable(save, problem));
    }

    @Override
    public void notGraded(Save save, String problem) {
        events.add(new Event.NotGraded(save, problem));
    }

    /** Shows a sentence below the task, until the next verdict; from any thread. */
    public void say(String words) {
        events.add(new Event.Said(words));
    }

    /** Takes one event; false to end. */
    private boolean handle(Event event) throws IOException {
        if (event instanceof Event.Failed failed) {
            throw new IllegalStateException("watching ended: " + failed.cause(), failed.cause());
        }
        if (event instanceof Event.Began began) {
            checking = began.task().equals(view.focus);
        } else if (event instanceof Event.Graded graded) {
            Save save = graded.save();
            look(save.task());
            view.solved = graded.verdict().passed();
            view.said = VerdictText.below(save.task(), save.text(), graded.verdict(), console.style(), screen.width());
        } else if (event instanceof Event.Unreadable unreadable) {
            tellProblem(unreadable.save(), "! unreadable: ", unreadable.problem());
        } else if (event instanceof Event.NotGraded not) {
            tellProblem(not.save(), "! not graded: ", not.problem());
        } else if (event instanceof Event.Said said) {
            checking = false;
            view.notice = said.words();
        } else if (event instanceof Event.Key key) {
            return press(key.key());
        }
        return true;
    }

    private void tellProblem(Save save, String what, String problem) {
        look(save.task());
        view.solved = false;
        view.said = new ArrayList<>(Wrap.lines(console.style().red(what) + problem, screen.width(), "  "));
    }

    private boolean press(int key) throws IOException {
        view.notice = "";
        if (key == Screen.END_OF_INPUT || key == CTRL_C || key == CTRL_D || key == 'q') {
            return false;
        }
        View.Mode asked = view.mode;
        view.mode = View.Mode.TASK;
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
                if (view.solved) {
                    next();
                }
            }
            case 'p' -> previous();
            case 'h' -> hint();
            case 's' -> {
                if (view.solved) {
                    showSolution();
                } else {
                    view.mode = View.Mode.ASK_SOLUTION;
                }
            }
            case 'm' -> mistakes();
            case 'r' -> view.mode = View.Mode.ASK_RESET;
            case 'u' -> undo();
            case 't' ->
                view.show(TaskText.of(view.focus, console.style(), screen.width())
                        .lines()
                        .toList());
            case 'l' -> view.show(list());
            default -> view.notice = "";
        }
    }

    private void next() {
        Optional<Task> next = progress.after(view.focus).filter(followed::contains);
        next.ifPresentOrElse(
                this::turnTo,
                () -> view.notice = followed.size() == 1
                        ? "This watch follows one exercise; start 'gradus watch' to follow all."
                        : view.solved ? "Every exercise is solved." : "No other exercise is unsolved.");
    }

    private void previous() {
        int at = followed.indexOf(view.focus);
        if (at > 0) {
            turnTo(followed.get(at - 1));
        } else {
            view.notice = "This is the first exercise.";
        }
    }

    private void hint() {
        view.hints = workplace.hints().next(view.focus);
        if (view.focus.hints().isEmpty()) {
            view.notice = "This exercise has no hints.";
        }
    }

    private void showSolution() {
        List<String> lines =
                Difference.toAnswer(view.focus, LearnerFile.of(view.focus).text(), console.style());
        List<String> all =
                new ArrayList<>(lines.isEmpty() ? List.of("Your file is the solution, line by line.") : lines);
        for (Alternative other : Afterwards.alternativesOf(view.focus)) {
            all.add("");
            all.add(console.style().bold("Another right answer: " + other.words()));
            all.addAll(Afterwards.beside(
                    view.focus, other, LearnerFile.of(view.focus).text(), console.style()));
        }
        view.show(all);
    }

    private void mistakes() {
        if (view.solved) {
            view.show(Afterwards.mistakes(view.focus, console.style(), screen.width()));
        } else {
            view.notice = "The mistakes that people make here are shown once it is solved.";
        }
    }

    private void reset() {
        try {
            boolean changed = new Rewrites(workplace.history()).reset(view.focus);
            view.notice = changed
                    ? "The file is as it was given; u brings yours back."
                    : "The file is as it was given already.";
        } catch (IOException e) {
            view.notice = "Not reset: " + e.getMessage();
        }
    }

    private void undo() {
        try {
            boolean undone = new Rewrites(workplace.history()).undo(view.focus).isPresent();
            view.notice = undone ? "Your version is back." : "There is nothing to undo.";
        } catch (IOException e) {
            view.notice = "Not undone: " + e.getMessage();
        }
    }

    private List<String> list() {
        return CourseList.of(
                workplace.course().lessons(), progress.all(), true, console.style(), Optional.of(view.focus));
    }

    /** Turns to the exercise that was saved just now. */
    private void look(Task task) {
        boolean another = !task.equals(view.focus);
        if (another || view.mode == View.Mode.PAGE) { // a question about this exercise still waits for its answer
            view.mode = View.Mode.TASK;
        }
        view.notice = "";
        checking = false;
        if (another) {
            view.focus = task;
            view.hints = 0;
        }
    }

    /** Turns to an exercise and has it graded as it is. */
    private void turnTo(Task task) {
        look(task);
        view.said = List.of(console.style().dim("…"));
        view.solved = false;
        grader.warmUp(task);
        watcher.request(task);
    }
}
