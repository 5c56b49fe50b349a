package gradus.workbook.classicalml.splitting;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Three steps that prepare a table for a model. Each gets the whole table and a mask that says which rows test, and each
 * must learn from the training rows only: whatever a test row holds, it must not move what was learned, nor what any
 * other row becomes. All three run, none throws, and in all three test rows leak. Find the leaks and stop them.
 *
 * <p>The table is rectangular, has no missing values, and at least two rows of each side. Leave the helpers below the three
 * steps as they are: each does what it says.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/splitting.md">classical-ml/docs/splitting.md</a>
 */
public final class ThreeLeaks {
    private ThreeLeaks() {}

    /**
     * Scales every row, training or test: z = (x − mean) / deviation, with each column's mean and sample standard deviation.
     *
     * @param features n × d; not modified
     * @param isTest n booleans
     * @return n × d
     */
    public static double[][] standardised(double[][] features, boolean[] isTest) {
        double[][] scaled = new double[features.length][features[0].length];
        for (int j = 0; j < features[0].length; j++) {
            double[] values = column(features, j);
            // begin solution: one mean and one deviation, the training rows', for both sides
            double[] training = rowsOf(false, values, isTest);
            double mean = mean(training);
            double deviation = deviation(training);
            for (int i = 0; i < values.length; i++) {
                scaled[i][j] = (values[i] - mean) / deviation;
            }
            // instead of
            // for (boolean test : new boolean[] {false, true}) {
            //     double[] side = rowsOf(test, values, isTest);
            //     double mean = mean(side);
            //     double deviation = deviation(side);
            //     for (int i = 0; i < values.length; i++) {
            //         if (isTest[i] == test) {
            //             scaled[i][j] = (values[i] - mean) / deviation;
            //         }
            //     }
            // }
            // end solution
        }
        return scaled;
    }

    /**
     * Replaces each row's category by a number (target encoding): the mean target of the training rows of that category. A
     * category that no training row has becomes the mean target of all training rows.
     *
     * @param categories n names
     * @param targets n numbers
     * @param isTest n booleans
     * @return n numbers
     */
    public static double[] encoded(String[] categories, double[] targets, boolean[] isTest) {
        Map<String, Total> totals = new HashMap<>();
        Total all = new Total();
        // begin solution: only training rows add their target
        for (int i = 0; i < targets.length; i++) {
            if (!isTest[i]) {
                totals.computeIfAbsent(categories[i], category -> new Total()).add(targets[i]);
                all.add(targets[i]);
            }
        }
        // instead of
        // for (int i = 0; i < targets.length; i++) {
        //     totals.computeIfAbsent(categories[i], category -> new Total()).add(targets[i]);
        //     all.add(targets[i]);
        // }
        // end solution
        return Arrays.stream(categories)
                .mapToDouble(category -> totals.getOrDefault(category, all).mean())
                .toArray();
    }

    /**
     * Chooses the k columns that go best with the target on the training rows: largest |Pearson correlation|.
     *
     * @param features n × d; no column is constant on the training rows
     * @param targets n numbers, not constant on the training rows
     * @param isTest n booleans
     * @return k column numbers, ascending
     */
    public static int[] strongest(double[][] features, double[] targets, boolean[] isTest, int k) {
        double[] strengths = new double[features[0].length];
        // begin solution: first the training rows, then their mean
        double[] y = centred(rowsOf(false, targets, isTest));
        for (int j = 0; j < strengths.length; j++) {
            double[] x = centred(rowsOf(false, column(features, j), isTest));
            strengths[j] = Math.abs(product(x, y)) / Math.sqrt(product(x, x) * product(y, y));
        }
        // instead of
        // double[] y = rowsOf(false, centred(targets), isTest);
        // for (int j = 0; j < strengths.length; j++) {
        //     double[] x = rowsOf(false, centred(column(features, j)), isTest);
        //     strengths[j] = Math.abs(product(x, y)) / Math.sqrt(product(x, x) * product(y, y));
        // }
        // end solution
        return IntStream.range(0, strengths.length)
                .boxed()
                .sorted(Comparator.comparing((Integer j) -> -strengths[j]))
                .limit(k)
                .mapToInt(Integer::intValue)
                .sorted()
                .toArray();
    }

    private static double[] column(double[][] features, int j) {
        return Arrays.stream(features).mapToDouble(row -> row[j]).toArray();
    }

    /** The values of the test rows, or of the training rows. */
    private static double[] rowsOf(boolean test, double[] values, boolean[] isTest) {
        return IntStream.range(0, values.length)
                .filter(i -> isTest[i] == test)
                .mapToDouble(i -> values[i])
                .toArray();
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    /** Sample standard deviation, divisor n − 1. */
    private static double deviation(double[] values) {
        double[] distances = centred(values);
        return Math.sqrt(product(distances, distances) / (values.length - 1));
    }

    /** Each value less the mean of the given values. */
    private static double[] centred(double[] values) {
        double mean = mean(values);
        return Arrays.stream(values).map(x -> x - mean).toArray();
    }

    /** Σ xᵢ yᵢ. */
    private static double product(double[] x, double[] y) {
        return IntStream.range(0, x.length).mapToDouble(i -> x[i] * y[i]).sum();
    }

    /** A sum that knows of how many. */
    private static final class Total {
        private double sum;
        private int rows;

        private void add(double x) {
            sum += x;
            rows++;
        }

        private double mean() {
            return sum / rows;
        }
    }
}
