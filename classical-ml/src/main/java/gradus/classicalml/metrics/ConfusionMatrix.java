package gradus.classicalml.metrics;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntToLongFunction;

/**
 * How many cases of each class were predicted as each class, and what follows from these counts. Of two classes, 1 is the
 * positive one. Immutable.
 *
 * <p>A share of nothing is NaN, never 0 or 1: precision where the class was never predicted, recall where no case is of the class,
 * F1 where both hold. An average over classes is NaN if a class that counts in it is.
 */
public final class ConfusionMatrix {
    /** Row: the actual class; column: the predicted one. */
    private final long[][] counts;

    private ConfusionMatrix(long[][] counts) {
        this.counts = counts;
    }

    /**
     * Counts predictions.
     *
     * @param predictions a class from 0 for each case, at least one
     * @param actual as many classes
     * @param classes how many classes there are, at least 2; some may have no case
     * @throws IllegalArgumentException if an array is null or empty, the lengths differ, or a class is not below {@code classes}
     */
    public static ConfusionMatrix of(int[] predictions, int[] actual, int classes) {
        Require.given("predictions", predictions);
        Require.given("actual", actual);
        Require.oneLength("predictions and actual", predictions.length, actual.length);
        Require.that(actual.length > 0, "actual must hold at least 1 class, but held 0");
        Require.atLeast("classes", classes, 2);
        long[][] counts = new long[classes][classes];
        for (int i = 0; i < actual.length; i++) {
            requireClass("predictions", i, predictions[i], classes);
            requireClass("actual", i, actual[i], classes);
            counts[actual[i]][predictions[i]]++;
        }
        return new ConfusionMatrix(counts);
    }

    private static void requireClass(String argument, int i, int label, int classes) {
        if (label < 0 || label >= classes) { // before its name is put together, which costs more than the check
            Require.between(argument + "[" + i + "]", label, 0, classes - 1L, "the last class");
        }
    }

    /**
     * Counts what a threshold makes of scores: a case is predicted positive if its score is at least the threshold.
     *
     * @param scores a finite number for each case, larger for more likely positive
     * @param labels as many: 1 for a positive case, 0 for a negative one
     * @param threshold any number; infinity flags nothing
     * @throws IllegalArgumentException if the arrays are not like that, or the threshold is NaN
     */
    public static ConfusionMatrix atThreshold(double[] scores, int[] labels, double threshold) {
        Require.that(!Double.isNaN(threshold), "threshold must be a number, but was NaN");
        Require.sample("scores", scores, 1);
        Labels.binary("labels", labels, scores.length);
        int[] flagged = Arrays.stream(scores)
                .mapToInt(score -> score >= threshold ? 1 : 0)
                .toArray();
        return of(flagged, labels, 2);
    }

    /** Two classes by their four counts, each at least 0. */
    static ConfusionMatrix ofCounts(long trueNegatives, long falsePositives, long falseNegatives, long truePositives) {
        return new ConfusionMatrix(new long[][] {{trueNegatives, falsePositives}, {falseNegatives, truePositives}});
    }

    /** How many classes there are. */
    public int classes() {
        return counts.length;
    }

    /** How many cases of class {@code actual} were predicted as class {@code predicted}. */
    public long count(int actual, int predicted) {
        return counts[checked("actual", actual)][checked("predicted", predicted)];
    }

    /** How many cases there are in all. */
    public long cases() {
        return sum(this::actual);
    }

    /** How many cases really are of the class. */
    public long actual(int label) {
        return Arrays.stream(counts[checked("label", label)]).sum();
    }

    /** How many cases were predicted as the class. */
    public long predicted(int label) {
        checked("label", label);
        return Arrays.stream(counts).mapToLong(row -> row[label]).sum();
    }

    /** The share of all cases that were predicted right. */
    public double accuracy() {
        return sum(this::hits) / (double) cases();
    }

    /** Of the cases predicted as the class, the share that are of it: TP / (TP + FP); NaN if none was predicted so. */
    public double precision(int label) {
        return hits(label) / (double) predicted(label);
    }

    /** Of the cases of the class, the share that were found: TP / (TP + FN); NaN if there is none. */
    public double recall(int label) {
        return hits(label) / (double) actual(label);
    }

    /**
     * The harmonic mean of precision and recall, as 2 TP / (2 TP + FP + FN): 0 if the class was never predicted, but has cases;
     * NaN if it is neither predicted nor there.
     */
    public double f1(int label) {
        return 2 * hits(label) / (double) (predicted(label) + actual(label));
    }

    /** Of the cases that are not of the class, the share predicted as it: FP / (FP + TN); NaN if all are of the class. */
    public double falsePositiveRate(int label) {
        return (predicted(label) - hits(label)) / (double) (cases() - actual(label));
    }

    /** Precision over all classes; micro is accuracy, as each case has one class and one prediction. */
    public double precision(Average average) {
        return averaged(average, this::precision);
    }

    /** Recall over all classes. Macro is also called balanced accuracy; micro and weighted are accuracy. */
    public double recall(Average average) {
        return averaged(average, this::recall);
    }

    /** F1 over all classes; micro is accuracy. Macro is the mean of the classes' F1, not the F1 of mean precision and recall. */
    public double f1(Average average) {
        return averaged(average, this::f1);
    }

    private double averaged(Average average, IntToDoubleFunction score) {
        return switch (Require.given("average", average)) {
            case MICRO -> accuracy();
            case MACRO -> weighted(score, c -> 1);
            case WEIGHTED -> weighted(score, this::actual);
        };
    }

    private double weighted(IntToDoubleFunction score, IntToDoubleFunction weight) {
        double sum = 0;
        double weights = 0;
        for (int c = 0; c < counts.length; c++) {
            if (weight.applyAsDouble(c) > 0) { // a class without weight may be NaN
                sum += weight.applyAsDouble(c) * score.applyAsDouble(c);
                weights += weight.applyAsDouble(c);
            }
        }
        return sum / weights;
    }

    private long hits(int label) {
        return counts[checked("label", label)][label];
    }

    private int checked(String argument, int label) {
        return Require.index(argument, label, counts.length);
    }

    private long sum(IntToLongFunction count) {
        long sum = 0;
        for (int c = 0; c < counts.length; c++) {
            sum += count.applyAsLong(c);
        }
        return sum;
    }

    /** One row per actual class, one column per predicted class. */
    @Override
    public String toString() {
        return Arrays.deepToString(counts);
    }
}
