package gradus.workbook.classicalml.features;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Target encoding that never reads its own answer.
 *
 * <p>A category becomes the smoothed mean target of the rows that know it: (Σ targets of those rows + m · mean of <em>all</em> rows that
 * count) / (how many of them + m). Which rows count is the whole question:
 *
 * <ul>
 *   <li>for a training row, the rows of the other folds, and no others: neither its own target nor that of a row in its fold may move
 *       what it becomes;
 *   <li>for any other row, all training rows.
 * </ul>
 *
 * If no row that counts has the category, it becomes the mean target of all rows that count, for m = 0 as well. A missing category is
 * null: a category like any other.
 *
 * <p>With a fixed number of folds the cost must not grow with the square of the rows. Arrays that belong together are of one length, with
 * at least one row, and stay as they are; targets are finite.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/features.md">classical-ml/docs/features.md</a>
 */
public final class OutOfFoldMeans {
    private OutOfFoldMeans() {}

    /**
     * What the training rows become.
     *
     * @param folds each row's fold, any numbers, such as 7, 7, −1, 7
     * @param m smoothing, at least 0
     * @return a number for each row
     * @throws IllegalArgumentException that names {@code folds} if all rows are in one fold, or {@code m} if that is negative or not finite
     */
    public static double[] training(String[] categories, double[] targets, int[] folds, double m) {
        // begin solution: describe each row by the rows of the other folds
        requireSmoothing(m);
        Map<Integer, double[]> encodedByFold = new HashMap<>();
        double[] encoded = new double[targets.length];
        for (int i = 0; i < encoded.length; i++) {
            int fold = folds[i];
            encoded[i] = encodedByFold.computeIfAbsent(
                    fold, f -> encoded(categories, categories, targets, row -> folds[row] != f, m))[i];
        }
        return encoded;
        // end solution
    }

    /**
     * What other rows become: test rows, or the rows of tomorrow.
     *
     * @param asked their categories; may be none
     * @param categories those of the training rows
     * @param targets those of the training rows
     * @param m smoothing, at least 0
     * @return a number for each row that is asked about
     * @throws IllegalArgumentException that names {@code m} if that is negative or not finite
     */
    public static double[] others(String[] asked, String[] categories, double[] targets, double m) {
        // begin solution: describe each row by all training rows
        requireSmoothing(m);
        return encoded(asked, categories, targets, row -> true, m);
        // end solution
    }

    // begin solution: what both share, if you like
    private static double[] encoded(
            String[] asked, String[] categories, double[] targets, IntPredicate counts, double m) {
        Map<String, double[]> totals = new HashMap<>(); // sum and count
        double[] all = new double[2];
        for (int row = 0; row < targets.length; row++) {
            if (counts.test(row)) {
                double[] total = totals.computeIfAbsent(categories[row], category -> new double[2]);
                total[0] += targets[row];
                total[1]++;
                all[0] += targets[row];
                all[1]++;
            }
        }
        if (all[1] == 0) {
            throw new IllegalArgumentException("folds must be at least two different, but all rows are in one");
        }
        double mean = all[0] / all[1];
        double[] encoded = new double[asked.length];
        for (int i = 0; i < asked.length; i++) {
            double[] total = totals.get(asked[i]);
            encoded[i] = total == null ? mean : (total[0] + m * mean) / (total[1] + m);
        }
        return encoded;
    }

    private static void requireSmoothing(double m) {
        if (!(m >= 0) || Double.isInfinite(m)) {
            throw new IllegalArgumentException("m must be finite and at least 0, but was " + m);
        }
    }
    // end solution
}
