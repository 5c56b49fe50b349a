package gradus.engine.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Compiles what has changed in a course that was built before: the changed sources, then those that are compiled against
 * something whose shape changed with them, until nothing is left. Maven would take every module from the changed one up. The
 * classes wait in a folder of their own and are put in place together, so that a source with an error changes nothing.
 */
public final class Refresh {
    /** What came of it, as the launcher reads it from the exit status. */
    enum Outcome {
        DONE(0),
        ASK_MAVEN(1),
        ERRORS(3);

        private final int status;

        Outcome(int status) {
            this.status = status;
        }
    }

    private final Path root;
    private final Path built;
    private final Path staging;
    private final Dependents dependents;
    private final Set<Path> compiled = new HashSet<>();

    private Refresh(Path root) {
        this.root = root;
        this.built = root.resolve(".gradus/build");
        this.staging = built.resolve("classes");
        this.dependents = new Dependents(root, staging);
    }

    /**
     * Answers the launcher by its exit status.
     *
     * @param args {@code ROOT}: 0 if everything is compiled, 1 if Maven must build, 3 if a source has an error, which is
     *     printed; or {@code remember ROOT}, after Maven
     */
    public static void main(String... args) throws IOException {
        Path root = Path.of(args[args.length - 1]).toAbsolutePath().normalize();
        if (args[0].equals("remember")) {
            remember(root);
        } else {
            System.exit(of(root).status);
        }
    }

    /** Takes down what Maven has built: sources as they were when it began. */
    static void remember(Path root) throws IOException {
        Path stamp = root.resolve(".gradus/build/root");
        long begun = Files.getLastModifiedTime(stamp).to(TimeUnit.NANOSECONDS);
        SourceList.now(root).write(root.resolve(".gradus/build/sources"), begun);
    }

    /** Compiles what has changed. */
    static Outcome of(Path root) throws IOException {
        return new Refresh(root).run();
    }

    private Outcome run() throws IOException {
        Path memory = built.resolve("sources");
        if (!Files.exists(memory)) {
            return Outcome.ASK_MAVEN;
        }
        Instant begun = Instant.now();
        SourceList before = SourceList.remembered(root, memory);
        SourceList now = SourceList.now(root);
        Set<Path> changed = now.changedSince(before);
        Set<Path> removed = before.changedSince(now);
        removed.removeIf(Files::exists);
        if (Stream.concat(changed.stream(), removed.stream()).anyMatch(path -> path.endsWith("pom.xml"))) {
            return Outcome.ASK_MAVEN;
        }
        delete(staging);
        Map<Path, Path> aside = setAside(removed);
        if (!compileAll(changed, removed)) {
            for (Map.Entry<Path, Path> each : aside.entrySet()) {
                Files.move(each.getValue(), each.getKey());
            }
            delete(staging);
            return Outcome.ERRORS;
        }
        putInPlace(changed, removed);
        now.write(memory, Long.MAX_VALUE);
        Files.setLastModifiedTime(built.resolve("root"), FileTime.from(begun));
        return Outcome.DONE;
    }

    /** Moves the classes of removed sources where the compiler does not see them; returns from where to where. */
    private Map<Path, Path> setAside(Set<Path> removed) throws IOException {
        Map<Path, Path> moved = new LinkedHashMap<>();
        for (Path source : removed) {
            if (isJava(source)) {
                for (Path file : dependents.classesOf(source, false)) {
                    Path to = staging.resolve("removed")
                            .resolve(root.relativize(file).toString());
                    Files.createDirectories(to.getParent());
                    Files.move(file, to);
                    moved.put(file, to);
                }
            }
        }
        return moved;
    }

    /** Round after round, until no shape has changed that something not yet compiled stands on. */
    private boolean compileAll(Set<Path> changed, Set<Path> removed) throws IOException {
        Set<Path> next = new TreeSet<>(changed.stream().filter(Refresh::isJava).toList());
        next.addAll(dependents.of(removed.stream().filter(Refresh::isJava).toList()));
        next.removeAll(removed);
        while (!next.isEmpty()) {
            for (Path module : SourceList.modules(root)) {
                List<Path> own =
                        next.stream().filter(path -> path.startsWith(module)).toList();
                if (!own.isEmpty() && !compile(module, own)) {
                    return false;
                }
            }
            compiled.addAll(next);
            next = new TreeSet<>(dependents.of(dependents.changedIn(next)));
            next.removeAll(compiled);
            next.removeAll(removed);
        }
        return true;
    }

