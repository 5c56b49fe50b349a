package gradus.engine.expect;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * Something that must hold of an answer, with what is known of the ways in which it fails. The causes that a grader names
 * come first, in their order; then those that the law brings; then the usual one.
 *
 * @param <T> what came
 * @param <C> the claim itself, so that calls can be chained
 */
public abstract class Claim<T, C extends Claim<T, C>> {
    private record Diagnosis<T>(BiPredicate<? super T, Object> applies, String cause) {}

    private final String subject;
    private final List<Diagnosis<T>> named = new ArrayList<>();
    private final List<Diagnosis<T>> brought = new ArrayList<>();
    private String usualCause = "";
    private Throwable thrown;

    /**
     * A claim about a subject.
     *
     * @param subject a noun phrase with its input: "the variance of 1, 2, 3"
     */
    protected Claim(String subject) {
        this.subject = subject;
    }

    /** This claim, in its own type. */
    protected abstract C self();

    /** What is looked at. */
    protected final String subject() {
        return subject;
    }

    /** Recognises a wrong answer by a rule. */
    public C when(Predicate<? super T> applies, String cause) {
        return recognise((actual, expected) -> applies.test(actual), cause);
    }

    /** The cause to name when no recognised answer applies: a guess, told only of the first check that fails. */
    public C usually(String cause) {
        usualCause = cause;
        return self();
    }

    /** The cause to name when no recognised answer applies, whatever else has failed: nothing but this can be wrong here. */
    public C because(String cause) {
        return when(any -> true, cause);
    }

    /** Attaches an exception that belongs to the value, such as the one behind a server's status 500; null attaches none. */
    public C with(Throwable exception) {
        thrown = exception;
        return self();
    }

    /** Recognises a wrong answer by a rule that may look at the expected value (null where there is none). */
    protected final C recognise(BiPredicate<? super T, Object> applies, String cause) {
        named.add(new Diagnosis<>(applies, cause));
        return self();
    }

    /** A cause that comes with the law: named where the grader recognises none. */
    protected final void bring(Predicate<? super T> applies, String cause) {
        brought.add(new Diagnosis<>((actual, expected) -> applies.test(actual), cause));
    }

    /** The usual cause that comes with the law: named where the grader gives none. */
    protected final void bringUsually(String cause) {
        usualCause = cause;
    }

    /**
     * The failure of this claim.
     *
     * @param actual what came, for the rules that recognise it
     * @param expected the expected value, for the rules that compare with it; or null
     */
    protected final CheckFailure failure(
            Relation relation, String expectedText, String actualText, T actual, Object expected) {
        return failure(subject, relation, expectedText, actualText, actual, expected);
    }

    /** The same of a narrower subject, such as one row of many. */
    protected final CheckFailure failure(
            String narrower, Relation relation, String expectedText, String actualText, T actual, Object expected) {
        for (List<Diagnosis<T>> diagnoses : List.of(named, brought)) {
            for (Diagnosis<T> diagnosis : diagnoses) {
                if (diagnosis.applies().test(actual, expected)) {
                    return new CheckFailure(
                            narrower, relation, expectedText, actualText, diagnosis.cause(), false, thrown);
                }
            }
        }
        return new CheckFailure(narrower, relation, expectedText, actualText, usualCause, true, thrown);
    }
}
