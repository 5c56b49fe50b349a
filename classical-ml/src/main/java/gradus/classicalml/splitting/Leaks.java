package gradus.classicalml.splitting;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Finds what training knows of the test rows. Each check answers for one way of leaking. */
public final class Leaks {
    /** Far outside any unit of measurement, and finite, so that no comparison passes it over as it does NaN. */
    private static final double POISON = 1e12;

    private Leaks() {}

    /**
     * The test rows that have a twin: a training row of the same group.
     *
     * @param groups each row's group
     * @return row numbers, ascending; empty if no group has rows on both sides
     * @throws IllegalArgumentException if the split names a row that has no group
     */
    public static int[] twins(Split split, int[] groups) {
        requireRows("groups", groups.length, split);
        Set<Integer> trained = new HashSet<>();
        for (int row : split.train()) {
            trained.add(groups[row]);
        }
        return Arrays.stream(split.test())
                .filter(row -> trained.contains(groups[row]))
                .toArray();
    }

    /**
     * The training rows from the future: those not earlier than the first test row.
     *
     * @param times each row's moment
     * @return row numbers, ascending; empty if all training lies before all testing
     * @throws IllegalArgumentException if the split names a row that has no moment
     */
    public static int[] fromTheFuture(Split split, long[] times) {
        requireRows("times", times.length, split);
        long firstTest =
                Arrays.stream(split.test()).mapToLong(row -> times[row]).min().orElseThrow();
        return Arrays.stream(split.train())
                .filter(row -> times[row] >= firstTest)
                .toArray();
    }

    /**
     * Whether fitting looks at test rows: poisons them, with +10¹² and then with −10¹², fits again, and compares.
     *
     * @param fit from a whole table to the fitted numbers (means, scales, weights, chosen columns); must be deterministic
     * @param features the whole table, n × d
     * @param test the rows that fitting must not see
     * @return true if any fitted number moved
     */
    public static boolean seesTestRows(Function<Matrix, double[]> fit, Matrix features, int[] test) {
        double[] clean = fit.apply(features);
        return !Arrays.equals(clean, fit.apply(poisoned(features, test, POISON)))
                || !Arrays.equals(clean, fit.apply(poisoned(features, test, -POISON)));
    }

    /** A copy of the features in which every number of the given rows is the poison. */
    public static Matrix poisoned(Matrix features, int[] rows, double poison) {
        double[][] copy = features.toArray();
        for (int row : rows) {
            Arrays.fill(copy[row], poison);
        }
        return Matrix.of(copy);
    }

    private static void requireRows(String argument, int rows, Split split) {
        int last = IntStream.concat(Arrays.stream(split.train()), Arrays.stream(split.test()))
                .max()
                .orElseThrow();
        if (rows <= last) {
            throw new IllegalArgumentException(argument + " must hold a value for each of the split's rows, up to row "
                    + last + ", but held " + rows);
        }
    }
}
