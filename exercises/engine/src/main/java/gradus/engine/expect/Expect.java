package gradus.engine.expect;

import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/**
 * One expectation of a grader, with the wrong answers that it recognises:
 *
 * <pre>{@code
 * expect("the variance of 1, 2, 3", running.variance())
 *         .ifCloseTo(2 / 3.0, "That is the sum of squares divided by n. Divide by n − 1.")
 *         .toBeCloseTo(1.0, 1e-12);
 * }</pre>
 *
 * fails with
 *
 * <pre>
 * the variance of 1, 2, 3 should be 1.0 but was 0.667
 *   That is the sum of squares divided by n. Divide by n − 1.
 * </pre>
 *
 * @param <T> what is looked at: a number, an array, or any value with {@code equals}
 */
public final class Expect<T> extends Claim<T, Expect<T>> {
    /** How near a wrong number must be to count as recognised, relative to the larger of 1 and its size. */
    private static final double RECOGNISED = 1e-6;

    /** How much nearer than the right value a wrong one must be to count as recognised. */
    private static final double NEARER = 10;

    private final T actual;

    private Expect(String subject, T actual) {
        super(subject);
        this.actual = actual;
    }

    /**
     * Looks at a value.
     *
     * @param subject what it is, a noun phrase with its input: "the variance of 1, 2, 3"
     * @param actual what the learner's code gave
     */
    public static <T> Expect<T> expect(String subject, T actual) {
        return new Expect<>(subject, actual);
    }

    /**
     * Recognises a wrong number (or array of numbers) by its value, up to rounding, unless the right value is about as near:
     * what came must be ten times nearer to the wrong one.
     */
    public Expect<T> ifCloseTo(Object wrong, String cause) {
        return recognise(
                (came, right) -> Numbers.firstDifference(came, wrong, RECOGNISED) < 0
                        && !(Numbers.distance(came, right) < NEARER * Numbers.distance(came, wrong))
                        && !(Numbers.distance(came, right) == 0),
                cause);
    }

    /** Recognises a wrong value by {@code equals} (arrays by content). */
    public Expect<T> ifEqual(Object wrong, String cause) {
        return when(a -> Objects.deepEquals(a, wrong), cause);
    }

    /** Recognises NaN, alone or anywhere in an array. */
    public Expect<T> ifNaN(String cause) {
        return when(a -> Numbers.any(a, Double::isNaN), cause);
    }

    /** Recognises an infinity, alone or anywhere in an array. */
    public Expect<T> ifInfinite(String cause) {
        return when(a -> Numbers.any(a, Double::isInfinite), cause);
    }

    /**
     * Checks a number, or an array of numbers element by element.
     *
     * @param expected a number, or a {@code double[]}, {@code int[]}, {@code long[]}, {@code float[]} or {@code double[][]} of the same shape
     * @param tolerance how far an element may be off, relative to the larger of 1 and its size; NaN equals NaN
     * @throws CheckFailure if any element is further off, or the shapes differ
     */
    public void toBeCloseTo(Object expected, double tolerance) {
        int at = Numbers.firstDifference(actual, expected, tolerance);
        if (at >= 0) {
            String[] texts = Numbers.describe(expected, actual, at);
            throw failure(Relation.BE, texts[0], texts[1], actual, expected);
        }
    }

    /** Checks by {@code equals} (arrays by content). */
    public void toEqual(Object expected) {
        if (actual instanceof Double came && expected instanceof Double right && !came.equals(right)) {
            String[] texts = Numbers.pair(right, came);
            throw failure(Relation.BE, texts[0], texts[1], actual, expected);
        }
        if (!Objects.deepEquals(actual, expected)) {
            throw failure(Relation.BE, Numbers.show(expected), Numbers.show(actual), actual, expected);
        }
    }

    /**
     * Checks by a rule.
     *
     * @param requirement the rule in words, as it reads after "should": "stay finite"
     */
    public void to(String requirement, Predicate<T> rule) {
        if (!rule.test(actual)) {
            throw failure(Relation.SATISFY, requirement, Numbers.show(actual), actual, null);
        }
    }

    /** Checks that a number is at least the bound (NaN is not). */
    public void toBeAtLeast(double bound) {
        if (!(number() >= bound)) {
            throw bound(Relation.BE_AT_LEAST, bound);
        }
    }

    /** Checks that a number is at most the bound (NaN is not). */
    public void toBeAtMost(double bound) {
        if (!(number() <= bound)) {
            throw bound(Relation.BE_AT_MOST, bound);
        }
    }

    /**
     * Checks that a call is refused with an exception whose message names what matters.
     *
     * @param subject the call, with its input: "variance of an empty sample"
     * @param type the exception that must come
     * @param cause what usually causes another outcome
     * @param words what the message must contain, letter case ignored
     */
    public static void expectRefusal(
            String subject, Class<? extends Throwable> type, String cause, Executable call, String... words) {
        Expect<String> expectation = expect(subject, "").because(cause);
        String expected = type.getSimpleName();
        Throwable thrown = thrownBy(call);
        if (thrown == null) {
            throw expectation.failure(Relation.BE_REFUSED_WITH, expected, "accepted", "", null);
        }
        if (!type.isInstance(thrown)) {
            throw expect(subject, "")
                    .usually(cause)
                    .with(thrown)
                    .failure(Relation.BE_REFUSED_WITH, expected, "ended by " + nameOf(thrown), "", null);
        }
        String message = String.valueOf(thrown.getMessage());
        for (String word : words) {
            if (!message.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))) {
                String whose = expected + " whose message says \"" + word + "\"";
                throw expectation.failure(
                        Relation.BE_REFUSED_WITH, whose, "refused with \"" + message + "\"", "", null);
            }
        }
    }

    /** What a call ends with; null if it returns. */
    private static Throwable thrownBy(Executable call) {
        try {
            call.execute();
            return null;
        } catch (TestAbortedException notWritten) {
            throw notWritten;
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable thrown) {
            return thrown;
        }
    }

    private static String nameOf(Throwable thrown) {
        String name = thrown.getClass().getSimpleName();
        return name.isEmpty() ? thrown.getClass().getName() : name;
    }

    /** Says both numbers, with more digits where they would look equal. */
    private CheckFailure bound(Relation relation, double bound) {
        String boundText = Numbers.show(bound);
        String actualText = Numbers.show(actual);
        if (boundText.equals(actualText)) {
            boundText = Double.toString(bound);
            actualText = Double.toString(number());
        }
        return failure(relation, boundText, actualText, actual, null);
    }

    private double number() {
        return actual instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    @Override
    protected Expect<T> self() {
        return this;
    }
}
