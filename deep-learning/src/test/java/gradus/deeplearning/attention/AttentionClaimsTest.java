package gradus.deeplearning.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.nn.core.Linear;
import ai.djl.nn.transformer.ScaledDotProductAttentionBlock;
import ai.djl.training.ParameterStore;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class AttentionClaimsTest {
    private static final int SEEDS = 10;
    private static final int CONTROL_SEEDS = 5;
    private static final AttentionSettings WHOLE = StoreReader.Recipe.of(1).settings();
    private static final List<StoreLog> HELD_OUT = StoreLog.random(1000, 16, new Random(1000));

    private record Run(double loss, StoreScore score, List<Double> first) {}

    @Test
    void with_mask_and_positions_it_answers_three_of_four_and_without_positions_half_of_what_was_put_again() {
        runs(WHOLE).forEach(run -> {
            assertThat(run.score().once()).isGreaterThan(0.93);
            assertThat(run.score().overwritten()).isGreaterThan(0.75);
        });
        runs(AttentionSettings.of(32, 2)).forEach(run -> {
            assertThat(run.score().once()).isGreaterThan(0.97);
            assertThat(run.score().overwritten()).isBetween(0.4, 0.6);
        });
    }

    @Test
    void without_the_mask_the_training_loss_is_next_to_nothing_and_most_answers_are_wrong() {
        List<Run> masked = runs(WHOLE);
        List<Run> open = runs(WHOLE.bothWays());
        for (int i = 0; i < open.size(); i++) {
            assertThat(open.get(i).loss())
                    .as("seed %d", i + 1)
                    .isLessThan(masked.get(i).loss());
        }
        open.forEach(run -> {
            assertThat(run.loss()).isLessThan(0.01);
            assertThat(run.score().once()).isLessThan(0.5);
            assertThat(run.score().overwritten()).isLessThan(0.5);
        });
    }

    @Test
    void no_single_head_is_the_answer() {
        runs(WHOLE)
                .forEach(run -> assertThat(
                                Math.min(run.first().get(0), run.first().get(1)))
                        .as("a head whose largest weight often lies elsewhere")
                        .isLessThan(0.9));
    }

    /** Trained once for all tests. */
    private static final Map<AttentionSettings, List<Run>> RUNS = new ConcurrentHashMap<>();

    private static List<Run> runs(AttentionSettings settings) {
        return RUNS.computeIfAbsent(settings, AttentionClaimsTest::train);
    }

    private static List<Run> train(AttentionSettings settings) {
        return IntStream.rangeClosed(1, settings.equals(WHOLE) ? SEEDS : CONTROL_SEEDS)
                .mapToObj(seed -> run(StoreReader.Recipe.of(seed).with(settings)))
                .toList();
    }

    private static Run run(StoreReader.Recipe recipe) {
        try (StoreReader reader = StoreReader.fit(recipe)) {
            return new Run(
                    reader.finalLoss(),
                    StoreScore.of(reader.answers(HELD_OUT), HELD_OUT),
                    reader.sourceIsLargest(HELD_OUT));
        }
    }

    @Test
    void a_reader_repeats_with_its_seed_and_its_answers_and_maps_leave_no_array_behind() {
        StoreReader.Recipe recipe = new StoreReader.Recipe(AttentionSettings.of(8, 2), 16, 21, 1);
        List<StoreLog> logs = HELD_OUT.subList(0, 20);
        try (StoreReader reader = StoreReader.fit(recipe);
                StoreReader again = StoreReader.fit(recipe)) {
            assertThat(again.answers(logs)).containsExactly(reader.answers(logs));
            assertThat(again.finalLoss()).isEqualTo(reader.finalLoss());
            int before = reader.liveArrays();
            reader.answers(logs);
            double[][] map = reader.maps(logs.get(0)).get(1);
            assertThat(reader.liveArrays()).isEqualTo(before);
            assertThat(Arrays.stream(map[9]).sum()).isCloseTo(1, within(1e-6));
            assertThat(map[3][4]).isZero();
        }
    }

    @Test
    void djl_s_own_attention_block_gives_the_same_numbers_with_three_linear_maps_and_no_mask() {
        Engine.getInstance().setRandomSeed(1);
        try (NDManager manager = NDManager.newBaseManager()) {
            SelfAttentionBlock ours =
                    new SelfAttentionBlock(AttentionSettings.of(8, 2).bothWays());
            ours.initialize(manager, DataType.FLOAT32, new Shape(3, 5, 8));
            ScaledDotProductAttentionBlock theirs = ScaledDotProductAttentionBlock.builder()
                    .setEmbeddingSize(8)
                    .setHeadCount(2)
                    .build();
            theirs.initialize(manager, DataType.FLOAT32, new Shape(3, 5, 8));
            copy(ours, theirs);
            ParameterStore store = new ParameterStore(manager, false);
            NDArray x = manager.randomNormal(new Shape(3, 5, 8));
            float[] expected =
                    ours.forward(store, new NDList(x), false).singletonOrThrow().toFloatArray();
            assertThat(theirs.forward(store, new NDList(x), false).get(0).toFloatArray())
                    .containsExactly(expected, within(1e-5f));
        }
    }

    /** The projection's rows are those of the queries, then of the keys, then of the values. */
    private static void copy(SelfAttentionBlock ours, ScaledDotProductAttentionBlock theirs) {
        List<Parameter> from = ours.getParameters().values();
        Map<Linear, Integer> parts =
                Map.of(theirs.getQueryProjection(), 0, theirs.getKeyProjection(), 1, theirs.getValueProjection(), 2);
        parts.forEach((linear, part) -> {
            List<Parameter> to = linear.getParameters().values();
            for (int i = 0; i < to.size(); i++) {
                String rows = 8 * part + ":" + (8 * part + 8);
                from.get(i).getArray().get(rows).copyTo(to.get(i).getArray());
            }
        });
        List<Parameter> result = theirs.getResultProjection().getParameters().values();
        for (int i = 0; i < result.size(); i++) {
            from.get(2 + i).getArray().copyTo(result.get(i).getArray());
        }
    }
}
