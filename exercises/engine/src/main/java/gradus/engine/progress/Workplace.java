package gradus.engine.progress;

import gradus.engine.course.Course;
import gradus.engine.grading.Grader;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;

/** What every view of the course works with: the course, the learner's progress in it, and a grader. */
public final class Workplace {
    private final Path root;
    private final Function<Course, Grader> graders;
    private final History history;
    private final VerdictCache cache;
    private Course course;

    /**
     * A workplace; nothing is read before it is asked for.
     *
     * @param root the folder of the course
     * @param notes takes what the learner should know, a sentence at a time
     * @param graders starts a grader when somebody needs one
     */
    public Workplace(Path root, Consumer<String> notes, Function<Course, Grader> graders) {
        this.root = root;
        this.graders = graders;
        this.history = new History(root.resolve(".gradus/history"), words -> notes.accept("Note: " + words));
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

    /** A file as the learner would type it: from the working directory if it is below, else from the course's folder. */
    public String shown(Path file) {
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
