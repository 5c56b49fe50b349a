package gradus.engine.expect;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.function.Executable;
import org.opentest4j.TestAbortedException;

/**
 * One expectation of a grader, with the wrong answers that it recognises:
 *
 * <pre>{@code
 * expect("variance of 1, 2, 3", running.variance())
 *         .ifCloseTo(2 / 3.0, "that is the sum of squares divided by n. Divide by n − 1.")
 *         .toBeCloseTo(1.0, 1e-12);
 * }</pre>
 *
 * fails with
 *
 * <pre>
 * variance of 1, 2, 3 should be 1.0 but was 0.667
 *   that is the sum of squares divided by n. Divide by n − 1.
 * </pre>
 *
 * @param <T> what is looked at: a number, an array, or any value with {@code equals}
 */
public final class Expect<T> {
    /** How near a wrong number must be to count as recognised, relative to the larger of 1 and its size. */
    private static final double RECOGNISED = 1e-6;

    private record Diagnosis<T>(Predicate<T> applies, String cause) {}

    private final String subject;
    private final T actual;
    private final List<Diagnosis<T>> diagnoses = new ArrayList<>();
    private String usualCause = "";

    private Expect(String subject, T actual) {
        this.subject = subject;
        this.actual = actual;
    }

    /**
     * Looks at a value.
     *
     * @param subject what it is, with its input: "variance of 1, 2, 3"
     * @param actual what the learner's code gave
     */
    public static <T> Expect<T> expect(String subject, T actual) {
        return new Expect<>(subject, actual);
    }

    /** Recognises a wrong answer by a rule. */
    public Expect<T> when(Predicate<T> applies, String cause) {
        diagnoses.add(new Diagnosis<>(applies, cause));
        return this;
    }

    /** Recognises a wrong number (or array of numbers) by its value, up to rounding. */
    public Expect<T> ifCloseTo(Object wrong, String cause) {
        return when(a -> Numbers.firstDifference(a, wrong, RECOGNISED) < 0, cause);
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

    /** The cause to name when no recognised answer applies: a guess, told only of the first check that fails. */
    public Expect<T> usually(String cause) {
        usualCause = cause;
        return this;
    }

    /** The cause to name when no recognised answer applies, whatever else has failed: nothing but this can be wrong here. */
    public Expect<T> because(String cause) {
        return when(any -> true, cause);
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
            fail("be " + texts[0], "was " + texts[1]);
        }
    }

    /** Checks by {@code equals} (arrays by content). */
    public void toEqual(Object expected) {
        if (!Objects.deepEquals(actual, expected)) {
            fail("be " + text(expected), "was " + text(actual));
        }
    }

    /**
     * Checks by a rule.
     *
     * @param requirement the rule in words, as it reads after "should": "stay finite"
     */
    public void to(String requirement, Predicate<T> rule) {
        if (!rule.test(actual)) {
            fail(requirement, "was " + text(actual));
        }
    }

    /** Checks that a number is at least the bound (NaN is not). */
    public void toBeAtLeast(double bound) {
        if (!(number() >= bound)) {
            failBound("be at least ", bound);
        }
    }

    /** Checks that a number is at most the bound (NaN is not). */
    public void toBeAtMost(double bound) {
        if (!(number() <= bound)) {
            failBound("be at most ", bound);
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
        Expect<String> expectation = new Expect<>(subject, "").because(cause);
        String expected = "be refused with " + type.getSimpleName();
        try {
            call.execute();
        } catch (TestAbortedException notWritten) {
            throw notWritten;
        } catch (VirtualMachineError fatal) {
            throw fatal;
        } catch (Throwable thrown) {
            if (!type.isInstance(thrown)) {
                new Expect<>(subject, "").usually(cause).fail(expected, "ended with " + thrown);
            }
            String message = String.valueOf(thrown.getMessage());
            for (String word : words) {
                if (!message.toLowerCase().contains(word.toLowerCase())) {
                    expectation.fail(expected + " whose message says \"" + word + "\"", "said \"" + message + "\"");
                }
            }
            return;
        }
        expectation.fail(expected, "was accepted");
    }

    /** Says both numbers, with more digits where they would look equal. */
    private void failBound(String relation, double bound) {
        String boundText = text(bound);
        String actualText = text(actual);
        if (boundText.equals(actualText)) {
            boundText = Double.toString(bound);
            actualText = Double.toString(number());
        }
        fail(relation + boundText, "was " + actualText);
    }

    private double number() {
        return actual instanceof Number n ? n.doubleValue() : Double.NaN;
    }

    private void fail(String expected, String came) {
        Optional<String> recognised = diagnoses.stream()
                .filter(d -> d.applies().test(actual))
                .map(Diagnosis::cause)
                .findFirst();
        throw new CheckFailure(subject, expected, came, recognised.orElse(usualCause), recognised.isEmpty());
    }

    private static String text(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return Numbers.text(((Number) value).doubleValue(), 6);
        }
        if (value instanceof CharSequence) {
            return "\"" + value + "\"";
        }
        String all = Arrays.deepToString(new Object[] {value});
        String one = all.substring(1, all.length() - 1);
        return one.length() <= 300 ? one : one.substring(0, 300) + "…";
    }
}
