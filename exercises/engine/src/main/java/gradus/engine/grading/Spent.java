package gradus.engine.grading;

import java.time.Duration;

/** The processor time that other processes spend on what a thread asks of them, thread by thread. */
public final class Spent {
    private static final ThreadLocal<Duration> ACCOUNT = ThreadLocal.withInitial(() -> Duration.ZERO);

    private final ProcessHandle process;
    private Duration counted = Duration.ZERO;

    /** A meter at a process that was just started. */
    public Spent(Process process) {
        this.process = process.toHandle();
    }

    /**
     * Puts what the process spent since the last call on this thread's account. A process that has ended, or a system that
     * does not tell, adds nothing.
     */
    public synchronized void count() {
        process.info().totalCpuDuration().ifPresent(total -> {
            ACCOUNT.set(ACCOUNT.get().plus(total.minus(counted)));
            counted = total;
        });
    }

    /** What stands on this thread's account; it is empty afterwards. */
    public static Duration take() {
        Duration spent = ACCOUNT.get();
        ACCOUNT.remove();
        return spent;
    }
}
