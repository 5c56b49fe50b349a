package gradus.kit.threads;

import gradus.engine.exercise.TimeLimit;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** A thread that does one piece of work after another, and stops before one step of each until it is told to go on. */
final class SteppedThread extends Thread implements AutoCloseable {
    /** It stops nowhere. */
    static final int NOWHERE = Integer.MAX_VALUE;

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final Set<State> WAITING = EnumSet.of(State.BLOCKED, State.WAITING, State.TIMED_WAITING);
    private static final int MOST_STEPS = 1000;
    private static final int LOOKS = 20;
    private static final long LOOK_NANOS = 50_000;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(8);

    private final Thread starter = Thread.currentThread();
    private final Object gate = new Object();
    private Runnable given;
    private boolean closed;
    private boolean open;
    private int stop;
    private volatile int steps;
    private volatile int line;
    private volatile boolean stands;
    private volatile boolean over = true;
    private volatile Throwable thrown;

    /** A thread that has nothing to do yet. */
    SteppedThread() {
        super("stepped");
        setDaemon(true);
        start();
    }

    @Override
    public void run() {
        for (Runnable work = next(); work != null; work = next()) {
            try {
                work.run();
            } catch (RuntimeException | Error e) { // whoever looks at the end of both is told
                thrown = e;
            } finally {
                over = true;
                LockSupport.unpark(starter);
            }
        }
    }

    private Runnable next() {
        synchronized (gate) {
            awaitGate(() -> given != null || closed);
            Runnable work = given;
            given = null;
            return work;
        }
    }

    private interface Condition {
        boolean holds();
    }

    /** Waits at the gate, which the caller holds; an interrupt stays set. */
    private void awaitGate(Condition condition) {
        boolean interrupted = false;
        while (!condition.holds()) {
            try {
                gate.wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            interrupt();
        }
    }

    /** One more step; called by this thread itself, which alone counts. */
    void step(int at) {
        int now = steps;
        steps = now + 1;
        if (now == stop) {
            line = at;
            stands = true;
            LockSupport.unpark(starter);
            synchronized (gate) {
                awaitGate(() -> open);
            }
            stands = false;
        }
    }

    /** How many steps it has taken. */
    int steps() {
        return steps;
    }

    /** The line of the answer at which it stopped; 0 if it did not. */
    int line() {
        return line;
    }

    /** What it threw; null if nothing. */
    Throwable thrown() {
        return thrown;
    }

    /**
     * Begins another piece of work, and waits until it stands, has ended, or cannot go on before another does.
     *
     * @param stopAt before which step it stops, counted from 0
     * @param other the one that stands meanwhile; null if none does
     */
    void begin(Runnable work, int stopAt, SteppedThread other) {
        synchronized (gate) {
            stop = stopAt;
            steps = 0;
            line = 0;
            thrown = null;
            open = false;
            over = false;
            given = work;
            gate.notifyAll();
        }
        awaitRest(other);
    }

    /** Lets it go on from its stop, and waits until it has ended, or cannot go on before another does. */
    void goOn(SteppedThread other) {
        synchronized (gate) {
            open = true;
            stands = false;
            gate.notifyAll();
        }
        awaitRest(other);
    }

    /** Waits for the end of its work; false if that does not come. */
    boolean ends() {
        long begin = System.nanoTime();
        while (!over && System.nanoTime() - begin < LONGEST_NANOS) {
            LockSupport.parkNanos(LOOKS * LOOK_NANOS);
        }
        return over;
    }

    /** Leaves it to end by itself, whatever it still does. */
    @Override
    public void close() {
        synchronized (gate) {
            closed = true;
            open = true;
            gate.notifyAll();
        }
        if (!over) {
            TimeLimit.giveUp(this);
        }
    }

    /**
     * Whether it waits for another is certain where that owns the lock, and otherwise taken for certain after some looks: a mistake
     * there only lets two threads run at once that need not, which no right answer minds.
     */
    private void awaitRest(SteppedThread other) {
        long begin = System.nanoTime();
        int waits = 0;
        for (int look = 1; !stands && !over && System.nanoTime() - begin < LONGEST_NANOS; look++) {
            LockSupport.parkNanos(Math.min(look, LOOKS) * LOOK_NANOS); // ends when the thread stands or has ended
            if (other != null && !other.over) {
                boolean waiting = WAITING.contains(getState());
                waits = waiting ? waits + 1 : 0;
                boolean turnsRound = steps > MOST_STEPS; // it looks again and again
                if (turnsRound || waits >= LOOKS || waiting && isOwner(other)) {
                    return;
                }
            }
        }
    }

    private boolean isOwner(SteppedThread other) {
        ThreadInfo info = THREADS.getThreadInfo(getId());
        return info != null && info.getLockOwnerId() == other.getId();
    }
}
