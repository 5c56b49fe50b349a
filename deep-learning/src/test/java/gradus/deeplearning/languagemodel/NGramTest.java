package gradus.deeplearning.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NGramTest {
    private static final BytePairs BYTES = new BytePairs(List.of());
    private static final List<String> TEXTS = List.of("abab", "aca");

    @Test
    void one_token_by_hand() {
        // of 7 tokens 4 are a, 2 b, 1 c: three kinds give up 0.75 each, which is spread over 257
        double[] logs = NGram.count(1, BYTES, TEXTS).logLikelihoods(BYTES.encode("az"));
        double spread = 3 * 0.75 / 7 / 257;
        assertThat(Math.exp(logs[0])).isCloseTo((4 - 0.75) / 7 + spread, within(1e-12));
        assertThat(Math.exp(logs[1])).isCloseTo(spread, within(1e-12));
    }

    @Test
    void two_tokens_by_hand() {
        // after a came b twice and c once; what they give up goes to the model of one token
        double[] logs = NGram.count(2, BYTES, TEXTS).logLikelihoods(BYTES.encode("ab"));
        double b = (2 - 0.75) / 7 + 3 * 0.75 / 7 / 257;
        assertThat(Math.exp(logs[1])).isCloseTo((2 - 0.75) / 3 + 2 * 0.75 / 3 * b, within(1e-12));
    }

    @Test
    void the_probabilities_of_all_next_tokens_add_up_to_one() {
        for (int order = 1; order <= 4; order++) {
            NGram model = NGram.count(order, BYTES, TEXTS);
            for (int[] before : List.of(new int[] {}, new int[] {'a'}, new int[] {'b', 'a'}, new int[] {'z', 'z'})) {
                double sum = IntStream.range(0, BYTES.vocabulary())
                        .mapToDouble(next -> {
                            int[] tokens = Arrays.copyOf(before, before.length + 1);
                            tokens[before.length] = next;
                            return Math.exp(model.logLikelihoods(tokens)[before.length]);
                        })
                        .sum();
                assertThat(sum).isCloseTo(1, within(1e-12));
            }
        }
    }

    @Test
    void perplexity_is_the_number_of_equally_likely_choices() {
        LanguageModel dice = tokens ->
                IntStream.range(0, tokens.length).mapToDouble(i -> -Math.log(6)).toArray();
        Perplexity perplexity = Perplexity.of(dice, new BytePairs(List.of(new Pair('a', 'b'))), List.of("abab", "b"));
        assertThat(perplexity.tokens()).isEqualTo(3);
        assertThat(perplexity.bytes()).isEqualTo(5);
        assertThat(perplexity.perToken()).isCloseTo(6, within(1e-12));
        assertThat(perplexity.perByte()).isCloseTo(Math.pow(6, 3 / 5.0), within(1e-12));
        assertThat(perplexity.bitsPerByte()).isCloseTo(3 * Math.log(6) / Math.log(2) / 5, within(1e-12));
    }

    @Test
    void fewer_tokens_of_the_same_counts_are_a_shorter_model() {
        NGram four = NGram.count(4, BYTES, TEXTS);
        int[] text = BYTES.encode("abacab");
        for (int order = 1; order <= 4; order++) {
            assertThat(four.upTo(order).logLikelihoods(text))
                    .containsExactly(NGram.count(order, BYTES, TEXTS).logLikelihoods(text), within(1e-12));
        }
        assertThat(four.size()).isGreaterThan(NGram.count(1, BYTES, TEXTS).size());
    }

    @Test
    void more_texts_are_counted_on_top_and_the_first_counts_stay() {
        NGram first = NGram.count(4, BYTES, TEXTS.subList(0, 1));
        int[] text = BYTES.encode("abacab");
        double[] before = first.logLikelihoods(text);
        NGram both = first.plus(TEXTS.subList(1, 2));
        NGram counted = NGram.count(4, BYTES, TEXTS);
        assertThat(both.logLikelihoods(text)).containsExactly(counted.logLikelihoods(text));
        assertThat(both.size()).isEqualTo(counted.size());
        assertThat(first.logLikelihoods(text)).containsExactly(before);
        assertThat(first.size()).isLessThan(both.size());
        assertThat(NGram.count(4, BYTES, TEXTS.subList(0, 1))
                        .upTo(2)
                        .plus(TEXTS.subList(1, 2))
                        .logLikelihoods(text))
                .containsExactly(counted.upTo(2).logLikelihoods(text));
    }

    @Test
    void a_mixture_is_never_worse_than_half_of_either() {
        NGram one = NGram.count(1, BYTES, TEXTS);
        NGram two = NGram.count(2, BYTES, TEXTS);
        double[] mixed = new Mixture(one, two, 0.5).logLikelihoods(BYTES.encode("abz"));
        double[] worse = one.logLikelihoods(BYTES.encode("abz"));
        for (int i = 0; i < mixed.length; i++) {
            assertThat(mixed[i]).isGreaterThanOrEqualTo(worse[i] - Math.log(2));
        }
        assertThatThrownBy(() -> new Mixture(one, two, 2)).hasMessageContaining("weight must be");
    }

    @Test
    void bad_input_is_refused() {
        assertThatThrownBy(() -> NGram.count(0, BYTES, TEXTS)).hasMessageContaining("order must be at least 1");
        assertThatThrownBy(() -> Perplexity.of(tokens -> new double[0], BYTES, List.of("")))
                .hasMessageContaining("tokens must be at least 1");
    }
}
