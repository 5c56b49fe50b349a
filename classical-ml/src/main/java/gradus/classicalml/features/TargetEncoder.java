package gradus.classicalml.features;

import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.splitting.Split;
import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/**
 * A category becomes one number, its mean target, pulled towards the mean of all rows as if m more rows had that: (Σy + m·ȳ) / (count +
 * m). An unseen category becomes ȳ, and so does a missing value unless training had some.
 *
 * <p>A training row's own target must not be in the number that describes it: the model would read the answer there. So training rows
 * are dealt into folds, and each is encoded by what the other folds know. Any other row is encoded by all training rows.
 *
 * @param column a column of any type
 * @param smoothing m, at least 0: how many rows the mean of all counts for
 * @param folds between 2 and the number of training rows
 * @param seed decides which row is in which fold
 */
public record TargetEncoder(String column, double smoothing, int folds, long seed) implements Step<Table, Features> {
    /** @throws IllegalArgumentException if column is null, smoothing is negative or not finite, or folds is below 2 */
    public TargetEncoder {
        Require.given("column", column);
        Require.atLeast("smoothing", smoothing, 0.0);
        Require.atLeast("folds", folds, 2);
    }

    @Override
    public Fitted<Table, Features> fit(Table training, double[] targets) {
        List<String> categories = Categories.of(training, column);
        Require.finite("targets", targets);
        Require.size("targets", targets.length, categories.size(), "one for each training row");
        double[] outOfFold = new double[targets.length];
        for (Split fold : Folds.random(targets.length, folds, seed)) {
            Means others = Means.of(categories, targets, fold.train(), smoothing);
            for (int row : fold.test()) {
                outOfFold[row] = others.of(categories.get(row));
            }
        }
        Means all =
                Means.of(categories, targets, IntStream.range(0, targets.length).toArray(), smoothing);
        return new Fitted<>(encoded(outOfFold), rows -> encoded(all.of(Categories.of(rows, column))));
    }

    private Features encoded(double[] means) {
        return Features.of(column + "_target", means);
    }

    /** What some rows know: a mean for each category that they have, and one for all others. */
    static final class Means {
        private final Map<String, Double> ofCategory = new HashMap<>();
        private final double ofAll;

        private Means(double ofAll) {
            this.ofAll = ofAll;
        }

        static Means of(List<String> categories, double[] targets, int[] rows, double smoothing) {
            Means means = new Means(Arrays.stream(rows)
                    .mapToDouble(row -> targets[row])
                    .average()
                    .orElseThrow());
            Map<String, Integer> counts = new HashMap<>();
            for (int row : rows) {
                counts.merge(categories.get(row), 1, Integer::sum);
                means.ofCategory.merge(categories.get(row), targets[row], Double::sum);
            }
            means.ofCategory.replaceAll(
                    (category, sum) -> (sum + smoothing * means.ofAll) / (counts.get(category) + smoothing));
            return means;
        }

        double of(String category) {
            return ofCategory.getOrDefault(category, ofAll);
        }

        double[] of(List<String> categories) {
            return categories.stream().mapToDouble(this::of).toArray();
        }
    }
}
