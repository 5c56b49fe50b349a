package gradus.kit.http;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Waiting for events, with an end; an interrupt ends it, too, and stays set. */
public final class Waits {
    private Waits() {}

    /** Waits for a latch for some seconds; whether it opened. */
    public static boolean await(CountDownLatch latch, int seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets some milliseconds pass. */
    public static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Several closed latches. */
    public static List<CountDownLatch> latches(int number) {
        return Stream.generate(() -> new CountDownLatch(1)).limit(number).toList();
    }
}
