package gradus.classicalml.ensembles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import gradus.datasets.bridge.TribuoData;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.junit.jupiter.api.Test;
import org.tribuo.common.xgboost.XGBoostModel;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;

/** One step of boosting beside one of XGBoost 2.1.4, trained by Tribuo: leaves and gains to the precision of a float. */
class XgboostAgreementTest {
    private static final List<String> NAMES = List.of("a", "b", "c", "d");
    private static final Pattern GAIN = Pattern.compile("gain=([-0-9.e+]+)");

    /** Whole numbers: XGBoost keeps features as floats, which must not merge two values. */
    private static Matrix whole(int rows, long seed) {
        double[][] points = RandomForestTest.points(rows, seed).toArray();
        Arrays.stream(points).forEach(point -> Arrays.setAll(point, j -> Math.rint(50 * point[j])));
        return Matrix.of(points);
    }

    private static Map<String, Object> settings(String objective, TreeShape shape, double start) {
        return Map.of(
                "objective",
                objective,
                "eta",
                1.0,
                "lambda",
                shape.l2(),
                "min_child_weight",
                shape.leastCurvature(),
                "max_leaves",
                shape.leaves(),
                "max_depth",
                0, // none
                "grow_policy",
                "lossguide", // the leaf that gains most is next
                "tree_method",
                "hist",
                "base_score",
                start,
                "nthread",
                1);
    }

    private static double[] gains(Booster booster) throws XGBoostError {
        return GAIN.matcher(booster.getModelDump("", true)[0])
                .results()
                .mapToDouble(each -> Double.parseDouble(each.group(1)))
                .sorted()
                .toArray();
    }

    private static double[] gains(BinnedTree tree) {
        return IntStream.range(0, tree.nodes())
                .filter(node -> !tree.isLeaf(node))
                .mapToDouble(tree::gain)
                .sorted()
                .toArray();
    }

    @Test
    void a_step_for_the_squared_error_is_that_of_xgboost() throws XGBoostError {
        for (TreeShape shape : List.of(new TreeShape(2, 0, 1), new TreeShape(8, 1, 1), new TreeShape(12, 7.5, 20))) {
            Matrix features = whole(300, 11);
            double[] targets = IntStream.range(0, 300)
                    .mapToDouble(i -> features.get(i, 0) - 0.05 * features.get(i, 1) * features.get(i, 2))
                    .toArray();
            BoostedModel ours = new GradientBoosting(BoostingLoss.SQUARED_ERROR, 1, 1, shape).fit(features, targets);
            XGBoostModel<Regressor> theirs = (XGBoostModel<Regressor>) new XGBoostRegressionTrainer(
                            RegressionType.LINEAR, 1, settings("reg:squarederror", shape, Vectors.mean(targets)))
                    .train(TribuoData.regression(NAMES, features.toArray(), "y", targets));
            assertClose(ours.scores(features), predictions(theirs, features));
            assertClose(
                    gains(ours.trees().get(0)), gains(theirs.getInnerModels().get(0)));
        }
    }

    private static double[] predictions(XGBoostModel<Regressor> model, Matrix features) {
        return model
                .predict(TribuoData.regression(NAMES, features.toArray(), "y", new double[features.rows()]))
                .stream()
                .mapToDouble(prediction -> prediction.getOutput().getValues()[0])
                .toArray();
    }

    @Test
    void a_step_for_the_log_loss_is_that_of_xgboost() throws XGBoostError {
        for (TreeShape shape : List.of(new TreeShape(2, 0, 1), new TreeShape(6, 1, 1), new TreeShape(10, 3, 4))) {
            Matrix features = whole(400, 12);
            double[] targets = IntStream.range(0, 400)
                    .mapToDouble(i -> i % 2) // both classes equally often: both start from a score of 0
                    .toArray();
            Matrix moved = Matrix.of(IntStream.range(0, 400)
                    .mapToObj(i -> moved(features.row(i), targets[i]))
                    .toArray(double[][]::new));
            BoostedModel ours = new GradientBoosting(BoostingLoss.LOG_LOSS, 1, 1, shape).fit(moved, targets);
            // Tribuo would train one tree for each of the two classes
            DMatrix data = new DMatrix(floats(moved.elements()), 400, 4, Float.NaN);
            data.setLabel(floats(targets));
            Booster theirs = XGBoost.train(data, settings("binary:logistic", shape, 0.5), 1, Map.of(), null, null);
            float[][] predicted = theirs.predict(data);
            assertClose(
                    ours.probabilities(moved),
                    IntStream.range(0, 400).mapToDouble(i -> predicted[i][0]).toArray());
            assertClose(gains(ours.trees().get(0)), gains(theirs));
        }
    }

    private static float[] floats(double[] numbers) {
        float[] floats = new float[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            floats[i] = (float) numbers[i];
        }
        return floats;
    }

    private static double[] moved(double[] row, double target) {
        row[0] += 40 * target;
        row[1] -= 15 * target;
        return row;
    }

    private static void assertClose(double[] ours, double[] theirs) {
        assertThat(ours).hasSameSizeAs(theirs);
        for (int i = 0; i < ours.length; i++) {
            assertThat(ours[i]).isCloseTo(theirs[i], within(2e-6 * Math.max(1, Math.abs(theirs[i]))));
        }
    }
}
