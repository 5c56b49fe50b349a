package gradus.deployment.registry.demo;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * Starts the registry's process hundreds of times at little cost: its classes lie in one jar and, parsed and checked, in an archive of the
 * JVM (class data sharing); the library of SQLite is unpacked once, and not by each process, which would leave it behind when it is killed.
 */
final class SmallJvm {
    private final Path archive;
    private final Path library;
    private final String classPath;

    /** Makes what the processes share, in an empty folder; the archive holds the classes that a run of these arguments loads before its input ends. */
    SmallJvm(Path folder, String... run) throws IOException, InterruptedException {
        archive = folder.resolve("classes.jsa");
        library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
        try (InputStream in = SmallJvm.class.getResourceAsStream(
                LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName())) {
            Files.copy(in, library);
        }
        List<String> jars = new ArrayList<>();
        for (Path place : Kills.classPath()) {
            jars.add((Files.isDirectory(place) ? jar(place, folder.resolve(jars.size() + ".jar")) : place).toString());
        }
        classPath = String.join(File.pathSeparator, jars);
        Process process = start("-XX:ArchiveClassesAtExit=" + archive, run);
        Kills.begin(process);
        process.getOutputStream().close();
        process.waitFor(); // a JVM that has no archive of its own writes none on top: then each process starts without
    }

    /** The classes of a folder; only a jar can be archived. */
    private static Path jar(Path classes, Path jar) throws IOException {
        try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            out.setLevel(Deflater.NO_COMPRESSION);
            for (Path file :
                    files.filter(name -> name.toString().endsWith(".class")).toList()) {
                out.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace(File.separatorChar, '/')));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    /** Starts the process. */
    Process start(String... args) throws IOException {
        return start(Files.exists(archive) ? "-XX:SharedArchiveFile=" + archive : "-Xshare:auto", args);
    }

    private Process start(String sharing, String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx64m",
                "-Xlog:disable", // it would write to the output that is read
                sharing,
                "-Dorg.sqlite.lib.path=" + library.getParent(),
                "-Dorg.sqlite.lib.name=" + library.getFileName(),
                "-cp",
                classPath,
                RegistryProcess.class.getName()));
        command.addAll(Arrays.asList(args));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }
}
