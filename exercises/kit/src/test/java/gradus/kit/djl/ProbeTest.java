package gradus.kit.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertThrowsExactly;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import gradus.engine.expect.CheckFailure;
import org.junit.jupiter.api.Test;

class ProbeTest {
    private static final Recipe RECIPE = Recipe.of(Network.of(16))
            .withOptimizer(Recipe.momentum(Tracker.fixed(0.5f), 0.9f))
            .withSeed(4);
    private static final InWords IN_WORDS = new InWords(ProbeTest.class, "of arrays", "of managers");

    @Test
    void a_probe_sees_every_batch_of_a_training_step() {
        Digits digits = Digits.all().rows(0, 1, 2, 3, 4);
        Probe.with(RECIPE, (trainer, probe) -> {
            assertThat(probe.seen()).isZero();
            TrainingStep.step(trainer, digits);
            assertThat(probe.sizes).containsExactly(5L);
            assertThat(probe.training).containsExactly(true);
            assertThat(probe.weights).hasSize(1);
            int before = probe.liveNow();
            TrainingStep.step(trainer, digits);
            assertThat(probe.liveNow()).isEqualTo(before);
            assertThat(probe.weights).as("the weights have moved").hasSize(2);
            probe.forget();
            assertThat(probe.seen()).isZero();
        });
    }

    @Test
    void what_a_call_leaves_open_is_counted_and_then_freed() {
        Digits digits = Digits.all().rows(0, 1, 2, 3, 4);
        Probe.with(RECIPE, (trainer, probe) -> {
            TrainingStep.step(trainer, digits); // makes gradients and velocities, which stay
            assertThat(probe.leftBy(() -> TrainingStep.step(trainer, digits))).isEqualTo(new Probe.Left(0, 0, 0, 0));
            int before = probe.liveNow();
            assertThat(probe.leftBy(() -> {
                        digits.labels(trainer.getManager());
                        digits.features(trainer.getManager()).detach();
                        trainer.getManager().newSubManager();
                    }))
                    .isEqualTo(new Probe.Left(1, 1, 1, 1));
            assertThat(probe.liveNow()).isEqualTo(before);
        });
    }

    @Test
    void a_step_before_backward_is_told_in_words() {
        Digits digits = Digits.all().rows(0, 1, 2, 3, 4);
        Probe.with(RECIPE, (trainer, probe) -> {
            TrainingStep.step(trainer, digits);
            try (NDManager scratch = trainer.getManager().newSubManager();
                    GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray loss = trainer.getLoss()
                        .evaluate(
                                new NDList(digits.labels(scratch)),
                                trainer.forward(new NDList(digits.features(scratch))));
                weightsMove(trainer);
                assertThatThrownBy(() -> IN_WORDS.call("a step", () -> {
                            gradients.backward(loss);
                            return null;
                        }))
                        .isInstanceOf(CheckFailure.class)
                        .hasMessageContaining("trainer.step() ran before backward");
            }
        });
    }

    private static void weightsMove(Trainer trainer) {
        for (Parameter parameter : trainer.getModel().getBlock().getParameters().values()) {
            parameter.getArray().getGradient().addi(1);
        }
        trainer.step();
    }

    @Test
    void djls_words_are_told_in_the_lessons() {
        assertThat(IN_WORDS.call("a step", () -> 3)).isEqualTo(3);
        assertThat(assertThrowsExactly(
                        CheckFailure.class,
                        () -> IN_WORDS.call("a step", () -> thrown("Native resource has been released already."))))
                .hasMessageMatching(
                        "the array needed at line \\d+, in a step, should be open but was closed before it was"
                                + " used\n  of arrays");
        assertThat(assertThrowsExactly(
                        CheckFailure.class,
                        () -> IN_WORDS.call("a step", () -> thrown("NDManager has been closed already."))))
                .hasMessageEndingWith("\n  of managers");
        assertThatThrownBy(() -> IN_WORDS.call("a step", () -> thrown("something else")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("something else");
    }

    private static Object thrown(String message) {
        throw new IllegalStateException(message);
    }
}
