package gradus.deployment.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes log lines from a thread of its own, many with one call of the system: the handler of the JDK makes that call for each line,
 * and every thread that logs waits for it. A line is written within 20 ms; a warning, and what came before it, at once. When lines come
 * faster than they can be written, whoever logs waits: none is dropped. A process that is killed loses its last 20 ms.
 */
public final class BatchedLines extends Handler {
    private static final int CAPACITY = 256 << 10;
    private static final long MOST_MILLIS = 20;

    private final OutputStream out;
    private final Object writing =
            new Object(); // taken before the lock of the buffers, so that batches keep their order
    private final Object buffers = new Object();
    private byte[] filling = new byte[CAPACITY];
    private byte[] spare = new byte[CAPACITY];
    private int filled;
    private boolean closed;

    /** Writes JSON lines to the stream, which stays open. */
    public BatchedLines(OutputStream out) {
        this.out = out;
        setFormatter(new JsonLines());
        Thread writer = new Thread(this::writeUntilClosed, "log-writer");
        writer.setDaemon(true);
        writer.start();
    }

    @Override
    public void publish(LogRecord record) {
        if (!isLoggable(record)) {
            return;
        }
        byte[] line = getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
        if (!fits(line)) { // longer than everything that is kept
            flush();
            write(line, line.length);
        }
        if (record.getLevel().intValue() >= Level.WARNING.intValue()) {
            flush();
        }
    }

    /** Keeps the line, as soon as there is room; false if there never will be. */
    private boolean fits(byte[] line) {
        if (line.length > CAPACITY) {
            return false;
        }
        while (true) {
            synchronized (buffers) {
                if (filled + line.length <= CAPACITY) {
                    System.arraycopy(line, 0, filling, filled, line.length);
                    filled += line.length;
                    if (filled == line.length || filled > CAPACITY / 2) {
                        buffers.notifyAll(); // the writer waits for a first line, or for many
                    }
                    return true;
                }
            }
            flush(); // whoever finds no room writes
        }
    }

    private void writeUntilClosed() {
        try {
            boolean more = true;
            while (more) {
                synchronized (buffers) {
                    while (filled == 0 && !closed) {
                        buffers.wait();
                    }
                    if (filled <= CAPACITY / 2 && !closed) {
                        buffers.wait(MOST_MILLIS); // others join
                    }
                    more = !closed;
                }
                flush();
            }
        } catch (InterruptedException e) {
            Thread.currentThread()
                    .interrupt(); // nobody does; lines are still written when the buffer is full, and on close
        }
    }

    /** Writes what is kept. */
    @Override
    public void flush() {
        synchronized (writing) {
            byte[] batch;
            int length;
            synchronized (buffers) {
                batch = filling;
                length = filled;
                filling = spare;
                spare = batch;
                filled = 0;
            }
            write(batch, length);
        }
    }

    private void write(byte[] batch, int length) {
        synchronized (writing) {
            try {
                out.write(batch, 0, length);
                out.flush();
            } catch (IOException e) {
                reportError(null, e, ErrorManager.WRITE_FAILURE);
            }
        }
    }

    /** Writes what is kept, and ends the thread; what is logged later is written when somebody flushes. */
    @Override
    public void close() {
        synchronized (buffers) {
            closed = true;
            buffers.notifyAll();
        }
        flush();
    }
}
