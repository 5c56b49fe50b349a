package gradus.deployment.contracts;

import com.fasterxml.jackson.databind.JsonNode;
import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What one consumer needs of an API, as data that its team writes and the provider's build runs.
 *
 * @param consumer who needs it, such as {@code ward-app}
 * @param exchanges what it asks, and what it reads of the answers
 */
public record ConsumerContract(String consumer, List<Exchange> exchanges) {
    /**
     * A request and what the consumer reads of its response.
     *
     * @param name what it is for
     * @param method the HTTP method
     * @param path the path, with its query
     * @param headers the request's headers
     * @param body the request's body, or null if it has none
     * @param status the status that the consumer expects
     * @param type the media type that it can read
     * @param reads the part of the response that it reads; it says nothing of what it does not read
     */
    public record Exchange(
            String name,
            String method,
            String path,
            Map<String, String> headers,
            JsonNode body,
            int status,
            String type,
            JsonSchema reads) {}

    public ConsumerContract {
        Require.given("consumer", consumer);
        exchanges = List.copyOf(exchanges);
        Require.that(!exchanges.isEmpty(), "exchanges must hold at least one, but held none");
    }

    /**
     * Reads a contract.
     *
     * @throws IllegalArgumentException if a part is missing, or {@code reads} is not a schema that can be compared
     */
    public static ConsumerContract of(JsonNode json) {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode exchange : json.path("exchanges")) {
            exchanges.add(exchange(exchange));
        }
        return new ConsumerContract(text(json, "consumer"), exchanges);
    }

    private static Exchange exchange(JsonNode json) {
        JsonNode request = json.path("request");
        JsonNode response = json.path("response");
        Map<String, String> headers = new LinkedHashMap<>();
        request.path("headers")
                .properties()
                .forEach(
                        header -> headers.put(header.getKey(), header.getValue().asText()));
        return new Exchange(
                text(json, "name"),
                text(request, "method"),
                text(request, "path"),
                headers,
                request.get("body"),
                response.path("status").asInt(200),
                response.path("type").asText("application/json"),
                SchemaReader.read(response.path("reads"), json));
    }

    private static String text(JsonNode json, String member) {
        JsonNode value = json.path(member);
        Require.that(value.isTextual(), member + " must be a text, but was " + Measurements.describe(value));
        return value.textValue();
    }
}
