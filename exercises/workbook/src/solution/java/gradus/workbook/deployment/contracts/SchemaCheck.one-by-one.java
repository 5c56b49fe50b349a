import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;

public final class SchemaCheck {
    public static List<String> refusedRequests(Schema before, Schema after) {
        // begin solution: who writes, and by which schema? who reads?
        return refused(before, after);
        // end solution
    }

    public static List<String> unreadableResponses(Schema before, Schema after) {
        // begin solution: the same question, asked of whom?
        return refused(after, before);
        // end solution
    }

    private static List<String> refused(Schema writer, Schema reader) {
        // begin solution: for each member that either schema names: may it be missing, unknown, or of a value that is
        // not read?
        HashSet<String> found = new HashSet<>();
        reader.members().forEach((name, member) -> {
            Member written = writer.members().get(name);
            if (member.required() && (written == null || !written.required())) {
                found.add(name);
            }
        });
        writer.members().forEach((name, member) -> {
            if (!isRead(member, reader.members().get(name), reader.open())) {
                found.add(name);
            }
        });
        ArrayList<String> sorted = new ArrayList<>(found);
        Collections.sort(sorted);
        return sorted;
        // end solution
    }

    private static boolean isRead(Member written, Member read, boolean open) {
        // begin solution: three cases: the writer does not name it, the reader does not name it, both do
        if (read == null) {
            return open;
        }
        HashSet<String> rest = new HashSet<>(written.types());
        rest.removeAll(read.types());
        if (read.types().contains("number")) {
            rest.remove("integer");
        }
        boolean counts = written.types().contains("number") || written.types().contains("integer");
        boolean inRange = !(written.min() < read.min()) && !(read.max() < written.max());
        return rest.isEmpty() && (inRange || !counts);
        // end solution
    }
}
