package gradus.deeplearning.languagemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class SamplerTest {
    private static final Offset<Double> TINY = within(1e-12);
    /** Probabilities of a half, a quarter, 3/20 and 1/10. */
    private static final double[] LOGITS = {Math.log(0.25), Math.log(0.5), Math.log(0.1), Math.log(0.15)};

    @Test
    void the_token_that_crosses_the_line_belongs_to_those_that_stay() {
        assertThat(Sampler.PLAIN.withTopP(0.7).probabilities(LOGITS))
                .containsExactly(new double[] {1 / 3.0, 2 / 3.0, 0, 0}, TINY);
        assertThat(Sampler.PLAIN.withTopP(0.76).probabilities(LOGITS))
                .containsExactly(new double[] {0.25 / 0.9, 0.5 / 0.9, 0, 0.15 / 0.9}, TINY);
    }

    @Test
    void however_small_the_share_one_token_stays() {
        assertThat(Sampler.PLAIN.withTopP(1e-300).probabilities(LOGITS)).containsExactly(0, 1, 0, 0);
    }

    @Test
    void a_share_of_one_and_all_tokens_change_nothing() {
        assertThat(Sampler.PLAIN.probabilities(LOGITS)).containsExactly(new double[] {0.25, 0.5, 0.1, 0.15}, TINY);
        assertThat(Sampler.PLAIN.probabilities(new double[] {0, -60, -70})[2]) // the sum is 1 already after the first
                .isCloseTo(Math.exp(-70), within(1e-40));
    }

    @Test
    void of_equally_likely_tokens_the_smaller_ids_stay() {
        assertThat(Sampler.PLAIN.withTopK(2).probabilities(new double[] {1, 3, 3, 3}))
                .containsExactly(new double[] {0, 0.5, 0.5, 0}, TINY);
        assertThat(Sampler.PLAIN.withTopP(0.5).probabilities(new double[4]))
                .containsExactly(new double[] {0.5, 0.5, 0, 0}, TINY);
    }

    @Test
    void the_share_is_of_what_the_number_of_tokens_has_left() {
        assertThat(new Sampler(1, 2, 0.6).probabilities(LOGITS))
                .containsExactly(0, 1, 0, 0); // 0.5 of 0.75 is two thirds
    }

    @Test
    void temperature_comes_before_the_cut_and_raises_to_a_power() {
        double[] cold = Sampler.PLAIN.withTemperature(0.5).probabilities(LOGITS);
        double sum = 0.25 * 0.25 + 0.5 * 0.5 + 0.1 * 0.1 + 0.15 * 0.15;
        assertThat(cold[1]).isCloseTo(0.25 / sum, TINY);
        assertThat(new Sampler(0.5, 9, 0.7).probabilities(LOGITS)).containsExactly(0, 1, 0, 0);
    }

    @Test
    void a_lower_temperature_never_makes_the_choice_harder() {
        Random random = new Random(1);
        for (int round = 0; round < 200; round++) {
            double[] logits = random.doubles(8, -4, 4).toArray();
            assertThat(entropy(Sampler.PLAIN.withTemperature(0.7).probabilities(logits)))
                    .isLessThan(entropy(Sampler.PLAIN.probabilities(logits)));
        }
    }

    @Test
    void tokens_are_drawn_as_often_as_their_probability_says() {
        Random random = new Random(3);
        int[] drawn = new int[4];
        for (int i = 0; i < 40_000; i++) {
            drawn[Sampler.PLAIN.draw(LOGITS, random)]++;
        }
        assertThat(Arrays.stream(drawn).mapToDouble(n -> n / 40_000.0).toArray())
                .containsExactly(new double[] {0.25, 0.5, 0.1, 0.15}, within(0.01));
        assertThat(Sampler.GREEDY.draw(LOGITS, random)).isEqualTo(1);
    }

    @Test
    void what_makes_no_sense_is_refused() {
        assertThatThrownBy(() -> Sampler.PLAIN.withTemperature(0)).hasMessageContaining("temperature must be");
        assertThatThrownBy(() -> Sampler.PLAIN.withTemperature(Double.POSITIVE_INFINITY))
                .hasMessageContaining("temperature must be finite");
        assertThatThrownBy(() -> Sampler.PLAIN.withTopK(0)).hasMessageContaining("topK must be at least 1");
        assertThatThrownBy(() -> Sampler.PLAIN.withTopP(0)).hasMessageContaining("topP must be");
        assertThatThrownBy(() -> Sampler.PLAIN.withTopP(1.1)).hasMessageContaining("topP must be");
        assertThatThrownBy(() -> Sampler.PLAIN.probabilities(new double[] {1, Double.NaN}))
                .hasMessageContaining("logits[1] must be finite");
        assertThatThrownBy(() -> Sampler.PLAIN.probabilities(new double[0])).hasMessageContaining("logits must hold");
    }

    private static double entropy(double[] p) {
        return -Arrays.stream(p).filter(q -> q > 0).map(q -> q * Math.log(q)).sum();
    }
}
