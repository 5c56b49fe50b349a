package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.numbers.LogSpace;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

/** What the page says beyond its outputs: over ten splits, and of libraries. */
class LogisticClaimsTest {
    private static final double[] PENALTIES = {0.001, 0.01, 0.1, 1};

    /** All 30 features of the tumours; class 1 is malignant. */
    private static Cases tumours() {
        Table table = DataSets.BREAST_CANCER.table();
        return Cases.ofClasses(table, "diagnosis", Numbers.features(table, "diagnosis"));
    }

    @Test
    @Tag("proof")
    void over_ten_splits_the_training_loss_rises_with_the_penalty_and_the_test_loss_falls_first() {
        double[][] tests = new double[10][];
        for (int seed = 0; seed < 10; seed++) {
            double[][] losses = losses(tumours(), seed);
            assertThat(losses[0]).as("training losses, split %d", seed).isSorted();
            tests[seed] = losses[1];
            assertThat(tests[seed][2]).as("test loss at 0.1, split %d", seed).isGreaterThan(tests[seed][1]);
            assertThat(tests[seed][3]).as("test loss at 1, split %d", seed).isGreaterThan(tests[seed][2]);
        }
        assertThat(mean(tests, 1)).as("mean test loss at 0.01, and at 0.001").isLessThan(mean(tests, 0));
        assertThat(Arrays.stream(tests).filter(test -> test[1] < test[0]).count())
                .as("splits in which 0.01 is better than 0.001")
                .isGreaterThan(5);
    }

    /** Training and test losses of one split, a loss per penalty, at the minimum: by Newton's method. */
    private static double[][] losses(Cases all, int seed) {
        Split split = Splits.stratified(all.labels(), 0.3, seed);
        Matrix Z = Standardiser.fit(all.features().rowsAt(split.train())).transform(all.features());
        double[][] rows = Z.rowsAt(split.train()).toArray();
        int[] labels = labels(all, split.train());
        double[][] losses = new double[2][PENALTIES.length];
        for (int i = 0; i < PENALTIES.length; i++) {
            double[] w = LogisticRegressionTest.newton(rows, labels, PENALTIES[i] / 2);
            losses[0][i] = loss(w, rows, labels);
            losses[1][i] = loss(w, Z.rowsAt(split.test()).toArray(), labels(all, split.test()));
        }
        return losses;
    }

    private static int[] labels(Cases all, int[] rows) {
        return IntStream.of(rows).map(i -> all.labels()[i]).toArray();
    }

    /** The mean log loss of a bias and weights. */
    private static double loss(double[] w, double[][] rows, int[] labels) {
        return IntStream.range(0, rows.length)
                .mapToDouble(i -> {
                    double logit = w[0] + Vectors.dot(Arrays.copyOfRange(w, 1, w.length), rows[i]);
                    return LogSpace.softplus(labels[i] == 1 ? -logit : logit);
                })
                .average()
                .orElseThrow();
    }

    private static double mean(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).average().orElseThrow();
    }

    @Test
    @Tag("proof")
    void for_two_classes_the_libraries_strength_is_two_by_n_lambda() {
        // peer_logistic_regression.py, SciPy 1.17.1: BFGS on ½‖w‖² + C · Σ loss, as liblinear and scikit-learn have it;
        // half of each first weight, at C = 2 / (n · 0.01) and at C = 1 / (n · 0.01)
        double[] atTwo = {0.213577, 0.235587, 0.207108};
        double[] atOne = {0.20818, 0.227644, 0.202121};
        Cases all = tumours();
        Matrix Z = Standardiser.fit(all.features()).transform(all.features());
        LogisticModel model =
                new LogisticRegression(0.01, new GradientDescent(0.12, 10_000, 1e-7)).fit(Z, all.labels());
        double[] ours = Arrays.copyOf(model.weights().row(1), 3);
        assertThat(ours).containsExactly(atTwo, within(1e-5));
        assertThat(Math.abs(ours[0] - atOne[0])).isGreaterThan(0.005);
    }

    @Test
    void the_log_loss_is_minus_the_logarithm_of_the_likelihood_of_a_row() {
        double[] p = {0.9, 0.8, 0.3};
        double sum = Arrays.stream(p)
                .map(x -> Logits.logLoss(new double[] {0, Math.log(x / (1 - x))}, 1))
                .sum();
        assertThat(sum).isCloseTo(-Math.log(0.9 * 0.8 * 0.3), within(1e-14));
    }
}
