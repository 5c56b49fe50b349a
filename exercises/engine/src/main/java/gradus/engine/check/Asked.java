package gradus.engine.check;

import gradus.engine.expect.CheckFailure;
import gradus.engine.expect.Relation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One question, with what counts as the same answer, and the causes of other ones. */
final class Asked<T> {
    /** What differs, in words and as values. */
    record Finding(
            String expected,
            String actual,
            String component,
            Object expectedValue,
            Object actualValue,
            String knownCause) {
        Finding(String expected, String actual, Object expectedValue, Object actualValue, String knownCause) {
            this(expected, actual, "", expectedValue, actualValue, knownCause);
        }

        /** The failure to throw; the texts read after "should" and after "but". */
        static CheckFailure failure(String subject, String should, String but, String cause, boolean guessed) {
            for (Relation relation : List.of(Relation.BE_REFUSED_WITH, Relation.BE, Relation.HAVE)) {
                if (should.startsWith(relation.should("")) && but.startsWith(relation.but(""))) {
                    String expected = should.substring(relation.should("").length());
                    String actual = but.substring(relation.but("").length());
                    return new CheckFailure(subject, relation, expected, actual, cause, guessed, null);
                }
            }
            return new CheckFailure(subject, Relation.DO, should, but, cause, guessed, null);
        }
    }

    private record Cause<T>(Predicate<Found<T>> applies, String words) {}

    private record Promise<T>(String words, BiPredicate<T, Object> holds) {}

    private static final Pattern HOLE = Pattern.compile("\\{(\\w*)}");
    private static final long SLOW = 1_000_000_000;
    private static final String CHANGED = "What a caller hands over must be the same afterwards. Work on a copy.";

    final String subject;
    final Question<T, ?> question;
    double tolerance;
    boolean onlyRelative;
    boolean anyOrder;
    boolean signedZeros;
    String usually = "";
    String slow = "";
    ToDoubleFunction<T> scale = input -> 1;
    /** By component; negative where it is relative to the size only. */
    private final Map<String, Double> ofComponents = new HashMap<>();

    private final List<String> named = new ArrayList<>();
    private final List<Cause<T>> causes = new ArrayList<>();
    private final List<Promise<T>> promises = new ArrayList<>();

    Asked(String subject, Question<T, ?> question) {
        this.subject = subject;
        this.question = question;
    }

    /** Another question under the same rules. */
    Asked<T> another(String itsSubject, Question<T, ?> itsQuestion) {
        Asked<T> asked = new Asked<>(itsSubject, itsQuestion);
        asked.tolerance = tolerance;
        asked.onlyRelative = onlyRelative;
        asked.anyOrder = anyOrder;
        asked.signedZeros = signedZeros;
        asked.usually = usually;
        asked.slow = slow;
        asked.scale = scale;
        asked.ofComponents.putAll(ofComponents);
        asked.named.addAll(named);
        asked.causes.addAll(causes);
        return asked;
    }

    void component(String component, double itsTolerance) {
        ofComponents.put(component, itsTolerance);
    }

    void naming(String word) {
        named.add(word.toLowerCase(Locale.ROOT));
    }

    void cause(Predicate<Found<T>> applies, String words) {
        causes.add(new Cause<>(applies, words));
    }

    void promise(String words, BiPredicate<T, Object> holds) {
        promises.add(new Promise<>(words, holds));
    }

    /** What differs between the answer's outcome and the solution's, or null. */
    Finding judge(T input, Outcome solution, Outcome answer) {
        Finding finding =
                solution.threw() || answer.threw() ? refusals(solution, answer) : values(input, solution, answer);
        if (finding == null && Difference.between(solution.inputAfter(), answer.inputAfter(), exactly()) != null) {
            finding = new Finding(
                    "leave its input as it is",
                    "made it " + PlainText.input(answer.inputAfter()),
                    solution.inputAfter(),
                    answer.inputAfter(),
                    CHANGED);
        }
        return finding == null ? tooSlow(solution, answer) : finding;
    }

    private Finding values(T input, Outcome solution, Outcome answer) {
        Difference difference = Difference.between(solution.value(), answer.value(), nearness(input));
        if (difference != null) {
            return new Finding(
                    difference.expectedText(),
                    difference.actualText(),
                    difference.component(),
                    difference.expected(),
                    difference.actual(),
                    "");
        }
        return promises.stream()
                .filter(promise -> !promise.holds().test(input, answer.raw()))
                .map(promise -> new Finding(
                        promise.words(), "was " + fullText(answer.value()), solution.value(), answer.value(), ""))
                .findFirst()
                .orElse(null);
    }

    private static String fullText(Object value) {
        return value instanceof Double d ? Double.toString(d) : PlainText.value(value);
    }

