package gradus.classicalml.features;

import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Fills each gap with one number per column, learned from the values that the training rows have there.
 *
 * <p>A column without any value in the training rows is refused. A gap in a column that had none in training is filled as well; it
 * gets no indicator, since no weight could have been learned for it.
 *
 * @param fill which number
 * @param indicators whether each column that has a gap in training gets a second column, {@code income_missing}, that is 1 where the
 *     value was missing and else 0. These stand behind all others
 */
public record Imputer(Fill fill, boolean indicators) implements Step<Features, Features> {
    /** What stands for a value that nobody knows. */
    public enum Fill {
        /** The mean. */
        MEAN(Descriptive::mean),
        /** The median, which a few huge values do not move. */
        MEDIAN(Descriptive::median),
        /** The most frequent value; of equally frequent ones the smallest. */
        MOST_FREQUENT(values -> Descriptive.modes(values)[0]);

        private final ToDoubleFunction<double[]> of;

        Fill(ToDoubleFunction<double[]> of) {
            this.of = of;
        }
    }

    /** @throws IllegalArgumentException if fill is null */
    public Imputer {
        Require.given("fill", fill);
    }

    /** The median and an indicator: what to try first. */
    public static Imputer median() {
        return new Imputer(Fill.MEDIAN, true);
    }

    /** The mean and an indicator. */
    public static Imputer mean() {
        return new Imputer(Fill.MEAN, true);
    }

    /** The same without indicators: whether a value was missing is forgotten. */
    public Imputer withoutIndicators() {
        return new Imputer(fill, false);
    }

    @Override
    public Fitted<Features, Features> fit(Features training, double[] targets) {
        List<String> names = training.names();
        double[] fills = names.stream()
                .mapToDouble(name -> fill(name, training.column(name)))
                .toArray();
        int[] indicated = IntStream.range(0, indicators ? fills.length : 0)
                .filter(j -> hasGap(training.values().column(j)))
                .toArray();
        return Fitted.alike(training, rows -> filled(rows.requireNames(names), fills, indicated));
    }

    private double fill(String name, double[] column) {
        double[] present = Arrays.stream(column).filter(x -> !Double.isNaN(x)).toArray();
        Require.that(
                present.length > 0,
                "feature " + name + " must have a value in a training row to learn from, but has none in "
                        + column.length + ": leave it out");
        return fill.of.applyAsDouble(present);
    }

    private static boolean hasGap(double[] column) {
        return Arrays.stream(column).anyMatch(Double::isNaN);
    }

    private static Features filled(Features rows, double[] fills, int[] indicated) {
        double[][] columns = rows.values().transpose().toArray();
        for (int j = 0; j < fills.length; j++) {
            double fill = fills[j];
            columns[j] = Arrays.stream(columns[j])
                    .map(x -> Double.isNaN(x) ? fill : x)
                    .toArray();
        }
        Features filled = new Features(rows.names(), Matrix.ofColumns(columns));
        for (int j : indicated) {
            double[] missing = Arrays.stream(rows.values().column(j))
                    .map(x -> Double.isNaN(x) ? 1 : 0)
                    .toArray();
            filled = filled.beside(Features.of(rows.names().get(j) + "_missing", missing));
        }
        return filled;
    }
}
