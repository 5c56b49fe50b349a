package gradus.web.serve;

import gradus.engine.progress.Workplace;
import gradus.web.page.Assets;
import gradus.web.page.CourseView;
import gradus.web.page.Frame;
import gradus.web.page.Page;
import gradus.web.page.Pages;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The whole course as pages for any web host: no server behind them, every link relative. */
public final class StaticSite {
    /** Names the folders that this wrote, so that no other folder is ever overwritten. */
    static final String MARK = ".gradus-site";

    private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"#?:]+)[\"#?]");

    private final CourseView view;
    private final Pages pages;
    private final Frame frame = new Frame("");

    public StaticSite(Workplace workplace) {
        this.view = CourseView.of(workplace, false);
        this.pages = new Pages(view);
    }

    /**
     * Writes everything.
     *
     * @return how many pages were written
     * @throws IllegalArgumentException if the folder holds something else
     */
    public int write(Path folder) throws IOException {
        requireOurs(folder);
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(MARK), "Written by 'gradus site'; written anew without asking.\n");
        Assets assets = new Assets();
        for (String name : Assets.names()) {
            byte[] content = assets.get(name).orElseThrow(() -> new IllegalStateException("no asset " + name));
            put(folder, "assets/" + name, content);
        }
        put(folder, "search.json", pages.index().json().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        Deque<String> open = new ArrayDeque<>(pages.doors());
        Set<String> seen = new HashSet<>(open);
        int written = 0;
        while (!open.isEmpty()) {
            String path = open.pop();
            Optional<Page> page = pages.page(path);
            if (page.isPresent()) {
                String html = frame.around(page.get());
                put(folder, path, html.getBytes(java.nio.charset.StandardCharsets.UTF_8));
                written++;
                linked(path, html).filter(seen::add).forEach(open::add);
            } else if (path.startsWith("images/")) {
                Optional<Path> picture = view.links().picture(path.substring("images/".length()));
                if (picture.isPresent()) {
                    put(folder, path, Files.readAllBytes(picture.get()));
                }
            }
        }
        return written;
    }

    private static java.util.stream.Stream<String> linked(String path, String html) {
        Matcher link = LINK.matcher(html);
        Path page = Path.of(path);
        return link.results()
                .map(found -> page.resolveSibling(found.group(1))
                        .normalize()
                        .toString()
                        .replace('\\', '/'));
    }

    private static void requireOurs(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException("DIR must be a folder, but " + folder + " is a file");
        }
        try (var inside = Files.list(folder)) {
            if (inside.findAny().isPresent() && !Files.exists(folder.resolve(MARK))) {
                throw new IllegalArgumentException("DIR must be empty, new, or written by 'gradus site' before, but "
                        + folder + " holds other files");
            }
        }
    }

    private static void put(Path folder, String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }
}
