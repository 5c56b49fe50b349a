package gradus.deployment.throughput;

import gradus.deployment.contracts.Problems;
import gradus.deployment.contracts.SecurityHeaders;
import gradus.deployment.serving.HttpReply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** From Netty's requests to ours, and from our replies to bytes. */
final class NettyRequests {
    private static final byte[] SAME_FOR_ALL = ascii(SecurityHeaders.ALL.entrySet().stream()
            .map(header -> line(header.getKey(), header.getValue()))
            .collect(Collectors.joining()));
    private static final byte[] GO_ON = ascii("HTTP/1.1 100 Continue\r\n\r\n");

    /** A dot, a slash or a backslash in disguise: two readers of the same path would disagree. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)%2e|%2f|%5c|(^|/)\\.\\.?(/|$)");

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static volatile Date date = Date.of(0);

    /** A second and its header. */
    private record Date(long second, String header) {
        static Date of(long second) {
            return new Date(
                    second,
                    line("Date", HTTP_DATE.format(Instant.ofEpochSecond(second).atOffset(ZoneOffset.UTC))));
        }
    }

    private NettyRequests() {}

    /** 200, or the status that says why the request cannot be read. */
    static int statusOfHead(HttpRequest head) {
        Throwable cause = head.decoderResult().cause();
        HttpVersion version = head.protocolVersion();
        if (cause instanceof TooLongHttpLineException) {
            return 414;
        }
        if (cause instanceof TooLongHttpHeaderException) {
            return 431;
        }
        if (cause != null) {
            return 400;
        }
        if (version.majorVersion() != 1 || version.minorVersion() > 1) {
            return 505;
        }
        boolean nameless = version.minorVersion() == 1 && !head.headers().contains(HttpHeaderNames.HOST);
        return nameless || path(head.uri()) == null ? 400 : 200;
    }

    /** The path of an address, without its query; null if there is none, or two readers could take it for different ones. */
    static String path(String uri) {
        int query = uri.indexOf('?');
        String path = query < 0 ? uri : uri.substring(0, query);
        if (path.startsWith("http://") || path.startsWith("https://")) { // as proxies ask
            int slash = path.indexOf('/', "https://".length());
            path = slash < 0 ? "/" : path.substring(slash);
        }
        if (!path.startsWith("/")) {
            return null;
        }
        boolean plain = path.indexOf('%') < 0 && path.indexOf('.') < 0; // as nearly every one
        return plain || !AMBIGUOUS.matcher(path).find() ? path : null;
    }

    /** Says that the body may come. */
    static ByteBuf goOn() {
        return Unpooled.wrappedBuffer(GO_ON);
    }

    /** The refusal of what is not HTTP. */
    static ByteBuf unreadable(ByteBufAllocator buffers, HttpRequest head, int status) {
        byte[] problem = Problems.json(Problems.unreadable(status), null);
        ByteBuf out = begin(buffers, head, status, "application/problem+json", problem.length, true);
        return end(out, head, problem);
    }

    /**
     * Our reply to a request, from the status line to the last byte of the body, in one buffer: one call of the system sends it. Netty's own
     * encoder would make an object for each header, and two buffers.
     */
    static ByteBuf response(ByteBufAllocator buffers, HttpRequest head, HttpReply reply, boolean last) {
        byte[] body = reply.bytes();
        ByteBuf out = begin(buffers, head, reply.status(), reply.type(), body.length, last);
        write(out, line("X-Request-Id", reply.id()));
        reply.headers().forEach((name, value) -> write(out, line(name, value)));
        return end(out, head, body);
    }

    private static ByteBuf begin(
            ByteBufAllocator buffers, HttpRequest head, int status, String type, int length, boolean last) {
        ByteBuf out = buffers.ioBuffer(512 + length);
        HttpResponseStatus named = HttpResponseStatus.valueOf(status);
        write(out, "HTTP/1.1 " + status + " " + named.reasonPhrase() + "\r\n");
        write(out, now());
        write(out, line("Content-Type", type));
        write(out, line("Content-Length", Integer.toString(length)));
        out.writeBytes(SAME_FOR_ALL);
        if (last) {
            write(out, "Connection: close\r\n");
        } else if (head.protocolVersion().minorVersion() == 0) {
            write(out, "Connection: keep-alive\r\n");
        }
        return out;
    }

    private static ByteBuf end(ByteBuf out, HttpRequest head, byte[] body) {
        write(out, "\r\n");
        return HttpMethod.HEAD.equals(head.method()) ? out : out.writeBytes(body);
    }

    /** A header. All that comes here is ours: ids of clients have been checked, and other words of theirs stay in bodies. */
    private static String line(String name, String value) {
        return name + ": " + value + "\r\n";
    }

    private static void write(ByteBuf out, String text) {
        out.writeCharSequence(text, StandardCharsets.US_ASCII);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** The header {@code Date}, which is the same for a second. */
    private static String now() {
        long second = System.currentTimeMillis() / 1000;
        Date current = date;
        if (current.second() != second) {
            current = Date.of(second);
            date = current;
        }
        return current.header();
    }
}
