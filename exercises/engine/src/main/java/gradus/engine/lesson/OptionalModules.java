package gradus.engine.lesson;

import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import gradus.engine.grading.JavaProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Proves what a lesson with libraries of its own says of them: where its modules are listed, and how large they are. */
final class OptionalModules {
    /** How far the stated size may be from that of the files. */
    private static final double TOLERANCE = 0.2;

    private OptionalModules() {}

    /** What is wrong; empty if nothing is, or the lesson brings no libraries. */
    static List<String> problems(Lesson lesson) throws IOException {
        Optional<Libraries> own = Libraries.of(lesson);
        if (own.isEmpty()) {
            return List.of();
        }
        List<String> problems = new ArrayList<>();
        String pom = Files.readString(own.get().root().resolve("pom.xml"));
        String modules =
                lesson.stage() + "/" + lesson.slug() + "</module>\\s*<module>exercises/workbook/" + lesson.slug();
        if (!Pattern.compile(
                        "<profile>\\s*<id>" + lesson.slug() + "</id>.*?<module>" + modules + "</module>",
                        Pattern.DOTALL)
                .matcher(pom)
                .find()) {
            problems.add("the root pom.xml must have a profile " + lesson.slug() + " with the modules " + lesson.stage()
                    + "/" + lesson.slug() + " and exercises/workbook/" + lesson.slug());
        }
        long bytes = added(own.get());
        if (Math.abs(bytes - own.get().bytes()) > TOLERANCE * bytes) {
            problems.add(String.format(
                    Locale.ROOT,
                    "libraries.size of %s must be within a fifth of %.1f MB, what its libraries add to the course's, but was %s",
                    lesson.slug(),
                    bytes / (double) (1 << 20),
                    own.get().size()));
        }
        return problems;
    }

    /** Bytes of the jars on the lesson's class path that the course does not have. */
    private static long added(Libraries own) throws IOException {
        Set<String> course = new HashSet<>(entries(JavaProcess.classPath(Optional.empty())));
        long bytes = 0;
        for (String entry : entries(JavaProcess.classPath(Optional.of(own)))) {
            if (!course.contains(entry)
                    && entry.endsWith(".jar")
                    && !Path.of(entry).startsWith(own.root())) {
                bytes += Files.size(Path.of(entry));
            }
        }
        return bytes;
    }

    private static List<String> entries(String classPath) {
        return List.of(classPath.split(Pattern.quote(File.pathSeparator)));
    }
}
