package gradus.engine.progress;

import gradus.engine.course.Course;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.FileTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Where each exercise stands, derived from the files and what was said of them; nothing else is remembered. */
public final class Progress {
    private final Course course;
    private final VerdictCache cache;
    private final History history;
    private final Commitments commitments;
    private Route route;

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
        if (task.isStub(file.text())) {
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
        if (!task.isStub(source)) {
            cache.put(task, source, verdict);
            history.checked(task, source, verdict.status());
        }
    }

    /** The path that the learner has chosen through the course. */
    public synchronized Route route() {
        if (route == null) {
            route = new Route(course);
        }
        return route;
    }

    /**
     * The exercise the learner is at: of those begun and not solved the one saved last, else the first on the learner's path
     * that is not solved, else the first of the course; none when all are.
     */
    public Optional<Task> current() {
        return begun(course.tasks()).or(() -> firstUnsolved(route().tasks())).or(() -> firstUnsolved(course.tasks()));
    }

    /** As {@link #current()}, from where all exercises stand, so that no file is read again. */
    public Optional<Task> currentOf(List<Standing> all) {
        Map<String, Standing> known =
                all.stream().collect(Collectors.toMap(each -> each.task().id(), each -> each, (first, same) -> first));
        return all.stream()
                .filter(Standing::inProgress)
                .map(Standing::task)
                .max(Comparator.comparing(Progress::saved))
                .or(() -> Stream.concat(route().tasks().stream(), course.tasks().stream())
                        .filter(task -> !known.get(task.id()).solved())
                        .findFirst());
    }

    /** The exercise the learner is at among these: the one saved last of those begun, else the first that is not solved. */
    public Optional<Task> current(List<Task> among) {
        return begun(among).or(() -> firstUnsolved(among));
    }

    private Optional<Task> begun(List<Task> among) {
        return among.stream()
                .map(this::of)
                .filter(Standing::inProgress)
                .map(Standing::task)
                .max(Comparator.comparing(Progress::saved));
    }

    private Optional<Task> firstUnsolved(List<Task> among) {
        return among.stream().filter(task -> !of(task).solved()).findFirst();
    }

    /**
     * The first unsolved exercise after this one on the learner's path, else the first unsolved before it there, else the same
     * in the whole course; none when no other is left.
     */
    public Optional<Task> after(Task task) {
        return after(task, route().tasks()).or(() -> after(task, course.tasks()));
    }

    private Optional<Task> after(Task task, List<Task> tasks) {
        int at = Math.max(0, tasks.indexOf(task));
        return IntStream.range(0, tasks.size())
                .mapToObj(i -> tasks.get((at + i) % tasks.size()))
                .filter(next -> !next.equals(task) && !of(next).solved())
                .findFirst();
    }

    private static FileTime saved(Task task) {
        try {
            return Files.getLastModifiedTime(task.learnerFile());
        } catch (IOException e) {
            return FileTime.fromMillis(0); // deleted a moment ago
        }
    }
}
