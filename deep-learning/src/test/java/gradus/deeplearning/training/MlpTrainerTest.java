package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDManager;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.djl.LiveArrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class MlpTrainerTest {
    private static final Forms.Split SPLIT = Forms.byForm();
    private static final Recipe RECIPE = Recipe.of(Network.of(64)).withEpochs(10);

    @Test
    void the_same_recipe_gives_the_same_curve_and_another_seed_another() {
        Recipe recipe = Recipe.of(Network.of(32).withDropout(0.3f)).withEpochs(3);

        assertThat(curve(recipe)).isEqualTo(curve(recipe));
        assertThat(curve(recipe)).isNotEqualTo(curve(recipe.withSeed(2)));
    }

    @Test
    void the_network_it_returns_is_that_of_the_best_epoch() {
        Recipe tooFast = RECIPE.withOptimizer(Recipe.sgd(Tracker.fixed(1f)));
        try (TrainedMlp network = new MlpTrainer(tooFast).fit(SPLIT.training(), SPLIT.validation())) {
            assertThat(network.last().number()).isEqualTo(10);
            assertThat(network.best().validationLoss())
                    .isLessThan(network.last().validationLoss());
            assertThat(network.loss(SPLIT.validation()))
                    .isEqualTo(network.best().validationLoss());
            assertThat(network.accuracy(SPLIT.validation()))
                    .isEqualTo(network.best().validationAccuracy());
        }
    }

    @Test
    void it_stops_when_its_patience_is_at_an_end() {
        Recipe recipe = RECIPE.withOptimizer(Recipe.sgd(Tracker.fixed(1f))).withPatience(2);
        try (TrainedMlp network = new MlpTrainer(recipe).fit(SPLIT.training(), SPLIT.validation())) {
            assertThat(network.last().number())
                    .isEqualTo(Math.min(10, network.best().number() + 2));
        }
    }

    @Test
    void a_wide_network_with_dropout_beats_logistic_regression_on_forms_it_never_saw() {
        Recipe recipe = Recipe.of(Network.of(256).withDropout(0.5f));
        double baseline = Baseline.fit(SPLIT.training()).accuracy(SPLIT.test());
        try (TrainedMlp network = new MlpTrainer(recipe).fit(SPLIT.training(), SPLIT.validation())) {
            assertThat(baseline).isBetween(0.93, 0.95);
            assertThat(network.accuracy(SPLIT.test())).isGreaterThan(baseline);
        }
    }

    @Test
    void weights_of_zero_never_learn_to_tell_digits_apart() {
        Recipe zeros = RECIPE.withInitializer(Initializer.ZEROS);
        try (TrainedMlp network = new MlpTrainer(zeros).fit(SPLIT.training(), SPLIT.validation())) {
            assertThat(network.history().get(0).trainingLoss()).isCloseTo(Math.log(10), within(1e-5));
            assertThat(network.last().trainingLoss()).isCloseTo(Math.log(10), within(0.01));
        }
    }

    @Test
    void a_run_that_never_had_a_finite_loss_is_refused() {
        Recipe wild = Recipe.of(Network.of(64, 64, 64, 64, 64))
                .withInitializer(new NormalInitializer(1))
                .withOptimizer(Recipe.sgd(Tracker.fixed(1f)))
                .withEpochs(2);
        assertThatThrownBy(() -> new MlpTrainer(wild).fit(SPLIT.training(), SPLIT.validation()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("there must be an epoch with a finite loss to go back to, but there was none in 2");
    }

    @Test
    void a_whole_run_leaves_no_array_behind_once_it_is_closed() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDManager everything = manager.getParentManager();
            curve(RECIPE.withEpochs(1));
            int before = LiveArrays.count(everything);
            curve(RECIPE.withEpochs(2));
            assertThat(LiveArrays.count(everything)).isEqualTo(before);
        }
    }

    @Test
    void batch_normalisation_trains_from_weights_that_are_far_too_large() {
        Recipe wild = Recipe.of(Network.of(64, 64, 64).withBatchNorm())
                .withInitializer(new NormalInitializer(1))
                .withEpochs(10);
        try (TrainedMlp network = new MlpTrainer(wild).fit(SPLIT.training(), SPLIT.validation())) {
            assertThat(network.last().validationAccuracy()).isGreaterThan(0.8);
            assertThat(network.loss(SPLIT.validation()))
                    .isEqualTo(network.best().validationLoss());
        }
    }

    @Test
    void kaiming_weights_keep_the_signal_s_size_through_five_layers() {
        Network deep = Network.of(64, 64, 64, 64, 64);
        List<Double> kaiming = Initialisation.signal(deep, Recipe.KAIMING, SPLIT.training(), 1);
        List<Double> small = Initialisation.signal(deep, new NormalInitializer(0.01f), SPLIT.training(), 1);
        List<Double> large = Initialisation.signal(deep, new NormalInitializer(1f), SPLIT.training(), 1);

        assertThat(kaiming).hasSize(6).allSatisfy(size -> assertThat(size).isBetween(0.3, 3.0));
        assertThat(small.get(5)).isLessThan(1e-5);
        assertThat(large.get(5)).isGreaterThan(1e3);
        assertThat(large.get(0) / small.get(0))
                .as("the layer is linear in its weights")
                .isCloseTo(100, within(0.1));
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> Network.of(64, 0)).hasMessage("hiddenUnits must each be at least 1, but were [64, 0]");
        assertThatThrownBy(() -> Network.of(64).withDropout(1)).hasMessage("dropout must be in [0, 1), but was 1.0");
        assertThatThrownBy(() -> Network.of(64).withDropout(Float.NaN)).hasMessageEndingWith("but was NaN");
        assertThatThrownBy(() -> RECIPE.withEpochs(0)).hasMessage("epochs must be at least 1, but was 0");
        assertThatThrownBy(() -> RECIPE.withPatience(0)).hasMessage("patience must be at least 1, but was 0");
        assertThatThrownBy(() -> new Recipe(Network.of(), Recipe.KAIMING, RECIPE.optimizer(), 0, 1, 1, 1))
                .hasMessage("batchSize must be at least 1, but was 0");
    }

    private static List<Epoch> curve(Recipe recipe) {
        try (TrainedMlp network = new MlpTrainer(recipe).fit(SPLIT.training(), SPLIT.validation())) {
            return network.history();
        }
    }
}
