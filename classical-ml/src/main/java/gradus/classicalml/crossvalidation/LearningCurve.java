package gradus.classicalml.crossvalidation;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/** What more rows would buy: scores of a learner that trains on few rows, then on more. */
public final class LearningCurve {
    /**
     * Mean scores over the splits.
     *
     * @param rows how many rows were trained on
     * @param onTraining the score on these rows themselves
     * @param onTest the score on the test rows
     */
    public record Point(int rows, double onTraining, double onTest) {}

    private LearningCurve() {}

    /**
     * One point per size. In each split, the smaller training sets are part of the larger ones, and all are tested on the same rows.
     *
     * @param splits at least one
     * @param sizes how many training rows to use, each between 1 and the training rows of the smallest split
     * @param metric of the predictions and of what was right, in this order
     * @param seed decides which training rows come first
     * @throws IllegalArgumentException if a size is out of range
     */
    public static List<Point> of(
            Cases cases,
            List<Split> splits,
            int[] sizes,
            Learner learner,
            ToDoubleBiFunction<double[], double[]> metric,
            long seed) {
        Require.given("cases", cases);
        Require.that(!Require.given("splits", splits).isEmpty(), "splits must hold at least 1 split, but held 0");
        Random random = new Random(Splits.spread(seed));
        double[][] sums = new double[sizes.length][2];
        for (Split split : splits) {
            int[] train = split.train();
            int[] order = Splits.shuffled(train.length, random);
            for (int s = 0; s < sizes.length; s++) {
                Require.between("size", sizes[s], 1, train.length, "the training rows of a split");
                int[] first =
                        Arrays.stream(order, 0, sizes[s]).map(i -> train[i]).toArray();
                Cases training = cases.rowsAt(first);
                Function<Matrix, double[]> model = learner.fit(training.features(), training.targets());
                sums[s][0] += score(training, model, metric);
                sums[s][1] += score(cases.rowsAt(split.test()), model, metric);
            }
        }
        return points(sizes, sums, splits.size());
    }

    private static double score(
            Cases cases, Function<Matrix, double[]> model, ToDoubleBiFunction<double[], double[]> metric) {
        return metric.applyAsDouble(model.apply(cases.features()), cases.targets());
    }

    private static List<Point> points(int[] sizes, double[][] sums, int splits) {
        List<Point> points = new ArrayList<>();
        for (int s = 0; s < sizes.length; s++) {
            points.add(new Point(sizes[s], sums[s][0] / splits, sums[s][1] / splits));
        }
        return List.copyOf(points);
    }
}
