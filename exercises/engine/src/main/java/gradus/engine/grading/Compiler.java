package gradus.engine.grading;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import gradus.engine.course.Subject;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.grading.Verdict.Problem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/**
 * Compiles an answer with its grader, or by itself where {@link KeptGraders} have the rest. The file manager is kept, because opening the class path's jars takes most of the time
 * of a first compilation. It is javac's own, as {@code --release} accepts no other; so the classes go through a folder.
 */
final class Compiler implements AutoCloseable {
    /** What came of a compilation: classes by name, or problems. */
    record Result(Map<String, byte[]> classes, List<Problem> problems) {}

    /** Classes by name, and where they come from. */
    private record Compiled(Map<String, byte[]> classes, KeptGraders.Origins origins) {}

    private static final List<String> OPTIONS = options();
    private static final String CANNOT_WRITE = "compiler.err.class.cant.write";
    private static final String LIKE_A_GRADER = """
            import static gradus.engine.expect.Expect.expect;
            import org.junit.jupiter.api.Test;
            class WarmTest {
                @Test
                void warm() {
                    expect("one", 1).toEqual(1);
                }
            }
            """;
    private static final Pattern SYMBOL = Pattern.compile("symbol:\\s+(\\w+ \\w+)");

    private final JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    private final StandardJavaFileManager files =
            javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
    private final KeptGraders graders = new KeptGraders();

    Compiler() {
        try {
            // Without a path of its own for plugins javac opens every jar of the class path to look for some, each
            // time.
            files.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give the compiler an empty path", e);
        }
    }

    /** On Java 17 its own library is the one to compile against, which is faster than a description of it. */
    private static List<String> options() {
        List<String> options = new ArrayList<>(List.of(
                "-proc:none",
                "-g",
                "-parameters",
                "-nowarn",
                "-Xlint:none",
                "-Xprefer:source",
                "-implicit:class",
                "-XDstringConcat=inline")); // each answer's classes are new: linking costs more than it can save

        boolean newer = Runtime.version().feature() > 17;
        options.addAll(newer ? List.of("--release", "17") : List.of("-source", "17", "-target", "17"));
        return List.copyOf(options);
    }

    /** Loads what every compilation needs, while nobody waits for one. */
    void warmUp() throws IOException {
        JavacTask task = (JavacTask) javac.getTask(
                null, files, problem -> {}, OPTIONS, null, List.of(new SourceText("WarmTest", LIKE_A_GRADER)));
        task.analyze();
    }

    Result compile(Task task, String source) {
        SourceText answer = new SourceText(task.className(), source);
        try {
            List<JavaFileObject> given = given(task, answer);
            if (graders.has(task.className())) {
                Compiled own = compiled(task, given, new DiagnosticCollector<>());
                Optional<Map<String, byte[]>> kept = graders.completed(task.className(), own.classes());
                if (kept.isPresent()) {
                    return new Result(kept.get(), List.of());
                }
            }
            return compileAll(task, answer, given);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compile " + task.id(), e);
        }
    }

    /** What comes with each answer: its text, and for tests the class that they are for. */
    private static List<JavaFileObject> given(Task task, SourceText answer) throws IOException {
        if (task.kind() != Kind.TEST) {
            return List.of(answer);
        }
        Subject tested = task.subject();
        return List.of(
                answer, new SourceText(tested.className(), tested.solution().answer()));
    }

    private Result compileAll(Task task, SourceText answer, List<JavaFileObject> given) throws IOException {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        List<JavaFileObject> units = new ArrayList<>(given);
        files.getJavaFileObjects(task.graderFile()).forEach(units::add);
        Compiled all = compiled(task, units, found);
        Map<String, byte[]> classes = all.classes();
        if (!classes.containsKey(task.className()) || !classes.containsKey(task.className() + "Test")) {
            return new Result(Map.of(), problems(task, answer, found));
        }
        graders.keep(task.className(), classes, all.origins(), given);
        return new Result(classes, List.of());
    }

