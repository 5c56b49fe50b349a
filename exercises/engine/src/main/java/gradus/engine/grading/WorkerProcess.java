package gradus.engine.grading;

import gradus.engine.course.Task;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/** A worker as its grader sees it: a process, and a connection to it. */
final class WorkerProcess implements AutoCloseable {
    private static final long START_MILLIS = 60_000;
    private static final int LOOK_MILLIS = 100;
    /** How long a worker may take to compile on the busiest machine. */
    private static final long COMPILE_MILLIS = 90_000;
    /** A worker that is well says something many times a second, on any machine. */
    private static final long LEAST_SILENCE_MILLIS = 2000;
    /** A message that has begun comes at once. */
    private static final int MESSAGE_MILLIS = 20_000;
    /** Answers after which a worker is replaced, because JUnit remembers every class it has seen. */
    private static final int ANSWERS = 200;

    private static final List<String> FLAGS = List.of(
            "-Xmx512m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-Xshare:auto",
            "-XX:-UsePerfData",
            // Java 17 spins a class for each method that reflection calls 15 times: for every new answer.
            "-Dsun.reflect.inflationThreshold=2000");

    private final Process process;
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Spent spent;
    private volatile long usedMillis;
    private int answers;
    private boolean usable = true;

    /** What a worker said: a verdict, and whether another worker should give it. */
    record Answer(Verdict verdict, boolean doubtful) {}

    /** The worker is alive and says nothing any more: its answer blocked it. */
    static final class SilentException extends IOException {
        private static final long serialVersionUID = 1L;

        SilentException(long seconds) {
            super("the process that ran your code did not answer for " + seconds
                    + " s: your code stopped its threads, or keeps them from their turn");
        }
    }

    private WorkerProcess(Process process, Socket socket) throws IOException {
        this.process = process;
        this.socket = socket;
        this.spent = new Spent(process);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    /**
     * Starts a process and waits until it answers.
     *
     * @param classPath of everything below the learner's files
     * @param cancelled ends the wait early
     * @throws IOException if it does not answer
     */
    static WorkerProcess start(String classPath, BooleanSupplier cancelled) throws IOException {
        String word = UUID.randomUUID().toString();
        LoadedClasses loaded = LoadedClasses.on(classPath);
        List<String> flags =
                Stream.concat(FLAGS.stream(), loaded.flags().stream()).toList();
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = JavaProcess.of(
                            loaded.classPath(),
                            flags,
                            Worker.class.getName(),
                            Integer.toString(door.getLocalPort()),
                            word)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            try {
                process.getOutputStream().close();
                return connected(process, door, word, cancelled);
            } catch (IOException | RuntimeException e) {
                process.destroyForcibly();
                throw e;
            }
        }
    }

    private static WorkerProcess connected(Process process, ServerSocket door, String word, BooleanSupplier cancelled)
            throws IOException {
        door.setSoTimeout(LOOK_MILLIS);
        for (long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS); ; ) {
            try {
                WorkerProcess worker = new WorkerProcess(process, door.accept());
                worker.socket.setTcpNoDelay(true);
                worker.socket.setSoTimeout(MESSAGE_MILLIS);
                if (!worker.in.readUTF().equals(word)) {
                    worker.close();
                    throw new IOException("another program answered in the worker's place");
                }
                return worker;
            } catch (SocketTimeoutException e) {
                if (cancelled.getAsBoolean()) {
                    throw new IOException("the worker was given up while it started", e);
                }
                if (!process.isAlive()) {
                    throw new IOException("the worker ended while it started, with status " + process.exitValue(), e);
                }
                if (System.nanoTime() > end) {
                    throw new IOException("the worker did not start within " + START_MILLIS / 1000 + " s", e);
                }
            }
        }
    }

    /**
     * Grades one answer.
     *
     * @param cancelled ends the wait early, and the process with it
     * @throws IOException if the process ended without a verdict, or gave none in time; it cannot be used again then
     * @throws EnvironmentException if the machine allows no verdict
     */
    Answer grade(Task task, String source, BooleanSupplier cancelled) throws IOException {
        usedMillis = 0;
        try {
            Frames.write(out, Frames.JOB, new Frames.Job(task, source));
            Frames.Frame frame = reply(task, cancelled);
            answers++;
            usable = frame.kind() == Frames.VERDICT && answers < ANSWERS;
            if (frame.kind() == Frames.FAILED) {
                throw new EnvironmentException(frame.as(String.class));
            }
            return new Answer(frame.as(Verdict.class), frame.kind() == Frames.DOUBTFUL_VERDICT);
        } catch (IOException e) {
            usable = false;
            throw e;
        } finally {
            spent.count();
        }
    }

    /** The next message that is more than a sign of life. */
    private Frames.Frame reply(Task task, BooleanSupplier cancelled) throws IOException {
        long silence = COMPILE_MILLIS;
        long last = System.nanoTime();
        while (true) {
            socket.setSoTimeout(LOOK_MILLIS);
            try {
                int kind = in.read();
                if (kind < 0) {
                    throw new EOFException("the worker ended");
                }
                socket.setSoTimeout(MESSAGE_MILLIS);
                Frames.Frame frame = Frames.read((byte) kind, in);
                if (frame.kind() != Frames.BEAT) {
                    return frame;
                }
                usedMillis = frame.as(Long.class);
                silence = Math.max(LEAST_SILENCE_MILLIS, TimeUnit.SECONDS.toMillis(task.seconds() + 1L) - usedMillis);
                last = System.nanoTime();
            } catch (SocketTimeoutException e) {
                if (System.nanoTime() - last > TimeUnit.MILLISECONDS.toNanos(silence)) {
                    throw new SilentException(silence / 1000);
                }
            }
            if (cancelled.getAsBoolean()) {
                throw new IOException("the grading was given up");
            }
        }
    }

    /** Milliseconds that the answer in hand used, as the process last said. */
    long usedMillis() {
        return usedMillis;
    }

    /** Whether it has graded an answer before. */
    boolean used() {
        return answers > 0;
    }

    /** Whether it may grade another answer. */
    boolean usable() {
        return usable && process.isAlive();
    }

    /** The status with which the process ended, waiting a moment for it; −1 if it lives on. */
    int exitStatus() {
        try {
            return process.waitFor(2, TimeUnit.SECONDS) ? process.exitValue() : -1;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return -1;
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try {
            socket.close();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException("cannot close the connection to a worker", e);
        }
    }
}
