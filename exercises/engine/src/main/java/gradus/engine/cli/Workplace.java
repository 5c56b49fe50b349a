package gradus.engine.cli;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.progress.HintsGiven;
import gradus.engine.progress.History;
import gradus.engine.progress.Progress;
import gradus.engine.progress.VerdictCache;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What every command works with: the course, the learner's progress in it, a grader, and a console. */
public final class Workplace {
    private final Path root;
    private final Console console;
    private final Function<Course, Grader> graders;
    private final History history;
    private final VerdictCache cache;
    private Course course;

    /**
     * A workplace; nothing is read before it is asked for.
     *
     * @param root the folder of the course
     * @param graders starts a grader when a command needs one
     */
    public Workplace(Path root, Console console, Function<Course, Grader> graders) {
        this.root = root;
        this.console = console;
        this.graders = graders;
        this.history = new History(root.resolve(".gradus/history"), words -> console.note("Note: " + words));
        this.cache = new VerdictCache(root.resolve(".gradus/verdicts"));
    }

    /** The folder of the course. */
    public Path root() {
        return root;
    }

    /** The course, read at the first call. */
    public Course course() {
        if (course == null) {
            course = Course.open(root);
        }
        return course;
    }

    /** Where commands read and write. */
    public Console console() {
        return console;
    }

    Style style() {
        return console.style();
    }

    /** The versions that are kept. */
    public History history() {
        return history;
    }

    /** The verdicts that are known. */
    public VerdictCache cache() {
        return cache;
    }

    /** The hints given so far. */
    public HintsGiven hints() {
        return new HintsGiven(root.resolve(".gradus/hints"));
    }

    /** Where the exercises stand. */
    public Progress progress() {
        return new Progress(course(), cache, history);
    }

    /** A new grader; whoever asks closes it. */
    public Grader startGrader() {
        return graders.apply(course());
    }

    /** The exercise of an address, or the one the learner is at if there is no address. */
    Task task(String address) {
        if (address != null) {
            return Addresses.one(course(), address);
        }
        return current()
                .orElseThrow(() -> new Refusal(
                        course().tasks().isEmpty()
                                ? "this course has no exercises yet."
                                : "every exercise is solved. Name one to look at it again, such as "
                                        + course().tasks().get(0).id() + "."));
    }

    /** The exercise the learner is at. */
    Optional<Task> current() {
        return progress().current();
    }

    /** The exercises of an address; the one the learner is at if there is none. */
    List<Task> tasks(String address) {
        return address == null ? List.of(task(null)) : Addresses.many(course(), address);
    }

    /** The lesson of an address, or the one the learner is at if there is no address. */
    Lesson lesson(String address) {
        if (address != null) {
            return Addresses.lesson(course(), address);
        }
        Task task = task(null);
        return Addresses.lesson(course(), task.stage() + "/" + task.lesson());
    }

    /** A file as the learner would type it: from the working directory if it is below, else from the course's folder. */
    String shown(Path file) {
        Path here = Path.of("").toAbsolutePath().normalize();
        Path absolute = file.toAbsolutePath().normalize();
        return absolute.startsWith(here)
                ? here.relativize(absolute).toString()
                : absolute.startsWith(root.toAbsolutePath().normalize())
                                && here.startsWith(root.toAbsolutePath().normalize())
                        ? here.relativize(absolute).toString()
                        : absolute.toString();
    }
}
