package gradus.deployment.serving;

import gradus.deployment.contracts.Problem;
import gradus.deployment.contracts.Problems;
import java.util.Map;

/** What a call is answered, whichever server sends it. */
public final class HttpReply {
    private final String id;
    private final String route;
    private final int status;
    private final HttpContent content;
    private final Map<String, String> headers;
    private final boolean last;

    HttpReply(String id, String route, HttpContent content, boolean last) {
        this(id, route, 200, content, Map.of(), last);
    }

    HttpReply(String id, String route, Problem problem, boolean last) {
        this(
                id,
                route,
                problem.status(),
                new HttpContent("application/problem+json", Problems.json(problem, id)),
                problem.headers(),
                last);
    }

    private HttpReply(
            String id, String route, int status, HttpContent content, Map<String, String> headers, boolean last) {
        this.id = id;
        this.route = route;
        this.status = status;
        this.content = content;
        this.headers = headers;
        this.last = last;
    }

    /** What the log calls the request; the header {@code X-Request-Id}. */
    public String id() {
        return id;
    }

    /** The path as the routes spell it, or {@code other}: what a client may spell in any way is no name for a metric. */
    public String route() {
        return route;
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** The media type. */
    public String type() {
        return content.type();
    }

    /** The body; not to be changed. An answer to HEAD has its length and leaves it out. */
    public byte[] bytes() {
        return content.bytes();
    }

    /** Headers beyond those of every answer. */
    public Map<String, String> headers() {
        return headers;
    }

    /** Whether the connection ends with this answer. */
    public boolean last() {
        return last;
    }
}
