package gradus.engine.predict;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.lang.model.element.Modifier;

/**
 * The predictions in a learner's file, read from its text and never run: each static method without parameters that is not
 * private is one. It is made once it returns a value that is written down.
 *
 * @param all in the order of the source
 */
public record Predictions(List<Stated> all) {
    private static final Set<String> CONSTANTS_OF =
            Set.of("Double", "Float", "Integer", "Long", "Short", "Byte", "Character", "Boolean");

    /** A backslash with what follows it; the number of a character that can be seen, if it is one. */
    private static final Pattern ESCAPED =
            Pattern.compile("\\\\(?:u(0[1-9a-f][0-9a-f]{2}|00[a-f][0-9a-f]|[1-9a-f][0-9a-f]{3})|.)");

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
     * @param text the value as it is written; for an open one what is asked
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
        for (MethodTree method : methods(parsed.unit())) {
            all.add(stated(method, parsed));
        }
        return new Predictions(List.copyOf(all));
    }

    /** The methods that state a prediction. */
    static List<MethodTree> methods(CompilationUnitTree unit) {
        List<MethodTree> methods = new ArrayList<>();
        for (Tree type : unit.getTypeDecls()) {
            if (type instanceof ClassTree learners) {
                for (Tree member : learners.getMembers()) {
                    if (member instanceof MethodTree method && isPrediction(method)) {
                        methods.add(method);
                    }
                }
            }
        }
        return methods;
    }

    private static boolean isPrediction(MethodTree method) {
        Set<Modifier> flags = method.getModifiers().getFlags();
        return flags.contains(Modifier.STATIC)
                && !flags.contains(Modifier.PRIVATE)
                && method.getParameters().isEmpty()
                && method.getBody() != null
                && !method.getReturnType().toString().equals("void");
    }

    private static Stated stated(MethodTree method, ParsedSource source) {
        String name = method.getName().toString();
        List<? extends StatementTree> body = method.getBody().getStatements();
        if (body.size() == 1 && body.get(0) instanceof ReturnTree back) {
            int line = source.line(back);
            ExpressionTree value = back.getExpression();
            Optional<String> asked = asked(value);
            return asked.map(words -> new Stated(name, State.OPEN, line, words))
                    .orElseGet(() ->
                            new Stated(name, isWritten(value) ? State.MADE : State.COMPUTED, line, written(value)));
        }
        return new Stated(name, State.COMPUTED, source.line(method), "");
    }

    /** A value as people write it: the compiler prints every character beyond ASCII as its number. */
    private static String written(ExpressionTree value) {
        return ESCAPED.matcher(value.toString())
                .replaceAll(escape -> escape.group(1) == null
                        ? Matcher.quoteReplacement(escape.group())
                        : Character.toString(Integer.parseInt(escape.group(1), 16)));
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

    /** A literal with or without a sign, a constant such as {@code Double.NaN}, an array or a list of such. */
    private static boolean isWritten(ExpressionTree value) {
        if (value instanceof LiteralTree) {
            return true;
        }
        if (value instanceof UnaryTree signed) {
            return signed.getKind() == Tree.Kind.UNARY_MINUS && isWritten(signed.getExpression());
        }
        if (value instanceof ParenthesizedTree inside) {
            return isWritten(inside.getExpression());
        }
        if (value instanceof MemberSelectTree constant) {
            return constant.getExpression() instanceof IdentifierTree type
                    && CONSTANTS_OF.contains(type.getName().toString());
        }
        if (value instanceof NewArrayTree array) {
            return array.getInitializers() != null
                    && array.getInitializers().stream().allMatch(Predictions::isWritten);
        }
        return value instanceof MethodInvocationTree call
                && call.getMethodSelect().toString().equals("List.of")
                && call.getArguments().stream().allMatch(Predictions::isWritten);
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
                "line " + one.line()
                        + " computes it: a prediction is a value that you write down, such as 3 or \"train\"";
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
