package gradus.fundamentals.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Values named "peer" come from {@code src/test/peers/peer_probability.py} (mpmath 1.3.0 with 50 digits). */
class ScreeningTest {
    private static final Screening PERFECT = new Screening(1, 1);

    /** By hand: 9 of 10 sick are found, 1 of 10 healthy is alarmed; of 100 with 10 sick, 9 + 9 are positive. */
    @Test
    void half_the_positives_are_sick_where_one_in_ten_is() {
        Screening test = new Screening(0.9, 0.9);
        assertThat(test.positives(0.1)).isCloseTo(0.18, within(1e-15));
        assertThat(test.posterior(0.1, 1, 0)).isCloseTo(0.5, within(1e-15));
        assertThat(test.posterior(0.1, 1, 1)).as("they cancel").isCloseTo(0.1, within(1e-15));
        assertThat(test.posterior(0.1, 0, 0)).as("no test").isCloseTo(0.1, within(1e-15));
        assertThat(test.logOdds(0.5, 2, 0)).isCloseTo(2 * Math.log(9), within(1e-14));
    }

    /** Lehman and others 2017: sensitivity, specificity, cancers per 1000, and what share of the recalled had cancer. */
    @Test
    void the_published_share_of_true_alarms_follows_from_the_published_rates() {
        Screening mammogram = new Screening(0.869, 0.889);
        assertThat(mammogram.posterior(0.0059, 1, 0)).as("published: 4.4%").isCloseTo(0.044, within(0.0005));
        assertThat(mammogram.positives(0.0059)).as("published: 11.6%").isCloseTo(0.116, within(0.0006));
        assertThat(mammogram.posterior(0.0059, 1, 0)).as("peer").isCloseTo(0.044401163223702328, within(1e-15));
        assertThat(mammogram.posterior(0.0059, 0, 1)).as("peer").isCloseTo(8.7379955723268392e-4, within(1e-15));
    }

    @Test
    void one_test_after_another_says_what_all_say_together() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 1000; round++) {
            Screening test = new Screening(random.nextDouble(0.05, 0.95), random.nextDouble(0.05, 0.95));
            double prior = random.nextDouble(0.01, 0.99);
            double step = test.posterior(test.posterior(test.posterior(prior, 1, 0), 0, 1), 1, 0);
            assertThat(test.posterior(prior, 2, 1)).isCloseTo(step, within(1e-12));
            double p = test.sensitivity() * prior / test.positives(prior);
            assertThat(test.posterior(prior, 1, 0)).as("the quotient of shares").isCloseTo(p, within(1e-13));
        }
    }

    @Test
    void ten_thousand_results_do_not_underflow() {
        Screening test = new Screening(0.7, 0.6);
        assertThat(test.logOdds(0.01, 5000, 5000)).as("peer").isCloseTo(-672.25208297274771, within(1e-9));
        assertThat(test.posterior(0.01, 10_000, 0)).isEqualTo(1);
        assertThat(test.posterior(0.01, 0, 10_000)).isZero();
    }

    /** 1 − 1e-20 rounds to 1, whose logarithm is 0. With a specificity near 1 the difference is exact, and so is its logarithm. */
    @Test
    void a_specificity_too_small_to_change_one_still_counts() {
        assertThat(new Screening(1, 1e-20).positiveEvidence()).isCloseTo(1e-20, within(1e-34));
        assertThat(new Screening(1e-20, 1).negativeEvidence()).isCloseTo(-1e-20, within(1e-34));
        assertThat(new Screening(1, 1 - 0x1p-50).positiveEvidence()).isCloseTo(50 * Math.log(2), within(1e-14));
    }

    @Test
    void a_test_that_is_never_wrong_decides() {
        assertThat(PERFECT.posterior(0.001, 3, 0)).isEqualTo(1);
        assertThat(PERFECT.posterior(0.001, 0, 1)).isZero();
        assertThat(new Screening(0.5, 1).posterior(0.1, 1, 7))
                .as("no false alarms")
                .isEqualTo(1);
        assertThat(new Screening(0.869, 0.889).posterior(0, 2, 0)).isZero();
        assertThat(new Screening(0.869, 0.889).posterior(1, 0, 2)).isEqualTo(1);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> PERFECT.posterior(0.5, 1, 1))
                .hasMessage("results must be possible, but 1 positives and 1 negatives cannot happen with prior 0.5 and"
                        + " Screening[sensitivity=1.0, specificity=1.0]");
        assertThatThrownBy(() -> PERFECT.posterior(0, 1, 0)).hasMessageStartingWith("results must be possible");
        assertThatThrownBy(() -> new Screening(0, 1).posterior(0.5, 1, 0)).hasMessageStartingWith("results must be");
        assertThatThrownBy(() -> new Screening(1.1, 0.5))
                .hasMessage("sensitivity must be between 0 and 1, but was 1.1");
        assertThatThrownBy(() -> new Screening(0.5, Double.NaN))
                .hasMessage("specificity must be between 0 and 1, but was NaN");
        assertThatThrownBy(() -> PERFECT.positives(2)).hasMessage("prevalence must be between 0 and 1, but was 2.0");
        assertThatThrownBy(() -> PERFECT.posterior(-1, 1, 0)).hasMessage("p must be between 0 and 1, but was -1.0");
        assertThatThrownBy(() -> PERFECT.posterior(0.5, -1, 0)).hasMessage("positives must be at least 0, but was -1");
        assertThatThrownBy(() -> PERFECT.posterior(0.5, 0, -1)).hasMessage("negatives must be at least 0, but was -1");
    }
}
