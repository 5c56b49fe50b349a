package gradus.deeplearning.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of these models, beyond the numbers that it prints. */
@Tag("proof")
class LanguageModelClaimsTest {
    private static final Corpus CORPUS = Corpus.load();
    private static final List<String> TRAINING = Corpus.words(CORPUS.training());
    private static final List<String> TEST = beginnings(Corpus.words(CORPUS.test()));
    private static final BytePairs BYTES = new BytePairs(List.of());
    private static final Gpt GPT = Checkpoint.shipped();
    private static final NGram COUNTS = NGram.count(5, GPT.encoding(), TRAINING);
    private static final NGram FOUR = COUNTS.upTo(4);

    @AfterAll
    static void close() {
        GPT.close();
    }

    @Test
    void three_tokens_back_are_best_for_counts() {
        double[] perplexity = IntStream.rangeClosed(1, 5)
                .mapToDouble(order -> Perplexity.of(COUNTS.upTo(order), GPT.encoding(), Corpus.words(CORPUS.test()))
                        .perByte())
                .toArray();
        assertThat(perplexity[3]).isEqualTo(Arrays.stream(perplexity).min().orElseThrow());
        assertThat(perplexity[4]).isGreaterThan(perplexity[3]);
    }

    @Test
    void the_network_beats_the_counts_and_both_together_beat_each() {
        double network = perByte(GPT, TEST);
        double counts = perByte(FOUR, TEST);
        assertThat(network).isLessThan(counts);
        assertThat(perByte(new Mixture(GPT, FOUR, 0.5), TEST)).isLessThan(network);
        assertThat(2 * GPT.shape().weights()).isLessThan(FOUR.size());
    }

    @Test
    void per_token_bytes_look_better_and_per_byte_they_are_worse() {
        Perplexity bytes = Perplexity.of(NGram.count(6, BYTES, TRAINING), BYTES, TEST);
        Perplexity tokens = Perplexity.of(FOUR, GPT.encoding(), TEST);
        assertThat(tokens.perToken() / bytes.perToken()).isBetween(5.5, 6.0);
        assertThat(bytes.perByte()).isGreaterThan(tokens.perByte());
    }

    @Test
    void counts_know_their_training_texts_by_heart_and_the_network_hardly() {
        List<String> known = beginnings(TRAINING.subList(0, TEST.size()));
        assertThat(perByte(FOUR, known)).isLessThan(0.65 * perByte(FOUR, TEST));
        assertThat(perByte(GPT, known)).isBetween(0.93 * perByte(GPT, TEST), perByte(GPT, TEST));
    }

    @Test
    void colder_samples_surprise_the_counts_less() {
        double[] people =
                TEST.stream().mapToDouble(text -> perByte(FOUR, List.of(text))).toArray();
        assertThat(written(Sampler.GREEDY, 1))
                .isLessThan(Arrays.stream(people).min().orElseThrow());
        double warm = written(Sampler.PLAIN, 10);
        assertThat(written(Sampler.PLAIN.withTemperature(0.6), 10)).isLessThan(warm);
        double hot = written(Sampler.PLAIN.withTemperature(1.5), 10);
        assertThat(hot)
                .isGreaterThan(warm)
                .isGreaterThan(Arrays.stream(people).max().orElseThrow());
    }

    /** The perplexity per byte, under the counts, of what is written with some seeds. */
    private static double written(Sampler sampler, int seeds) {
        List<String> texts = IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> GPT.write("Elizabeth was", 40, sampler, new Random(seed)))
                .filter(text -> !text.isEmpty())
                .toList();
        return perByte(FOUR, texts);
    }

    @Test
    void a_loss_of_the_present_token_falls_to_nothing_and_is_worth_nothing() {
        Windows right = Windows.of(BYTES, TRAINING.subList(0, 5), 32);
        assertThat(last(right)[0]).isGreaterThan(2);
        double[] wrong = last(right.ofPresentTokens());
        assertThat(wrong[0]).isLessThan(0.1);
        assertThat(wrong[1]).as("perplexity per byte, of 257 possible tokens").isGreaterThan(257);
    }

    /** The last loss of a short training, and the perplexity per byte of a text. */
    private static double[] last(Windows windows) {
        double[] last = new double[2];
        try (Gpt gpt = new Gpt(new GptShape(257, 32, 16, 2, 1), BYTES, 1)) {
            new GptTrainer(new Schooling(100, 16, 0.02f, 1)).train(gpt, windows, (step, loss) -> last[0] = loss);
            last[1] = Perplexity.of(gpt, BYTES, TEST.subList(0, 1)).perByte();
        }
        return last;
    }

    private static double perByte(LanguageModel model, List<String> texts) {
        return Perplexity.of(model, GPT.encoding(), texts).perByte();
    }

    private static List<String> beginnings(List<String> texts) {
        return texts.stream().map(text -> text.substring(0, 2500)).toList();
    }
}
