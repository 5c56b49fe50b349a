package gradus.engine.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The sources of a course as they were when they were built: one line each in {@code .gradus/build/sources}, with time, size
 * and path. Learners' answers are none of them.
 */
final class SourceList {
    private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");

    private final Path root;
    private final Map<String, String> states;

    private SourceList(Path root, Map<String, String> states) {
        this.root = root;
        this.states = states;
    }

    /** As they are on disk. */
    static SourceList now(Path root) throws IOException {
        SourceList list = new SourceList(root, new TreeMap<>());
        list.add(root.resolve("pom.xml"));
        list.add(root.resolve("exercises/pom.xml"));
        list.add(root.resolve("exercises/workbook/pom.xml"));
        for (Path module : modules(root)) {
            list.add(module.resolve("pom.xml"));
            for (String kind : List.of("java", "resources")) {
                list.addTree(module.resolve("src/main").resolve(kind));
            }
        }
        return list;
    }

    /** As they were remembered. */
    static SourceList remembered(Path root, Path file) throws IOException {
        Map<String, String> states = new TreeMap<>();
        for (String line : Files.readAllLines(file)) {
            int tab = line.indexOf('\t');
            states.put(line.substring(tab + 1), line.substring(0, tab));
        }
        return new SourceList(root, states);
    }

    /** Remembers them; those that changed after a moment count as not built. */
    void write(Path file, long builtFromNanos) throws IOException {
        List<String> lines = new ArrayList<>();
        states.forEach((path, state) -> {
            if (Long.parseLong(state.substring(0, state.indexOf(' '))) < builtFromNanos) {
                lines.add(state + "\t" + path);
            }
        });
        Path draft = file.resolveSibling(file.getFileName() + ".new");
        Files.write(draft, lines);
        Files.move(draft, file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    /** Those that are new or differ from the others. */
    Set<Path> changedSince(SourceList before) {
        Set<Path> changed = new TreeSet<>();
        states.forEach((path, state) -> {
            if (!state.equals(before.states.get(path))) {
                changed.add(root.resolve(path));
            }
        });
        return changed;
    }

    /** The modules below the workbook, and the web, in the order in which they are built. */
    static List<Path> modules(Path root) throws IOException {
        List<Path> modules = new ArrayList<>(List.of(root.resolve("exercises/engine")));
        for (Path above : List.of(root, root.resolve("exercises"))) {
            Path pom = above.resolve("pom.xml");
            Matcher module = MODULE.matcher(Files.exists(pom) ? Files.readString(pom) : "");
            while (module.find()) {
                Path folder = above.resolve(module.group(1));
                if (!modules.contains(folder)
                        && !folder.equals(root.resolve("exercises"))
                        && !folder.endsWith("workbook")) {
                    modules.add(folder);
                }
            }
        }
        return modules;
    }

    private void add(Path file) throws IOException {
        if (Files.exists(file)) {
            BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
            states.put(
                    root.relativize(file).toString(), is.lastModifiedTime().to(TimeUnit.NANOSECONDS) + " " + is.size());
        }
    }

    private void addTree(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path file : tree.filter(Files::isRegularFile).toList()) {
                    add(file);
                }
            }
        }
    }
}
