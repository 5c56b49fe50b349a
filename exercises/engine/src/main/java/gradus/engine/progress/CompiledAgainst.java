package gradus.engine.progress;

import gradus.engine.launch.ClassFile;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The course's own classes that sources are compiled against: those that they name, and all that these need, from the class
 * files of every module below the workbook. A class that changes changes the hash of what needs it, and of nothing else.
 */
final class CompiledAgainst {
    private static final Pattern NAMED = Pattern.compile("\\bgradus(?:\\.\\w+)+(?:\\.\\*)?");
    private static final long LOOK_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Path root;
    private final Map<String, Known> known = new HashMap<>();
    private List<Path> folders;

    /** A class file as it was at {@code looked}; a file that is not there has no attributes. */
    private record Known(Optional<Path> file, long size, long modified, String hash, Set<String> needs, long looked) {}

    CompiledAgainst(Path root) {
        this.root = root;
    }

    /** A hash of every class that one of these sources needs, directly or not. */
    synchronized String hash(List<String> sources) throws IOException {
        Deque<String> open = new ArrayDeque<>();
        for (String source : sources) {
            Matcher named = NAMED.matcher(source);
            while (named.find()) {
                open.addAll(classes(named.group()));
            }
        }
        Map<String, String> hashes = new TreeMap<>();
        while (!open.isEmpty()) {
            String name = open.pop();
            if (!hashes.containsKey(name)) {
                Known found = look(name);
                hashes.put(name, found.hash());
                open.addAll(found.needs());
            }
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream all = new DataOutputStream(bytes);
        for (Map.Entry<String, String> entry : hashes.entrySet()) {
            if (!entry.getValue().isEmpty()) {
                all.writeUTF(entry.getKey());
                all.writeUTF(entry.getValue());
            }
        }
        return History.hash(bytes.toByteArray());
    }

    /** What a name in a source may mean: a class, a member of one, or with a star the classes of a package. */
    private List<String> classes(String name) throws IOException {
        if (name.endsWith(".*")) {
            String above = name.substring(0, name.length() - 2);
            List<String> all = new ArrayList<>(List.of(above));
            all.addAll(inPackage(above));
            return all;
        }
        List<String> candidates = new ArrayList<>();
        for (String at = name; at.indexOf('.') > 0; at = at.substring(0, at.lastIndexOf('.'))) {
            candidates.add(at);
        }
        return candidates;
    }

    private List<String> inPackage(String name) throws IOException {
        List<String> classes = new ArrayList<>();
        for (Path folder : folders()) {
            Path inside = folder.resolve(name.replace('.', '/'));
            if (Files.isDirectory(inside)) {
                try (Stream<Path> files = Files.list(inside)) {
                    files.map(file -> file.getFileName().toString())
                            .filter(file -> file.endsWith(".class"))
                            .map(file -> name + "." + file.substring(0, file.length() - ".class".length()))
                            .forEach(classes::add);
                }
            }
        }
        return classes;
    }

    private Known look(String name) throws IOException {
        Known before = known.get(name);
        long now = System.nanoTime();
        if (before != null && now - before.looked() < LOOK_AGAIN_NANOS) {
            return before;
        }
        Known after = read(name, before, now);
        known.put(name, after);
        return after;
    }

    private Known read(String name, Known before, long now) throws IOException {
        String path = name.replace('.', '/') + ".class";
        for (Path folder : folders()) {
            Path file = folder.resolve(path);
            if (Files.isRegularFile(file)) {
                BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
                long modified = is.lastModifiedTime().to(TimeUnit.NANOSECONDS);
                if (before != null
                        && before.file().equals(Optional.of(file))
                        && before.size() == is.size()
                        && before.modified() == modified) {
                    return new Known(
                            before.file(), before.size(), before.modified(), before.hash(), before.needs(), now);
                }
                byte[] content = Files.readAllBytes(file);
                Set<String> needs = new TreeSet<>(ClassFile.of(content).needs());
                return new Known(Optional.of(file), is.size(), modified, History.hash(content), needs, now);
            }
        }
        return new Known(Optional.empty(), 0, 0, "", Set.of(), now);
    }

    /** Where modules, and modules within them, put their classes; not the workbook, whose classes are the learner's. */
    private List<Path> folders() throws IOException {
        if (folders == null) {
            List<Path> found = new ArrayList<>();
            for (Path module : inside(root)) {
                addClasses(module, found);
                if (Files.exists(module.resolve("pom.xml"))) {
                    inside(module).forEach(within -> addClasses(within, found));
                }
            }
            folders = List.copyOf(found);
        }
        return folders;
    }

    private static void addClasses(Path module, List<Path> found) {
        Path classes = module.resolve("target/classes");
        if (!module.endsWith("workbook") && Files.isDirectory(classes)) {
            found.add(classes);
        }
    }

    private static List<Path> inside(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isDirectory).sorted().toList();
        }
    }
}