    private boolean compile(Path module, List<Path> sources) throws IOException {
        JavaCompiler javac = javax.tools.ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        Path output = Files.createDirectories(dependents.staged(module));
        List<String> options = List.of(
                "--release",
                "17",
                "-g",
                "-parameters",
                "-proc:none",
                "-nowarn",
                "-Xlint:none",
                "-processorpath", // else every jar of the class path is opened to look for plugins
                "",
                "-cp",
                classPath(module),
                "-d",
                output.toString());
        try (StandardJavaFileManager files =
                javac.getStandardFileManager(found, Locale.ENGLISH, StandardCharsets.UTF_8)) {
            boolean done = javac.getTask(null, files, found, options, null, files.getJavaFileObjectsFromPaths(sources))
                    .call();
            found.getDiagnostics().stream()
                    .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                    .forEach(problem -> System.err.println(problem));
            return done;
        }
    }

    /** What was compiled just now, then what a module is compiled against, then its own classes. */
    private String classPath(Path module) throws IOException {
        List<String> entries = new ArrayList<>();
        for (Path each : SourceList.modules(root)) {
            entries.add(dependents.staged(each).toString());
        }
        entries.add(module.resolve("target/classes").toString());
        for (Path below : List.of(module, root.resolve("exercises/web"), root.resolve("exercises/workbook"))) {
            Path file = below.resolve("target/gradus.classpath");
            if (Files.exists(file)) {
                entries.add(Files.readString(file).strip());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private void putInPlace(Set<Path> changed, Set<Path> removed) throws IOException {
        for (Path source : Stream.concat(compiled.stream(), removed.stream()).toList()) {
            if (isJava(source)) {
                for (Path old : dependents.classesOf(source, false)) {
                    Files.delete(old);
                }
            } else {
                Files.deleteIfExists(copyOf(source));
            }
        }
        for (Path source : changed) {
            if (!isJava(source)) {
                copy(source, copyOf(source));
            }
        }
        for (Path module : SourceList.modules(root)) {
            Path from = dependents.staged(module);
            for (Path file : filesBelow(from)) {
                copy(
                        file,
                        module.resolve("target/classes")
                                .resolve(from.relativize(file).toString()));
            }
        }
        delete(staging);
        jarEngine();
    }

    /** The launcher starts the engine from a jar, with an archive of its loaded classes. */
    private void jarEngine() throws IOException {
        Path jar = built.resolve("engine.jar");
        Path engine = root.resolve("exercises/engine");
        if (!Files.exists(jar) || compiled.stream().noneMatch(path -> path.startsWith(engine))) {
            return;
        }
        Path draft = built.resolve("engine.jar.new");
        int status = ToolProvider.findFirst("jar")
                .orElseThrow(() -> new IOException("this Java has no tool named jar"))
                .run(
                        System.out,
                        System.err,
                        "--create",
                        "--file",
                        draft.toString(),
                        "-C",
                        engine.resolve("target/classes").toString(),
                        ".");
        if (status != 0) {
            throw new IOException("the engine's classes could not be put into " + draft);
        }
        Files.move(draft, jar, StandardCopyOption.REPLACE_EXISTING);
        try (Stream<Path> archives = Files.list(built)) {
            for (Path archive :
                    archives.filter(f -> f.toString().endsWith(".jsa")).toList()) {
                Files.delete(archive);
            }
        }
    }

    private static boolean isJava(Path source) {
        return source.toString().endsWith(".java");
    }

    /** Where a resource is copied to. */
    private Path copyOf(Path resource) throws IOException {
        for (Path module : SourceList.modules(root)) {
            Path resources = module.resolve("src/main/resources");
            if (resource.startsWith(resources)) {
                return module.resolve("target/classes")
                        .resolve(resources.relativize(resource).toString());
            }
        }
        throw new IOException(resource + " must lie in the src/main/resources of a module");
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to.getParent());
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
    }

    private static List<Path> filesBelow(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            return tree.filter(Files::isRegularFile).toList();
        }
    }

    private static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> tree = Files.walk(folder)) {
                for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(path);
                }
            }
        }
    }
}
