package gradus.engine.predict;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/**
 * The predictions in a learner's file, read from its text and never run: each static method without parameters that is not
 * private is one. It is made once it returns a value that is written down.
 *
 * @param all in the order of the source
 */
public record Predictions(List<Stated> all) {
    /** How a value of a type is written down, by the type's name. */
    private static final Map<String, String> EXAMPLES = Map.of(
            "String", "\"train\"",
            "double", "0.5",
            "boolean", "true",
            "List", "List.of(1, 2)",
            "Set", "Set.of(1, 2)",
            "int[]", "new int[] {1, 2}",
            "double[]", "new double[] {0.5, 2}");

    /** How far a prediction is. */
    public enum State {
        /** It still is a {@code todo}. */
        OPEN,
        /** It returns a value that is written down. */
        MADE,
        /** It runs code instead. */
        COMPUTED
    }

    /**
     * One prediction.
     *
     * @param name the method's name
     * @param state how far it is
     * @param line of its {@code return}, or of its name
     * @param text the value in its plainest form; for an open one what is asked, for a computed one how it could be written
     */
    public record Stated(String name, State state, int line, String text) {}

    /**
     * Reads them.
     *
     * @param source the text of a file that compiles
     */
    public static Predictions of(String source) {
        ParsedSource parsed = ParsedSource.of(source);
        List<Stated> all = new ArrayList<>();
        for (ClassTree type : types(parsed.unit())) {
            Map<String, ExpressionTree> constants = constants(type);
            methods(type).forEach(method -> all.add(stated(method, constants, parsed)));
        }
        return new Predictions(List.copyOf(all));
    }

    /** The methods that state a prediction. */
    static List<MethodTree> methods(CompilationUnitTree unit) {
        return types(unit).stream().flatMap(type -> methods(type).stream()).toList();
    }

    private static List<MethodTree> methods(ClassTree type) {
        return type.getMembers().stream()
                .filter(MethodTree.class::isInstance)
                .map(MethodTree.class::cast)
                .filter(Predictions::isPrediction)
                .toList();
    }

    private static List<ClassTree> types(CompilationUnitTree unit) {
        return unit.getTypeDecls().stream()
                .filter(ClassTree.class::isInstance)
                .map(ClassTree.class::cast)
                .toList();
    }

    private static boolean isPrediction(MethodTree method) {
        Set<Modifier> flags = method.getModifiers().getFlags();
        return flags.contains(Modifier.STATIC)
                && !flags.contains(Modifier.PRIVATE)
                && method.getParameters().isEmpty()
                && method.getBody() != null
                && !method.getReturnType().toString().equals("void");
    }

    private static Stated stated(MethodTree method, Map<String, ExpressionTree> constants, ParsedSource source) {
        String name = method.getName().toString();
        List<? extends StatementTree> body = method.getBody().getStatements();
        Map<String, ExpressionTree> named = new LinkedHashMap<>(constants);
        for (StatementTree statement : body) {
            if (statement instanceof VariableTree local && local.getInitializer() != null) {
                named.put(local.getName().toString(), local.getInitializer());
            } else if (statement instanceof ReturnTree back) {
                return stated(name, back, new WrittenValue(named), source.line(back), example(method));
            } else {
                break;
            }
        }
        return new Stated(name, State.COMPUTED, source.line(method), example(method));
    }

    private static Stated stated(String name, ReturnTree back, WrittenValue values, int line, String example) {
        Optional<Stated> open = asked(back.getExpression()).map(words -> new Stated(name, State.OPEN, line, words));
        return open.orElseGet(() -> values.of(back.getExpression())
                .map(value -> new Stated(name, State.MADE, line, value))
                .orElse(new Stated(name, State.COMPUTED, line, example)));
    }

    /** The class's own constants, which stand for what is written behind them. */
    private static Map<String, ExpressionTree> constants(ClassTree type) {
        Map<String, ExpressionTree> constants = new LinkedHashMap<>();
        for (Tree member : type.getMembers()) {
            if (member instanceof VariableTree field
                    && field.getModifiers().getFlags().containsAll(Set.of(Modifier.STATIC, Modifier.FINAL))
                    && field.getInitializer() != null) {
                constants.put(field.getName().toString(), field.getInitializer());
            }
        }
        return constants;
    }

    private static String example(MethodTree method) {
        return EXAMPLES.getOrDefault(method.getReturnType().toString().replaceAll("<.*>", ""), "3");
    }

    /** The words of a {@code todo}. */
    private static Optional<String> asked(ExpressionTree value) {
        return value instanceof MethodInvocationTree call && nameOf(call).equals("todo")
                ? Optional.of(
                        call.getArguments().get(0) instanceof LiteralTree words ? String.valueOf(words.getValue()) : "")
                : Optional.empty();
    }

    private static String nameOf(MethodInvocationTree call) {
        String name = call.getMethodSelect().toString();
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Whether every prediction is made. */
    public boolean complete() {
        return !all.isEmpty() && open() == 0;
    }

    private long open() {
        return all.stream().filter(one -> one.state() != State.MADE).count();
    }

    /** What is predicted, by name, as it is written. */
    public Map<String, String> values() {
        Map<String, String> values = new LinkedHashMap<>();
        all.forEach(one -> values.put(one.name(), one.text()));
        return values;
    }

    /** What to do about the first prediction that computes instead of stating a value, in a sentence; empty if none does. */
    public Optional<String> computed() {
        return all.stream()
                .filter(one -> one.state() == State.COMPUTED)
                .findFirst()
                .map(one -> "L" + waiting(one).substring(1) + ".");
    }

    /** Whether a check's prediction computes instead of stating a value. */
    public boolean computes(String check) {
        return all.stream()
                .anyMatch(one -> one.state() == State.COMPUTED && one.name().equals(nameOf(check)));
    }

    /** Why a check is not judged yet, as long as not every prediction is made; empty once all are. */
    public Optional<String> whyNot(String check) {
        if (complete()) {
            return Optional.empty();
        }
        return Optional.of(all.stream()
                .filter(one -> one.name().equals(nameOf(check)))
                .findFirst()
                .map(this::waiting)
                .orElse("not judged before every prediction is made"));
    }

    private String waiting(Stated one) {
        return switch (one.state()) {
            case OPEN -> "not written yet: " + one.text();
            case COMPUTED ->
                "line " + one.line() + " computes it, so it is no prediction yet: write the value down, such as "
                        + one.text();
            case MADE ->
                "you say " + one.text() + "; what comes is told when every prediction is made (" + open() + " of "
                        + all.size() + " still open)";
        };
    }

    /** The prediction that a check judges: {@code rows_of_ten} judges {@code rowsOfTen}. */
    public static String nameOf(String check) {
        StringBuilder name = new StringBuilder();
        for (String word : check.strip().split("[_ ]+")) {
            name.append(
                    name.isEmpty() || word.isEmpty()
                            ? word
                            : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }
}
