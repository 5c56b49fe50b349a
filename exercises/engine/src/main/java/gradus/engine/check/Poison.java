package gradus.engine.check;

import gradus.engine.expect.Claim;
import gradus.engine.expect.Relation;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.DoubleFunction;

/**
 * The law that test rows have no part in what is fitted: whatever stands in them, huge or hugely negative, it stays the same.
 *
 * <pre>{@code
 * Poison.of("the training means", poison -> means(Poison.into(rows, isTest, poison), isTest))
 *         .usually("The numbers were centred before the training rows were taken.")
 *         .toStayOut();
 * }</pre>
 *
 * fails with "the training means, with 1.0E9 in every test row, should be [1.0, 2.0] but was [2.5E8, 2.5E8]".
 *
 * @param <R> what is fitted; compared by its {@link Plain} image
 */
public final class Poison<R> extends Claim<R, Poison<R>> {
    private static final double MILD = 1;
    private static final double[] POISONS = {1e9, -1e9, 1e-9, 0};
    private static final double TOLERANCE = 1e-9;

    private final DoubleFunction<R> fitted;

    private Poison(String subject, DoubleFunction<R> fitted) {
        super(subject);
        this.fitted = fitted;
        bringUsually("Test rows have a part in it. Take the training rows first, and fit on nothing else.");
    }

    /**
     * What is fitted on a table.
     *
     * @param subject a noun phrase: "the training means"
     * @param fitted fits it on a table with the given number in all its test rows
     */
    public static <R> Poison<R> of(String subject, DoubleFunction<R> fitted) {
        return new Poison<>(subject, fitted);
    }

    /** A copy of rows in which every number of a marked row is the poison. */
    public static double[][] into(double[][] rows, boolean[] isTest, double poison) {
        double[][] poisoned = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            poisoned[i] = rows[i].clone();
            if (isTest[i]) {
                Arrays.fill(poisoned[i], poison);
            }
        }
        return poisoned;
    }

    /** A copy of numbers, one for each row, in which that of a marked row is the poison. */
    public static double[] into(double[] numbers, boolean[] isTest, double poison) {
        double[] poisoned = numbers.clone();
        for (int i = 0; i < numbers.length; i++) {
            poisoned[i] = isTest[i] ? poison : numbers[i];
        }
        return poisoned;
    }

    /** Checks that no poison moves it, by more than a billionth. */
    public void toStayOut() {
        R clean = fitted.apply(MILD);
        for (double poison : POISONS) {
            R came = fitted.apply(poison);
            Optional<Plain.Difference> difference = Plain.difference(clean, came, TOLERANCE);
            if (difference.isPresent()) {
                Told told = Told.of(clean, came, difference.get());
                throw failure(
                        subject() + ", with " + poison + " instead of " + MILD + " in every test row,",
                        Relation.BE,
                        told.expected() + " as before",
                        told.actual(),
                        came,
                        clean);
            }
        }
    }

    /**
     * Checks as well that training rows do move it.
     *
     * @param trained fits it on a table with the given number in all its training rows
     */
    public void toStayOutWhileTrainingRowsCount(DoubleFunction<R> trained) {
        toStayOut();
        R one = trained.apply(MILD);
        R other = trained.apply(POISONS[0]);
        if (Plain.difference(one, other, TOLERANCE).isEmpty()) {
            throw failure(
                    subject() + " should depend on the training rows",
                    Relation.HOLD,
                    "",
                    "is the same whatever stands in them",
                    other,
                    null);
        }
    }

    @Override
    protected Poison<R> self() {
        return this;
    }
}
