package gradus.deployment.throughput;

import gradus.deployment.contracts.Problems;
import gradus.deployment.contracts.SecurityHeaders;
import gradus.deployment.serving.HttpReply;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpHeadersFactory;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpHeadersFactory;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.codec.http.TooLongHttpLineException;
import io.netty.util.AsciiString;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** From Netty's requests to ours, and from our replies to Netty's responses. */
final class NettyRequests {
    /** Our own names and values are right; only what a client gave is checked again. */
    private static final HttpHeadersFactory UNCHECKED =
            DefaultHttpHeadersFactory.headersFactory().withValidation(false);

    private static final AsciiString CONNECTION = AsciiString.cached("Connection");
    private static final AsciiString CONTENT_LENGTH = AsciiString.cached("Content-Length");
    private static final AsciiString CONTENT_TYPE = AsciiString.cached("Content-Type");
    private static final AsciiString DATE = AsciiString.cached("Date");
    private static final AsciiString REQUEST_ID = AsciiString.cached("X-Request-Id");
    private static final List<Map.Entry<AsciiString, AsciiString>> SECURITY = SecurityHeaders.ALL.entrySet().stream()
            .map(header -> Map.entry(AsciiString.cached(header.getKey()), AsciiString.cached(header.getValue())))
            .toList();

    /** A dot, a slash or a backslash in disguise: two readers of the same path would disagree. */
    private static final Pattern AMBIGUOUS = Pattern.compile("(?i)%2e|%2f|%5c|(^|/)\\.\\.?(/|$)");

    private static final DateTimeFormatter HTTP_DATE =
            DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH);

    private static volatile Date date = Date.of(0);

    private record Date(long second, AsciiString text) {
        static Date of(long second) {
            return new Date(
                    second,
                    new AsciiString(HTTP_DATE.format(
                            ZonedDateTime.ofInstant(java.time.Instant.ofEpochSecond(second), ZoneOffset.UTC))));
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

    /** The decoded path of an address, without its query; null if there is none, or two readers could take it for different ones. */
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
        if (path.indexOf('%') < 0 && path.indexOf('.') < 0) {
            return path; // nearly every one
        }
        if (AMBIGUOUS.matcher(path).find()) {
            return null;
        }
        try {
            return URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null; // a per cent sign with no number
        }
    }

    /** Says that the body may come. */
    static FullHttpResponse goOn() {
        return new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.CONTINUE, Unpooled.EMPTY_BUFFER, UNCHECKED, UNCHECKED);
    }

    /** The refusal of what is not HTTP. */
    static FullHttpResponse unreadable(HttpRequest head, int status) {
        byte[] problem = Problems.json(Problems.unreadable(status), null);
        return response(head, status, "application/problem+json", problem, true);
    }

    /** Our reply to a request. */
    static FullHttpResponse response(HttpRequest head, HttpReply reply, boolean last) {
        FullHttpResponse response = response(head, reply.status(), reply.type(), reply.bytes(), last);
        response.headers().add(REQUEST_ID, reply.id());
        reply.headers().forEach(response.headers()::set);
        return response;
    }

    private static FullHttpResponse response(HttpRequest head, int status, String type, byte[] bytes, boolean last) {
        ByteBuf body = HttpMethod.HEAD.equals(head.method()) ? Unpooled.EMPTY_BUFFER : Unpooled.wrappedBuffer(bytes);
        FullHttpResponse response = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(status), body, UNCHECKED, UNCHECKED);
        HttpHeaders headers = response.headers();
        headers.add(DATE, now());
        headers.add(CONTENT_TYPE, type);
        headers.add(CONTENT_LENGTH, Integer.toString(bytes.length));
        for (Map.Entry<AsciiString, AsciiString> header : SECURITY) {
            headers.add(header.getKey(), header.getValue());
        }
        if (last) {
            headers.add(CONNECTION, HttpHeaderValues.CLOSE);
        } else if (head.protocolVersion().minorVersion() == 0) {
            headers.add(CONNECTION, HttpHeaderValues.KEEP_ALIVE);
        }
        return response;
    }

    /** The header {@code Date}, written once a second. */
    private static AsciiString now() {
        long second = System.currentTimeMillis() / 1000;
        Date current = date;
        if (current.second() != second) {
            current = Date.of(second);
            date = current;
        }
        return current.text();
    }
}
