package gradus.web.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.webjars.WebJarVersionLocator;

/** What pages load beside themselves: this module's sheet and script, and KaTeX, Prism and htmx from their jars. */
public final class Assets {
    private static final WebJarVersionLocator JARS = new WebJarVersionLocator();
    private static final String KATEX = jar("katex", "dist/");
    private static final String PRISM = jar("prismjs", "components/prism-");

    /** Each name's resources, one after the other: Prism is put together from the languages that the course shows. */
    private static final Map<String, List<String>> FILES = Map.of(
            "app.css", List.of("/gradus/web/app.css"),
            "app.js", List.of("/gradus/web/app.js"),
            "icon.svg", List.of("/gradus/web/icon.svg"),
            "prism.js",
                    Stream.of("core", "clike", "java", "markup")
                            .map(part -> PRISM + part + ".min.js")
                            .toList(),
            "htmx.min.js", List.of(jar("htmx.org", "dist/htmx.min.js")),
            "katex/katex.min.js", List.of(KATEX + "katex.min.js"),
            "katex/katex.min.css", List.of(KATEX + "katex.min.css"));

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
    public static List<String> names() {
        List<String> names = new ArrayList<>(FILES.keySet());
        FONTS.forEach(font -> names.add("katex/fonts/KaTeX_" + font + ".woff2"));
        return names;
    }

    /** The content of that name, if there is such a file. */
    public Optional<byte[]> get(String name) {
        var font = FONT.matcher(name);
        List<String> resources =
                font.matches() ? List.of(KATEX + "fonts/" + font.group(1)) : FILES.getOrDefault(name, List.of());
        if (resources.isEmpty() || resources.stream().anyMatch(part -> Assets.class.getResource(part) == null)) {
            return Optional.empty();
        }
        return Optional.of(read.computeIfAbsent(name, wanted -> {
            byte[] content = content(resources);
            return name.endsWith("katex.min.css") ? woff2Alone(content) : content;
        }));
    }

    private static byte[] content(List<String> resources) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (String resource : resources) {
            try (InputStream in = Assets.class.getResourceAsStream(resource)) {
                in.transferTo(content);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot read " + resource, e);
            }
            if (resources.size() > 1) {
                content.write('\n');
            }
        }
        return content.toByteArray();
    }

    /** The resource of a path in a jar, whose version the jar itself says. */
    private static String jar(String name, String path) {
        return "/" + WebJarVersionLocator.WEBJARS_PATH_PREFIX + "/" + name + "/" + JARS.version(name) + "/" + path;
    }

    /** KaTeX's sheet names each font in three formats; every browser of today reads the first. */
    private static byte[] woff2Alone(byte[] css) {
        return new String(css, java.nio.charset.StandardCharsets.UTF_8)
                .replaceAll(",url\\([^)]*\\.(?:woff|ttf)\\) format\\(\"\\w+\"\\)", "")
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);
    }

    public static String type(String name) {
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
