package gradus.engine.grading;

import gradus.engine.course.Task;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.UUID;

/** A worker as its grader sees it: a process, and a connection to it. */
final class WorkerProcess implements AutoCloseable {
    private static final int START_MILLIS = 60_000;
    /** Beyond an answer's own time limit: compiling it cold, and the worker's own report. */
    private static final int BEYOND_LIMIT_MILLIS = 30_000;
    /** Answers after which a worker is replaced, because JUnit remembers every class it has seen. */
    private static final int ANSWERS = 200;

    private static final List<String> FLAGS =
            List.of("-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:-UsePerfData");

    private final Process process;
    private final Socket socket;
    private final DataInputStream in;
    private final DataOutputStream out;
    private final Spent spent;
    private int answers;
    private boolean usable = true;

    private WorkerProcess(Process process, Socket socket) throws IOException {
        this.process = process;
        this.socket = socket;
        this.spent = new Spent(process);
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream()));
        this.out = new DataOutputStream(new BufferedOutputStream(socket.getOutputStream()));
    }

    static WorkerProcess start() throws IOException {
        String word = UUID.randomUUID().toString();
        try (ServerSocket door = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Process process = JavaProcess.of(FLAGS, Worker.class.getName(), Integer.toString(door.getLocalPort()), word)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            door.setSoTimeout(START_MILLIS);
            try {
                WorkerProcess worker = new WorkerProcess(process, door.accept());
                worker.socket.setTcpNoDelay(true);
                worker.socket.setSoTimeout(START_MILLIS);
                if (!worker.in.readUTF().equals(word)) {
                    worker.close();
                    throw new IOException("another program answered in the worker's place");
                }
                return worker;
            } catch (SocketTimeoutException e) {
                process.destroyForcibly();
                throw new IOException("the worker did not start within " + START_MILLIS / 1000 + " s", e);
            }
        }
    }

    /**
     * Grades one answer.
     *
     * @throws IOException if the process ended without a verdict, or gave none in time; it cannot be used again then
     */
    Verdict grade(Task task, String source) throws IOException {
        try {
            Frames.write(out, Frames.JOB, new Frames.Job(task, source));
            socket.setSoTimeout(task.seconds() * 1000 + BEYOND_LIMIT_MILLIS);
            Frames.Frame frame = Frames.read(in);
            answers++;
            usable = frame.kind() == Frames.VERDICT && answers < ANSWERS;
            return frame.as(Verdict.class);
        } catch (IOException e) {
            usable = false;
            throw e;
        } finally {
            spent.count();
        }
    }

    /** Whether it may grade another answer. */
    boolean usable() {
        return usable && process.isAlive();
    }

    /** How the process ended, waiting a moment for it. */
    String ending() throws InterruptedException {
        boolean ended = process.waitFor(2, java.util.concurrent.TimeUnit.SECONDS);
        return ended ? "ended by itself (exit status " + process.exitValue() + ")" : "no longer answered";
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
