package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class LogitsTest {
    @Test
    void even_odds_are_one_half_and_odds_of_three_to_one_are_three_quarters() {
        assertThat(Logits.sigmoid(0)).isEqualTo(0.5);
        assertThat(Logits.sigmoid(Math.log(3))).isCloseTo(0.75, within(1e-15));
        assertThat(Logits.sigmoid(-Math.log(3))).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void the_sigmoid_of_a_very_negative_number_keeps_its_digits() {
        // exp(-700) is 9.86e-305, still an ordinary double; 1 - sigmoid(700) would be 0
        assertThat(Logits.sigmoid(-700) / Math.exp(-700)).isCloseTo(1, within(1e-15));
        assertThat(Logits.sigmoid(-1000)).isZero();
        assertThat(Logits.sigmoid(1000)).isEqualTo(1);
        assertThat(Logits.sigmoid(Double.NEGATIVE_INFINITY)).isZero();
        assertThat(Logits.sigmoid(Double.POSITIVE_INFINITY)).isEqualTo(1);
    }

    @Test
    void softmax_of_log_weights_gives_the_weights_back() {
        assertThat(Logits.softmax(new double[] {Math.log(1), Math.log(2), Math.log(5)}))
                .containsExactly(new double[] {0.125, 0.25, 0.625}, within(1e-15));
    }

    @Test
    void softmax_stays_finite_at_plus_and_minus_a_thousand() {
        assertThat(Logits.softmax(new double[] {1000, 1000, -1000})).containsExactly(0.5, 0.5, 0);
        assertThat(Logits.softmax(new double[] {-1000, -1000})).containsExactly(0.5, 0.5);
    }

    @Test
    void softmax_of_random_logits_adds_up_to_one_and_ignores_a_common_shift() {
        Random random = new Random(1);
        for (int trial = 0; trial < 500; trial++) {
            double[] logits = random.doubles(2 + random.nextInt(6), -50, 50).toArray();
            double shift = 900 * random.nextGaussian();
            double[] shifted = logits.clone();
            double sum = 0;
            for (int c = 0; c < logits.length; c++) {
                shifted[c] += shift;
                sum += Logits.softmax(logits)[c];
            }
            assertThat(sum).as("sum of probabilities").isCloseTo(1, within(1e-14));
            assertThat(Logits.softmax(shifted))
                    .as("softmax moved by " + shift)
                    .containsExactly(Logits.softmax(logits), within(1e-10));
        }
    }

    @Test
    void with_two_classes_softmax_is_the_sigmoid_of_the_difference() {
        Random random = new Random(2);
        for (int trial = 0; trial < 500; trial++) {
            double[] z = random.doubles(2, -40, 40).toArray();
            assertThat(Logits.softmax(z)[1]).isCloseTo(Logits.sigmoid(z[1] - z[0]), within(1e-15));
            assertThat(Logits.logLoss(z, 1)).isCloseTo(-Math.log(Logits.sigmoid(z[1] - z[0])), within(1e-10));
        }
    }

    @Test
    void log_loss_is_minus_the_logarithm_of_the_true_class_probability() {
        double[] logits = {Math.log(1), Math.log(2), Math.log(5)};
        assertThat(Logits.logLoss(logits, 0)).isCloseTo(Math.log(8), within(1e-15));
        assertThat(Logits.logLoss(logits, 2)).isCloseTo(-Math.log(0.625), within(1e-15));
    }

    @Test
    void log_loss_keeps_its_digits_where_the_probability_is_zero_or_one() {
        assertThat(Logits.logLoss(new double[] {1000, -1000}, 1)).isEqualTo(2000);
        assertThat(Logits.logLoss(new double[] {1000, -1000}, 0)).isZero();
        // ln(1 + e^-40) = e^-40 up to its square, which is far below a double's last digit
        assertThat(Logits.logLoss(new double[] {40, 0}, 0) / Math.exp(-40)).isCloseTo(1, within(1e-15));
    }

    @Test
    void bad_logits_and_labels_are_refused_by_name() {
        assertThatThrownBy(() -> Logits.sigmoid(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("z must be a number, but was NaN");
        assertThatThrownBy(() -> Logits.softmax(new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("logits must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> Logits.softmax(null)).hasMessage("logits must be given, but was null");
        assertThatThrownBy(() -> Logits.softmax(new double[] {1, Double.NaN}))
                .hasMessage("logits[1] must be finite, but was NaN");
        assertThatThrownBy(() -> Logits.logLoss(new double[] {1, Double.POSITIVE_INFINITY}, 0))
                .hasMessage("logits[1] must be finite, but was Infinity");
        assertThatThrownBy(() -> Logits.logLoss(new double[] {1, 2}, 2))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("label must be between 0 and 1 (the last of the classes), but was 2");
        assertThatThrownBy(() -> Logits.logLoss(new double[] {1, 2}, -1)).hasMessageContaining("but was -1");
    }
}
