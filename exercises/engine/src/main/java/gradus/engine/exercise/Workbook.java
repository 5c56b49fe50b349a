package gradus.engine.exercise;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.Optional;

/** From a grader's class to the files of its exercise, wherever it was loaded. */
public final class Workbook {
    private Workbook() {}

    /** The module that the grader was compiled in: the folder at or above its classes that has solutions. */
    public static Optional<Path> of(Class<?> grader) {
        CodeSource source = grader.getProtectionDomain().getCodeSource();
        if (source == null) {
            return Optional.empty();
        }
        try {
            for (Path at = Path.of(source.getLocation().toURI()); at != null; at = at.getParent()) {
                if (Files.isDirectory(at.resolve("src/solution/java"))) {
                    return Optional.of(at);
                }
            }
            return Optional.empty();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot find the files of " + grader + ": " + e.getMessage(), e);
        }
    }

    /** The full name of the class that a grader grades. */
    public static String answerOf(Class<?> grader) {
        return grader.getName().replaceFirst("Test(\\$.*)?$", "");
    }
}
