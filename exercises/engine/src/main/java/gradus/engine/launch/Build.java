package gradus.engine.launch;

import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder {@code .gradus/build} of a course, as {@code gradus.cmd} needs it: {@code root} (where the course lay when it
 * was built, its time that of the build's beginning), {@code workbook.classpath}, and the argument files
 * {@code engine.args} and {@code web.args}. It needs no library, for it runs before there is a class path.
 */
public final class Build {
    private static final String CLASS_PATH = "target/gradus.classpath"; // written by Maven, in UTF-8

    private final Path root;
    private final Path built;

    private Build(Path root) {
        this.root = root;
        this.built = root.resolve(".gradus/build");
    }

    /**
     * Answers the launcher by its exit status.
     *
     * @param args {@code fresh ROOT}: 0 if nothing is newer than the last build, else 1; or {@code finish ROOT}, after
     *     Maven: 0 when the launcher may start, 3 if a file could not be written
     */
    public static void main(String... args) {
        if (args.length != 2 || !List.of("fresh", "finish").contains(args[0])) {
            System.err.println("gradus: the arguments must be fresh ROOT or finish ROOT, but were " + List.of(args));
            System.exit(2);
        }
        Build build = new Build(Path.of(args[1]).toAbsolutePath().normalize());
        try {
            if (args[0].equals("finish")) {
                build.refuseFolder();
                build.finish();
            } else if (!build.isFresh()) {
                System.exit(1);
            }
        } catch (IOException e) {
            System.err.println("gradus: the build's folder " + build.built + " could not be used: " + e);
            System.exit(3);
        }
    }

    /** Java reads its class path in the system's own encoding, and from that only characters up to U+FFFF. */
    private void refuseFolder() {
        CharsetEncoder encoder =
                Charset.forName(System.getProperty("native.encoding")).newEncoder();
        root.toString()
                .codePoints()
                .filter(point -> point > Character.MAX_VALUE || !encoder.canEncode((char) point) || point == ';')
                .findFirst()
                .ifPresent(point -> {
                    System.err.printf(
                            "gradus: the course's folder %s has a character (U+%04X) that Java cannot use in a class path:"
                                    + " move or rename it.%n",
                            root, point);
                    System.exit(3);
                });
    }

    /** Whether the course lies where it was built, and none of its sources changed, came or went since. */
    boolean isFresh() throws IOException {
        Path stamp = built.resolve("root");
        List<String> classPaths = List.of("workbook.classpath", "engine.args", "web.args");
        if (!Files.exists(stamp) || !classPaths.stream().map(built::resolve).allMatch(Files::exists)) {
            return false;
        }
        if (!Files.readString(stamp).equals(root.toString())) {
            return false;
        }
        String libraries = Files.readString(built.resolve("workbook.classpath"));
        if (!Stream.of(libraries.split(File.pathSeparator)).map(Path::of).allMatch(Files::exists)) {
            return false;
        }
        FileTime since = Files.getLastModifiedTime(stamp);
        if (since.toInstant().isAfter(Instant.now().plusSeconds(60))) {
            return false; // the clock was ahead, and would hide every change until then
        }
        for (Path source : sources()) {
            if (Files.getLastModifiedTime(source).compareTo(since) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Everything that is built, with its folders: their time changes when a file in them is deleted. Never an answer. */
    private List<Path> sources() throws IOException {
        List<Path> modules = new ArrayList<>(List.of(root));
        modules.addAll(folders(root));
        modules.addAll(folders(root.resolve("exercises")));
        List<Path> sources = new ArrayList<>();
        for (Path module : modules) {
            Path pom = module.resolve("pom.xml");
            Path main = module.resolve("src/main");
            if (Files.exists(pom)) {
                sources.add(pom);
            }
            if (Files.isDirectory(main) && !module.endsWith("workbook")) {
                try (Stream<Path> tree = Files.walk(main)) {
                    sources.addAll(tree.toList());
                }
            }
        }
        return sources;
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory).toList();
        }
    }

    /** Puts what Maven found where the launcher looks for it; {@code root} last, with the time of {@code started}. */
    void finish() throws IOException {
        for (String module : List.of("engine", "web")) {
            Path target = root.resolve("exercises").resolve(module);
            String libraries = Files.readString(target.resolve(CLASS_PATH)).strip();
            String classPath = target.resolve("target/classes") + File.pathSeparator + libraries;
            // Java reads its argument files in the system's own encoding, and a backslash there as an escape.
            Files.writeString(
                    built.resolve(module + ".args"),
                    "-cp \"" + classPath.replace("\\", "\\\\") + "\"",
                    Charset.forName(System.getProperty("native.encoding")));
        }
        String workbook = Files.readString(root.resolve("exercises/workbook").resolve(CLASS_PATH));
        Files.writeString(built.resolve("workbook.classpath"), workbook.strip());
        for (String entry : workbook.strip().split(File.pathSeparator)) {
            if (Path.of(entry).endsWith(Path.of("target", "classes"))) {
                Files.createDirectories(Path.of(entry)); // a module without sources yet has none
            }
        }
        Path started = built.resolve("started");
        FileTime beginning = Files.getLastModifiedTime(started);
        Files.writeString(started, root.toString());
        Files.setLastModifiedTime(started, beginning);
        Files.move(started, built.resolve("root"), StandardCopyOption.REPLACE_EXISTING);
    }
}
