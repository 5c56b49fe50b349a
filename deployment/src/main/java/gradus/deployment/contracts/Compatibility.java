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

    /**
     * Whom a change breaks that the server makes first: {@code nobody}, {@code requests} (of old clients, which it may refuse),
     * {@code responses} (which old clients may not be able to read), or {@code requests and responses}.
     *
     * @param before the schema before, as JSON, in double or single quotes
     * @param after the schema after
     */
    public static String broken(String before, String after) {
        JsonSchema old = SchemaReader.read(before);
        JsonSchema now = SchemaReader.read(after);
        boolean requests = !backward(old, now).isEmpty();
        boolean responses = !forward(old, now).isEmpty();
        return requests ? responses ? "requests and responses" : "requests" : responses ? "responses" : "nobody";
    }
}
