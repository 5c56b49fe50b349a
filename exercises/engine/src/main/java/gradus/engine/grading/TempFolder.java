package gradus.engine.grading;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.stream.Stream;

/** The folder for temporary files: classes are written there, and libraries with native code load from there. */
public final class TempFolder {
    /** About what an answer's classes need. */
    private static final int PROBE_BYTES = 256 * 1024;

    private TempFolder() {}

    /** Why nothing can be written there, and what to do; empty if it can. */
    public static Optional<String> problem() {
        return problem(folder());
    }

    static Optional<String> problem(Path folder) {
        if (!Files.isDirectory(folder)) {
            return Optional.of(say(folder, "is missing", "make it"));
        }
        try {
            Path probe = Files.createTempFile(folder, "gradus-probe", ".tmp");
            try {
                Files.write(probe, new byte[PROBE_BYTES]);
                return Optional.empty();
            } finally {
                Files.deleteIfExists(probe);
            }
        } catch (IOException e) {
            return Optional.of(words(folder, e));
        }
    }

    /** What it means that a file could not be written to it. */
    static String words(Path folder, IOException e) {
        String reason = e instanceof FileSystemException file && file.getReason() != null
                ? file.getReason()
                : String.valueOf(e.getMessage());
        return reason.contains("space") || reason.contains("quota")
                ? say(folder, "is full", "make room in it")
                : say(folder, "cannot be written (" + reason + ")", "make it a folder you may write to");
    }

    /** Why no library can be loaded from there, and what to do; empty if one can. */
    public static Optional<String> loadProblem() {
        return loadProblem(folder());
    }

    static Optional<String> loadProblem(Path folder) {
        Optional<Path> library = harmlessLibrary();
        if (library.isEmpty()) {
            return Optional.empty(); // this JDK keeps its libraries elsewhere: nothing to try it with
        }
        try {
            Path copy = Files.createTempFile(
                    folder, "gradus-probe", library.get().getFileName().toString());
            try {
                Files.copy(library.get(), copy, StandardCopyOption.REPLACE_EXISTING);
                System.load(copy.toAbsolutePath().toString());
                return Optional.empty();
            } finally {
                discard(copy);
            }
        } catch (IOException e) {
            return problem(folder);
        } catch (UnsatisfiedLinkError e) {
            return Optional.of(say(
                    folder,
                    "forbids programs, so libraries with native code cannot be loaded from it",
                    "mount it without noexec"));
        }
    }

    /** A library of the JDK's own that does nothing when it is loaded. */
    private static Optional<Path> harmlessLibrary() {
        String name = System.mapLibraryName("prefs");
        Path home = Path.of(System.getProperty("java.home"));
        return Stream.of(home.resolve("lib").resolve(name), home.resolve("bin").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }

    /** Windows keeps a loaded library until the process ends. */
    private static void discard(Path copy) throws IOException {
        try {
            Files.deleteIfExists(copy);
        } catch (java.nio.file.AccessDeniedException e) {
            copy.toFile().deleteOnExit();
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
    }

    private static String say(Path folder, String what, String remedy) {
        return "the folder for temporary files " + folder + " " + what + ": " + remedy
                + ", or name another with JAVA_TOOL_OPTIONS=-Djava.io.tmpdir=FOLDER";
    }
}
