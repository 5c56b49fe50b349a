package gradus.engine.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which sources of a course are compiled against which. */
final class Dependents {
    private final Path root;
    private final Path staging;
    private Map<Path, Set<String>> all;

    /**
     * The sources of a course.
     *
     * @param staging where classes wait that are newer than those in the modules' {@code target/classes}
     */
    Dependents(Path root, Path staging) {
        this.root = root;
        this.staging = staging;
    }

    /** Where a module's new classes wait. */
    Path staged(Path module) {
        return staging.resolve(root.relativize(module).toString());
    }

    /** The sources whose classes, staged by now, have another shape than before: new ones, and heirs of such. */
    Collection<Path> changedIn(Collection<Path> sources) throws IOException {
        Set<Path> changed = new TreeSet<>();
        Set<String> names = new HashSet<>();
        boolean more = true;
        while (more) {
            more = false;
            for (Path source : sources) {
                if (!changed.contains(source) && isChanged(source, names)) {
                    changed.add(source);
                    names.add(name(source));
                    more = true;
                }
            }
        }
        return changed;
    }

    private boolean isChanged(Path source, Set<String> changedNames) throws IOException {
        Map<String, String> before = shapes(source, false);
        Map<String, String> after = shapes(source, true);
        if (!Objects.equals(before, after)) {
            return true;
        }
        for (Path file : classesOf(source, true)) {
            if (ClassFile.of(Files.readAllBytes(file)).superTypes().stream()
                    .anyMatch(type -> changedNames.contains(outer(type)))) {
                return true;
            }
        }
        return false;
    }

    private Map<String, String> shapes(Path source, boolean staged) throws IOException {
        Map<String, String> shapes = new HashMap<>();
        for (Path file : classesOf(source, staged)) {
            shapes.put(
                    file.getFileName().toString(),
                    ClassFile.of(Files.readAllBytes(file)).shape());
        }
        return shapes;
    }

    /** The class files of a source: those in its module, or those that wait. */
    List<Path> classesOf(Path source, boolean staged) throws IOException {
        Path module = module(source);
        Path classes = staged ? staged(module) : module.resolve("target/classes");
        String simple = source.getFileName().toString().replaceFirst("\\.java$", "");
        Path folder = classes.resolve(
                module.resolve("src/main/java").relativize(source.getParent()).toString());
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().equals(simple + ".class")
                            || file.getFileName().toString().startsWith(simple + "$"))
                    .toList();
        }
    }

    /**
     * The sources that are compiled against one of these: by their classes, and, as a constant leaves no trace of where it
     * came from, by the class's name in their text.
     */
    Set<Path> of(Collection<Path> sources) throws IOException {
        if (sources.isEmpty()) {
            return Set.of();
        }
        Set<String> names = sources.stream().map(this::name).collect(Collectors.toSet());
        Pattern words = Pattern.compile("\\b("
                + names.stream()
                        .map(name -> Pattern.quote(name.substring(name.lastIndexOf('.') + 1)))
                        .collect(Collectors.joining("|"))
                + ")\\b");
        Set<Path> found = new TreeSet<>();
        for (Map.Entry<Path, Set<String>> each : needs().entrySet()) {
            Path source = each.getKey();
            boolean needs = each.getValue().stream().anyMatch(name -> names.contains(outer(name)));
            if (needs || words.matcher(Files.readString(source)).find()) {
                found.add(source);
            }
        }
        return found;
    }

    /** What the classes of each source need, as they stand in the modules. */
    private Map<Path, Set<String>> needs() throws IOException {
        if (all == null) {
            all = new HashMap<>();
            for (Path module : SourceList.modules(root)) {
                for (Path source : javaFiles(module.resolve("src/main/java"))) {
                    Set<String> needs = new HashSet<>();
                    for (Path file : classesOf(source, false)) {
                        needs.addAll(ClassFile.of(Files.readAllBytes(file)).needs());
                    }
                    all.put(source, needs);
                }
            }
        }
        return all;
    }

    private static List<Path> javaFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return new ArrayList<>();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }

    /** The full name of a source's class. */
    private String name(Path source) {
        String path = module(source).resolve("src/main/java").relativize(source).toString();
        return path.replaceFirst("\\.java$", "").replace('/', '.').replace('\\', '.');
    }

    private static String outer(String name) {
        int dollar = name.indexOf('$');
        return dollar < 0 ? name : name.substring(0, dollar);
    }

    private Path module(Path source) {
        for (Path at = source; at != null; at = at.getParent()) {
            if (at.endsWith(Path.of("src", "main", "java"))) {
                return at.getParent().getParent().getParent();
            }
        }
        throw new IllegalArgumentException("a source must lie in a module's src/main/java, but was " + source);
    }
}
