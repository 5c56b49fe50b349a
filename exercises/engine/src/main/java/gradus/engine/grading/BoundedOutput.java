package gradus.engine.grading;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Keeps the beginning of what is printed and counts the rest, so that a flood costs nothing. Closing it does nothing. */
final class BoundedOutput extends OutputStream {
    private static final int KEPT = 8 * 1024;

    private final byte[] beginning = new byte[KEPT];
    private long size;

    PrintStream asPrintStream() {
        return new PrintStream(this, true, StandardCharsets.UTF_8) {
            @Override
            public void close() {
                flush(); // an answer that closes System.out must not silence the next one
            }
        };
    }

    @Override
    public synchronized void write(int b) {
        if (size < KEPT) {
            beginning[(int) size] = (byte) b;
        }
        size++;
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        int kept = (int) Math.max(0, Math.min(length, KEPT - size));
        if (kept > 0) {
            System.arraycopy(bytes, offset, beginning, (int) size, kept);
        }
        size += length;
    }

    synchronized String text() {
        String kept = new String(beginning, 0, (int) Math.min(size, KEPT), StandardCharsets.UTF_8);
        return size <= KEPT ? kept : kept + "\n… " + (size - KEPT) + " more bytes were printed";
    }
}
