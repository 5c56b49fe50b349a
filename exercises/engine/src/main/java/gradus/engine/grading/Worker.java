package gradus.engine.grading;

import gradus.engine.course.Task;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;

/**
 * The process that runs untrusted answers. It keeps compiler, libraries and JUnit warm, grades one job after another, and
 * says of itself when it must not be used again.
 */
final class Worker {
    private static final long GRACE_MILLIS = 300;

    private final DataOutputStream out;
    private final Compiler compiler = new Compiler();
    private volatile Running current;

    /** The job in hand. */
    private record Running(Task task, GraderRun run, Thread thread, BoundedOutput output, long begun) {}

    private Worker(DataOutputStream out) {
        this.out = out;
    }

    /** Connects to the grader that started this process: its port, and the word that proves who is calling. */
    public static void main(String[] args) throws IOException {
        Logger.getLogger("").getHandlers(); // bound now: what libraries log is not what the answer printed
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
            socket.setTcpNoDelay(true);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            out.writeUTF(args[1]);
            out.flush();
            new Worker(out).serve(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
        }
    }

    private void serve(DataInputStream in) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::reportExit));
        while (true) {
            Frames.Job job;
            try {
                job = Frames.read(in).as(Frames.Job.class);
            } catch (EOFException graderIsGone) {
                Runtime.getRuntime().halt(0);
                return;
            }
            Set<Thread> before = Thread.getAllStackTraces().keySet();
            Verdict verdict = grade(job.task(), job.source());
            boolean last = verdict.status() == Status.TIMED_OUT
                    || verdict.status() == Status.CRASHED
                    || !newThreads(before).isEmpty();
            Frames.write(out, last ? Frames.LAST_VERDICT : Frames.VERDICT, verdict);
        }
    }

    private Verdict grade(Task task, String source) {
        long begun = System.nanoTime();
        Compiler.Result compiled = compiler.compile(task, source);
        if (!compiled.problems().isEmpty()) {
            return new Verdict(
                    Status.DOES_NOT_COMPILE,
                    0,
                    task.points(),
                    List.of(),
                    compiled.problems(),
                    "",
                    0,
                    "",
                    millisSince(begun));
        }
        return run(task, compiled.classes(), begun);
    }

    private Verdict run(Task task, Map<String, byte[]> classes, long begun) {
        GraderRun run = new GraderRun(task);
        Throwable[] thrown = new Throwable[1];
        Thread thread = new Thread(
                () -> {
                    try {
                        run.run(classes);
                    } catch (Throwable t) { // reported below: whatever an answer throws must not end this process
                        thrown[0] = t;
                    }
                },
                "grading");
        thread.setDaemon(true);
        BoundedOutput output = new BoundedOutput();
        InputStream in = System.in;
        PrintStream out = System.out;
        PrintStream err = System.err;
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        try {
            System.setIn(InputStream.nullInputStream());
            System.setOut(output.asPrintStream());
            System.setErr(System.out);
            current = new Running(task, run, thread, output, begun);
            thread.start();
            thread.join(task.seconds() * 1000L);
            if (thread.isAlive()) {
                return timedOut(task, run);
            }
            if (thrown[0] != null) {
                return crashed(describe(run, thrown[0]), run.lineOf(thrown[0].getStackTrace()));
            }
            Optional<Thread> left = leftRunning(run, before);
            if (left.isPresent()) {
                int line = run.lineOf(left.get().getStackTrace());
                return crashed(
                        "a thread that your code started is still running"
                                + (line > 0 ? ", at line " + line : "")
                                + ": wait for it with join(), or shut down the executor it belongs to",
                        line);
            }
            return judged(task, run);
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a worker", e);
        } finally {
            current = null;
            System.setIn(in);
            System.setOut(out);
            System.setErr(err);
        }
    }

    private Verdict judged(Task task, GraderRun run) {
        List<Check> checks = run.checks();
        if (run.overflowed()) {
            Check check = checks.stream()
                    .filter(c -> c.message().startsWith("StackOverflowError"))
                    .findFirst()
                    .orElseThrow();
            return crashed(
                    "calls itself without end" + (check.line() > 0 ? ", at line " + check.line() : ""), check.line());
        }
        boolean failed = checks.stream().anyMatch(c -> c.outcome() == Outcome.FAILED || c.outcome() == Outcome.NOT_RUN);
        boolean passed = checks.stream().anyMatch(c -> c.outcome() == Outcome.PASSED);
        boolean unwritten = checks.stream().anyMatch(c -> c.outcome() == Outcome.NOT_WRITTEN);
        Status status = failed || (unwritten && passed) ? Status.WRONG : unwritten ? Status.NOT_STARTED : Status.PASSED;
        return verdict(task, status, "", 0);
    }

    private Verdict timedOut(Task task, GraderRun run) {
        StackTraceElement[] stack = current.thread().getStackTrace();
        int line = run.lineOf(stack);
        if (line == 0) { // the checking thread may be waiting for one that the answer started
            line = Thread.getAllStackTraces().values().stream()
                    .mapToInt(run::lineOf)
                    .max()
                    .orElse(0);
        }
        String message = "still running after " + task.seconds() + " s" + (line > 0 ? ", at line " + line : "");
        run.giveUp(message);
        return verdict(task, Status.TIMED_OUT, message, line);
    }

    private Verdict crashed(String message, int line) {
        current.run().giveUp(message);
        return verdict(current.task(), Status.CRASHED, message, line);
    }

    private Verdict verdict(Task task, Status status, String message, int line) {
        List<Check> checks = current.run().checks();
        long passed = checks.stream().filter(c -> c.outcome() == Outcome.PASSED).count();
        int points =
                status == Status.PASSED ? task.points() : (int) (task.points() * passed / Math.max(1, checks.size()));
        return new Verdict(
                status,
                points,
                task.points(),
                checks,
                List.of(),
                message,
                line,
                current.output().text(),
                millisSince(current.begun()));
    }

    private static String describe(GraderRun run, Throwable thrown) {
        int line = run.lineOf(thrown.getStackTrace());
        String at = line > 0 ? ", at line " + line : "";
        if (thrown instanceof OutOfMemoryError) {
            long megabytes = Runtime.getRuntime().maxMemory() >> 20;
            return "used up all memory (" + megabytes + " MB)" + at
                    + ": look for a list that grows in a loop that does not end";
        }
        return "the checks themselves failed" + at + ": " + thrown;
    }

    /** A thread that runs the answer's own code and does not end within the grace time. */
    private static Optional<Thread> leftRunning(GraderRun run, Set<Thread> before) throws InterruptedException {
        for (Thread thread : newThreads(before)) {
            if (runsAnswer(run, thread)) {
                thread.join(GRACE_MILLIS);
                if (runsAnswer(run, thread)) {
                    return Optional.of(thread);
                }
            }
        }
        return Optional.empty();
    }

    private static boolean runsAnswer(GraderRun run, Thread thread) {
        return thread.isAlive()
                && (run.lineOf(thread.getStackTrace()) > 0
                        || thread.getClass().getClassLoader() instanceof LearnerLoader);
    }

    /** Threads that would keep this process from ending by itself; the libraries' own daemons do not count. */
    private static Set<Thread> newThreads(Set<Thread> before) {
        Set<Thread> after = new HashSet<>(Thread.getAllStackTraces().keySet());
        after.removeAll(before);
        after.removeIf(thread -> !thread.isAlive()
                || (thread.isDaemon()
                        && !(Arrays.stream(thread.getStackTrace())
                                .anyMatch(f -> "learner".equals(f.getClassLoaderName())))));
        return after;
    }

    /** Runs when the process is about to end: says which line of an answer ended it. */
    private void reportExit() {
        Running running = current;
        if (running == null) {
            return;
        }
        for (StackTraceElement[] stack : Thread.getAllStackTraces().values()) {
            boolean exits = Arrays.stream(stack)
                    .anyMatch(f -> f.getClassName().equals("java.lang.Runtime")
                            && f.getMethodName().equals("exit"));
            int line = running.run().lineOf(stack);
            if (exits && line > 0) {
                try {
                    Frames.write(
                            out,
                            Frames.LAST_VERDICT,
                            crashed(
                                    "your code ended the whole program with System.exit, at line " + line
                                            + ": return a value or throw an exception instead",
                                    line));
                } catch (IOException graderIsGone) {
                    return; // nobody is left to tell
                }
            }
        }
    }

    private static long millisSince(long nanos) {
        return (System.nanoTime() - nanos) / 1_000_000;
    }
}
