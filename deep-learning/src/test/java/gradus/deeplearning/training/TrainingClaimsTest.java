package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.norm.Dropout;
import ai.djl.training.ParameterStore;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.djl.LiveArrays;
import java.util.Arrays;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of networks and of DJL, beyond the numbers that it prints. */
@Tag("proof")
class TrainingClaimsTest {
    private static final Forms.Split SPLIT = Forms.byForm();
    private static final Network SMALL = Network.of(64);

    @Test
    void the_first_loss_is_a_little_above_ln_10() {
        Recipe recipe = Recipe.of(SMALL).withEpochs(1);
        DoubleSummaryStatistics losses = IntStream.rangeClosed(1, 10)
                .mapToDouble(seed -> history(recipe.withSeed(seed), SPLIT.validation())
                        .get(0)
                        .trainingLoss())
                .summaryStatistics();
        assertThat(losses.getMin()).isGreaterThan(Math.log(10));
        assertThat(losses.getMax()).isLessThan(3.5);
    }

    @Test
    void at_its_own_rate_each_optimiser_does_as_well_and_at_a_common_one_not() {
        double adam = loss(Recipe.adam(Tracker.fixed(0.003f)));
        double momentum = loss(Recipe.momentum(Tracker.fixed(0.03f), 0.9f));
        double sgd = loss(Recipe.sgd(Tracker.fixed(0.2f)));

        assertThat(List.of(adam, momentum, sgd))
                .allSatisfy(loss -> assertThat(loss).isBetween(0.15, 0.35));
        assertThat(Math.max(adam, Math.max(momentum, sgd)) / Math.min(adam, Math.min(momentum, sgd)))
                .as("ten seeds: Adam " + adam + ", momentum " + momentum + ", SGD " + sgd)
                .isLessThan(1.33);
        assertThat(loss(Recipe.sgd(Tracker.fixed(0.003f))))
                .as("SGD at Adam's rate")
                .isGreaterThan(3 * adam);
    }

    @Test
    void ten_images_are_learnt_by_heart_unless_the_rate_is_far_too_low() {
        Digits ten = Forms.of(List.of(1)).rows(IntStream.range(0, 10).toArray());
        for (int seed = 1; seed <= 10; seed++) {
            Recipe recipe = Recipe.of(SMALL).withEpochs(250).withSeed(seed);
            assertThat(last(recipe, ten)).as("seed " + seed).isLessThan(0.05);
            assertThat(last(recipe.withOptimizer(Recipe.adam(Tracker.fixed(0.00001f))), ten))
                    .as("seed " + seed + ", rate far too low")
                    .isGreaterThan(1.5);
        }
    }

    @Test
    void dropout_silences_only_while_training_and_keeps_the_size_of_sums() {
        try (NDManager manager = NDManager.newBaseManager()) {
            Engine.getInstance().setRandomSeed(1);
            Block dropout = Dropout.builder().optRate(0.75f).build();
            dropout.initialize(manager, DataType.FLOAT32, new Shape(1, 10_000));
            ParameterStore store = new ParameterStore(manager, false);
            NDList ones = new NDList(manager.ones(new Shape(1, 10_000)));
            NDArray training = dropout.forward(store, ones, true).singletonOrThrow();

            assertThat(training.toFloatArray()).containsOnly(0, 4).contains(0, 4);
            assertThat(training.mean().getFloat()).isCloseTo(1, within(0.1f));
            assertThat(dropout.forward(store, ones, false).singletonOrThrow().toFloatArray())
                    .containsOnly(1);
        }
    }

    @Test
    void a_result_belongs_to_the_manager_of_its_operand() {
        try (NDManager one = NDManager.newBaseManager();
                NDManager other = NDManager.newBaseManager()) {
            NDArray a = one.ones(new Shape(3));
            NDArray b = other.ones(new Shape(3));

            assertThat(a.add(b).getManager()).isSameAs(one);
            assertThat(b.add(a).getManager()).isSameAs(other);
        }
    }

    @Test
    void a_duplicate_belongs_to_the_models_manager_until_it_is_attached_to_another() {
        try (Model model = Model.newInstance("test");
                NDManager mine = NDManager.newBaseManager()) {
            Block block = Network.of().block();
            block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, Digits.PIXELS));
            NDArray copy = block.getParameters().valueAt(0).getArray().duplicate();
            assertThat(copy.getManager()).isSameAs(model.getNDManager());
            copy.attach(mine);
            assertThat(copy.getManager()).isSameAs(mine);
        }
    }

    @Test
    void a_scope_frees_what_was_made_inside_it() {
        try (NDManager manager = NDManager.newBaseManager()) {
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                manager.ones(new Shape(3)).add(1);
                assertThat(LiveArrays.count(manager)).isEqualTo(2);
            }
            assertThat(LiveArrays.count(manager)).isZero();
        }
    }

    /** The mean validation loss of ten seeds after ten epochs. */
    private static double loss(Supplier<Optimizer> optimizer) {
        Recipe recipe = Recipe.of(SMALL).withOptimizer(optimizer).withEpochs(10);
        double[] losses = IntStream.rangeClosed(1, 10)
                .mapToDouble(seed -> {
                    List<Epoch> history = history(recipe.withSeed(seed), SPLIT.training());
                    return history.get(history.size() - 1).validationLoss();
                })
                .toArray();
        return Arrays.stream(losses).average().orElseThrow();
    }

    private static double last(Recipe recipe, Digits training) {
        List<Epoch> history = history(recipe, training);
        return history.get(history.size() - 1).trainingLoss();
    }

    private static List<Epoch> history(Recipe recipe, Digits training) {
        try (TrainedMlp network = new MlpTrainer(recipe).fit(training, SPLIT.validation())) {
            return network.history();
        }
    }
}
