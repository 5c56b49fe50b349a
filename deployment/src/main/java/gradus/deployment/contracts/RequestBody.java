package gradus.deployment.serving;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/** Reads what a client sends, within limits of size and time, whatever its headers promise. */
final class RequestBody {
    /** What is read and thrown away beyond the limit, so that a client that is still sending can read its 413. */
    private static final int MOST_DISCARDED = 16 << 20;

    private RequestBody() {}

    /**
     * The body of a JSON request.
     *
     * @param mostBytes the longest body that is kept
     * @param mostTime how long the client may take from its first byte to its last
     * @throws Problem of status 415, 413, 408 or 400 if it is not JSON by its header, too long, too slow or cut short
     */
    static byte[] read(Context ctx, int mostBytes, Duration mostTime) {
        requireJson(ctx.contentType(), ctx.header("Content-Encoding"));
        long deadline = System.nanoTime() + mostTime.toNanos();
        ByteArrayOutputStream kept = new ByteArrayOutputStream(512);
        byte[] chunk = new byte[8192];
        long total = 0;
        try (InputStream in = ctx.req().getInputStream()) {
            for (int n = in.read(chunk); n >= 0 && total <= MOST_DISCARDED; n = in.read(chunk)) {
                total += n;
                if (total <= mostBytes) {
                    kept.write(chunk, 0, n);
                }
                if (System.nanoTime() - deadline > 0) {
                    throw total > mostBytes ? tooLong(mostBytes) : tooSlow(mostTime);
                }
            }
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw tooSlow(mostTime);
            }
            throw new Problem(400, "the body must be complete, but ended after " + total + " bytes");
        }
        if (total > mostBytes) {
            throw tooLong(mostBytes);
        }
        return kept.toByteArray();
    }

    private static void requireJson(String contentType, String encoding) {
        String type =
                contentType == null ? "" : contentType.toLowerCase(Locale.ROOT).replace(" ", "");
        if (!type.matches("application/json(;charset=\"?utf-8\"?)?")) {
            throw new Problem(
                    415,
                    "Content-Type must be application/json, but was "
                            + (contentType == null ? "missing" : contentType));
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Problem(415, "the body must not be compressed, but Content-Encoding was " + encoding);
        }
    }

    private static Problem tooLong(int mostBytes) {
        return new Problem(413, "the body must be at most " + mostBytes + " bytes, but was longer");
    }

    private static Problem tooSlow(Duration mostTime) {
        return new Problem(408, "the body must arrive within " + mostTime.toMillis() + " ms, but did not");
    }
}
