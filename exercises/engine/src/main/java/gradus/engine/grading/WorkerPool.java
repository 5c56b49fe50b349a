package gradus.engine.grading;

import gradus.engine.course.Task;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;

/**
 * The worker that grades on one class path, and a warm one behind it for the moment when an answer ends the first. One thread
 * grades; any may warm or close.
 */
final class WorkerPool implements AutoCloseable {
    private static final int START_ATTEMPTS = 3;
    private static final int WARM_ANSWERS = 3;

    private final String classPath;
    private final ExecutorService background = Executors.newSingleThreadExecutor(job -> {
        Thread thread = new Thread(job, "warming up");
        thread.setDaemon(true);
        return thread;
    });
    private final Set<WorkerProcess> processes = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;
    private volatile boolean wanted;
    private volatile WorkerProcess worker;
    private Future<WorkerProcess> spare;

    WorkerPool(String classPath) {
        this.classPath = classPath;
    }

    /** The worker to grade with: the one at hand, else the spare, else a new one. */
    WorkerProcess take() {
        if (closed) {
            throw new IllegalStateException("this grader is closed");
        }
        if (worker == null || !worker.usable()) {
            drop();
            worker = spareOrNew();
        }
        return worker;
    }

    /** Ends the worker at hand if it must not grade again. */
    void drop() {
        WorkerProcess at = worker;
        if (at != null && !at.usable()) {
            discard(at);
            worker = null;
        }
    }

    private WorkerProcess spareOrNew() {
        Future<WorkerProcess> warming;
        synchronized (this) {
            warming = spare;
            spare = null;
        }
        if (warming != null) {
            wanted = true;
            try {
                WorkerProcess taken = warming.get();
                if (taken.usable()) {
                    return taken;
                }
                discard(taken);
            } catch (ExecutionException e) {
                // It ended while it got warm, perhaps killed: a new one is started, which says what is wrong if it
                // cannot be.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while a worker was getting ready", e);
            } finally {
                wanted = false;
            }
        }
        return started();
    }

    private WorkerProcess started() {
        for (int attempt = 1; ; attempt++) {
            try {
                WorkerProcess process = WorkerProcess.start(classPath, () -> closed);
                processes.add(process);
                if (closed) {
                    discard(process);
                    throw new IllegalStateException("this grader is closed");
                }
                return process;
            } catch (IOException e) {
                if (closed) {
                    throw new IllegalStateException("this grader is closed", e);
                }
                if (attempt == START_ATTEMPTS) {
                    throw new EnvironmentException(
                            "no process could be started to run your code (" + e.getMessage()
                                    + "): 'gradus doctor' looks at what it needs",
                            e);
                }
            }
        }
    }

    /** Starts a process in the background, before there is anything to grade; returns at once. */
    synchronized void prepare() {
        if (spare == null && !closed) {
            spare = background.submit(this::started);
        }
    }

    /** Makes a spare in the background if there is none; returns at once. */
    synchronized void warm(Task task) {
        if (spare == null && !closed) {
            try {
                spare = background.submit(() -> warmed(task));
            } catch (RejectedExecutionException e) {
                return; // closed a moment ago
            }
        }
    }

    /** Whether there is a worker at hand or being made. */
    synchronized boolean begun() {
        return worker != null || spare != null;
    }

    /** A worker that has graded the task's own answer, so that the next verdict is quick; less often if it is needed now. */
    private WorkerProcess warmed(Task task) throws IOException {
        WorkerProcess process = started();
        for (int i = 0; i < WARM_ANSWERS && process.usable() && !wanted; i++) {
            process.grade(task, task.solution().answer(), () -> closed);
        }
        return process;
    }

    private void discard(WorkerProcess process) {
        processes.remove(process);
        process.close();
    }

    @Override
    public void close() {
        closed = true;
        background.shutdown();
        processes.forEach(this::discard);
    }
}
