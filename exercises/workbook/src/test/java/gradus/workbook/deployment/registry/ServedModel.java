package gradus.workbook.deployment.registry;

import gradus.kit.http.Waits;
import gradus.workbook.deployment.registry.SwappedModel.Model;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A model that says what was done to it, and stands still where it is told to. */
final class ServedModel implements Model {
    private final int number;
    private final AtomicInteger closed = new AtomicInteger();
    private final AtomicInteger askedLate = new AtomicInteger();
    private final AtomicInteger inside = new AtomicInteger();
    private volatile CountDownLatch entered = new CountDownLatch(0);
    private final Semaphore goOn = new Semaphore(0, true);
    private volatile boolean holds;
    private final CountDownLatch closing = new CountDownLatch(1);
    private volatile CountDownLatch mayEnd = new CountDownLatch(0);
    private volatile Runnable inVersion = () -> {};
    private volatile Runnable inPredict = () -> {};

    ServedModel(int number) {
        this.number = number;
    }

    /** Does something when it is asked for its version, and something else when it predicts. */
    ServedModel doing(Runnable whenVersion, Runnable whenPredict) {
        inVersion = whenVersion;
        inPredict = whenPredict;
        return this;
    }

    /** Lets so many predictions begin, and holds them. */
    ServedModel holding(int predictions) {
        entered = new CountDownLatch(predictions);
        holds = true;
        return this;
    }

    /** Takes long to close: until it is let go. */
    ServedModel closingSlowly() {
        mayEnd = new CountDownLatch(1);
        return this;
    }

    /** Whether somebody closes it, or has. */
    boolean awaitClosing() {
        return Waits.await(closing, 5);
    }

    /** Whether as many predictions have begun as are to be held. */
    boolean hasEntered() {
        return entered.getCount() == 0;
    }

    void letGo() {
        goOn.release(1000);
        mayEnd.countDown();
    }

    /** Lets one of those that are held go. */
    void letOneGo() {
        goOn.release();
    }

    private void awaitTurn() {
        try {
            goOn.tryAcquire(8, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public String version() {
        asked();
        inVersion.run();
        return "v" + number;
    }

    @Override
    public double predict(double[] row) {
        asked();
        inside.incrementAndGet();
        try {
            inPredict.run();
            entered.countDown();
            if (holds) {
                awaitTurn();
            }
            asked();
            return number + row[0];
        } finally {
            inside.decrementAndGet();
        }
    }

    private void asked() {
        askedLate.addAndGet(closed.get() > 0 ? 1 : 0);
    }

    @Override
    public void close() {
        askedLate.addAndGet(inside.get() > 0 ? 1 : 0);
        closed.incrementAndGet();
        closing.countDown();
        Waits.await(mayEnd, 8);
    }

    int closed() {
        return closed.get();
    }

    /** How often it was asked when it was closed, or closed while it predicted. */
    int usedWhenClosed() {
        return askedLate.get();
    }
}
