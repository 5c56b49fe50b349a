package gradus.deployment.monitoring;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.concurrent.CountDownLatch;

/** A pipe whose reader stands still: it takes nothing until it is released. */
public final class StuckStream extends FilterOutputStream {
    private final CountDownLatch released = new CountDownLatch(1);

    public StuckStream(OutputStream out) {
        super(out);
    }

    /** The reader reads again. */
    public void release() {
        released.countDown();
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] batch, int offset, int length) throws IOException {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new InterruptedIOException("interrupted before the reader came");
        }
        out.write(batch, offset, length);
    }
}
