package gradus.engine.grading;

import gradus.engine.course.Libraries;
import gradus.engine.course.Task;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Grades in a warm process of its own, so that nothing an answer does can harm the caller. After {@link #warmUp} a second
 * process is kept ready for the moment when an answer ends the first.
 */
public final class WorkerGrader implements Grader {
    private static final int ATTEMPTS = 3;
    /** Exit statuses from here on are signals: somebody else ended the process. */
    private static final int SIGNALS = 128;
    /** A grading that was overtaken by another save may end by itself if it is not longer than usual. */
    private static final long PATIENCE_MILLIS = 600;

    /** By class path: exercises of a lesson that brings libraries of its own have their own processes. */
    private final Map<String, WorkerPool> pools = new ConcurrentHashMap<>();

    private final Map<String, Long> usual = new ConcurrentHashMap<>();
    private volatile boolean abandoned;
    private volatile boolean closed;
    private volatile boolean keepSpare;

    private WorkerGrader() {}

    /** A grader that starts its process when it is first needed. */
    public static WorkerGrader start() {
        return new WorkerGrader();
    }

    /**
     * Grades a source in a worker.
     *
     * @throws EnvironmentException if the machine allows no verdict
     */
    @Override
    public synchronized Verdict grade(Task task, String source) {
        abandoned = false;
        if (task.isStub(source)) {
            return notStarted(task);
        }
        WorkerPool pool = pool(task);
        Verdict verdict = gradeInWorker(task, source, pool);
        pool.drop();
        if (keepSpare) {
            pool.warm(task);
        }
        return verdict;
    }

    /** A worker that was killed from outside is replaced; one that its answer ends, would end again. */
    private Verdict gradeInWorker(Task task, String source, WorkerPool pool) {
        for (int attempt = 1; ; attempt++) {
            WorkerProcess worker = pool.take();
            boolean used = worker.used();
            try {
                WorkerProcess.Answer answer = worker.grade(task, source, () -> closed || givenUp(task, worker));
                if (answer.doubtful() && used && attempt < ATTEMPTS) {
                    pool.drop();
                    continue;
                }
                if (answer.verdict().status() != Status.TIMED_OUT) {
                    usual.put(task.id(), worker.usedMillis());
                }
                return answer.verdict();
            } catch (WorkerProcess.SilentException e) {
                return ended(task, Status.TIMED_OUT, e.getMessage());
            } catch (IOException e) {
                if (abandoned || closed) {
                    return ended(task, Status.CRASHED, "the grading was given up");
                }
                int status = worker.exitStatus();
                if (status == Worker.BROKEN && attempt == ATTEMPTS) {
                    throw new EnvironmentException(
                            "the process that compiles and runs answers broke: 'gradus doctor' looks at what it needs",
                            e);
                }
                if (!fromOutside(status) || attempt == ATTEMPTS) {
                    String ending = status < 0 ? "no longer answered" : "ended by itself (exit status " + status + ")";
                    return ended(
                            task,
                            Status.CRASHED,
                            "the process that ran your code " + ending
                                    + ": nothing in the answer should end or block it");
                }
            } finally {
                pool.drop();
            }
        }
    }

    /** Windows has no signals: a process that is ended there has status 1. */
    private static boolean fromOutside(int status) {
        return status >= SIGNALS || status == Worker.BROKEN || (status == 1 && File.separatorChar == '\\');
    }

    private boolean givenUp(Task task, WorkerProcess worker) {
        return abandoned && worker.usedMillis() > patience(task, worker);
    }

    /** What an honest answer may use: twice what the last one used; half of its limit while that or the worker is new. */
    private long patience(Task task, WorkerProcess worker) {
        Long known = usual.get(task.id());
        return known == null || !worker.used() ? task.seconds() * 500L : Math.max(PATIENCE_MILLIS, 2 * known);
    }

    @Override
    public void warmUp(Task task) {
        keepSpare = true;
        boolean there = Libraries.of(task)
                .map(own -> own.state() != Libraries.State.MISSING)
                .orElse(true);
        if (there && !pool(task).begun()) {
            pool(task).warm(task);
        }
    }

    /** Starts a process while the caller still reads the course: a first verdict comes that much sooner. Returns at once. */
    public void prepare() {
        String file = System.getProperty(JavaProcess.CLASS_PATH_FILE);
        if (file != null && Files.isReadable(Path.of(file))) {
            pools.computeIfAbsent(JavaProcess.classPath(Optional.empty()), WorkerPool::new)
                    .prepare();
        }
    }

    private WorkerPool pool(Task task) {
        if (closed) {
            throw new IllegalStateException("this grader is closed");
        }
        return pools.computeIfAbsent(JavaProcess.classPath(Libraries.of(task)), WorkerPool::new);
    }

    private static Verdict notStarted(Task task) {
        return ended(task, Status.NOT_STARTED, "");
    }

    private static Verdict ended(Task task, Status status, String message) {
        return new Verdict(status, 0, task.points(), notRun(task), List.of(), message, 0, "", 0);
    }

    private static List<Check> notRun(Task task) {
        return task.checks().stream()
                .map(name -> Check.of(name.replace('_', ' '), Outcome.NOT_RUN, ""))
                .toList();
    }

    @Override
    public void abandon() {
        abandoned = true;
    }

    @Override
    public void close() {
        closed = true;
        pools.values().forEach(WorkerPool::close);
    }
}
