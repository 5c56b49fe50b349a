package gradus.engine.lesson;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** Finds the text of a member in a Java source file, by the compiler's own tree. */
final class Snippets {
    private Snippets() {}

    /**
     * The member's text without its Javadoc, moved to the left margin.
     *
     * @param file a Java source file
     * @param address a type, field or method by name, such as {@code variance}; {@code quantile(double[],double)} where a
     *     name is overloaded; {@code Tree.Leaf.predict} inside nested types; a class's own name twice for its constructor
     * @throws IllegalArgumentException if nothing, or more than one thing, has this address
     */
    static String of(Path file, String address) throws IOException {
        JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) javac.getTask(
                    null, files, problem -> {}, List.of("-proc:none"), null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            List<Tree> found = unit.getTypeDecls().stream()
                    .flatMap(type -> members("", type))
                    .filter(member -> member.answersTo(address))
                    .map(Member::tree)
                    .toList();
            if (found.size() != 1) {
                throw new IllegalArgumentException(
                        file.getFileName() + " must have exactly one member " + address + ", but has " + found.size()
                                + (found.size() > 1 ? ": name the parameter types, as in name(double[],int)" : ""));
            }
            return text(unit, found.get(0), Trees.instance(task).getSourcePositions());
        }
    }

    private record Member(String name, String signature, Tree tree) {
        boolean answersTo(String address) {
            String wanted = address.replace(" ", "");
            return wanted.equals(name)
                    || wanted.equals(signature)
                    || name.endsWith("." + wanted)
                    || signature.endsWith("." + wanted);
        }
    }

    private static Stream<Member> members(String outer, Tree tree) {
        if (tree instanceof ClassTree type) {
            String name = outer + "." + type.getSimpleName();
            Stream<Member> inner = type.getMembers().stream().flatMap(member -> members(name, member));
            return Stream.concat(Stream.of(new Member(name, name, tree)), inner);
        }
        if (tree instanceof MethodTree method) {
            String own = method.getName().contentEquals("<init>")
                    ? outer.substring(outer.lastIndexOf('.') + 1)
                    : method.getName().toString();
            String parameters = method.getParameters().stream()
                    .map(parameter -> parameter.getType().toString().replace(" ", ""))
                    .collect(Collectors.joining(",", "(", ")"));
            String name = outer + "." + own;
            return Stream.of(new Member(name, name + parameters, tree));
        }
        if (tree instanceof VariableTree field) {
            String name = outer + "." + field.getName();
            return Stream.of(new Member(name, name, tree));
        }
        return Stream.empty();
    }

    private static String text(CompilationUnitTree unit, Tree member, SourcePositions positions) throws IOException {
        String source = unit.getSourceFile().getCharContent(true).toString();
        int start = (int) positions.getStartPosition(unit, member);
        int end = (int) positions.getEndPosition(unit, member);
        int lineStart = source.lastIndexOf('\n', start) + 1;
        return source.substring(lineStart, end).stripTrailing().stripIndent();
    }
}
