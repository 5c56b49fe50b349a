package gradus.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** What pages load beside themselves: this module's sheet and script, and KaTeX, highlight.js and htmx from their jars. */
final class Assets {
    private static final String JARS = "/META-INF/resources/webjars/";
    private static final String KATEX = JARS + "katex/0.18.11/dist/";
    private static final Map<String, String> FILES = Map.of(
            "app.css", "/gradus/web/app.css",
            "app.js", "/gradus/web/app.js",
            "icon.svg", "/gradus/web/icon.svg",
            "highlight.min.js", JARS + "highlightjs/11.11.1/highlight.min.js",
            "htmx.min.js", JARS + "htmx.org/2.0.4/dist/htmx.min.js",
            "katex/katex.min.js", KATEX + "katex.min.js",
            "katex/katex.min.css", KATEX + "katex.min.css");
    private static final Pattern FONT = Pattern.compile("katex/fonts/(KaTeX_\\w+-\\w+\\.woff2)");
    private static final List<String> FONTS = List.of(
            "AMS-Regular",
            "Caligraphic-Bold",
            "Caligraphic-Regular",
            "Fraktur-Bold",
            "Fraktur-Regular",
            "Main-Bold",
            "Main-BoldItalic",
            "Main-Italic",
            "Main-Regular",
            "Math-BoldItalic",
            "Math-Italic",
            "SansSerif-Bold",
            "SansSerif-Italic",
            "SansSerif-Regular",
            "Script-Regular",
            "Size1-Regular",
            "Size2-Regular",
            "Size3-Regular",
            "Size4-Regular",
            "Typewriter-Regular");

    private final Map<String, byte[]> read = new ConcurrentHashMap<>();

    /** Every name, for static pages. */
    static List<String> names() {
        List<String> names = new ArrayList<>(FILES.keySet());
        FONTS.forEach(font -> names.add("katex/fonts/KaTeX_" + font + ".woff2"));
        return names;
    }

    /** The content of that name, if there is such a file. */
    Optional<byte[]> get(String name) {
        var font = FONT.matcher(name);
        String resource = font.matches() ? KATEX + "fonts/" + font.group(1) : FILES.get(name);
        if (resource == null || Assets.class.getResource(resource) == null) {
            return Optional.empty();
        }
        return Optional.of(read.computeIfAbsent(resource, wanted -> {
            try (InputStream in = Assets.class.getResourceAsStream(wanted)) {
                byte[] bytes = in.readAllBytes();
                return name.endsWith("katex.min.css") ? woff2Alone(bytes) : bytes;
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + wanted, e);
            }
        }));
    }

    /** KaTeX's sheet names each font in three formats; every browser of today reads the first. */
    private static byte[] woff2Alone(byte[] css) {
        return new String(css, java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll(",url\\([^)]*\\.(?:woff|ttf)\\) format\\(\"\\w+\"\\)", "")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    static String type(String name) {
        String end = name.substring(name.lastIndexOf('.') + 1);
        return switch (end) {
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            case "png" -> "image/png";
            case "webp" -> "image/webp";
            case "woff2" -> "font/woff2";
            default -> "application/octet-stream";
        };
    }
}
