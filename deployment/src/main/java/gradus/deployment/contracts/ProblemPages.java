package gradus.deployment.contracts;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the HTTP parser refuses before any route is chosen, as problem+json instead of Jetty's page of HTML. */
public final class ProblemPages extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = Math.max(400, response.getStatus());
        boolean ours = status >= 500 && status != 505; // 505: a version of HTTP that nobody speaks
        String detail = ours ? "the server failed" : detail(status);
        SecurityHeaders.ALL.forEach(response.getHeaders()::put);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(Problems.json(new Problem(status, detail), null)), callback);
        return true;
    }

    private static String detail(int status) {
        return switch (status) {
            case 414 -> "the address must be shorter: the first line and all headers together have 8 KB";
            case 431 -> "the headers must be shorter: with the first line they have 8 KB";
            case 505 -> "the version of HTTP must be 1.0 or 1.1";
            default -> "the request cannot be read as HTTP: " + Problems.title(status);
        };
    }
}
