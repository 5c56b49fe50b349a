package gradus.engine.progress;

import gradus.engine.course.Task;
import gradus.engine.expect.Relation;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Finding;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Problem;
import gradus.engine.grading.Verdict.Status;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Judges by words in the source, so that tests of everything around grading are quick. */
public final class FakeGrader implements Grader {
    /** What a test does while a source is being graded. */
    public final BlockingQueue<Runnable> meanwhile = new LinkedBlockingQueue<>();

    /** Every source graded, in order. */
    public final List<String> graded = new CopyOnWriteArrayList<>();

    private final Semaphore abandoned = new Semaphore(0);

    /** How often it was closed. */
    public int closed;

    @Override
    public Verdict grade(Task task, String source) {
        graded.add(source);
        Runnable job = meanwhile.poll();
        if (job != null) {
            job.run();
        }
        if (!source.contains("class")) {
            Problem problem = new Problem(1, 3, "a class was expected", "Write a class.");
            return new Verdict(Status.DOES_NOT_COMPILE, 0, task.points(), List.of(), List.of(problem), "", 0, "", 1);
        }
        if (source.contains("todo(")) {
            Check unwritten = Check.of("two numbers add up", Outcome.NOT_WRITTEN, "");
            return new Verdict(Status.NOT_STARTED, 0, task.points(), List.of(unwritten), List.of(), "", 0, "", 1);
        }
        boolean right = source.contains("sum += number");
        Check first = Check.of("nothing adds up to zero", Outcome.PASSED, "");
        Check second = right
                ? Check.of("two numbers add up", Outcome.PASSED, "")
                : Check.failed(
                        "two numbers add up",
                        "the sum of 1, 2 should be 3 but was 2",
                        new Finding("the sum of 1, 2", Relation.BE, "3", "2", ""),
                        "the sum keeps only the last number",
                        false);
        return new Verdict(
                right ? Status.PASSED : Status.WRONG,
                right ? task.points() : task.points() / 2,
                task.points(),
                List.of(first, second),
                List.of(),
                "",
                0,
                right ? "" : "printed \u001b[2J here\n",
                1);
    }

    /** Blocks, like an endless loop, until the grading is abandoned. */
    public void untilAbandoned() {
        try {
            if (!abandoned.tryAcquire(30, TimeUnit.SECONDS)) {
                throw new IllegalStateException("nobody abandoned this grading");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void abandon() {
        abandoned.release();
    }

    @Override
    public void close() {
        closed++;
    }
}
