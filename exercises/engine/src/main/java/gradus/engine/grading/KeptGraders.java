package gradus.engine.grading;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import gradus.engine.launch.ClassFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.tools.JavaFileObject;

/**
 * The classes of graders, kept for the next answer: as long as a grader's sources stay as they are, and an answer offers what
 * the one before offered (same shape, another body), the grader need not be compiled again.
 */
final class KeptGraders {
    /** Classes without a name, which nobody outside can be compiled against. */
    private static final Pattern UNNAMED = Pattern.compile(".*\\$\\d.*");

    private final Map<String, Kept> graders = new HashMap<>();

    /**
     * One grader's.
     *
     * @param sources the grader and its helpers, with their texts
     * @param shapes of the answer's classes, by name
     * @param classes of the grader and its helpers, by name
     */
    private record Kept(Map<Path, String> sources, Map<String, String> shapes, Map<String, byte[]> classes) {
        boolean isCurrent() throws IOException {
            for (Map.Entry<Path, String> source : sources.entrySet()) {
                if (!Files.exists(source.getKey())
                        || !Files.readString(source.getKey()).equals(source.getValue())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** From which source each class came that a compilation wrote. */
    static final class Origins implements TaskListener {
        private final JavacTask compilation;
        private final Map<String, URI> sources = new HashMap<>();

        Origins(JavacTask compilation) {
            this.compilation = compilation;
            compilation.addTaskListener(this);
        }

        @Override
        public void finished(TaskEvent event) {
            if (event.getKind() == TaskEvent.Kind.GENERATE) {
                String name = compilation
                        .getElements()
                        .getBinaryName(event.getTypeElement())
                        .toString();
                sources.put(name, event.getSourceFile().toUri());
            }
        }
    }

    /** Whether the grader of an answer is at hand, for answers of one shape. */
    boolean has(String answer) throws IOException {
        Kept kept = graders.get(answer);
        return kept != null && kept.isCurrent();
    }

    /**
     * The classes of an answer together with its grader's.
     *
     * @param answer the full name of the answer's class
     * @param own the answer's classes, by name
     * @return none if the grader was compiled against another shape
     */
    Optional<Map<String, byte[]>> completed(String answer, Map<String, byte[]> own) throws IOException {
        Kept kept = graders.get(answer);
        if (!kept.shapes().equals(shapes(own))) {
            return Optional.empty();
        }
        Map<String, byte[]> all = new HashMap<>(kept.classes());
        all.putAll(own);
        return Optional.of(all);
    }

    /**
     * Keeps what a whole compilation gave.
     *
     * @param answer the full name of the answer's class
     * @param given the sources that come with each answer; all others are the grader's
     */
    void keep(String answer, Map<String, byte[]> classes, Origins origins, List<JavaFileObject> given)
            throws IOException {
        Set<URI> known = given.stream().map(JavaFileObject::toUri).collect(Collectors.toSet());
        Map<String, byte[]> own = new HashMap<>();
        Map<String, byte[]> rest = new HashMap<>();
        Map<Path, String> sources = new HashMap<>();
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            URI source = Objects.requireNonNull(origins.sources.get(each.getKey()), each.getKey());
            if (known.contains(source)) {
                own.put(each.getKey(), each.getValue());
            } else {
                rest.put(each.getKey(), each.getValue());
                sources.put(Path.of(source), Files.readString(Path.of(source)));
            }
        }
        graders.put(answer, new Kept(sources, shapes(own), rest));
    }

    private static Map<String, String> shapes(Map<String, byte[]> classes) throws IOException {
        Map<String, String> shapes = new TreeMap<>();
        for (Map.Entry<String, byte[]> each : classes.entrySet()) {
            if (!UNNAMED.matcher(each.getKey()).matches()) {
                shapes.put(each.getKey(), ClassFile.of(each.getValue()).shape());
            }
        }
        return shapes;
    }
}
