package gradus.engine.watch;

import gradus.engine.course.Task;
import java.time.Duration;
import java.time.Instant;

/**
 * A text that was saved.
 *
 * @param task whose file it is
 * @param text what was saved; empty if it cannot be read
 * @param at when it was saved
 */
public record Save(Task task, String text, Instant at) {
    /** Milliseconds since it was saved. */
    public long age() {
        return Math.max(0, Duration.between(at, Instant.now()).toMillis());
    }
}
