package gradus.engine.grading;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The launcher's archive of loaded classes, by which a Java process starts in half the time. Java believes it only on a class path
 * that begins as the one it was made on: the engine's jar and its libraries.
 *
 * @param classPath the class path that begins so
 * @param flags what names the archive
 */
record LoadedClasses(String classPath, List<String> flags) {
    /** Names the archive; the launcher sets it. The class path that it was made on lies beside it. */
    static final String ARCHIVE = "gradus.archive";

    /** For the class path of the whole course; for any other, or without an archive, it stays as it is. */
    static LoadedClasses on(String classPath) {
        String archive = System.getProperty(ARCHIVE);
        if (archive == null || !classPath.equals(JavaProcess.classPath(Optional.empty()))) {
            return new LoadedClasses(classPath, List.of());
        }
        return on(classPath, Path.of(archive));
    }

    static LoadedClasses on(String classPath, Path archive) {
        Path engine = archive.resolveSibling("engine.classpath");
        try {
            if (!Files.isReadable(archive) || !Files.isReadable(engine) || Files.size(archive) == 0) {
                return new LoadedClasses(classPath, List.of()); // Java could not make it
            }
            Set<String> entries =
                    new LinkedHashSet<>(entries(Files.readString(engine).strip()));
            entries.addAll(entries(classPath));
            return new LoadedClasses(
                    entries.stream().collect(Collectors.joining(File.pathSeparator)),
                    List.of("-XX:SharedArchiveFile=" + archive));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the engine's class path from " + engine, e);
        }
    }

    private static List<String> entries(String classPath) {
        return List.of(classPath.split(File.pathSeparator));
    }
}
