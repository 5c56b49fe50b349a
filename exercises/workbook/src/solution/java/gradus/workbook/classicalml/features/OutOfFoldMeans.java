package gradus.workbook.classicalml.features;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Target encoding that never reads its own answer.
 *
 * <p>A category becomes its smoothed mean target: of the rows that count, (Σ targets of those with the category + m · mean of <em>all</em>) /
 * (how many have the category + m). Which rows count is the whole question:
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
        double[] encoded = new double[targets.length];
        for (int fold : IntStream.of(folds).distinct().toArray()) {
            int[] own = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] == fold)
                    .toArray();
            int[] counting = IntStream.range(0, folds.length)
                    .filter(i -> folds[i] != fold)
                    .toArray();
            if (counting.length == 0) {
                throw new IllegalArgumentException("folds must be at least two different, but all are " + fold);
            }
            double[] means = others(
                    IntStream.of(own).mapToObj(i -> categories[i]).toArray(String[]::new),
                    IntStream.of(counting).mapToObj(i -> categories[i]).toArray(String[]::new),
                    IntStream.of(counting).mapToDouble(i -> targets[i]).toArray(),
                    m);
            for (int k = 0; k < own.length; k++) {
                encoded[own[k]] = means[k];
            }
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
        if (!(m >= 0) || Double.isInfinite(m)) {
            throw new IllegalArgumentException("m must be finite and at least 0, but was " + m);
        }
        Map<String, Double> sums = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < targets.length; i++) {
            sums.put(categories[i], sums.getOrDefault(categories[i], 0.0) + targets[i]);
            counts.put(categories[i], counts.getOrDefault(categories[i], 0) + 1);
        }
        double mean = Arrays.stream(targets).average().orElseThrow();
        return Arrays.stream(asked)
                .mapToDouble(category -> counts.containsKey(category)
                        ? (sums.get(category) + m * mean) / (counts.get(category) + m)
                        : mean)
                .toArray();
        // end solution
    }
}
