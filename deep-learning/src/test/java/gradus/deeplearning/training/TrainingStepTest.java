package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.djl.LiveArrays;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class TrainingStepTest {
    private static final Digits DIGITS = Forms.of(List.of(1));

    @Test
    void a_small_step_lowers_the_loss_of_its_batch() {
        for (int seed = 0; seed < 20; seed++) {
            Digits batch = DIGITS.batches(16, new Random(seed)).get(0);
            with(seed, 0.05f, trainer -> {
                float before = TrainingStep.step(trainer, batch);
                assertThat(Evaluation.loss(trainer.getModel().getBlock(), batch))
                        .as("loss after one step; a rise usually means the gradient's sign is flipped")
                        .isLessThan(before);
            });
        }
    }

    @Test
    void it_returns_the_loss_from_before_the_weights_moved() {
        with(1, 0.5f, trainer -> {
            float before = (float) Evaluation.loss(trainer.getModel().getBlock(), DIGITS);
            assertThat(TrainingStep.step(trainer, DIGITS)).isEqualTo(before);
        });
    }

    @Test
    void it_leaves_no_array_behind() {
        with(1, 0.1f, trainer -> {
            TrainingStep.step(trainer, DIGITS);
            NDManager everything = trainer.getModel().getNDManager().getParentManager();
            int before = LiveArrays.count(everything);
            for (int step = 0; step < 10; step++) {
                TrainingStep.step(trainer, DIGITS);
            }
            assertThat(LiveArrays.count(everything)).isEqualTo(before);
        });
    }

    @Test
    void with_one_manager_for_all_batches_the_arrays_pile_up_by_the_same_number_each_step() {
        with(1, 0.1f, trainer -> {
            try (NDManager manager = NDManager.newBaseManager()) {
                List<Integer> counts = OneManager.leak(trainer, manager, DIGITS.batches(26, new Random(1)));
                int each = counts.get(0);
                assertThat(each).isGreaterThan(2);
                assertThat(counts).containsExactly(each, 2 * each, 3 * each, 4 * each, 5 * each);
            }
        });
    }

    @Test
    void gradients_add_up_until_a_step_uses_and_clears_them() {
        with(1, 0.1f, trainer -> {
            NDArray weights =
                    trainer.getModel().getBlock().getParameters().valueAt(0).getArray();
            try (NDManager scratch = trainer.getManager().newSubManager()) {
                backward(trainer, scratch);
                float[] once = weights.getGradient().toFloatArray();
                backward(trainer, scratch);
                float[] twice = weights.getGradient().toFloatArray();
                trainer.step();
                float[] cleared = weights.getGradient().toFloatArray();

                assertThat(once).as("some gradient").isNotEqualTo(cleared);
                assertThat(cleared).containsOnly(0f);
                for (int i = 0; i < once.length; i++) {
                    assertThat(twice[i]).isCloseTo(2 * once[i], within(1e-6f));
                }
            }
        });
    }

    private static void backward(Trainer trainer, NDManager scratch) {
        try (GradientCollector gradients = trainer.newGradientCollector()) {
            NDList logits = trainer.forward(new NDList(DIGITS.features(scratch)));
            gradients.backward(trainer.getLoss().evaluate(new NDList(DIGITS.labels(scratch)), logits));
        }
    }

    static void with(int seed, float learningRate, Consumer<Trainer> test) {
        Engine.getInstance().setRandomSeed(seed);
        try (Model model = Model.newInstance("test")) {
            model.setBlock(Network.of(16).block());
            Recipe recipe = Recipe.of(Network.of(16)).withOptimizer(Recipe.sgd(Tracker.fixed(learningRate)));
            try (Trainer trainer = model.newTrainer(recipe.config())) {
                trainer.initialize(new Shape(1, 64));
                test.accept(trainer);
            }
        }
    }
}
