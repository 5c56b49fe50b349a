package gradus.classicalml.crossvalidation;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.splitting.Split;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/** Scores a learner on rows that it has not seen, once per split. */
public final class CrossValidation {
    private CrossValidation() {}

    /**
     * One score per split: the learner learns from the split's training rows and predicts its test rows.
     *
     * @param splits such as {@link Folds#random}; at least one
     * @param metric of the predictions and of what was right, in this order, such as {@code Scores::rootMeanSquaredError}
     * @throws IllegalArgumentException if there is no split, a split names a row that is not there, or the learner does not give
     *     one prediction per test row
     */
    public static double[] scores(
            Cases cases, List<Split> splits, Learner learner, ToDoubleBiFunction<double[], double[]> metric) {
        Require.given("cases", cases);
        return scores(cases.features(), cases.targets(), splits, learner, metric);
    }

    /** The same of features and targets that have no names: {@link #scores(Cases, List, Learner, ToDoubleBiFunction)}. */
    public static double[] scores(
            Matrix X, double[] y, List<Split> splits, Learner learner, ToDoubleBiFunction<double[], double[]> metric) {
        Require.that(!Require.given("splits", splits).isEmpty(), "splits must hold at least 1 split, but held 0");
        double[] scores = new double[splits.size()];
        for (int s = 0; s < scores.length; s++) {
            double[] predictions = predict(X, y, splits.get(s), learner);
            scores[s] = metric.applyAsDouble(
                    predictions, Vectors.at(y, splits.get(s).test()));
        }
        return scores;
    }

    /**
     * Each row's prediction by the model that was not trained on it: for a picture, for a confusion matrix, or as a feature of
     * another model.
     *
     * @param folds splits that together test each row exactly once
     * @return n predictions, in the order of the cases
     * @throws IllegalArgumentException if a row does not test, or tests twice
     */
    public static double[] predictions(Cases cases, List<Split> folds, Learner learner) {
        Require.given("cases", cases);
        requireEachOnce(Require.given("folds", folds), cases.size());
        double[] predictions = new double[cases.size()];
        for (Split fold : folds) {
            int[] test = fold.test();
            double[] predicted = predict(cases.features(), cases.targets(), fold, learner);
            for (int i = 0; i < test.length; i++) {
                predictions[test[i]] = predicted[i];
            }
        }
        return predictions;
    }

    /** A metric of classes, such as {@code Scores::errors}, for targets that are labels. */
    public static ToDoubleBiFunction<double[], double[]> ofLabels(ToDoubleBiFunction<int[], int[]> metric) {
        Require.given("metric", metric);
        return (predictions, actual) -> metric.applyAsDouble(labels(predictions), labels(actual));
    }

    private static double[] predict(Matrix X, double[] y, Split split, Learner learner) {
        int[] test = split.test();
        Function<Matrix, double[]> model = learner.fit(X.rowsAt(split.train()), Vectors.at(y, split.train()));
        double[] predictions = model.apply(X.rowsAt(test)); // no targets: the model cannot look at them
        Require.size("predictions", predictions.length, test.length, "one for each test row");
        return predictions;
    }

    private static void requireEachOnce(List<Split> folds, int rows) {
        int[] tested = new int[rows];
        for (Split fold : folds) {
            Arrays.stream(fold.test()).forEach(row -> tested[Require.index("row", row, rows)]++);
        }
        for (int row = 0; row < rows; row++) {
            Require.that(
                    tested[row] == 1,
                    "folds must test each row once, but row " + row + " tests " + tested[row] + " times");
        }
    }

    private static int[] labels(double[] numbers) {
        return Arrays.stream(numbers).mapToInt(number -> (int) number).toArray();
    }
}
