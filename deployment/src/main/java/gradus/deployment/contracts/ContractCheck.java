package gradus.deployment.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Holds a running server to the contracts of its consumers. */
public final class ContractCheck {
    private static final JsonMapper JSON = new JsonMapper();

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final URI server;

    /**
     * A check of one server.
     *
     * @param server where it listens, such as {@code http://127.0.0.1:8080}
     */
    public ContractCheck(URI server) {
        this.server = server;
    }

    /**
     * Sends each request of a contract and looks at what the consumer reads of the response.
     *
     * @return what the consumer would stumble over, each in a sentence; empty if the contract holds
     * @throws IOException if the server cannot be reached
     */
    public List<String> broken(ConsumerContract contract) throws IOException, InterruptedException {
        List<String> found = new ArrayList<>();
        for (ConsumerContract.Exchange exchange : contract.exchanges()) {
            HttpResponse<byte[]> response = client.send(request(exchange), BodyHandlers.ofByteArray());
            for (String fault : faults(exchange, response)) {
                found.add(contract.consumer() + ", " + exchange.name() + ": " + fault);
            }
        }
        return found;
    }

    private HttpRequest request(ConsumerContract.Exchange exchange) {
        BodyPublisher body = exchange.body() == null
                ? BodyPublishers.noBody()
                : BodyPublishers.ofString(exchange.body().toString());
        HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(exchange.path()))
                .timeout(Duration.ofSeconds(10))
                .method(exchange.method(), body);
        if (exchange.body() != null) {
            request.header("Content-Type", "application/json");
        }
        exchange.headers().forEach(request::setHeader);
        return request.build();
    }

    private static List<String> faults(ConsumerContract.Exchange exchange, HttpResponse<byte[]> response) {
        if (response.statusCode() != exchange.status()) {
            return List.of("the status should be " + exchange.status() + ", but was " + response.statusCode());
        }
        String type = response.headers().firstValue("Content-Type").orElse("missing");
        String media = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!media.equals(exchange.type())) {
            return List.of("the type should be " + exchange.type() + ", but was " + type);
        }
        try {
            JsonNode body = JSON.readTree(response.body());
            return exchange.reads().violations(body).stream()
                    .map(violation -> violation.pointer() + " " + violation.detail())
                    .toList();
        } catch (JsonProcessingException e) {
            return List.of("the body should be JSON, but is not: " + e.getOriginalMessage());
        } catch (IOException e) {
            return List.of("the body should be JSON in UTF-8, but is not: " + e.getMessage());
        }
    }
}
