package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A way in which a writer breaks a reader, with the proof.
 *
 * @param pointer the place in the document, as a JSON pointer; empty for the document itself, {@code /*} for an item of a list
 * @param reason what the writer may do that the reader cannot take
 * @param document a whole document that the writer's schema accepts and the reader's does not
 */
public record Break(String pointer, String reason, JsonNode document) {}
