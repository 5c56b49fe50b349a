package gradus.deeplearning.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.deeplearning.djl.LiveArrays;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class GptTest {
    private static final BytePairs BYTES = new BytePairs(List.of());
    private static final GptShape TINY = new GptShape(257, 8, 8, 2, 1);

    @Test
    void it_has_as_many_weights_as_its_shape_says() {
        try (Gpt gpt = new Gpt(TINY, BYTES, 1)) {
            long weights = gpt.model().getBlock().getParameters().values().stream()
                    .mapToLong(parameter -> parameter.getArray().size())
                    .sum();
            assertThat(weights).isEqualTo(TINY.weights());
        }
    }

    @Test
    void a_token_later_on_changes_no_logit_before_it() {
        try (Gpt gpt = new Gpt(TINY, BYTES, 1)) {
            double[] one = gpt.logLikelihoods(BYTES.encode("abcdefg"));
            double[] other = gpt.logLikelihoods(BYTES.encode("abcdefz"));
            assertThat(Arrays.copyOf(one, 6)).containsExactly(Arrays.copyOf(other, 6), within(1e-6));
        }
    }

    @Test
    void a_long_text_is_scored_as_if_each_token_were_asked_with_at_least_half_a_context_before_it() {
        try (Gpt gpt = new Gpt(TINY, BYTES, 1)) {
            for (int length : new int[] {0, 1, 7, 8, 9, 12, 13, 29, 80}) {
                int[] tokens = new Random(length).ints(length, 0, 256).toArray();
                double[] logs = gpt.logLikelihoods(tokens);
                assertThat(logs).hasSize(length);
                for (int i = 0; i < length; i++) { // windows of 8 begin at 0, 4, 8, … and 8 before the end
                    int window = i < 8 ? 0 : Math.min((i - 4) / 4 * 4, length - 8);
                    assertThat(logs[i]).isCloseTo(asked(gpt, tokens, window, i), within(1e-5));
                }
            }
        }
    }

    private static double asked(Gpt gpt, int[] tokens, int window, int i) {
        int[] before = IntStream.concat(IntStream.of(BYTES.end()), Arrays.stream(tokens, 0, i))
                .toArray();
        double[] logits = gpt.next(Arrays.copyOfRange(before, window, before.length));
        double sum = Arrays.stream(logits).map(Math::exp).sum();
        return logits[tokens[i]] - Math.log(sum);
    }

    @Test
    void targets_are_the_inputs_one_token_later() {
        Windows windows = new Windows(new int[] {5, 6, 7, 8, 9}, 3);
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(windows.inputs(manager, 0, 1).toLongArray()).containsExactly(5, 6, 7, 6, 7, 8);
            assertThat(windows.targets(manager, 0, 1).toLongArray()).containsExactly(6, 7, 8, 7, 8, 9);
        }
        assertThat(windows.draw(200, new Random(1))).containsOnly(0, 1).contains(0, 1);
        assertThat(Windows.of(BYTES, List.of("a", "bc"), 2).tokens()).isEqualTo(6);
        assertThatThrownBy(() -> new Windows(new int[3], 3))
                .hasMessageContaining("the length of stream must be at least 4");
    }

    @Test
    void the_loss_is_the_mean_of_minus_ln_p_of_what_came_next() {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray logits = manager.create(
                    new float[] {0, (float) Math.log(3), 0, 0}, new Shape(1, 2, 2)); // p = 1/4, 3/4 and 1/2, 1/2
            NDArray targets = manager.create(new long[] {1, 0}, new Shape(1, 2));
            float loss = new NextToken()
                    .evaluate(new NDList(targets), new NDList(logits))
                    .getFloat();
            assertThat(loss).isCloseTo((float) (-(Math.log(0.75) + Math.log(0.5)) / 2), within(1e-6f));
        }
    }

    @Test
    void a_few_bytes_are_learnt_by_heart_the_same_way_twice_and_nothing_is_left_behind() {
        Windows windows = Windows.of(BYTES, List.of("abcabcabcabc"), 8);
        List<Float> first = losses(windows);
        assertThat(first.get(0)).isCloseTo((float) Math.log(257), within(0.2f));
        assertThat(first.get(first.size() - 1)).isLessThan(1.5f);
        assertThat(losses(windows)).isEqualTo(first);
    }

    private static List<Float> losses(Windows windows) {
        List<Float> losses = new ArrayList<>();
        try (Gpt gpt = new Gpt(TINY, BYTES, 1)) {
            NDManager everything = gpt.model().getNDManager();
            List<Integer> live = new ArrayList<>();
            new GptTrainer(new Schooling(80, 4, 0.03f, 1)).train(gpt, windows, (step, loss) -> {
                losses.add(loss);
                live.add(LiveArrays.count(everything));
            });
            assertThat(live.get(79)).isEqualTo(live.get(1));
            int after = LiveArrays.count(everything);
            gpt.logLikelihoods(BYTES.encode("abcabcabcabc"));
            gpt.write("ab", 5, Sampler.PLAIN, new Random(1));
            assertThat(LiveArrays.count(everything)).isEqualTo(after);
        }
        return losses;
    }

    @Test
    void a_checkpoint_gives_the_same_network_again() {
        try (Gpt gpt = new Gpt(new GptShape(258, 8, 8, 2, 1), new BytePairs(List.of(new Pair('a', 'b'))), 1);
                Gpt again = Checkpoint.read(Checkpoint.write(gpt))) {
            assertThat(again.shape()).isEqualTo(gpt.shape());
            assertThat(again.encoding().merges()).containsExactly(new Pair('a', 'b'));
            assertThat(again.next(256, 'c')).containsExactly(gpt.next(256, 'c'));
        }
    }

    @Test
    void a_damaged_checkpoint_is_refused() {
        byte[] bytes;
        try (Gpt gpt = new Gpt(TINY, BYTES, 1)) {
            bytes = Checkpoint.write(gpt);
        }
        byte[] flipped = bytes.clone();
        flipped[1000] ^= 1;
        assertThatThrownBy(() -> Checkpoint.read(flipped)).hasMessageContaining("the checkpoint is damaged");
        assertThatThrownBy(() -> Checkpoint.read(Arrays.copyOf(bytes, 5000))).hasMessageContaining("SHA-256");
        assertThatThrownBy(() -> Checkpoint.read(new byte[3])).hasMessageContaining("SHA-256");
    }

    @Test
    void an_end_of_the_text_ends_the_writing() {
        Engine.getInstance().setRandomSeed(1);
        try (Gpt gpt = new Gpt(TINY, BYTES, 1)) {
            new GptTrainer(new Schooling(200, 8, 0.01f, 1))
                    .train(gpt, Windows.of(BYTES, List.of("ab", "ab", "ab", "ab", "ab", "ab"), 8), (step, loss) -> {});
            assertThat(gpt.write("a", 50, Sampler.GREEDY, new Random(1))).isEqualTo("b");
        }
    }

    @Test
    void shapes_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new GptShape(257, 8, 9, 2, 1))
                .hasMessageContaining("width must be a multiple of heads (2)");
        assertThatThrownBy(() -> new Gpt(TINY, new BytePairs(List.of(new Pair('a', 'b'))), 1))
                .hasMessageContaining("shape must hold 258");
        assertThatThrownBy(() -> new Schooling(1, 1, 1, 1)).hasMessageContaining("steps must be at least 2");
        try (Gpt gpt = new Gpt(TINY, BYTES, 1)) {
            assertThatThrownBy(gpt::next).hasMessageContaining("the length of tokens must be at least 1");
        }
    }
}
