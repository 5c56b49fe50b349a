package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UpdateRuleTest {
    private static final int SIZE = 5;

    @Test
    void two_steps_of_each_rule_by_hand() {
        // Rate 0.1, gradients 1 then 1, from weight 0.
        assertThat(twice(new UpdateRule.Sgd(0.1))).as("0.1 + 0.1").isCloseTo(-0.2, within(1e-12));
        assertThat(twice(new UpdateRule.Momentum(0.1, 0.9, 1)))
                .as("0.1 + 0.1 · 1.9")
                .isCloseTo(-0.29, within(1e-12));
        assertThat(twice(new UpdateRule.Adam(0.1, 1)))
                .as("rate times a ratio of 1, twice")
                .isCloseTo(-0.2, within(1e-8));
    }

    @Test
    void adam_moves_by_the_learning_rate_while_the_gradient_stays_the_same() {
        for (double gradient : new double[] {1e-4, 1, 1e4}) {
            double[] weights = {0};
            UpdateRule adam = new UpdateRule.Adam(0.01, 1);
            for (int step = 1; step <= 20; step++) {
                adam.update(weights, new double[] {gradient});
                assertThat(weights[0]).as("after step " + step).isCloseTo(-0.01 * step, within(2e-5));
            }
        }
    }

    @Test
    void adam_moves_less_where_gradients_disagree() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            double[] weights = {0};
            UpdateRule adam = new UpdateRule.Adam(0.01, 1);
            double far = 0;
            for (int step = 1; step <= 100; step++) {
                double before = weights[0];
                adam.update(weights, new double[] {random.nextGaussian()});
                far += Math.abs(weights[0] - before);
            }
            assertThat(far / 100).as("mean move, seed " + seed).isLessThan(0.5 * 0.01);
        }
    }

    @Test
    void djl_takes_the_same_steps_with_each_rule() {
        compare(new UpdateRule.Sgd(0.05), Recipe.sgd(Tracker.fixed(0.05f)).get());
        compare(
                new UpdateRule.Momentum(0.05, 0.9, SIZE),
                Recipe.momentum(Tracker.fixed(0.05f), 0.9f).get());
        compare(
                new UpdateRule.Adam(0.05, SIZE),
                Recipe.adam(Tracker.fixed(0.05f)).get());
    }

    private static double twice(UpdateRule rule) {
        double[] weights = {0};
        rule.update(weights, new double[] {1});
        rule.update(weights, new double[] {1});
        return weights[0];
    }

    private static void compare(UpdateRule rule, Optimizer theirs) {
        Random random = new Random(1);
        double[] weights = random.doubles(SIZE, -1, 1).toArray();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray array = manager.create(floats(weights));
            for (int step = 0; step < 20; step++) {
                double[] gradient = random.doubles(SIZE, -1, 1).toArray();
                rule.update(weights, gradient);
                theirs.update("w", array, manager.create(floats(gradient)));
                for (int i = 0; i < SIZE; i++) {
                    assertThat((double) array.getFloat(i))
                            .as(theirs.getClass().getSimpleName() + ", weight " + i + " after step " + step)
                            .isCloseTo(weights[i], within(1e-5));
                }
            }
        }
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < values.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
