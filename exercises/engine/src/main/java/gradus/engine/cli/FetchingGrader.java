package gradus.engine.cli;

import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/** A watch's grader: the first save of an answer whose lesson brings libraries has them fetched, and says so before. */
final class FetchingGrader implements Grader {
    private final Grader grader;
    private volatile Consumer<String> notes;

    /** Fetches before it grades; tells the notes what it fetches and how much. */
    FetchingGrader(Grader grader, Consumer<String> notes) {
        this.grader = grader;
        this.notes = notes;
    }

    /** From now on somebody else is told. */
    void tell(Consumer<String> listener) {
        notes = listener;
    }

    @Override
    public Verdict grade(Task task, String source) {
        if (!task.isStub(source)) {
            try {
                Fetch.forTasks(List.of(task), notes);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot fetch what " + task.lessonId() + " needs", e);
            }
        }
        return grader.grade(task, source);
    }

    @Override
    public void warmUp(Task task) {
        grader.warmUp(task);
    }

    @Override
    public void abandon() {
        grader.abandon();
    }

    @Override
    public void close() {
        grader.close();
    }
}
