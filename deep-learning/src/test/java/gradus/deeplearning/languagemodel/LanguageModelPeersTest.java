package gradus.deeplearning.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The lesson's numbers beside those of {@code src/test/peers/peer_language_model.py} (Python 3.11.2; PyTorch 1.13.1 of Debian 12, where DJL
 * brings 2.7.1).
 */
@Tag("proof")
class LanguageModelPeersTest {
    private static final Corpus CORPUS = Corpus.load();
    private static final List<String> TRAINING = Corpus.words(CORPUS.training());
    private static final List<String> TEST = Corpus.words(CORPUS.test());
    private static final Gpt GPT = Checkpoint.shipped();
    private static final BytePairs ENCODING = GPT.encoding();

    @AfterAll
    static void close() {
        GPT.close();
    }

    @Test
    void the_merges_of_the_checkpoint_are_those_that_python_learns() {
        assertThat(BytePairs.learn(TRAINING, 511).merges()).isEqualTo(ENCODING.merges());
        assertThat(ENCODING.merges()).startsWith(new Pair(32, 116), new Pair(32, 97), new Pair(104, 101));
        assertThat(ENCODING.merges()).endsWith(new Pair(412, 116)); // the script: merges as in the checkpoint: True
        assertThat(TRAINING.stream()
                        .mapToInt(text -> ENCODING.encode(text).length)
                        .sum())
                .isEqualTo(1_055_957);
    }

    @Test
    void runs_of_tokens_are_as_surprising_as_in_python() {
        NGram counts = NGram.count(5, ENCODING, TRAINING);
        double[] nats = {616840.378, 409219.413, 323693.112, 317426.704, 321704.812};
        for (int order = 1; order <= 5; order++) {
            Perplexity perplexity = Perplexity.of(counts.upTo(order), ENCODING, TEST);
            assertThat(perplexity.tokens()).isEqualTo(107_152);
            assertThat(perplexity.bytes()).isEqualTo(278_355);
            assertThat(perplexity.nats()).isCloseTo(nats[order - 1], within(0.001));
        }
    }

    /** FLOAT32 keeps seven digits; sums over 96 and 384 numbers in three blocks, in another order, lose two of them. */
    @Test
    void the_logits_are_those_of_pytorch() {
        int[] tokens = IntStream.concat(
                        IntStream.of(ENCODING.end()),
                        IntStream.of(ENCODING.encode("It is a truth universally acknowledged, that a single man in")))
                .toArray();
        assertThat(tokens).startsWith(767, 73, 116, 341).endsWith(297, 510, 288).hasSize(29);
        double[] first = GPT.next(767);
        assertThat(new double[] {first[77], first[84], first[87]})
                .containsExactly(new double[] {11.796730, 11.370692, 10.875723}, within(1e-4));
        assertThat(Arrays.stream(first).sum()).isCloseTo(-1498.976, within(0.01));
        double[] last = GPT.next(tokens);
        assertThat(new double[] {last[263], last[257], last[408]})
                .containsExactly(new double[] {8.0342130, 7.0470385, 6.3380541}, within(1e-4));
        assertThat(Arrays.stream(last).sum()).isCloseTo(-2450.844, within(0.01));
        double[] logs = GPT.logLikelihoods(Arrays.copyOf(ENCODING.encode(TEST.get(0)), 96));
        assertThat(-Arrays.stream(logs).average().orElseThrow()).isCloseTo(2.811564, within(1e-5));
    }
}
