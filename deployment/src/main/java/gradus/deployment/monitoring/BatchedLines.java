package gradus.deployment.monitoring;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.logging.ErrorManager;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;

/**
 * Writes log lines from a thread of its own, many with one call of the system: the handler of the JDK makes that call for each line,
 * and every thread that logs waits for it. A line is written within 20 ms; a warning, and what came before it, at once. When lines come
 * faster than they can be written, no answer waits for its line: lines that find no room are dropped, and a warning says how many. Only warnings
 * wait, which are few, and which nobody may miss. A process that is killed loses its last 20 ms.
 */
public final class BatchedLines extends Handler {
    private static final int CAPACITY = 1 << 20;
    private static final long MOST_MILLIS = 20;

    private final OutputStream out;
    private final Object writing =
            new Object(); // taken before the lock of the buffers, so that batches keep their order
    private final Object buffers = new Object();
    private byte[] filling = new byte[CAPACITY];
    private byte[] spare = new byte[CAPACITY];
    private int filled;
    private long dropped;
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
        if (record.getLevel().intValue() < Level.WARNING.intValue()) {
            keep(bytes(record));
        } else {
            writeAtOnce(bytes(record));
        }
    }

    private byte[] bytes(LogRecord record) {
        return getFormatter().format(record).getBytes(StandardCharsets.UTF_8);
    }

    /** Keeps the line if there is room; never waits for what is being written. */
    private void keep(byte[] line) {
        synchronized (buffers) {
            boolean first = filled == 0;
            if (line.length <= CAPACITY - filled) {
                System.arraycopy(line, 0, filling, filled, line.length);
                filled += line.length;
            } else {
                dropped++;
            }
            if (first || filled > CAPACITY / 2) {
                buffers.notifyAll(); // the writer waits for a first line, or for many
            }
        }
    }

    private void writeAtOnce(byte[] line) {
        synchronized (writing) {
            flush();
            write(line, line.length);
        }
    }

    private void writeUntilClosed() {
        try {
            boolean more = true;
            while (more) {
                synchronized (buffers) {
                    while (filled == 0 && dropped == 0 && !closed) {
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
            Thread.currentThread().interrupt(); // nobody does; warnings still write what is kept, and close
        }
    }

    /** Writes what is kept. */
    @Override
    public void flush() {
        synchronized (writing) {
            byte[] batch;
            int length;
            long lost;
            synchronized (buffers) {
                batch = filling;
                length = filled;
                filling = spare;
                spare = batch;
                filled = 0;
                lost = dropped;
                dropped = 0;
            }
            write(batch, length);
            if (lost > 0) {
                byte[] line = bytes(loss(lost));
                write(line, line.length);
            }
        }
    }

    private static LogRecord loss(long lines) {
        LogRecord record = new LogRecord(Level.WARNING, "lines dropped");
        record.setLoggerName(BatchedLines.class.getName());
        record.setParameters(new Object[] {Map.of("lines", lines)});
        return record;
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
