package gradus.engine.proof;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;

/**
 * Adds up the time in which the machine's cores had nothing to do. What a part of the proof waited while a core was idle it
 * waited by its own choice; what it waited while all were busy is the fault of others.
 */
final class IdleClock implements AutoCloseable {
    private static final long LOOK_MILLIS = 100;

    private final OperatingSystemMXBean system = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final Thread thread = new Thread(this::run, "idle clock");
    private double seconds;
    private long last = System.nanoTime();

    IdleClock() {
        system.getCpuLoad(); // the first answer covers no time
        thread.setDaemon(true);
        thread.start();
    }

    /** Idle core-seconds since the clock was started. */
    synchronized double seconds() {
        return seconds;
    }

    private void run() {
        try {
            while (true) {
                Thread.sleep(LOOK_MILLIS);
                look();
            }
        } catch (InterruptedException closed) {
            return;
        }
    }

    private synchronized void look() {
        double load = system.getCpuLoad();
        long now = System.nanoTime();
        if (load >= 0) { // else the system does not tell: then nothing counts as idle
            seconds += (1 - load) * Runtime.getRuntime().availableProcessors() * (now - last) / 1e9;
        }
        last = now;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