    private Finding refusals(Outcome solution, Outcome answer) {
        if (!solution.threw()) {
            Object value = solution.value();
            return new Finding("be " + PlainText.value(value), ended(answer), value, name(answer.thrown()), "");
        }
        String refused = "be refused with " + type(solution.thrown());
        if (!answer.threw()) {
            String was = "was " + PlainText.value(answer.value());
            return new Finding(refused, was, name(solution.thrown()), answer.value(), "");
        }
        if (!isA(answer.thrown().getClass(), solution.thrown().getClass().getName())) {
            return new Finding(refused, ended(answer), name(solution.thrown()), name(answer.thrown()), "");
        }
        String says = message(answer.thrown());
        Optional<String> missing = named.stream()
                .filter(word -> message(solution.thrown()).contains(word) && !says.contains(word))
                .findFirst();
        return missing.map(word -> new Finding(
                        refused + " whose message says \"" + word + "\"",
                        "said \"" + answer.thrown().getMessage() + "\"",
                        name(solution.thrown()),
                        name(answer.thrown()),
                        ""))
                .orElse(null);
    }

    /** By name, as the two may have exceptions of their own. */
    private static boolean isA(Class<?> type, String name) {
        return type != null && (type.getName().equals(name) || isA(type.getSuperclass(), name));
    }

    private static String message(Throwable thrown) {
        return String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    }

    private static String name(Throwable thrown) {
        return thrown.getClass().getSimpleName();
    }

    private static String type(Throwable thrown) {
        return name(thrown).startsWith("I")
                        || name(thrown).startsWith("A")
                        || name(thrown).startsWith("U")
                ? "an " + name(thrown)
                : "a " + name(thrown);
    }

    private String ended(Outcome answer) {
        Throwable thrown = answer.thrown() instanceof ExceptionInInitializerError e && e.getCause() != null
                ? e.getCause()
                : answer.thrown();
        String says = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        return "ended with " + type(thrown) + line(thrown) + says;
    }

    /** The nearest line of the answer's own file. */
    private static String line(Throwable thrown) {
        for (StackTraceElement frame : thrown.getStackTrace()) {
            boolean graders = frame.getClassName().replaceFirst("\\$.*", "").endsWith("Test");
            if (frame.getClassName().startsWith("gradus.workbook.") && !graders) {
                return " at line " + frame.getLineNumber();
            }
        }
        return "";
    }

    private Finding tooSlow(Outcome solution, Outcome answer) {
        if (answer.nanos() < SLOW || answer.nanos() < 20 * solution.nanos()) {
            return null;
        }
        double seconds = answer.nanos() / 1e9;
        long micros = Math.max(1, solution.nanos() / 1000);
        String expected =
                "take about " + (micros < 2000 ? micros + " µs" : micros / 1000 + " ms") + ", as the solution does";
        String actual = String.format(Locale.ROOT, "took %.1f s", seconds);
        return new Finding(expected, actual, solution.nanos(), answer.nanos(), slow);
    }

    private Difference.Nearness exactly() {
        return new Asked<T>("", null).nearness(null, 1);
    }

    private Difference.Nearness nearness(T input) {
        return nearness(input, tolerance == 0 && ofComponents.isEmpty() ? 1 : Math.abs(scale.applyAsDouble(input)));
    }

    private Difference.Nearness nearness(T input, double floor) {
        return new Difference.Nearness() {
            @Override
            public boolean near(double expected, double actual, String component) {
                if (expected == actual) {
                    return !signedZeros || 1 / expected == 1 / actual;
                }
                double tolerance = ofComponents.getOrDefault(component, Asked.this.tolerance);
                boolean relative = onlyRelative || tolerance < 0;
                double size = relative ? Math.abs(expected) : Math.max(floor, Math.abs(expected));
                return Double.isFinite(expected) && Math.abs(actual - expected) <= Math.abs(tolerance) * size;
            }

            @Override
            public boolean anyOrder() {
                return anyOrder;
            }
        };
    }

    /** The subject of a failure: the template, with the input in its holes. */
    String subject(Object input) {
        Object plain = PlainValue.ofInput(input);
        return HOLE.matcher(subject).replaceAll(hole -> Matcher.quoteReplacement(filled(plain, hole.group(1))));
    }

    private String filled(Object plain, String hole) {
        if (hole.isEmpty()) {
            return PlainText.input(plain);
        }
        if (plain instanceof PlainValue.Parts parts && parts.components().containsKey(hole)) {
            return PlainText.input(parts.components().get(hole));
        }
        throw new IllegalArgumentException("the input of \"" + subject + "\" has no component " + hole);
    }

    /** The cause that a rule recognises, if any. */
    Optional<String> knownCause(T input, Finding finding) {
        if (!finding.knownCause().isEmpty()) {
            return Optional.of(finding.knownCause());
        }
        Found<T> found = new Found<>(input, finding.component(), finding.expectedValue(), finding.actualValue());
        return causes.stream()
                .filter(cause -> cause.applies().test(found))
                .map(Cause::words)
                .findFirst();
    }
}
