package gradus.deployment.contracts;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.eclipse.jetty.http.HttpStatus;

/** Problems as JSON. */
public final class Problems {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Problems() {}

    /** The status in the words of RFC 9110, which are younger than the library's for two of them. */
    public static String title(int status) {
        return switch (status) {
            case 413 -> "Content Too Large";
            case 422 -> "Unprocessable Content";
            default -> HttpStatus.getMessage(status);
        };
    }

    /** What a parser of HTTP says of a request that no route has seen, by the status that it chose. */
    public static Problem unreadable(int status) {
        boolean ours = status >= 500 && status != 505; // 505: a version of HTTP that nobody speaks
        return new Problem(status, ours ? "the server failed" : reason(status));
    }

    private static String reason(int status) {
        return switch (status) {
            case 414 -> "the address must be shorter: the first line and all headers together have 8 KB";
            case 431 -> "the headers must be shorter: with the first line they have 8 KB";
            case 505 -> "the version of HTTP must be 1.0 or 1.1";
            default -> "the request cannot be read as HTTP: " + title(status);
        };
    }

    /**
     * The body of an answer of type {@code application/problem+json}. Its member {@code error} repeats the detail for
     * clients of the Open Inference Protocol, which look there.
     *
     * @param requestId what the log calls the request, or null if it has no name yet
     */
    public static byte[] json(Problem problem, String requestId) {
        Map<String, Object> body = JsonBody.ordered(
                "title", title(problem.status()),
                "status", problem.status(),
                "detail", problem.getMessage(),
                "error", problem.getMessage());
        if (requestId != null) {
            body.put("request_id", requestId);
        }
        if (!problem.violations().isEmpty()) {
            List<Map<String, Object>> errors = problem.violations().stream()
                    .map(v -> JsonBody.ordered("pointer", v.pointer(), "detail", v.detail()))
                    .toList();
            body.put("errors", errors);
        }
        try {
            return JSON.writeValueAsBytes(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem of status " + problem.status() + " must fit into JSON", e);
        }
    }
}
