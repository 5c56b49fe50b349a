package gradus.engine.check;

import gradus.engine.expect.Claim;
import gradus.engine.expect.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The law that the seed, and nothing else, decides what is drawn: the same seed gives the same again, now and after other
 * seeds; different seeds differ.
 *
 * <pre>{@code
 * Seeds.of("the mask of 100 rows", seed -> StratifiedMask.isTest(labels, 0.3, seed)).toDecide();
 * }</pre>
 *
 * @param <T> what is drawn; compared by its {@link Plain} image
 */
public final class Seeds<T> extends Claim<Seeds.Fault, Seeds<T>> {
    /** How the law may fail. */
    public enum Fault {
        /** The same seed gave something else when it was asked again. */
        NOT_REPEATED,
        /** All seeds gave the same, or two did where all must differ. */
        SEED_IGNORED
    }

    private static final long SEED = 7;
    /** A seed like any other, though some take it for "none". */
    private static final long ZERO = 0;

    private static final long[] OTHERS = {8, 9, ZERO, 107, 1007, SEED + (1L << 32), -SEED, 1L << 40};
    private static final int TIMES = 3;

    private final LongFunction<T> answer;
    private boolean allDiffer;

    private Seeds(String subject, LongFunction<T> answer) {
        super(subject);
        this.answer = answer;
        bring(
                fault -> fault == Fault.NOT_REPEATED,
                "Something else than the seed has a say: the generator was not made from the seed, or outlives the call (in a"
                        + " field), or the order of a hash map or of threads decides.");
        bring(
                fault -> fault == Fault.SEED_IGNORED,
                "Nothing was drawn, or the generator was not made from the whole seed.");
    }

    /**
     * A draw.
     *
     * @param subject what is drawn, a noun phrase: "the mask of 100 rows"
     * @param answer gives it for a seed
     */
    public static <T> Seeds<T> of(String subject, LongFunction<T> answer) {
        return new Seeds<>(subject, answer);
    }

    /** The cause to name when the same seed gives something else. */
    public Seeds<T> ifNotRepeated(String cause) {
        return when(fault -> fault == Fault.NOT_REPEATED, cause);
    }

    /** The cause to name when the seed makes no difference. */
    public Seeds<T> ifIgnored(String cause) {
        return when(fault -> fault == Fault.SEED_IGNORED, cause);
    }

    /** Asks that no two of nine seeds give the same, seeds that agree in their lower digits or bits among them: for large draws. */
    public Seeds<T> allDiffering() {
        allDiffer = true;
        return this;
    }

    /** Checks the law. */
    public void toDecide() {
        Object first = Plain.of(answer.apply(SEED));
        List<Object> others = new ArrayList<>();
        for (int time = 1; time < TIMES; time++) {
            expectAgain(SEED, first, "asked again with seed " + SEED);
        }
        for (long seed : OTHERS) {
            others.add(Plain.of(answer.apply(seed)));
        }
        expectAgain(SEED, first, "asked with seed " + SEED + " after other seeds");
        expectAgain(ZERO, others.get(2), "asked again with seed " + ZERO);
        others.add(0, first);
        expectDifferent(others);
    }

    private void expectAgain(long seed, Object first, String when) {
        Object again = Plain.of(answer.apply(seed));
        Optional<Plain.Difference> difference = Plain.difference(first, again);
        if (difference.isPresent()) {
            Told told = Told.of(first, again, difference.get());
            throw failure(
                    subject() + ", " + when + ",",
                    Relation.BE,
                    told.expected() + ", as the first time,",
                    told.actual(),
                    Fault.NOT_REPEATED,
                    null);
        }
    }

    private void expectDifferent(List<Object> drawn) {
        int different = new HashSet<>(drawn).size();
        if (different == 1) {
            throw failure(
                    subject() + " should depend on the seed",
                    Relation.HOLD,
                    "",
                    "is the same for " + drawn.size() + " seeds",
                    Fault.SEED_IGNORED,
                    null);
        }
        for (int later = 1; allDiffer && later < drawn.size(); later++) {
            int same = drawn.indexOf(drawn.get(later));
            if (same < later) {
                throw failure(
                        subject() + " should differ between two seeds",
                        Relation.HOLD,
                        "",
                        "is the same for " + seed(same) + " and " + seed(later),
                        Fault.SEED_IGNORED,
                        null);
            }
        }
    }

    private static long seed(int index) {
        return index == 0 ? SEED : OTHERS[index - 1];
    }

    @Override
    protected Seeds<T> self() {
        return this;
    }
}
