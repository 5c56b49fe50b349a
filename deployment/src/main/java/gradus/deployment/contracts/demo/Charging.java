package gradus.deployment.contracts.demo;

import gradus.deployment.contracts.ChargeApi;
import gradus.deployment.contracts.Cursors;
import gradus.deployment.contracts.Retirement;
import gradus.fundamentals.demo.Lines;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** The API of charges, asked over HTTP. */
final class Charging {
    private static final Retirement FIRST = new Retirement(
            Instant.parse("2026-01-01T00:00:00Z"), Instant.parse("2026-07-01T00:00:00Z"), URI.create("/v2/charges"));
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Charging() {}

    static void keys(Lines lines) throws Exception {
        try (Running running = new Running()) {
            URI url = running.api.url().resolve("/v2/charges");
            lines.print("first                  %s", shown(charge(url, "k-1", "{\"cents\": 500}")));
            lines.print("again                  %s", shown(charge(url, "k-1", "{\"cents\": 500}")));
            lines.print("same key, other body   %s", shown(charge(url, "k-1", "{\"cents\": 900}")));
            lines.print("no key                 %s", shown(charge(url, null, "{\"cents\": 500}")));
            List<CompletableFuture<HttpResponse<String>>> eight = Stream.generate(
                            () -> CLIENT.sendAsync(request(url, "k-2", "{\"cents\": 500}"), BodyHandlers.ofString()))
                    .limit(8)
                    .toList();
            List<String> answers = eight.stream()
                    .map(CompletableFuture::join)
                    .map(Charging::shown)
                    .distinct()
                    .toList();
            lines.print("eight at once          %s", String.join(" and ", answers));
        }
    }

    static void ending(Lines lines) throws Exception {
        try (Running running = new Running()) {
            HttpRequest ask = HttpRequest.newBuilder(running.api.url().resolve("/v1/charges"))
                    .header("Client", "ward")
                    .build();
            HttpResponse<String> response = CLIENT.send(ask, BodyHandlers.ofString());
            lines.print("in March    %d", response.statusCode());
            for (String name : List.of("Deprecation", "Sunset", "Link")) {
                lines.print(
                        "  %s: %s", name, response.headers().firstValue(name).orElseThrow());
            }
            running.now.set(Instant.parse("2026-07-01T00:00:00Z"));
            lines.print("in July     %s", shown(CLIENT.send(ask, BodyHandlers.ofString())));
        }
    }

    private static HttpResponse<String> charge(URI url, String key, String body)
            throws IOException, InterruptedException {
        return CLIENT.send(request(url, key, body), BodyHandlers.ofString());
    }

    private static HttpRequest request(URI url, String key, String body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(url)
                .header("Client", "ward")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body));
        return (key == null ? request : request.header("Idempotency-Key", key)).build();
    }

    private static String shown(HttpResponse<String> response) {
        String body = response.body().replaceFirst(".*\"detail\":\"([^\"]*)\".*", "$1");
        return response.statusCode() + "  " + body;
    }

    /** The API on a database of its own, with a clock that stands. */
    private static final class Running implements AutoCloseable {
        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-03-01T09:00:00Z"));
        private final Path file = Files.createTempFile("gradus-charges", ".db");
        private final ChargeApi api;

        Running() throws IOException, SQLException {
            api = new ChargeApi(ChargeProcess.database(file.toString()), new Cursors(new byte[16]), FIRST, now::get);
        }

        @Override
        public void close() throws IOException {
            api.close();
            Files.delete(file);
        }
    }
}
