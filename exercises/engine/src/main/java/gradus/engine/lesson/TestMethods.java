package gradus.engine.lesson;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Libraries;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The tests that a lesson's sentences may name: those of its module and of the modules below. */
final class TestMethods {
    private static final Set<String> TESTS =
            Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory", "TestTemplate");

    private TestMethods() {}

    /**
     * Why a class has no such test; empty if it has.
     *
     * @param type the class's simple name
     * @param method the method's name
     */
    static String fault(Course course, Lesson lesson, String type, String method) throws IOException {
        List<Path> files = files(course, lesson, type + ".java");
        if (files.size() != 1) {
            return "the tests of " + lesson.stage() + " and of the modules below must have one class " + type
                    + ", but have " + files.size();
        }
        List<Set<String>> annotations = annotations(files.get(0), type, method);
        if (annotations.isEmpty()) {
            return files.get(0).getFileName() + " has no method " + method;
        }
        if (annotations.stream().anyMatch(all -> all.contains("Disabled"))) {
            return type + "." + method + " asserts nothing while it is @Disabled";
        }
        boolean test = annotations.stream().anyMatch(all -> all.stream().anyMatch(TESTS::contains));
        return test ? "" : type + "." + method + " must be a test, such as @Test, but is none";
    }

    private static List<Path> files(Course course, Lesson lesson, String name) throws IOException {
        List<Path> files = new ArrayList<>();
        int own = course.modules().indexOf(lesson.stage());
        Set<Path> modules = new LinkedHashSet<>();
        course.modules()
                .subList(0, own + 1)
                .forEach(module -> modules.add(course.root().resolve(module)));
        Libraries.of(lesson).ifPresent(libraries -> modules.add(libraries.room()));
        for (Path module : modules) {
            Path tests = module.resolve("src/test/java");
            if (Files.isDirectory(tests)) {
                try (Stream<Path> all = Files.walk(tests)) {
                    all.filter(file -> file.getFileName().toString().equals(name))
                            .forEach(files::add);
                }
            }
        }
        return files;
    }

    /** The simple names of the annotations of each method of this name in the class or one nested in it. */
    private static List<Set<String>> annotations(Path file, String type, String method) throws IOException {
        var javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) javac.getTask(
                    null, files, problem -> {}, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            return unit.getTypeDecls().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .filter(declared -> declared.getSimpleName().contentEquals(type))
                    .flatMap(TestMethods::methods)
                    .filter(declared -> declared.getName().contentEquals(method))
                    .map(TestMethods::annotations)
                    .toList();
        }
    }

    private static Stream<MethodTree> methods(ClassTree type) {
        return type.getMembers().stream().flatMap(member -> {
            if (member instanceof ClassTree nested) {
                return methods(nested);
            }
            return member instanceof MethodTree method ? Stream.of(method) : Stream.of();
        });
    }

    private static Set<String> annotations(MethodTree method) {
        return method.getModifiers().getAnnotations().stream()
                .map(AnnotationTree::getAnnotationType)
                .map(name -> name.toString().replaceFirst(".*\\.", ""))
                .collect(Collectors.toSet());
    }
}
