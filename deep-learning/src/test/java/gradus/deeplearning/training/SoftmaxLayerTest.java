package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.tracker.Tracker;
import gradus.fundamentals.optimisation.GradientCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SoftmaxLayerTest {
    private static final Digits BATCH = Forms.of(List.of(1)).rows(0, 11, 22, 33, 44, 55, 66);

    @Test
    void a_layer_of_zeros_gives_each_digit_a_tenth_so_its_loss_is_ln_10() {
        assertThat(zeros().loss(BATCH)).isCloseTo(Math.log(10), within(1e-12));
    }

    @Test
    void one_step_from_zero_by_hand() {
        float[] image = new float[64];
        image[7] = 0.5f;
        SoftmaxLayer moved = zeros().step(Digits.of(new float[][] {image}, new int[] {3}), 0.2);

        // p is 0.1 everywhere: the error is −0.9 at the label 3 and 0.1 elsewhere.
        assertThat(moved.weight(3, 7)).isCloseTo(0.2 * 0.9 * 0.5, within(1e-15));
        assertThat(moved.weight(4, 7)).isCloseTo(-0.2 * 0.1 * 0.5, within(1e-15));
        assertThat(moved.weight(3, 8)).as("a pixel without ink moves nothing").isZero();
        assertThat(moved.bias(3)).isCloseTo(0.18, within(1e-15));
        assertThat(moved.bias(0)).isCloseTo(-0.02, within(1e-15));
    }

    @Test
    void a_step_moves_against_the_gradient_that_finite_differences_give() {
        for (int seed = 0; seed < 3; seed++) {
            double[] numbers = new Random(seed).doubles(650, -1, 1).toArray();
            double[] moved = flat(layer(numbers).step(BATCH, 1));
            double[] gradient = new double[numbers.length];
            Arrays.setAll(gradient, i -> numbers[i] - moved[i]);
            double[] measured = GradientCheck.numerical(flat -> layer(flat).loss(BATCH), numbers);

            assertThat(GradientCheck.largestError(gradient, measured)).isLessThan(1e-8);
        }
    }

    @Test
    void djl_takes_the_same_step() {
        try (Model model = Model.newInstance("softmax")) {
            Block block = Network.of().block();
            model.setBlock(block);
            Recipe recipe = Recipe.of(Network.of()).withOptimizer(Recipe.sgd(Tracker.fixed(0.5f)));
            try (Trainer trainer = model.newTrainer(recipe.config())) {
                trainer.initialize(new Shape(1, 64));
                SoftmaxLayer before = SoftmaxLayer.of(block);
                float loss = TrainingStep.step(trainer, BATCH);
                SoftmaxLayer moved = before.step(BATCH, 0.5);
                SoftmaxLayer theirs = SoftmaxLayer.of(block);

                assertThat((double) loss).isCloseTo(before.loss(BATCH), within(1e-6));
                assertThat(moved.distance(theirs))
                        .as("largest difference of a weight or bias")
                        .isLessThan(1e-6);
                assertThat(before.distance(theirs)).as("the step's size").isGreaterThan(0.01);
            }
        }
    }

    @Test
    void logits_of_a_thousand_stay_finite() {
        double[][] weights = new double[10][64];
        double[] bias = {1000, 999, 0, 0, 0, 0, 0, 0, 0, -1000};
        Digits one = BATCH.rows(0); // a zero

        assertThat(new SoftmaxLayer(weights, bias).loss(one)).isCloseTo(Math.log(1 + Math.exp(-1)), within(1e-12));
    }

    @Test
    void sizes_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> new SoftmaxLayer(new double[10][64], new double[9]))
                .hasMessage("bias must have 10 numbers (one for each row of weights), but had 9");
    }

    private static SoftmaxLayer zeros() {
        return new SoftmaxLayer(new double[10][64], new double[10]);
    }

    /** 640 weights, row by row, and 10 biases. */
    private static SoftmaxLayer layer(double[] numbers) {
        double[][] weights = new double[10][];
        Arrays.setAll(weights, k -> Arrays.copyOfRange(numbers, 64 * k, 64 * (k + 1)));
        return new SoftmaxLayer(weights, Arrays.copyOfRange(numbers, 640, 650));
    }

    private static double[] flat(SoftmaxLayer layer) {
        double[] numbers = new double[650];
        for (int k = 0; k < 10; k++) {
            for (int j = 0; j < 64; j++) {
                numbers[64 * k + j] = layer.weight(k, j);
            }
            numbers[640 + k] = layer.bias(k);
        }
        return numbers;
    }
}
