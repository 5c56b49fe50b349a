package gradus.deployment.contracts.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gradus.deployment.contracts.ConsumerContract;
import gradus.deployment.contracts.ContractCheck;
import gradus.fundamentals.demo.Lines;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/** Five changes of the real server, three ways to read its answer, and the contract of one consumer. */
final class Readers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    /** What a ward's program keeps of an answer, bound by Jackson's defaults. */
    record Bound(double weight_kg, Interval interval, Map<String, String> model) {
        record Interval(double confidence, double lower_kg, double upper_kg) {}
    }

    private final URI server;

    Readers(URI server) {
        this.server = server;
    }

    /** The changes by name, in the order in which they are shown. */
    static Map<String, Consumer<ObjectNode>> changes() {
        Map<String, Consumer<ObjectNode>> changes = new LinkedHashMap<>();
        changes.put("nothing changed", answer -> {});
        changes.put("member added", answer -> answer.put("bmi", 23.2));
        changes.put(
                "weight in an object", answer -> answer.putObject("weight_kg").put("value", 70.2));
        changes.put("weight renamed", answer -> answer.set("weight", answer.remove("weight_kg")));
        changes.put("weight sometimes null", answer -> answer.putNull("weight_kg"));
        return changes;
    }

    void readers(Lines lines) throws Exception {
        lines.print("%-22s %-14s %-14s %s", "", "bound", "asDouble", "tolerant");
        for (Map.Entry<String, Consumer<ObjectNode>> change : changes().entrySet()) {
            try (Front front = new Front(server, change.getValue())) {
                String body = ask(front.url());
                lines.print("%-22s %-14s %-14s %s", change.getKey(), bound(body), asDouble(body), tolerant(body));
            }
        }
    }

    private static String ask(URI url) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(url.resolve("/predict"))
                .POST(BodyPublishers.ofString(
                        "{\"height_cm\": 174, \"chest_cm\": 93, \"waist_cm\": 77, \"thigh_cm\": 57, \"calf_cm\": 36}"))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString()).body();
    }

    private static String bound(String body) {
        try {
            return kilograms(OptionalDouble.of(JSON.readValue(body, Bound.class).weight_kg()));
        } catch (JsonProcessingException e) {
            return "fails";
        }
    }

    private static String asDouble(String body) throws IOException {
        return kilograms(OptionalDouble.of(JSON.readTree(body).path("weight_kg").asDouble()));
    }

    private static String tolerant(String body) throws IOException {
        return kilograms(weight(JSON.readTree(body)));
    }

    /** Looks for what it needs, at its place and of its kind, and at nothing else. */
    static OptionalDouble weight(JsonNode answer) {
        JsonNode weight = answer.path("weight_kg");
        return weight.isNumber() ? OptionalDouble.of(weight.doubleValue()) : OptionalDouble.empty();
    }

    private static String kilograms(OptionalDouble weight) {
        return weight.isPresent() ? Lines.text("%.1f kg", weight.getAsDouble()) : "no weight";
    }

    /** The contract of the ward's program. */
    static ConsumerContract ward() throws IOException {
        try (InputStream in = Readers.class.getResourceAsStream("/gradus/deployment/contracts/ward.json")) {
            return ConsumerContract.of(JSON.readTree(in));
        }
    }

    void consumer(Lines lines) throws Exception {
        for (Map.Entry<String, Consumer<ObjectNode>> change : changes().entrySet()) {
            try (Front front = new Front(server, change.getValue())) {
                List<String> broken = new ContractCheck(front.url()).broken(ward());
                lines.print("%-22s %s", change.getKey(), broken.isEmpty() ? "holds" : broken.get(0));
            }
        }
    }
}
