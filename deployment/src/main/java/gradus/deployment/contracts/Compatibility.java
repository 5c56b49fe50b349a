package gradus.deployment.contracts;

import java.util.List;

/**
 * Whether a schema may replace another. Somebody writes documents by one schema, somebody else reads them by the other; a change
 * breaks nobody if every document that may be written can be read. The writer keeps to what its schema names
 * ({@link JsonSchema#asWritten}); the reader takes what its schema lets pass.
 */
public final class Compatibility {
    private Compatibility() {}

    /** The new reader meets documents of the old writer: what is stored, and requests of clients that have not changed. */
    public static List<Break> backward(JsonSchema before, JsonSchema after) {
        return Inclusion.breaks(before.asWritten(), after);
    }

    /** The old reader meets documents of the new writer: responses to clients that have not changed. */
    public static List<Break> forward(JsonSchema before, JsonSchema after) {
        return Inclusion.breaks(after.asWritten(), before);
    }

    /** Whether both hold, so that either side may change first. */
    public static boolean full(JsonSchema before, JsonSchema after) {
        return backward(before, after).isEmpty() && forward(before, after).isEmpty();
    }
}
