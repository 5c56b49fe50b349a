package gradus.engine.check;

import gradus.engine.expect.Claim;
import gradus.engine.expect.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * The law that an answer does not depend on what has no bearing on it: the unit, the origin, the order of rows and columns, the
 * names of labels, copies of all rows. {@link Changes} makes the changed inputs.
 *
 * <pre>{@code
 * Invariance.of("the correlation of 6 viewers", x, x -> Correlation.of(x, y))
 *         .under("in another unit", x -> Changes.times(x, 1.0 / 1024))
 *         .under("plus a billion", x -> Changes.plus(x, 1e9))
 *         .toHold(1e-9);
 * }</pre>
 *
 * fails with "the correlation of 6 viewers, plus a billion, should be 0.25 but was 0.31".
 *
 * @param <I> the input
 * @param <R> the answer; compared by its {@link Plain} image
 */
public final class Invariance<I, R> extends Claim<Invariance.Moved<R>, Invariance<I, R>> {
    private record Change<I, R>(String words, UnaryOperator<I> change, UnaryOperator<R> expected) {}

    /**
     * An answer that a change has moved.
     *
     * @param change the change in words
     * @param expected the answer that should have come
     * @param came the answer that came
     */
    public record Moved<R>(String change, R expected, R came) {}

    private final I input;
    private final Function<? super I, ? extends R> answer;
    private final List<Change<I, R>> changes = new ArrayList<>();

    private Invariance(String subject, I input, Function<? super I, ? extends R> answer) {
        super(subject);
        this.input = input;
        this.answer = answer;
    }

    /**
     * An answer for an input.
     *
     * @param subject the answer, a noun phrase with its input: "the correlation of 6 viewers"
     * @param answer asks for it; must not change the input
     */
    public static <I, R> Invariance<I, R> of(String subject, I input, Function<? super I, ? extends R> answer) {
        return new Invariance<>(subject, input, answer);
    }

    /**
     * A change that must not move the answer.
     *
     * @param words the change as it reads after the subject and a comma: "in another unit"
     */
    public Invariance<I, R> under(String words, UnaryOperator<I> change) {
        return under(words, change, UnaryOperator.identity());
    }

    /** A change that must move the answer in a known way, such as the unit of a mean. */
    public Invariance<I, R> under(String words, UnaryOperator<I> change, UnaryOperator<R> expected) {
        changes.add(new Change<>(words, change, expected));
        return this;
    }

    /** The cause to name when the answer moves under a change, given by its words. */
    public Invariance<I, R> ifMoved(String words, String cause) {
        if (changes.stream().noneMatch(change -> change.words().equals(words))) {
            throw new IllegalArgumentException(
                    "words must be those of a change named before, but were \"" + words + "\"");
        }
        return when(moved -> moved.change().equals(words), cause);
    }

    /**
     * Checks the law under every change, in order.
     *
     * @param tolerance how far a number may be off, relative to the larger of 1 and its size
     */
    public void toHold(double tolerance) {
        R before = answer.apply(input);
        for (Change<I, R> change : changes) {
            R expected = change.expected().apply(before);
            R came = answer.apply(change.change().apply(input));
            Optional<Plain.Difference> difference = Plain.difference(expected, came, tolerance);
            if (difference.isPresent()) {
                Told told = Told.of(expected, came, difference.get());
                throw failure(
                        subject() + ", " + change.words() + ",",
                        Relation.BE,
                        told.expected(),
                        told.actual(),
                        new Moved<>(change.words(), expected, came),
                        expected);
            }
        }
    }

    @Override
    protected Invariance<I, R> self() {
        return this;
    }
}
