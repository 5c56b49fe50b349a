package gradus.engine.grading;

import gradus.engine.course.Task;
import gradus.engine.grading.Verdict.Status;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.logging.Logger;

/**
 * The process that runs untrusted answers. It keeps compiler, libraries and JUnit warm, grades one job after another, and
 * says of itself when it must not be used again.
 */
final class Worker {
    /** The exit status of a worker that broke outside of any answer. */
    static final int BROKEN = 86;

    /** How a library with native code fails where the folder for temporary files forbids programs. */
    private static final List<String> NOT_LOADED = List.of(
            "UnsatisfiedLinkError", "failed to map segment", "Could not initialize class", "NoClassDefFoundError");

    private final DataOutputStream out;
    private final Compiler compiler = new Compiler();
    private volatile AnswerRun current;

    Worker(DataOutputStream out) {
        this.out = out;
    }

    /** Connects to the grader that started this process: its port, and the word that proves who is calling. */
    public static void main(String[] args) throws IOException {
        Logger.getLogger("").getHandlers(); // bound now: what libraries log is not what the answer printed
        Surroundings.now(); // Java itself notes some properties when it is first asked for them
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(args[0]))) {
            socket.setTcpNoDelay(true);
            DataOutputStream out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
            out.writeUTF(args[1]);
            out.flush();
            new Worker(out).serve(new DataInputStream(new BufferedInputStream(socket.getInputStream())));
        } catch (Throwable broken) { // memory that an answer used up, or its grader is gone: another worker takes over
            Runtime.getRuntime().halt(BROKEN);
        }
    }

    private void serve(DataInputStream in) throws IOException {
        Runtime.getRuntime().addShutdownHook(new Thread(this::reportExit));
        if (in.available() == 0) {
            compiler.warmUp();
        }
        while (true) {
            Frames.Job job;
            try {
                job = Frames.read(in).as(Frames.Job.class);
            } catch (EOFException graderIsGone) {
                Runtime.getRuntime().halt(0);
                return;
            }
            answer(job);
        }
    }

    /** Grades a job and sends the verdict, or why the machine allows none. */
    void answer(Frames.Job job) throws IOException {
        Thread.interrupted(); // what the last answer did is not this one's fault
        Surroundings surroundings = Surroundings.now();
        Set<Thread> before = LeftThreads.all();
        Verdict verdict;
        try {
            verdict = grade(job.task(), job.source());
        } catch (UncheckedIOException e) { // what an answer throws stays within its run: this is the compiler's folder
            Frames.write(out, Frames.FAILED, TempFolder.problem().orElse(e.getMessage() + ": " + e.getCause()));
            return;
        }
        Optional<String> machine = verdict.passed() ? Optional.empty() : problemOfMachine(verdict);
        if (machine.isPresent()) {
            Frames.write(out, Frames.FAILED, machine.get());
            return;
        }
        boolean last = verdict.status() == Status.TIMED_OUT
                || verdict.status() == Status.CRASHED
                || !LeftThreads.since(before).isEmpty();
        boolean changed = !surroundings.restore().isEmpty();
        Frames.write(
                out,
                doubtful(job.task(), verdict)
                        ? Frames.DOUBTFUL_VERDICT
                        : last || changed ? Frames.LAST_VERDICT : Frames.VERDICT,
                verdict);
    }

    /** Whether a class that all answers share cannot be used: an answer before may have broken it. */
    private static boolean doubtful(Task task, Verdict verdict) {
        return verdict.checks().stream()
                .map(Verdict.Check::message)
                .anyMatch(message -> message.contains("Could not initialize class ")
                        && !message.contains("Could not initialize class " + task.packageName() + "."));
    }

    private static Optional<String> problemOfMachine(Verdict verdict) {
        Optional<String> problem = TempFolder.problem();
        if (problem.isPresent()) {
            return problem;
        }
        String said = verdict.everythingSaid();
        return NOT_LOADED.stream().anyMatch(said::contains) ? TempFolder.loadProblem() : Optional.empty();
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
                    (System.nanoTime() - begun) / 1_000_000);
        }
        AnswerRun run = new AnswerRun(task, source, compiled.classes(), begun);
        current = run;
        try {
            return run.verdict(() -> beat(run));
        } finally {
            current = null;
        }
    }

    private void beat(AnswerRun run) {
        try {
            Frames.write(out, Frames.BEAT, run.usedMillis());
        } catch (IOException graderIsGone) {
            Runtime.getRuntime().halt(0);
        }
    }

    /** Runs when the process is about to end: says which line of an answer ended it. */
    private void reportExit() {
        AnswerRun running = current;
        if (running == null) {
            return;
        }
        running.exiting().ifPresent(verdict -> {
            try {
                Frames.write(out, Frames.LAST_VERDICT, verdict);
            } catch (IOException graderIsGone) {
                return; // nobody is left to tell
            }
        });
    }
}
