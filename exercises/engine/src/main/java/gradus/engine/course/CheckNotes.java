package gradus.engine.course;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ModifiersTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a grader's source says beside its checks: which need which, and which section of a lesson explains them.
 *
 * @param needs the names that each check needs, for those that need any, in the order of the source
 * @param links every {@code @ExplainedIn} of the class and its checks
 */
public record CheckNotes(Map<String, List<String>> needs, List<String> links) {

    /** Reads them from a task's grader. */
    public static CheckNotes of(Task task) throws IOException {
        Map<String, List<String>> needs = new LinkedHashMap<>();
        List<String> links = new ArrayList<>();
        Path file = task.graderFile();
        for (ClassTree grader : Graders.classesIn(file)) {
            links.addAll(values(grader.getModifiers(), "ExplainedIn"));
            for (Tree member : grader.getMembers()) {
                if (member instanceof MethodTree check) {
                    links.addAll(values(check.getModifiers(), "ExplainedIn"));
                    List<String> names = values(check.getModifiers(), "Needs");
                    if (!names.isEmpty()) {
                        needs.put(check.getName().toString(), names);
                    }
                }
            }
        }
        return new CheckNotes(needs, links);
    }

    private static List<String> values(ModifiersTree modifiers, String annotation) {
        List<String> values = new ArrayList<>();
        for (AnnotationTree found : modifiers.getAnnotations()) {
            if (found.getAnnotationType().toString().equals(annotation)) {
                ExpressionTree value = Graders.arguments(found).get("value");
                List<? extends ExpressionTree> all = value == null
                        ? List.of()
                        : value instanceof NewArrayTree list ? list.getInitializers() : List.of(value);
                all.forEach(one -> values.add(Graders.string(one)));
            }
        }
        return values;
    }

    /**
     * What is wrong with the needs, given the names of all checks; empty if nothing is.
     *
     * @param checks the grader's test methods
     */
    public List<String> problems(List<String> checks) {
        List<String> problems = new ArrayList<>();
        needs.forEach((check, needed) -> {
            if (!checks.contains(check)) {
                problems.add(check + " needs another check but is none itself");
            }
            needed.stream()
                    .filter(name -> !checks.contains(name))
                    .forEach(name -> problems.add(check + " needs " + name + ", which is not a check of this grader"));
        });
        for (String check : needs.keySet()) {
            Set<String> reached = new LinkedHashSet<>();
            reach(check, reached);
            if (reached.contains(check)) {
                problems.add("checks need each other in a circle: " + String.join(", ", reached));
                break;
            }
        }
        return problems;
    }

    private void reach(String check, Set<String> reached) {
        for (String needed : needs.getOrDefault(check, List.of())) {
            if (reached.add(needed)) {
                reach(needed, reached);
            }
        }
    }
}
