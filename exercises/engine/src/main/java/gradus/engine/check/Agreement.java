package gradus.engine.check;

import gradus.engine.expect.CheckFailure;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/**
 * The last law of a grader, and the one with the most power: answer and solution are asked the same questions, edge cases first,
 * then thousands of seeded random ones, and the first difference is shrunk to the smallest input that still shows it.
 *
 * <pre>{@code
 * @Test
 * void agrees_with_the_solution() {
 *     Agreement.on(Samples.numbers())
 *             .ask("the variance of {}", sample -> Spread.variance(sample))
 *             .within(1e-9)
 *             .when(found -> found.isNaN(), "Only a sample of fewer than two numbers has no variance.")
 *             .holds();
 * }
 * }</pre>
 *
 * fails with
 *
 * <pre>
 * the variance of 0, 0 should be 0.0 but was NaN
 *   Only a sample of fewer than two numbers has no variance.
 * </pre>
 *
 * <p>The grader's class is loaded twice, beside the answer and beside the solution, and the same lambda runs in both; only
 * plain values cross (numbers, texts, arrays, lists, maps, enums and records by name). An exception is an answer too: where the
 * solution throws, the answer must throw the same kind. An input that the answer changes and the solution does not is a
 * difference; so is a call of more than a second of processor time; and an answer that is right when it is asked first but not
 * later is told that it keeps something between calls.
 *
 * <p>What the task leaves open must not be asked: {@link Inputs#filter} it out. Rules after an {@code ask} are that question's;
 * rules before the first are all questions'.
 *
 * @param <T> the input
 * @param <R> the result of the question that was named last
 */
public final class Agreement<T, R> {
    private static final int QUESTIONS = 2000;

    private final Inputs<T> inputs;
    private final Asked<T> common = new Asked<>("", null);
    private final List<Asked<T>> asked = new ArrayList<>();
    private int questions = QUESTIONS;

    private Agreement(Inputs<T> inputs) {
        this.inputs = inputs;
    }

    /** Begins with what is asked about. */
    public static <T> Agreement<T, Object> on(Inputs<T> inputs) {
        return new Agreement<>(inputs);
    }

    /**
     * Adds a question; several are asked in turn about each input.
     *
     * @param subject what is asked for, a noun phrase; {@code {}} stands for the input, {@code {name}} for a component of a record
     * @param question runs the learner's class; it may use nothing but its input
     */
    @SuppressWarnings("unchecked") // R is only the type of the rules that follow
    public <S> Agreement<T, S> ask(String subject, Question<T, S> question) {
        asked.add(common.another(subject, question));
        return (Agreement<T, S>) this;
    }

    /** How far a number may be off, relative to the larger of 1 and its size; without this, not at all. NaN equals NaN, −0.0 equals 0.0. */
    public Agreement<T, R> within(double tolerance) {
        return rule(question -> question.tolerance = tolerance);
    }

    /** How far a number may be off, relative to the larger of its size and a scale that depends on the input. */
    public Agreement<T, R> within(double tolerance, ToDoubleFunction<T> scale) {
        return rule(question -> {
            question.tolerance = tolerance;
            question.scale = scale;
        });
    }

    /** How far one component of a record, or one value of a map, may be off. */
    public Agreement<T, R> within(String component, double tolerance) {
        return rule(question -> question.component(component, tolerance));
    }

    /** How far a number may be off, relative to its size, however small that is. */
    public Agreement<T, R> withinRelative(double tolerance) {
        return rule(question -> {
            question.tolerance = tolerance;
            question.onlyRelative = true;
        });
    }

    /** How far one component of a record, or one value of a map, may be off, relative to its size, however small that is. */
    public Agreement<T, R> withinRelative(String component, double tolerance) {
        return rule(question -> question.component(component, -tolerance));
    }

    /** Lists and arrays may come in any order. */
    public Agreement<T, R> inAnyOrder() {
        return rule(question -> question.anyOrder = true);
    }

    /** −0.0 is not 0.0 here. */
    public Agreement<T, R> withSignsOfZero() {
        return rule(question -> question.signedZeros = true);
    }

    /** Where the solution's message of a refusal says one of these words, the answer's must as well, letter case ignored. */
    public Agreement<T, R> refusalsName(String... words) {
        return rule(question -> List.of(words).forEach(question::naming));
    }

    /**
     * What the text promises of any result, asked of the solution as well when the course is proven.
     *
     * @param words the promise as it reads after "should": "lie in [−1, 1]"
     * @param holds whether a result keeps it; the result must be of a type that is not the learner's own
     */
    @SuppressWarnings("unchecked") // the last question returns R
    public Agreement<T, R> promises(String words, BiPredicate<T, R> holds) {
        last().promise(words, (input, result) -> holds.test(input, (R) result));
        return this;
    }

    /** Recognises a cause by the difference. */
    public Agreement<T, R> when(Predicate<Found<T>> recognised, String cause) {
        return rule(question -> question.cause(recognised, cause));
    }

    /** Recognises a wrong number by its value, which a wrong way of computing gives for the input. */
    public Agreement<T, R> ifCloseTo(ToDoubleFunction<T> wrong, String cause) {
        return when(
                found -> {
                    double number = wrong.applyAsDouble(found.input());
                    return Math.abs(found.number() - number) <= 1e-9 * Math.max(1, Math.abs(number));
                },
                cause);
    }

    /** The cause to name when none is recognised: a guess. */
    public Agreement<T, R> usually(String cause) {
        return rule(question -> question.usually = cause);
    }

    /** The cause to name when a call takes over a second: "that is as long as a count". */
    public Agreement<T, R> whenSlow(String cause) {
        return rule(question -> question.slow = cause);
    }

    /** How many random inputs to ask about at most; 2000 without this. Fewer are asked where they take over 150 ms of processor time. */
    public Agreement<T, R> questions(int most) {
        questions = most;
        return this;
    }

    /**
     * Asks.
     *
     * @throws CheckFailure with the smallest input found on which answer and solution differ
     */
    public void holds() {
        last();
        new Examination<>(inputs, asked, new Sides(asked), questions).run();
    }

    private Agreement<T, R> rule(Consumer<Asked<T>> rule) {
        rule.accept(asked.isEmpty() ? common : last());
        return this;
    }

    private Asked<T> last() {
        if (asked.isEmpty()) {
            throw new IllegalStateException("ask a question first");
        }
        return asked.get(asked.size() - 1);
    }
}
