package gradus.engine.check;

import gradus.engine.exercise.Solution;
import gradus.engine.exercise.Workbook;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** The classes of a solution, compiled once per text in this process, in memory, against the class path of this process. */
public final class CompiledSolution {
    private static final List<String> OPTIONS = List.of(
            "-proc:none",
            "-g",
            "-parameters",
            "-nowarn",
            "-Xlint:none",
            "-implicit:none",
            "-source",
            "17",
            "-target",
            "17");

    private static final Map<String, Map<String, byte[]>> COMPILED = new ConcurrentHashMap<>();
    private static StandardJavaFileManager files; // kept: opening the class path's jars takes most of the time

    private CompiledSolution() {}

    /**
     * The classes by name.
     *
     * @throws IllegalStateException if there is no solution to this grader's exercise, or it does not compile
     */
    static Map<String, byte[]> of(Class<?> grader) {
        String name = Workbook.answerOf(grader);
        Path file = Workbook.of(grader)
                .map(workbook -> workbook.resolve("src/solution/java").resolve(name.replace('.', '/') + ".java"))
                .filter(Files::exists)
                .orElseThrow(() -> new IllegalStateException("there is no solution of " + name + " to agree with"));
        try {
            String text = Solution.parse(Files.readString(file)).answer();
            return of(name, text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file, e);
        }
    }

    /**
     * The classes of a text, by name.
     *
     * @param name the full name of its class
     * @throws IllegalStateException if it does not compile
     */
    public static Map<String, byte[]> of(String name, String text) {
        return COMPILED.computeIfAbsent(name + "\n" + text, key -> compile(name, text));
    }

    private static synchronized Map<String, byte[]> compile(String name, String text) {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        if (files == null) {
            files = withoutPlugins(javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8));
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        Memory memory = new Memory(files);
        boolean compiled = javac.getTask(null, memory, problems, OPTIONS, null, List.of(new Text(name, text)))
                .call();
        if (!compiled) {
            throw new IllegalStateException(
                    "the solution of " + name + " does not compile: " + problems.getDiagnostics());
        }
        return memory.classes();
    }

    /** Else javac would open every jar of the class path to look for plugins, each time. */
    private static StandardJavaFileManager withoutPlugins(StandardJavaFileManager manager) {
        try {
            manager.setLocationFromPaths(StandardLocation.ANNOTATION_PROCESSOR_PATH, List.of());
            return manager;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot give the compiler an empty path", e);
        }
    }

    /** Takes the compiler's output. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        Memory(JavaFileManager files) {
            super(files);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            written.put(className, bytes);
            return new SimpleJavaFileObject(URI.create("memory:///" + className.replace('.', '/')), kind) {
                @Override
                public OutputStream openOutputStream() {
                    return bytes;
                }
            };
        }

        /** No other source is looked at: a solution needs only what is compiled. */
        @Override
        public boolean hasLocation(Location location) {
            return location != StandardLocation.SOURCE_PATH && super.hasLocation(location);
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return Map.copyOf(classes);
        }
    }

    private static final class Text extends SimpleJavaFileObject {
        private final String text;

        Text(String className, String text) {
            super(URI.create("memory:///" + className.replace('.', '/') + ".java"), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}
