package gradus.deployment.serving.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** The clients of the demo: ordinary ones, and one that writes its bytes by hand. */
final class Asking {
    /** Five measurements as the endpoint wants them. */
    static final String GOOD =
            "{\"height_cm\": 174, \"chest_cm\": 93, \"waist_cm\": 77, \"thigh_cm\": 57, \"calf_cm\": 36}";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private Asking() {}

    static HttpResponse<String> post(int port, String path, String body) throws IOException, InterruptedException {
        return post(port, path, body, "application/json", "demo");
    }

    static HttpResponse<String> post(int port, String path, String body, String type, String id)
            throws IOException, InterruptedException {
        HttpRequest request = request(port, path)
                .header("Content-Type", type)
                .header("X-Request-Id", id)
                .POST(BodyPublishers.ofString(body))
                .build();
        return CLIENT.send(request, BodyHandlers.ofString());
    }

    static int get(int port, String path) throws IOException, InterruptedException {
        return CLIENT.send(request(port, path).build(), BodyHandlers.ofString()).statusCode();
    }

    private static HttpRequest.Builder request(int port, String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    /** Sends part of a body, then either closes its half of the connection or falls silent; the whole answer. */
    static String raw(int port, String part, boolean close) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            write(socket, head() + part);
            if (close) {
                socket.shutdownOutput();
            }
            return read(socket);
        }
    }

    /** The head of a request whose body is as long as the good one. */
    static String head() {
        return "POST /predict HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                + "Content-Type: application/json\r\nContent-Length: " + GOOD.length() + "\r\n\r\n";
    }

    static void write(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    static String read(Socket socket) throws IOException {
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }

    static int status(String response) {
        return Integer.parseInt(response.substring(9, 12));
    }

    static JsonNode json(String body) throws IOException {
        return JSON.readTree(body);
    }

    static String detail(String problem) throws IOException {
        return json(problem).get("detail").textValue();
    }
}
