package gradus.engine.cli;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.progress.LearnerFile;
import gradus.engine.progress.Progress;
import gradus.engine.progress.Workplace;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Style;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What every command works with: the learner's workplace and a console, and what an address on the command line means. */
public final class Desk {
    private final Workplace workplace;
    private final Console console;

    private Desk(Workplace workplace, Console console) {
        this.workplace = workplace;
        this.console = console;
    }

    /** A desk over the course in a folder; nothing is read before it is asked for. */
    public static Desk of(Path root, Console console, Function<Course, Grader> graders) {
        return new Desk(new Workplace(root, console::note, graders), console);
    }

    /** The course, the learner's progress, and a grader. */
    public Workplace workplace() {
        return workplace;
    }

    /** Where commands read and write. */
    public Console console() {
        return console;
    }

    /** The folder of the course. */
    public Path root() {
        return workplace.root();
    }

    /** The course. */
    public Course course() {
        return workplace.course();
    }

    Style style() {
        return console.style();
    }

    Progress progress() {
        return workplace.progress();
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

    /** Whether there is something to grade: a file that can be read and is no longer as it was given. */
    boolean begun(Task task) {
        LearnerFile file = LearnerFile.of(task);
        return file.readable() && !task.isStub(file.text());
    }

    /** The lesson of an address, or the one the learner is at if there is no address. */
    Lesson lesson(String address) {
        if (address != null) {
            return Addresses.lesson(course(), address);
        }
        Task task = task(null);
        return Addresses.lesson(course(), task.stage() + "/" + task.lesson());
    }
}
