package gradus.workbook.classicalml.splitting;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;

/**
 * Chooses test rows class by class, so that no class is missing from either side.
 *
 * <p>A clinic has 1000 patients: 980 healthy, 12 with one disease and 8 with another. A random fifth of them can miss a
 * disease altogether, and then the test says nothing about it. So draw the test rows of each class on their own.
 *
 * <p>Of a class with m rows, test m · testFraction, rounded to the nearest whole number ({@code Math.round}), but always
 * at least one row, and always leave at least one to train on. (That is simpler than the lesson's largest remainders, and the
 * test side may be larger or smaller than its share of all rows: of ten classes of two rows, at 0.1, half of the table tests.)
 *
 * <p>Which rows these are is up to the seed alone. Over all seeds, every choice of that many rows of a class is equally likely,
 * and the draw in one class says nothing about the draw in another. The same seed always gives the same mask.
 *
 * <p>You may want to import {@link java.util.ArrayList}, {@link java.util.Collections}, {@link java.util.Map},
 * {@link java.util.Random}, {@link java.util.TreeMap}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/splitting.md">classical-ml/docs/splitting.md</a>
 */
public final class StratifiedMask {
    private StratifiedMask() {}

    /**
     * Which rows test.
     *
     * @param labels each row's class, in any order; not modified (the list may be immutable)
     * @param testFraction the share of each class to test, in (0, 1)
     * @return one boolean per row: true if it tests, false if it trains
     * @throws IllegalArgumentException if a class has one row only; the message names the class
     */
    public static boolean[] isTest(List<String> labels, double testFraction, long seed) {
        return todo("gather each class's rows, shuffle them by the seed, and mark the first of them");
    }
}
