package gradus.engine.grading;

import gradus.engine.course.Task;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Grades in a warm process of its own, so that nothing an answer does can harm the caller. After {@link #warmUp} a second
 * process is kept ready for the moment when an answer ends the first.
 */
public final class WorkerGrader implements Grader {
    private final ExecutorService background = Executors.newSingleThreadExecutor(job -> {
        Thread thread = new Thread(job, "warming up");
        thread.setDaemon(true);
        return thread;
    });
    private volatile WorkerProcess busy;
    private volatile boolean abandoned;
    private WorkerProcess worker;
    private CompletableFuture<WorkerProcess> spare;
    private boolean keepSpare;
    private boolean closed;

    private WorkerGrader() {}

    /** A grader that starts its process when it is first needed. */
    public static WorkerGrader start() {
        return new WorkerGrader();
    }

    @Override
    public synchronized Verdict grade(Task task, String source) {
        abandoned = false;
        try {
            if (task.solution().isStub(source)) {
                return notStarted(task);
            }
            Verdict verdict = gradeInWorker(task, source);
            if (keepSpare && spare == null) {
                spare = CompletableFuture.supplyAsync(() -> warm(task), background);
            }
            return verdict;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot grade " + task.id() + ": " + e.getMessage(), e);
        }
    }

    /** A worker that was killed from outside is replaced once; one that its answer ends, ends again. */
    private Verdict gradeInWorker(Task task, String source) throws IOException {
        for (int attempt = 1; ; attempt++) {
            WorkerProcess ready = readyWorker();
            busy = ready;
            try {
                return ready.grade(task, source);
            } catch (IOException e) {
                String ending = ending(ready);
                if (attempt == 2 || abandoned) {
                    String message = "the process that ran your code " + ending
                            + ": nothing in the answer should end or block it";
                    return new Verdict(Status.CRASHED, 0, task.points(), notRun(task), List.of(), message, 0, "", 0);
                }
            } finally {
                busy = null;
                if (!ready.usable()) {
                    ready.close();
                }
            }
        }
    }

    private static String ending(WorkerProcess process) {
        try {
            return process.ending();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "was given up";
        }
    }

    private WorkerProcess readyWorker() throws IOException {
        if (closed) {
            throw new IllegalStateException("this grader is closed");
        }
        if (worker == null || !worker.usable()) {
            worker = takeSpare();
        }
        return worker;
    }

    private WorkerProcess takeSpare() throws IOException {
        if (spare == null) {
            return WorkerProcess.start();
        }
        try {
            WorkerProcess taken = spare.get();
            return taken.usable() ? taken : WorkerProcess.start();
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException("no worker could be started: " + e.getMessage(), e);
        } finally {
            spare = null;
        }
    }

    @Override
    public synchronized void warmUp(Task task) {
        keepSpare = true;
        if (worker == null && spare == null) {
            spare = CompletableFuture.supplyAsync(() -> warm(task), background);
        }
    }

    /** A started worker that has graded the task's own answer, so that the next verdict is quick. */
    private static WorkerProcess warm(Task task) {
        try {
            WorkerProcess process = WorkerProcess.start();
            for (int i = 0; i < 3 && process.usable(); i++) {
                process.grade(task, task.solution().answer());
            }
            return process;
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static Verdict notStarted(Task task) {
        return new Verdict(Status.NOT_STARTED, 0, task.points(), notRun(task), List.of(), "", 0, "", 0);
    }

    private static List<Check> notRun(Task task) {
        return task.checks().stream()
                .map(name -> Check.of(name.replace('_', ' '), Outcome.NOT_RUN, ""))
                .toList();
    }

    @Override
    public void abandon() {
        abandoned = true;
        WorkerProcess at = busy;
        if (at != null) {
            at.close();
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        background.shutdown();
        if (worker != null) {
            worker.close();
        }
        if (spare != null) {
            spare.thenAccept(WorkerProcess::close);
        }
    }
}
