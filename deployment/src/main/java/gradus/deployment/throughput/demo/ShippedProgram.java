package gradus.deployment.throughput.demo;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * A class path as a server is shipped: the course's classes in one jar, and of its two hundred libraries those that the server needs. Only
 * jars can have an archive of their classes (class-data sharing), which spares a start the reading and checking of two thousand of them.
 */
final class ShippedProgram {
    private static final Pattern NEEDED = Pattern.compile(
            "jackson|netty|micrometer|prometheus|HdrHistogram|jspecify|commons-math3|slf4j|javalin|jetty|jakarta|kotlin");

    private final String classPath;
    private final Path folder;

    private ShippedProgram(String classPath, Path folder) {
        this.classPath = classPath;
        this.folder = folder;
    }

    /** Packs our own class path into a folder. */
    static ShippedProgram pack(Path folder) throws IOException {
        Path jar = folder.resolve("gradus.jar");
        List<String> entries = new ArrayList<>(List.of(jar.toString()));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
                Path path = Path.of(entry);
                if (Files.isDirectory(path)) {
                    addAll(path, out);
                } else if (NEEDED.matcher(path.getFileName().toString()).find()) {
                    entries.add(entry);
                }
            }
        }
        return new ShippedProgram(String.join(File.pathSeparator, entries), folder);
    }

    /** The classes, and the few small files that lie beside those of this stage. */
    private static void addAll(Path directory, JarOutputStream out) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
                if (name.endsWith(".class") || name.startsWith("gradus/deployment/serving/")) {
                    copy(file, name, out);
                }
            }
        }
    }

    private static void copy(Path file, String name, JarOutputStream out) throws IOException {
        out.putNextEntry(new ZipEntry(name));
        Files.copy(file, (OutputStream) out);
        out.closeEntry();
    }

    /** The words that start a program of it; {@code %PORT%} stands for the port, at the end. */
    List<String> words(List<String> options, Class<?> program, String... args) {
        List<String> words = new ArrayList<>();
        words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        words.addAll(options);
        words.addAll(List.of("-cp", classPath, program.getName()));
        words.addAll(List.of(args));
        words.add("%PORT%");
        return words;
    }

    /** The option that writes the archive of a program's classes when it ends. */
    String writeArchive(Class<?> program) {
        return "-XX:ArchiveClassesAtExit=" + archive(program);
    }

    /** The option that starts it from its archive, if there is one. */
    String readArchive(Class<?> program) {
        return "-XX:SharedArchiveFile=" + archive(program);
    }

    private Path archive(Class<?> program) {
        return folder.resolve(program.getSimpleName() + ".jsa");
    }
}
