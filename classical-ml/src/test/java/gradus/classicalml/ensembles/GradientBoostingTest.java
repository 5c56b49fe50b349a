package gradus.classicalml.ensembles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GradientBoostingTest {
    private static final TreeShape STUMP = new TreeShape(2, 0, 1);
    private static final Matrix FOUR = Matrix.ofColumns(new double[] {1, 2, 3, 4});

    @Test
    void two_stumps_on_four_rows_come_out_as_by_hand() {
        double[] targets = {1, 2, 6, 11};
        BoostedModel model = new GradientBoosting(BoostingLoss.SQUARED_ERROR, 2, 0.5, STUMP).fit(FOUR, targets);
        assertThat(model.start()).isEqualTo(5); // residuals −4 −3 1 6
        BinnedTree first = model.trees().get(0);
        assertThat(first.threshold(0))
                .as("2.5 gains (−7)²/2 + 7²/2 = 49; 3.5 would gain 6²/3 + 6² = 48")
                .isEqualTo(2.5);
        assertThat(first.gain(0)).isCloseTo(49, within(1e-12));
        assertThat(model.first(1).scores(FOUR)).containsExactly(3.25, 3.25, 6.75, 6.75);
        BinnedTree second = model.trees().get(1); // residuals −2.25 −1.25 −0.75 4.25
        assertThat(second.threshold(0)).isEqualTo(3.5);
        assertThat(model.scores(FOUR)[3]).isCloseTo(6.75 + 0.5 * 4.25, within(1e-12));
        assertThat(model.scores(FOUR)[0]).isCloseTo(3.25 - 0.5 * 4.25 / 3, within(1e-12));
    }

    @Test
    void a_penalty_shrinks_leaves_and_gain() {
        double[] targets = {0, 0, 1, 1};
        TreeShape shape = new TreeShape(2, 1, 0.001);
        BoostedModel model = new GradientBoosting(BoostingLoss.LOG_LOSS, 1, 1, shape).fit(FOUR, targets);
        BinnedTree tree = model.trees().get(0); // p = ½: slopes ½ and −½, curvature ¼; G = ∓1, H = ½ on each side
        assertThat(tree.value(tree.leftChild(0), 0)).isCloseTo(-1 / 1.5, within(1e-12));
        assertThat(tree.gain(0)).isCloseTo(2 / 1.5, within(1e-12));
    }

    @Test
    void slopes_and_curvatures_are_derivatives() {
        for (BoostingLoss loss : BoostingLoss.values()) {
            for (double score = -6; score <= 6; score += 0.37) {
                for (double y : new double[] {0, 1}) {
                    double h = 1e-4;
                    double[] gradients = new double[6];
                    loss.derivatives(score, y, gradients, 0);
                    loss.derivatives(score + h, y, gradients, 1);
                    loss.derivatives(score - h, y, gradients, 2);
                    double slope = (loss.value(score + h, y) - loss.value(score - h, y)) / (2 * h);
                    double bend = (gradients[2] - gradients[4]) / (2 * h);
                    assertThat(gradients[0]).isCloseTo(slope, within(1e-7));
                    assertThat(gradients[1]).isCloseTo(bend, within(1e-7));
                }
            }
        }
    }

    @Test
    void every_round_lowers_the_loss_on_the_training_rows() {
        Matrix points = RandomForestTest.points(500, 3);
        int[] labels = RandomForestTest.labels(points);
        double[] targets =
                Arrays.stream(labels).mapToDouble(label -> Math.min(label, 1)).toArray();
        for (BoostingLoss loss : BoostingLoss.values()) {
            BoostedModel model = new GradientBoosting(loss, 40, 0.3, new TreeShape(6, 0.5, 1)).fit(points, targets);
            double before = Double.POSITIVE_INFINITY;
            for (int rounds = 0; rounds <= 40; rounds++) {
                double[] scores = model.first(rounds).scores(points);
                double now = IntStream.range(0, 500)
                        .mapToDouble(i -> loss.value(scores[i], targets[i]))
                        .sum();
                assertThat(now).isLessThan(before);
                before = now;
            }
            assertThat(model.trees()).allMatch(tree -> tree.leaves() <= 6);
        }
    }

    @Test
    void scores_in_training_are_those_of_the_finished_model() {
        Matrix points = RandomForestTest.points(300, 4);
        double[] targets = points.column(2);
        GradientBoosting boosting = new GradientBoosting(BoostingLoss.SQUARED_ERROR, 15, 0.4, new TreeShape(5, 0.1, 3));
        BoostedModel all = boosting.fit(points, targets);
        BoostedModel ten =
                new GradientBoosting(BoostingLoss.SQUARED_ERROR, 10, 0.4, boosting.shape()).fit(points, targets);
        assertThat(all.first(10).scores(points)).isEqualTo(ten.scores(points));
    }

    @Test
    void a_subtracted_histogram_finds_what_a_counted_one_finds() {
        Matrix points = RandomForestTest.points(200, 5);
        double[] targets = points.column(1);
        BoostedModel model =
                new GradientBoosting(BoostingLoss.SQUARED_ERROR, 1, 1, new TreeShape(8, 0, 5)).fit(points, targets);
        BinnedTree tree = model.trees().get(0);
        double[] scores = model.scores(points);
        for (int row = 0; row < 200; row++) {
            int leaf = tree.leafOf(points.row(row));
            double mean = IntStream.range(0, 200)
                    .filter(i -> tree.leafOf(points.row(i)) == leaf)
                    .mapToDouble(i -> targets[i])
                    .average()
                    .orElseThrow();
            assertThat(scores[row]).isCloseTo(mean, within(1e-12));
        }
        assertThat(tree.leaves()).isEqualTo(8);
    }

    @Test
    void nothing_to_learn_is_one_leaf() {
        BoostedModel model =
                new GradientBoosting(BoostingLoss.SQUARED_ERROR, 3, 1, STUMP).fit(FOUR, new double[] {2, 2, 2, 2});
        assertThat(model.trees()).allMatch(tree -> tree.leaves() == 1);
        assertThat(model.scores(FOUR)).containsOnly(2);
        BoostedModel oneRow = new GradientBoosting(BoostingLoss.SQUARED_ERROR, 3, 1, STUMP)
                .fit(Matrix.of(new double[] {1}), new double[] {7});
        assertThat(oneRow.scores(Matrix.of(new double[] {9}))).containsExactly(7);
    }

    @Test
    void faults_are_named() {
        GradientBoosting log = new GradientBoosting(BoostingLoss.LOG_LOSS, 1, 1, STUMP);
        assertThatThrownBy(() -> log.fit(FOUR, new double[] {0, 1, 2, 1}))
                .hasMessage("targets[2] must be 0 or 1 (a class), but was 2.0");
        assertThatThrownBy(() -> log.fit(FOUR, new double[] {1, 1, 1, 1}))
                .hasMessage("targets must hold both classes, but held only 1.0");
        assertThatThrownBy(() -> log.fit(FOUR, new double[] {1, 0}))
                .hasMessage("targets must hold 4 numbers (one for each row of features), but held 2");
        assertThatThrownBy(() -> new GradientBoosting(BoostingLoss.LOG_LOSS, 1, 1.5, STUMP))
                .hasMessage("learningRate must be between 0 and 1, but was 1.5");
        assertThatThrownBy(() -> new TreeShape(1, 0, 1)).hasMessage("leaves must be at least 2, but was 1");
        assertThatThrownBy(() -> new GradientBoosting(BoostingLoss.SQUARED_ERROR, 1, 1, STUMP)
                        .fit(FOUR, new double[] {1, 2, 3, 4})
                        .probabilities(FOUR))
                .hasMessage("the model must have been trained by the log loss, but was by SQUARED_ERROR");
    }
}
