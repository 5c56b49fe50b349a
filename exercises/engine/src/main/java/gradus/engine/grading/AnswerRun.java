package gradus.engine.grading;

import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Share;
import gradus.engine.exercise.TimeLimit;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.predict.Predictions;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One answer's run: a thread of its own, its time, what it prints, and the verdict. */
final class AnswerRun {
    private final Task task;
    private final String source;
    private final Map<String, byte[]> classes;
    private final long begun;
    private final GraderRun run;
    private final TimeLimit limit;
    private final BoundedOutput output = new BoundedOutput();
    private volatile Throwable thrown;

    /**
     * A run that has not begun.
     *
     * @param source the text of the answer
     * @param classes of the answer and its grader
     * @param begun when grading began, by {@link System#nanoTime}
     */
    AnswerRun(Task task, String source, Map<String, byte[]> classes, long begun) {
        this.task = task;
        this.source = source;
        this.classes = classes;
        this.begun = begun;
        this.run = new GraderRun(task, source);
        this.limit = TimeLimit.ofSeconds(task.seconds());
    }

    /** Milliseconds that the answer used so far. */
    long usedMillis() {
        return limit.usedMillis();
    }

    /** Runs all checks. Whatever the answer does or throws becomes a verdict. */
    Verdict verdict(Runnable meanwhile) {
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        Set<Thread> before = LeftThreads.all();
        try {
            System.setIn(InputStream.nullInputStream());
            System.setOut(output.asPrintStream());
            System.setErr(System.out);
            meanwhile.run();
            Thread thread = grading(() -> run.run(classes));
            if (!limit.await(thread, meanwhile)) {
                return timedOut(thread);
            }
            if (thrown != null) {
                return crashed();
            }
            Optional<Verdict> left = left(before);
            return left.isPresent() ? left.get() : judged(meanwhile);
        } catch (InterruptedException | ThreadDeath thrownByAnswer) {
            return disturbed();
        } finally {
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Thread grading(Runnable checks) {
        Thread thread = new Thread(
                () -> {
                    try {
                        checks.run();
                    } catch (Throwable t) { // reported: whatever an answer throws must not end this process
                        thrown = t;
                    }
                },
                "grading");
        thread.setDaemon(true);
        return thread;
    }

    private Optional<Verdict> left(Set<Thread> before) throws InterruptedException {
        return LeftThreads.running(run, before).map(thread -> {
            int line = run.lineOf(thread.getStackTrace());
            return crashed(
                    "a thread that your code started is still running" + at(line)
                            + ": wait for it with join(), or shut down the executor it belongs to",
                    line);
        });
    }

    /** What an answer throws into the thread that waits for it: it interrupted or stopped threads that are not its own. */
    private Verdict disturbed() {
        int line = anyLine();
        return crashed(
                "your code interrupted or stopped a thread that it did not start" + at(line)
                        + ": leave all threads alone but your own",
                line);
    }

    /** The line at which any thread is in the answer, or 0. */
    private int anyLine() {
        return Thread.getAllStackTraces().values().stream()
                .mapToInt(run::lineOf)
                .max()
                .orElse(0);
    }

    private Verdict judged(Runnable meanwhile) throws InterruptedException {
        List<Check> checks = run.checks();
        if (run.overflowed()) {
            Check check = checks.stream()
                    .filter(c -> c.message().startsWith("StackOverflowError"))
                    .findFirst()
                    .orElseThrow();
            return crashed("calls itself without end" + at(check.line()), check.line());
        }
        boolean failed = checks.stream().anyMatch(c -> c.outcome() == Outcome.FAILED || c.outcome() == Outcome.NOT_RUN);
        boolean passed = checks.stream().anyMatch(c -> c.outcome() == Outcome.PASSED);
        boolean unwritten = checks.stream().anyMatch(c -> c.outcome() == Outcome.NOT_WRITTEN);
        if (failed) {
            System.setOut(new BoundedOutput().asPrintStream()); // what was printed is told once
            System.setErr(System.out);
            new KeptState(task, classes, limit).name(run, meanwhile);
        }
        Status status = failed || (unwritten && passed) ? Status.WRONG : unwritten ? Status.NOT_STARTED : Status.PASSED;
        return verdict(status, status == Status.NOT_STARTED ? noPrediction() : "", 0);
    }

    /** Why predictions wait for one that looks as if it were made; empty if none does. */
    private String noPrediction() {
        return task.kind() == Kind.PREDICT && !source.isEmpty()
                ? Predictions.of(source).computed().orElse("")
                : "";
    }

    private Verdict timedOut(Thread thread) {
        int line = run.lineOf(thread.getStackTrace());
        if (line == 0) { // the checking thread may be waiting for one that the answer started
            line = anyLine();
        }
        String message = limit.words() + at(line);
        run.giveUp(message);
        return verdict(Status.TIMED_OUT, message, line);
    }

    private Verdict crashed() {
        int line = run.lineOf(thrown.getStackTrace());
        String words = thrown instanceof OutOfMemoryError
                ? Memory.words(Thrown.of(thrown).message(), at(line))
                : "the checks themselves failed" + at(line) + ": "
                        + Thrown.of(thrown).words(0);
        return crashed(words, line);
    }

    private Verdict crashed(String message, int line) {
        run.giveUp(message);
        return verdict(Status.CRASHED, message, line);
    }

    /** The verdict on an answer that is ending this process, if it is the answer that does. */
    Optional<Verdict> exiting() {
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            boolean exits = Arrays.stream(stack)
                    .anyMatch(f -> f.getClassName().equals("java.lang.Runtime")
                            && f.getMethodName().equals("exit"));
            int line = run.lineOf(stack);
            if (exits && line > 0) {
                return Optional.of(crashed(
                        "your code ended the whole program with System.exit" + at(line)
                                + ": return a value or throw an exception instead",
                        line));
            }
        }
        return Optional.empty();
    }

    private Verdict verdict(Status status, String message, int line) {
        List<Check> checks = run.checks();
        long passed = checks.stream().filter(c -> c.outcome() == Outcome.PASSED).count();
        Share equal = new Share((int) passed, Math.max(1, checks.size()));
        Share share = status == Status.WRONG ? run.share().orElse(equal) : equal;
        int points = status == Status.PASSED ? task.points() : task.points() * share.earned() / share.of();
        return new Verdict(
                status,
                points,
                task.points(),
                checks,
                List.of(),
                message,
                line,
                output.text(),
                (System.nanoTime() - begun) / 1_000_000);
    }

    private static String at(int line) {
        return line > 0 ? ", at line " + line : "";
    }
}
