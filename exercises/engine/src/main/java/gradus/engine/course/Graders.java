package gradus.engine.course;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Reads tasks from the source of their graders, so that nothing needs to be compiled to list the course. */
final class Graders {
    private static final Set<String> CHECKS = Set.of("Test", "ParameterizedTest", "RepeatedTest", "TestFactory");

    private Graders() {}

    static List<Task> tasks(Path root, List<Path> workbooks, List<String> modules) throws IOException {
        RememberedTasks remembered = RememberedTasks.in(root.toAbsolutePath().normalize(), modules);
        for (Path workbook : workbooks) {
            List<Path> unknown = new ArrayList<>();
            for (Path file : files(workbook.resolve("src/test/java/gradus/workbook"))) {
                if (!remembered.knows(file)) {
                    unknown.add(file);
                }
            }
            read(unknown, workbook, modules, remembered);
        }
        remembered.save();
        return remembered.tasks();
    }

    private static List<Path> files(Path tests) throws IOException {
        if (!Files.isDirectory(tests)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(tests)) {
            return walk.filter(file -> file.toString().endsWith("Test.java"))
                    .sorted()
                    .toList();
        }
    }

    private static void read(List<Path> files, Path workbook, List<String> modules, RememberedTasks remembered)
            throws IOException {
        if (files.isEmpty()) {
            return;
        }
        int at = 0;
        for (CompilationUnitTree unit : parse(files)) {
            List<Task> tasks = new ArrayList<>();
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree grader && annotation(grader, "Exercise") != null) {
                    tasks.add(task(unit, grader, workbook, modules));
                }
            }
            remembered.remember(files.get(at++), tasks);
        }
    }

    /** The classes of one source file. */
    static List<ClassTree> classesIn(Path file) throws IOException {
        List<ClassTree> classes = new ArrayList<>();
        for (CompilationUnitTree unit : parse(List.of(file))) {
            for (Tree type : unit.getTypeDecls()) {
                if (type instanceof ClassTree found) {
                    classes.add(found);
                }
            }
        }
        return classes;
    }

    private static Iterable<? extends CompilationUnitTree> parse(List<Path> files) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            Iterable<? extends JavaFileObject> sources = manager.getJavaFileObjectsFromPaths(files);
            JavacTask task =
                    (JavacTask) compiler.getTask(null, manager, problem -> {}, List.of("-proc:none"), null, sources);
            return task.parse();
        }
    }

    private static Task task(CompilationUnitTree unit, ClassTree grader, Path workbook, List<String> modules) {
        String graderName = unit.getPackageName() + "." + grader.getSimpleName();
        try {
            Map<String, ExpressionTree> exercise = arguments(annotation(grader, "Exercise"));
            String slug = string(exercise.get("lesson"));
            String stage = modules.stream()
                    .filter(module -> unit.getPackageName()
                            .toString()
                            .equals("gradus.workbook." + Lesson.inPackages(module) + "." + Lesson.inPackages(slug)))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(
                            "the package must be gradus.workbook.<stage>.<lesson>, with a module's"
                                    + " name for the stage and " + Lesson.inPackages(slug) + " for the lesson"));
            String className = graderName.substring(0, graderName.length() - "Test".length());
            return new Task(
                    stage,
                    slug,
                    number(exercise.get("number")),
                    className,
                    string(exercise.get("title")),
                    Kind.valueOf(lastName(exercise.get("kind"))),
                    number(exercise.get("points")),
                    number(exercise.get("minutes")),
                    exercise.containsKey("seconds") ? number(exercise.get("seconds")) : 10,
                    annotations(grader, "Hint").stream()
                            .map(a -> string(arguments(a).get("value")))
                            .toList(),
                    checks(grader),
                    stubPrint(Task.fileOf(workbook, "solution", className, ".java")),
                    workbook);
        } catch (IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException(
                    "the grader " + graderName + " is not as it must be: " + e.getMessage(), e);
        }
    }

    private static String stubPrint(Path solution) {
        try {
            return Files.exists(solution)
                    ? Solution.print(Solution.parse(Files.readString(solution)).stub())
                    : "";
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + solution, e);
        } catch (IllegalArgumentException e) {
            return ""; // the proof says what is wrong with it; until then no text is its stub
        }
    }

    private static List<String> checks(ClassTree grader) {
        List<String> checks = new ArrayList<>();
        for (Tree member : grader.getMembers()) {
            if (member instanceof MethodTree method
                    && method.getModifiers().getAnnotations().stream()
                            .anyMatch(a -> CHECKS.contains(a.getAnnotationType().toString()))) {
                checks.add(method.getName().toString());
            }
        }
        return List.copyOf(checks);
    }

    private static AnnotationTree annotation(ClassTree type, String name) {
        return annotations(type, name).stream().findFirst().orElse(null);
    }

    private static List<? extends AnnotationTree> annotations(ClassTree type, String name) {
        return type.getModifiers().getAnnotations().stream()
                .filter(a -> a.getAnnotationType().toString().equals(name))
                .toList();
    }

    static Map<String, ExpressionTree> arguments(AnnotationTree annotation) {
        Map<String, ExpressionTree> arguments = new HashMap<>();
        for (ExpressionTree argument : annotation.getArguments()) {
            if (argument instanceof AssignmentTree assignment) {
                arguments.put(assignment.getVariable().toString(), assignment.getExpression());
            } else {
                arguments.put("value", argument);
            }
        }
        return arguments;
    }

    private static int number(ExpressionTree tree) {
        if (tree instanceof LiteralTree literal && literal.getValue() instanceof Integer value) {
            return value;
        }
        throw new IllegalArgumentException("a whole number was expected, but was " + tree);
    }

    private static String lastName(ExpressionTree tree) {
        if (tree instanceof MemberSelectTree select) {
            return select.getIdentifier().toString();
        }
        if (tree instanceof IdentifierTree identifier) {
            return identifier.getName().toString();
        }
        throw new IllegalArgumentException("a constant was expected, but was " + tree);
    }

    static String string(ExpressionTree tree) {
        if (tree instanceof LiteralTree literal && literal.getValue() instanceof String value) {
            return value;
        }
        if (tree instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return string(sum.getLeftOperand()) + string(sum.getRightOperand());
        }
        if (tree instanceof NewArrayTree) {
            throw new IllegalArgumentException("one text was expected, but was a list: " + tree);
        }
        throw new IllegalArgumentException("a text was expected, but was " + tree);
    }
}
