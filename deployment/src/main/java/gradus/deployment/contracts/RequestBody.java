package gradus.deployment.contracts;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;

/**
 * Reads what a client sends, within limits of size and time, whatever its headers promise; what it says of a body that breaks them
 * is the same for every server.
 */
public final class RequestBody {
    /** What is read and thrown away beyond the limit, so that a client that is still sending can read its 413. */
    public static final int MOST_DISCARDED = 16 << 20;

    private RequestBody() {}

    /**
     * The body of a JSON request.
     *
     * @param mostBytes the longest body that is kept
     * @param mostTime how long the client may take from its first byte to its last
     * @throws Problem of status 415, 413, 408 or 400 if it is not JSON by its header, too long, too slow or cut short
     */
    public static byte[] read(Context ctx, int mostBytes, Duration mostTime) {
        requireJson(ctx.contentType(), ctx.header("Content-Encoding"));
        long begin = System.nanoTime();
        long last = begin;
        byte[] chunk = new byte[chunkSize(ctx)];
        ByteArrayOutputStream kept = new ByteArrayOutputStream(chunk.length);
        long total = 0;
        try (InputStream in = ctx.req().getInputStream()) {
            for (int n = in.read(chunk); n >= 0 && total <= MOST_DISCARDED; n = in.read(chunk)) {
                total += n;
                last = System.nanoTime();
                if (total <= mostBytes) {
                    kept.write(chunk, 0, n);
                }
                if (last - begin > mostTime.toNanos()) {
                    throw total > mostBytes ? tooLong(mostBytes) : tooSlow(mostTime);
                }
            }
        } catch (IOException e) {
            if (e.getCause() instanceof TimeoutException) {
                throw System.nanoTime() - begin > mostTime.toNanos() ? tooSlow(mostTime) : tooQuiet(last);
            }
            throw cutShort(total);
        }
        if (total > mostBytes) {
            throw tooLong(mostBytes);
        }
        return kept.toByteArray();
    }

    /** As much as is announced, and 8 KB at most: a fresh array is cleared before it is used. */
    private static int chunkSize(Context ctx) {
        int announced = ctx.contentLength();
        return announced < 0 ? 8192 : Math.min(8192, announced + 1); // one more, to meet the end
    }

    /**
     * Refuses what its header does not call JSON in UTF-8, or calls compressed.
     *
     * @param contentType the header {@code Content-Type}, or null
     * @param encoding the header {@code Content-Encoding}, or null
     * @throws Problem of status 415
     */
    public static void requireJson(String contentType, String encoding) {
        if ("application/json".equals(contentType) && encoding == null) {
            return; // what nearly everybody sends
        }
        String[] parts = contentType == null ? new String[] {"missing"} : contentType.split(";");
        if (!parts[0].strip().equalsIgnoreCase("application/json")) {
            throw new Problem(
                    415,
                    "Content-Type must be application/json, but was "
                            + (contentType == null ? "missing" : contentType));
        }
        for (int i = 1; i < parts.length; i++) { // other parameters mean nothing here
            String[] parameter = parts[i].strip().split("=", 2);
            if (parameter[0].equalsIgnoreCase("charset") && !isUtf8(parameter)) {
                throw new Problem(415, "the charset of Content-Type must be UTF-8, but it was " + contentType);
            }
        }
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            throw new Problem(415, "the body must not be compressed, but Content-Encoding was " + encoding);
        }
    }

    private static boolean isUtf8(String[] parameter) {
        return parameter.length == 2
                && parameter[1]
                        .replace("\"", "")
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .matches("utf-?8");
    }

    /** The client broke off. */
    public static Problem cutShort(long bytes) {
        return new Problem(400, "the body must be complete, but ended after " + bytes + " bytes");
    }

    /**
     * A client that was let go because it fell silent: after the idle time, or the shorter one of a stop.
     *
     * @param last when it last sent something, by {@link System#nanoTime}
     */
    public static Problem tooQuiet(long last) {
        long millis = (System.nanoTime() - last) / 1_000_000;
        return new Problem(408, "the rest of the body must follow, but nothing came for " + millis + " ms");
    }

    /** The body is longer than what is kept. */
    public static Problem tooLong(int mostBytes) {
        return new Problem(413, "the body must be at most " + mostBytes + " bytes, but was longer");
    }

    /** The body took longer than it may. */
    public static Problem tooSlow(Duration mostTime) {
        return new Problem(408, "the body must arrive within " + mostTime.toMillis() + " ms, but did not");
    }
}
