package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * A change of a schema whose effect is known: a row of the table {@code changes.json}.
 *
 * @param change what is changed
 * @param before the schema before, as JSON
 * @param after the schema after, as JSON
 * @param breaksRequests whether requests of old clients may be refused
 * @param breaksResponses whether old clients may meet responses that they cannot read
 * @param reason why
 */
public record KnownChange(
        String change,
        JsonNode before,
        JsonNode after,
        boolean breaksRequests,
        boolean breaksResponses,
        String reason) {

    /** The whole table. */
    public static List<KnownChange> all() {
        try (InputStream in = KnownChange.class.getResourceAsStream("changes.json")) {
            List<KnownChange> rows = new ArrayList<>();
            for (JsonNode row : new JsonMapper().readTree(in).get("changes")) {
                rows.add(new KnownChange(
                        row.get("change").textValue(),
                        row.get("before"),
                        row.get("after"),
                        row.get("request").textValue().equals("breaks"),
                        row.get("response").textValue().equals("breaks"),
                        row.get("reason").textValue()));
            }
            return rows;
        } catch (IOException e) {
            throw new UncheckedIOException("changes.json must be readable", e);
        }
    }
}
