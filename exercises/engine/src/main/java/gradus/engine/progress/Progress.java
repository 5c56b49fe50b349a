package gradus.engine.progress;

import gradus.engine.course.Course;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Where each exercise stands, derived from the files and what was said of them; nothing else is remembered. */
public final class Progress {
    private final Course course;
    private final VerdictCache cache;
    private final History history;
    private final Commitments commitments;

    /** The progress in a course. */
    public Progress(Course course, VerdictCache cache, History history) {
        this.course = course;
        this.cache = cache;
        this.history = history;
        this.commitments = new Commitments(course.root().resolve(".gradus/commitments"));
    }

    /** Where an exercise stands, without grading anything. */
    public Standing of(Task task) {
        LearnerFile file = LearnerFile.of(task);
        if (!file.readable()) {
            return new Standing(task, Standing.State.UNREADABLE, 0, file.problem());
        }
        if (isStub(task, file.text())) {
            return new Standing(task, Standing.State.NOT_STARTED, 0, "");
        }
        return cache.get(task, file.text())
                .map(verdict -> Standing.of(task, verdict))
                .orElse(new Standing(task, Standing.State.NOT_CHECKED, 0, ""));
    }

    /** Where every exercise stands, without grading anything. */
    public List<Standing> all() {
        return course.tasks().stream().map(this::of).toList();
    }

    /** Where an exercise stands; graded first if it was changed since. */
    public Standing checked(Task task, Grader grader) {
        Standing standing = of(task);
        if (standing.state() != Standing.State.NOT_CHECKED) {
            return standing;
        }
        LearnerFile file = LearnerFile.of(task);
        return file.readable() ? Standing.of(task, grade(task, file.text(), grader)) : of(task);
    }

    /** Grades a text, and remembers the verdict and the version. */
    public Verdict grade(Task task, String source, Grader grader) {
        Verdict verdict = judge(task, source, grader);
        record(task, source, verdict);
        return verdict;
    }

    /** Grades the learner's text; predictions are kept, and what was said first counts. */
    public Verdict judge(Task task, String source, Grader grader) {
        Verdict verdict = grader.grade(task, source);
        return task.kind() == Kind.PREDICT ? commitments.judged(task, source, verdict) : verdict;
    }

    /** Remembers a verdict and the version it was given on. */
    public void record(Task task, String source, Verdict verdict) {
        if (!isStub(task, source)) {
            cache.put(task, source, verdict);
            history.checked(task, source, verdict.status());
        }
    }

    /**
     * The exercise the learner is at: of those begun and not solved the one saved last, else the first that is not
     * solved; none when all are.
     */
    public Optional<Task> current() {
        return current(course.tasks());
    }

    /** The exercise the learner is at among these, by the same rule. */
    public Optional<Task> current(List<Task> among) {
        List<Standing> unsolved =
                among.stream().map(this::of).filter(s -> !s.solved()).toList();
        return unsolved.stream()
                .filter(Standing::inProgress)
                .map(Standing::task)
                .max(Comparator.comparing(Progress::saved))
                .or(() -> unsolved.stream().map(Standing::task).findFirst());
    }

    /** The first unsolved exercise after this one, else the first unsolved before it; none when no other is left. */
    public Optional<Task> after(Task task) {
        List<Task> tasks = course.tasks();
        int at = tasks.indexOf(task);
        for (int i = 1; i < tasks.size(); i++) {
            Task next = tasks.get((at + i) % tasks.size());
            if (!of(next).solved()) {
                return Optional.of(next);
            }
        }
        return Optional.empty();
    }

    /** Whether a text is what the learner was given. */
    public static boolean isStub(Task task, String source) {
        try {
            return task.solution().isStub(source);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + task.solutionFile(), e);
        }
    }

    private static FileTime saved(Task task) {
        try {
            return Files.getLastModifiedTime(task.learnerFile());
        } catch (IOException e) {
            return FileTime.fromMillis(0); // deleted a moment ago
        }
    }
}
