package gradus.engine.predict;

import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberReferenceTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParameterizedTypeTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Tells an expression that states a value from one that computes it. A value may be written as a literal, a constant, an array or
 * a collection, in whichever of Java's forms: what is refused is what could work the answer out, such as an operator or a call of
 * anything but what makes collections.
 */
final class WrittenValue {
    private static final Pattern ARRAY = Pattern.compile("new \\w+\\[]\\{(.*)}");
    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]*|NaN");

    /** What makes a collection, a stream or an entry of its arguments. */
    private static final Set<String> OF = Set.of(
            "List.of",
            "Set.of",
            "Map.of",
            "Map.entry",
            "Map.ofEntries",
            "Optional.of",
            "Optional.empty",
            "Arrays.asList",
            "Stream.of",
            "IntStream.of",
            "LongStream.of",
            "DoubleStream.of",
            "Collections.singletonList",
            "Collections.emptyList",
            "Collections.singleton",
            "Collections.emptySet",
            "Collections.emptyMap");

    /** What gives the elements of its one argument again. */
    private static final Set<String> AGAIN = Set.of(
            "List.copyOf",
            "Set.copyOf",
            "Map.copyOf",
            "Arrays.stream",
            "Collections.unmodifiableList",
            "Collections.unmodifiableSet");

    /** What gives the elements of what it is called on again. */
    private static final Set<String> VIEWS = Set.of("boxed", "stream", "toList", "toArray", "collect");

    private static final Set<String> COLLECTORS = Set.of("toList", "toSet", "toUnmodifiableList", "toUnmodifiableSet");

    private static final Set<String> COLLECTIONS =
            Set.of("ArrayList", "LinkedList", "HashSet", "LinkedHashSet", "TreeSet", "HashMap", "TreeMap");

    /** How a box may be made of a literal of its own type, which changes nothing. */
    private static final Map<String, Tree.Kind> BOXED = Map.of(
            "Integer.valueOf", Tree.Kind.INT_LITERAL,
            "Long.valueOf", Tree.Kind.LONG_LITERAL,
            "Double.valueOf", Tree.Kind.DOUBLE_LITERAL,
            "Float.valueOf", Tree.Kind.FLOAT_LITERAL,
            "Boolean.valueOf", Tree.Kind.BOOLEAN_LITERAL);

    /** A backslash with what follows it; the number of a character that can be seen, if it is one. */
    private static final Pattern ESCAPED =
            Pattern.compile("\\\\(?:u(0[1-9a-f][0-9a-f]{2}|00[a-f][0-9a-f]|[1-9a-f][0-9a-f]{3})|.)");

    private final Map<String, ExpressionTree> named;
    private final Set<String> lookedUp = new HashSet<>();

    /**
     * A reader of values.
     *
     * @param named what the names stand for that the file gives to values
     */
    WrittenValue(Map<String, ExpressionTree> named) {
        this.named = named;
    }

    /** The value in its plainest form, such as {@code List.of(1, 2)} for any list of 1 and 2; empty if it is computed. */
    Optional<String> of(ExpressionTree value) {
        if (value instanceof LiteralTree) {
            return Optional.of(text(value));
        } else if (value instanceof ParenthesizedTree inside) {
            return of(inside.getExpression());
        } else if (value instanceof UnaryTree signed) {
            boolean minus = signed.getKind() == Tree.Kind.UNARY_MINUS;
            return minus ? of(signed.getExpression()).map("-"::concat) : Optional.empty();
        } else if (value instanceof IdentifierTree name) {
            return named(name.getName().toString(), text(value));
        } else if (value instanceof MemberSelectTree constant) {
            return constant(constant);
        } else if (value instanceof TypeCastTree cast) {
            return cast(cast);
        } else if (value instanceof NewArrayTree array) {
            return array(array);
        } else if (value instanceof NewClassTree made) {
            return made(made);
        }
        return value instanceof MethodInvocationTree call ? call(call) : Optional.empty();
    }

    /** A name that the file gives to a value, else a constant from elsewhere. */
    private Optional<String> named(String name, String shown) {
        ExpressionTree value = named.get(name);
        if (value == null) {
            return CONSTANT.matcher(name).matches() ? Optional.of(shown) : Optional.empty();
        }
        if (!lookedUp.add(name)) {
            return Optional.empty(); // it stands for itself
        }
        Optional<String> found = of(value);
        lookedUp.remove(name);
        return found;
    }

    private Optional<String> constant(MemberSelectTree constant) {
        String type = simple(constant.getExpression().toString());
        boolean isType = !type.isEmpty() && Character.isUpperCase(type.charAt(0)) && !type.contains("(");
        return isType ? named(constant.getIdentifier().toString(), text(constant)) : Optional.empty();
    }

    /** A whole number taken as a wider one, or a value under another name of its type: neither changes it. */
    private Optional<String> cast(TypeCastTree cast) {
        Optional<String> inside = of(cast.getExpression());
        boolean whole = inside.isPresent() && inside.get().matches("-?\\d+");
        String type = cast.getType().toString();
        return switch (cast.getType().getKind()) {
            case PRIMITIVE_TYPE ->
                whole && (type.equals("long") || type.equals("double"))
                        ? inside.map(number -> "(" + type + ")" + number)
                        : Optional.empty();
            default -> inside;
        };
    }

    private Optional<String> array(NewArrayTree array) {
        if (array.getInitializers() == null) {
            return all(array.getDimensions()).map(sizes -> text(array));
        }
        return all(array.getInitializers()).map(values -> {
            String type = array.getType() == null ? "" : "new " + array.getType() + "[]";
            return type + "{" + values + "}";
        });
    }

    /** A collection made of another, or of none. */
    private Optional<String> made(NewClassTree made) {
        String type = made.getIdentifier() instanceof ParameterizedTypeTree generic
                ? simple(generic.getType().toString())
                : simple(made.getIdentifier().toString());
        if (made.getClassBody() != null || !COLLECTIONS.contains(type)) {
            return Optional.empty();
        }
        boolean full = made.getArguments().size() == 1 && !(made.getArguments().get(0) instanceof LiteralTree);
        String none = (type.endsWith("Map") ? "Map" : type.endsWith("Set") ? "Set" : "List") + ".of()";
        return full ? of(made.getArguments().get(0)) : all(made.getArguments()).map(size -> none);
    }

    private Optional<String> call(MethodInvocationTree call) {
        List<? extends ExpressionTree> arguments = call.getArguments();
        String name = call.getMethodSelect().toString();
        String method = twoWords(name);
        if (OF.contains(method)) {
            boolean numbers = method.matches("(Int|Long|Double)Stream.of"); // whose argument may be their array
            return all(arguments).map(values -> plain(method) + "(" + (numbers ? elements(values) : values) + ")");
        } else if (AGAIN.contains(method) && arguments.size() == 1) {
            return of(arguments.get(0))
                    .map(values -> ARRAY.matcher(values).matches() ? "List.of(" + elements(values) + ")" : values);
        } else if (BOXED.containsKey(method)) {
            return BOXED.get(method) == arguments.get(0).getKind() ? of(arguments.get(0)) : Optional.empty();
        }
        boolean view = call.getMethodSelect() instanceof MemberSelectTree select
                && VIEWS.contains(select.getIdentifier().toString())
                && arguments.stream().allMatch(WrittenValue::changesNothing);
        return view ? of(((MemberSelectTree) call.getMethodSelect()).getExpression()) : Optional.empty();
    }

    private static String elements(String values) {
        Matcher array = ARRAY.matcher(values);
        return array.matches() ? array.group(1) : values;
    }

    /** What says into which collection or array elements go. */
    private static boolean changesNothing(ExpressionTree argument) {
        return argument instanceof MemberReferenceTree array && array.toString().endsWith("[]::new")
                || argument instanceof MethodInvocationTree collector
                        && collector.getArguments().isEmpty()
                        && COLLECTORS.contains(
                                simple(collector.getMethodSelect().toString()));
    }

    /** One name for all lists: they are equal if their elements are. */
    private static String plain(String method) {
        return switch (method) {
            case "Collections.singleton", "Collections.emptySet" -> "Set.of";
            case "Collections.emptyMap" -> "Map.of";
            case "Set.of", "Map.of", "Map.entry", "Map.ofEntries", "Optional.of", "Optional.empty" -> method;
            default -> "List.of";
        };
    }

    private Optional<String> all(List<? extends ExpressionTree> values) {
        List<Optional<String>> written = values.stream().map(this::of).toList();
        return written.stream().allMatch(Optional::isPresent)
                ? Optional.of(written.stream().map(Optional::get).collect(Collectors.joining(", ")))
                : Optional.empty();
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** The last two words of a name: {@code java.util.List.of} is {@code List.of}. */
    private static String twoWords(String name) {
        String bare = name.replaceAll("<[^<>]*>", "");
        int last = bare.lastIndexOf('.');
        return last < 0 ? bare : simple(bare.substring(0, last)) + bare.substring(last);
    }

    /** An expression as people write it: the compiler prints every character beyond ASCII as its number. */
    static String text(ExpressionTree value) {
        return ESCAPED.matcher(value.toString())
                .replaceAll(escape -> escape.group(1) == null
                        ? Matcher.quoteReplacement(escape.group())
                        : Character.toString(Integer.parseInt(escape.group(1), 16)));
    }
}
