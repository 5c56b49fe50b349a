package gradus.workbook.deployment.contracts;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Before a server goes live with new schemas, say which members of its requests and responses would break clients that have not
 * changed.
 *
 * <p>A schema here is flat: members by name, each with the types that its value may have and a range for numbers. Whoever
 * <em>writes</em> by a schema sends every member that is required, may leave out any other, gives each any value that its schema
 * allows, and sends no member that the schema does not name, even where it is open. Whoever <em>reads</em> by a schema refuses
 *
 * <ul>
 *   <li>a document in which a required member is missing;
 *   <li>a member that the schema does not name, unless the schema is open;
 *   <li>a value that the member's schema does not allow.
 * </ul>
 *
 * <p>The types are {@code null}, {@code boolean}, {@code string}, {@code integer} and {@code number}. A number may be whole, so
 * {@code number} includes every integer. Where a member allows both, that is the same as {@code number}. The range, its ends included,
 * holds for integers and numbers and for nothing else; an end may be infinite. Every member allows at least one type, {@code min} is
 * below {@code max}, and where {@code integer} is allowed without {@code number}, the ends are whole or infinite.
 *
 * <p>You may want to import {@link java.util.TreeSet}.
 *
 * @see <a href="../../../../../../../../../deployment/docs/contracts.md">deployment/docs/contracts.md</a>
 */
public final class SchemaCheck {
    /** What the value of a member may be, and whether it must be there. */
    public record Member(Set<String> types, boolean required, double min, double max) {}

    /** Members by name; an open schema lets members with other names pass. */
    public record Schema(Map<String, Member> members, boolean open) {}

    private SchemaCheck() {}

    /**
     * Old clients go on writing requests by the old schema; the server now reads them by the new one.
     *
     * @return the members for which the server may refuse such a request, each once, sorted by name ({@link String#compareTo})
     */
    public static List<String> refusedRequests(Schema before, Schema after) {
        return todo("who writes, and by which schema? who reads?");
    }

    /**
     * The server now writes responses by the new schema; old clients go on reading them by the old one.
     *
     * @return the members for which an old client may refuse such a response, each once, sorted by name ({@link String#compareTo})
     */
    public static List<String> unreadableResponses(Schema before, Schema after) {
        return todo("the same question, asked of whom?");
    }

    @SuppressWarnings("unused") // until your code uses it
    private static List<String> refused(Schema writer, Schema reader) {
        return todo("for each member that either schema names: may it be missing, unknown, or of a value that is");
    }

    /** Whether whatever the writer does with a member, the reader takes it; a member that a side does not name is null. */
    @SuppressWarnings("unused") // until your code uses it
    private static boolean isRead(Member written, Member read, boolean open) {
        return todo("three cases: the writer does not name it, the reader does not name it, both do");
    }
}