    /** The classes of some sources; none if they do not compile. */
    private Compiled compiled(Task task, List<JavaFileObject> units, DiagnosticCollector<JavaFileObject> found)
            throws IOException {
        Path output = Files.createTempDirectory("gradus-classes");
        try {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(output));
            files.setLocationFromPaths(
                    StandardLocation.SOURCE_PATH, List.of(task.workbook().resolve("src/test/java")));
            JavacTask compilation = (JavacTask) javac.getTask(null, files, found, OPTIONS, null, units);
            KeptGraders.Origins origins = new KeptGraders.Origins(compilation);
            return new Compiled(call(compilation, found) ? classes(output) : Map.of(), origins);
        } finally {
            delete(output);
        }
    }

    /** Whether javac says that it compiled them; it may have run out of stack on the way without a word. */
    private static boolean call(JavacTask compilation, DiagnosticCollector<JavaFileObject> found) throws IOException {
        boolean compiled;
        try {
            compiled = compilation.call();
        } catch (RuntimeException | StackOverflowError e) {
            if (Nesting.outOfStack(e)) {
                return false;
            }
            throw e;
        }
        for (Diagnostic<? extends JavaFileObject> problem : found.getDiagnostics()) {
            if (CANNOT_WRITE.equals(problem.getCode())) {
                throw new IOException(problem.getMessage(Locale.ENGLISH));
            }
        }
        return compiled;
    }

    /** The classes below a folder, by name. */
    private static Map<String, byte[]> classes(Path output) throws IOException {
        Map<String, byte[]> classes = new HashMap<>();
        try (Stream<Path> tree = Files.walk(output)) {
            for (Path file : tree.filter(Files::isRegularFile).toList()) {
                String path = output.relativize(file).toString().replace(File.separatorChar, '.');
                classes.put(path.substring(0, path.length() - ".class".length()), Files.readAllBytes(file));
            }
        }
        return classes;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private List<Problem> problems(Task task, SourceText answer, DiagnosticCollector<JavaFileObject> found) {
        Optional<Problem> misplaced = misplaced(task, answer);
        if (misplaced.isPresent()) {
            return List.of(misplaced.get());
        }
        List<Problem> own = new ArrayList<>();
        Map<String, Problem> graders = new LinkedHashMap<>();
        for (Diagnostic<? extends JavaFileObject> problem : found.getDiagnostics()) {
            if (problem.getKind() != Diagnostic.Kind.ERROR) {
                continue;
            }
            String message = problem.getMessage(Locale.ENGLISH);
            if (problem.getSource() == answer) {
                own.add(new Problem(
                        (int) problem.getLineNumber(),
                        (int) problem.getColumnNumber(),
                        message,
                        Advice.on(problem.getCode())));
            } else {
                graders.putIfAbsent(about(message), new Problem(0, 0, message, Advice.ON_GRADER));
            }
        }
        if (own.isEmpty() && graders.isEmpty()) {
            return List.of(tooDeep(answer));
        }
        return own.isEmpty() ? List.copyOf(graders.values()) : own;
    }

    /** What a complaint is about: a grader calls the same method many times. */
    private static String about(String message) {
        Matcher symbol = SYMBOL.matcher(message);
        return symbol.find() ? symbol.group(1) : message;
    }

    private Problem tooDeep(SourceText answer) {
        int line = Nesting.lineOfDeepest(parsing(answer));
        return new Problem(
                line,
                0,
                "too deeply nested for the compiler",
                "split it: give parts of the expression names, or use a loop or a table");
    }

    /** What the compiler reports in the wrong place: a wrong package or class name, an empty file, a byte-order mark. */
    private Optional<Problem> misplaced(Task task, SourceText answer) {
        if (answer.getCharContent(true).toString().startsWith("\uFEFF")) {
            return Optional.of(new Problem(
                    1,
                    1,
                    "the file begins with a byte-order mark",
                    "javac and your IDE refuse it: save the file as UTF-8 without BOM"));
        }
        if (answer.getCharContent(true).toString().isBlank()) {
            return Optional.of(new Problem(
                    1,
                    1,
                    "the file is empty",
                    "\"./gradus undo\" brings back what was there; \"./gradus reset\" begins anew"));
        }
        CompilationUnitTree unit;
        try {
            unit = parse(answer);
        } catch (IllegalStateException | StackOverflowError e) {
            if (Nesting.outOfStack(e)) {
                return Optional.of(tooDeep(answer));
            }
            throw e;
        }
        String name = unit.getPackageName() == null ? "" : unit.getPackageName().toString();
        if (!name.equals(task.packageName())) {
            return Optional.of(new Problem(
                    1,
                    1,
                    name.isEmpty() ? "the file names no package" : "the file says: package " + name + ";",
                    "its first line of code must be: package " + task.packageName() + ";"));
        }
        boolean there = unit.getTypeDecls().stream()
                .anyMatch(type -> type instanceof ClassTree declared
                        && declared.getSimpleName().contentEquals(task.simpleName()));
        return there
                ? Optional.empty()
                : Optional.of(new Problem(
                        1,
                        1,
                        "the file declares no type " + task.simpleName(),
                        "the class must keep the name that the task gave it"));
    }

    private JavacTask parsing(SourceText answer) {
        return (JavacTask) javac.getTask(null, files, problem -> {}, List.of("-proc:none"), null, List.of(answer));
    }

    private CompilationUnitTree parse(SourceText answer) {
        try {
            return parsing(answer).parse().iterator().next();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot parse a text in memory", e);
        }
    }

    @Override
    public void close() throws IOException {
        files.close();
    }

    private static final class SourceText extends SimpleJavaFileObject {
        private final String text;

        SourceText(String className, String text) {
            super(URI.create("answer:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
