package gradus.web.serve;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks written pages: every link and anchor leads somewhere, and nothing is loaded from elsewhere. */
public final class LinkCheck {
    private static final Pattern TAG = Pattern.compile("<(\\w+)((?:\\s+[\\w:-]+(?:=\"[^\"]*\")?)*)\\s*/?>");
    private static final Pattern ATTRIBUTE = Pattern.compile("\\s(id|href|src|srcset|poster|data)=\"([^\"]*)\"");
    private static final Pattern STYLE_URL = Pattern.compile("url\\([\"']?([^)\"']+)");
    private static final Pattern ELSEWHERE = Pattern.compile("(?:[a-z][a-z0-9+.-]*:|//).*");

    private final Path folder;
    private final Map<Path, Set<String>> anchors = new HashMap<>();
    private final List<String> problems = new ArrayList<>();
    private int checked;

    private LinkCheck(Path folder) {
        this.folder = folder;
    }

    /**
     * What came of a check.
     *
     * @param links how many links were followed
     * @param problems one line each
     */
    public record Result(int links, List<String> problems) {}

    public static Result of(Path folder) throws IOException {
        LinkCheck check = new LinkCheck(folder.toAbsolutePath().normalize());
        List<Path> files;
        try (Stream<Path> walk = Files.walk(check.folder)) {
            files = walk.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            if (file.toString().endsWith(".html")) {
                check.page(file);
            } else if (file.toString().endsWith(".css")) {
                check.sheet(file);
            }
        }
        return new Result(check.checked, List.copyOf(check.problems));
    }

    private void page(Path file) throws IOException {
        Matcher tag = TAG.matcher(Files.readString(file));
        while (tag.find()) {
            Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
            while (attribute.find()) {
                if (!attribute.group(1).equals("id")) {
                    follow(file, tag.group(1), attribute.group(2).replace("&amp;", "&"));
                }
            }
        }
    }

    private void sheet(Path file) throws IOException {
        Matcher url = STYLE_URL.matcher(Files.readString(file));
        while (url.find()) {
            follow(file, "style", url.group(1));
        }
    }

    private void follow(Path from, String tag, String link) throws IOException {
        checked++;
        if (ELSEWHERE.matcher(link).matches()) {
            if (!tag.equals("a")) {
                problem(from, "loads " + link + " from elsewhere");
            }
            return;
        }
        int hash = link.indexOf('#');
        String path = URLDecoder.decode(hash < 0 ? link : link.substring(0, hash), StandardCharsets.UTF_8);
        Path target = path.isEmpty() ? from : from.resolveSibling(path).normalize();
        if (path.startsWith("/") || !target.startsWith(folder)) {
            problem(from, "leads out of the pages: " + link);
        } else if (!Files.isRegularFile(target)) {
            problem(from, "leads nowhere: " + link);
        } else if (hash >= 0
                && !anchors(target).contains(URLDecoder.decode(link.substring(hash + 1), StandardCharsets.UTF_8))) {
            problem(from, "names an anchor that is not there: " + link);
        }
    }

    private Set<String> anchors(Path page) throws IOException {
        Set<String> known = anchors.get(page);
        if (known == null) {
            known = new HashSet<>();
            Matcher tag = TAG.matcher(Files.readString(page));
            while (tag.find()) {
                Matcher attribute = ATTRIBUTE.matcher(tag.group(2));
                while (attribute.find()) {
                    if (attribute.group(1).equals("id")) {
                        known.add(attribute.group(2));
                    }
                }
            }
            anchors.put(page, known);
        }
        return known;
    }

    private void problem(Path page, String says) {
        problems.add(folder.relativize(page) + " " + says);
    }
}
