package gradus.deployment.serving;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** What the HTTP parser refuses before any route is chosen, as problem+json instead of Jetty's page of HTML. */
final class ProblemPages extends ErrorHandler {
    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        int status = Math.max(400, response.getStatus());
        boolean ours = status >= 500 && status != 505; // 505: a version of HTTP that nobody speaks
        String detail =
                ours ? "the server failed" : "the request cannot be read as HTTP: " + HttpStatus.getMessage(status);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/problem+json");
        response.write(true, ByteBuffer.wrap(Problems.json(new Problem(status, detail), null)), callback);
        return true;
    }
}
