package gradus.fundamentals.probability.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.fundamentals.probability.Estimate;
import gradus.fundamentals.probability.MonteCarlo;
import gradus.fundamentals.probability.SampleSpace;
import gradus.fundamentals.probability.Screening;
import gradus.fundamentals.probability.demo.Berkeley.Applicant;
import gradus.fundamentals.probability.demo.Mammogram.Woman;
import java.util.List;
import org.apache.commons.math3.fraction.BigFraction;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the page of the lesson says of its numbers. Values named "peer" come from {@code src/test/peers/peer_probability.py} (mpmath 1.3.0
 * with 50 digits, SciPy 1.17.1).
 */
class ProbabilityClaimsTest {
    private static final Screening TEST = Mammogram.TEST;
    private static final double PRIOR = Mammogram.PREVALENCE;
    private static final SampleSpace<Applicant> APPLICANTS =
            Berkeley.of(DataSets.UCB_ADMISSIONS.table()).applicants();

    @Test
    void counting_women_and_adding_log_odds_give_one_answer() {
        SampleSpace<Woman> women = Mammogram.women();
        assertThat(women.probability(Woman::cancer)).isEqualTo(new BigFraction(59, 10_000));
        double recalled =
                women.given(Woman::recalled).probability(Woman::cancer).doubleValue();
        assertThat(recalled).isCloseTo(TEST.posterior(PRIOR, 1, 0), within(1e-15));
        double cleared =
                women.given(w -> !w.recalled()).probability(Woman::cancer).doubleValue();
        assertThat(cleared).isCloseTo(TEST.posterior(PRIOR, 0, 1), within(1e-15));
        assertThat(recalled / PRIOR).as("times as likely").isBetween(7.0, 8.0);
        assertThat(women.given(Woman::cancer).probability(Woman::recalled)).isEqualTo(new BigFraction(869, 1000));
    }

    @Test
    void a_positive_decides_evenly_where_one_in_nine_has_the_condition() {
        assertThat(TEST.posterior(0.1133, 1, 0)).isCloseTo(0.5, within(0.0005));
        assertThat(TEST.posterior(0.5, 1, 0)).isCloseTo(0.887, within(0.0005));
        assertThat(TEST.posterior(1 / 9.0, 1, 0)).as("just not enough").isBetween(0.49, 0.5);
        assertThat(Math.exp(TEST.positiveEvidence())).isCloseTo(7.83, within(0.005));
    }

    @Test
    void a_perfect_sensitivity_would_hardly_help_and_half_the_false_alarms_would() {
        assertThat(new Screening(1, 0.889).posterior(PRIOR, 1, 0)).isCloseTo(0.051, within(0.0005));
        assertThat(new Screening(0.869, 0.9445).posterior(PRIOR, 1, 0)).isCloseTo(0.085, within(0.0005));
    }

    @Test
    void of_four_thousand_applicants_sex_and_admission_depend_and_within_departments_nearly_do_not() {
        assertThat(APPLICANTS.total()).isEqualTo(4526);
        assertThat(APPLICANTS.independent(Applicant::woman, Applicant::admitted))
                .isFalse();
        assertThat(APPLICANTS.independentGiven(Applicant::department, Applicant::woman, Applicant::admitted))
                .isFalse();
        assertThat(surplus(APPLICANTS)).isCloseTo(-154.54, within(0.005));
        assertThat(surplus(APPLICANTS.given(Berkeley.in("A")))).isCloseTo(19.4, within(0.05));
        for (String department : List.of("B", "C", "D", "E", "F")) {
            assertThat(Math.abs(surplus(APPLICANTS.given(Berkeley.in(department)))))
                    .isLessThan(6.1);
        }
    }

    /** Women admitted beyond those that independence would admit. */
    private static double surplus(SampleSpace<Applicant> space) {
        return space.count(a -> a.woman() && a.admitted()) - Berkeley.ifIndependent(space);
    }

    @Test
    void the_two_conditional_probabilities_are_two_fractions_of_the_same_557() {
        assertThat(APPLICANTS.given(Applicant::woman).probability(Applicant::admitted))
                .isEqualTo(new BigFraction(557, 1835));
        assertThat(APPLICANTS.given(Applicant::admitted).probability(Applicant::woman))
                .isEqualTo(new BigFraction(557, 1755));
    }

    @Test
    void repeats_that_share_their_errors_are_worth_less_and_ignoring_the_condition_passes_one() {
        assertThat(TEST.posterior(PRIOR, 2, 0)).as("peer").isCloseTo(0.26673341612509187, within(1e-14));
        assertThat(TEST.posterior(PRIOR, 3, 0)).as("peer").isCloseTo(0.74011249248926415, within(1e-14));
        assertThat(Readers.givenNothing(1)).isCloseTo(TEST.posterior(PRIOR, 1, 0), within(1e-15));
        assertThat(Readers.givenNothing(3)).isGreaterThan(2);
        assertThat(Readers.lasting(1, 0.5)).isCloseTo(TEST.posterior(PRIOR, 1, 0), within(1e-15));
        assertThat(Readers.lasting(5, 0)).isCloseTo(TEST.posterior(PRIOR, 5, 0), within(1e-12));
        assertThat(TEST.posterior(PRIOR, 5, 0)).isGreaterThan(0.99);
        assertThat(Readers.lasting(3, 0.5)).isLessThan(Readers.lasting(2, 0.5));
        for (int readers = 1; readers < 100; readers++) {
            assertThat(Readers.lasting(readers, 0.5)).isLessThan(0.075);
        }
    }

    /** Fisher 1925, §18: the excess of 1378 is 5.20 times its standard error. */
    @Test
    void weldons_dice_are_far_likelier_under_the_rate_they_showed() {
        long n = Weldon.dice();
        double seen = (double) Weldon.successes() / n;
        assertThat(n).isEqualTo(315_672);
        assertThat(Weldon.successes()).isEqualTo(106_602);
        assertThat((Weldon.successes() - n / 3.0) / Math.sqrt(n * 2 / 9.0)).isCloseTo(5.20, within(0.005));
        assertThat(Weldon.log(Weldon.FAIR)).as("peer").isCloseTo(-201884.85734877176, within(1e-8));
        assertThat(Weldon.log(seen)).as("peer").isCloseTo(-201871.35201833224, within(1e-8));
        assertThat(Weldon.log(0.3377) - Weldon.log(Weldon.FAIR)).isBetween(13.5, 13.51);
        assertThat(Math.exp(Weldon.log(0.3377) - Weldon.log(Weldon.FAIR))).isBetween(7.3e5, 7.4e5);
        assertThat(Math.exp(Weldon.log(seen))).as("the product itself").isZero();
        assertThat(Weldon.posterior(Weldon.FAIR, 0.3377)[0]).isLessThan(2e-6);
    }

    @Test
    @Tag("proof")
    void nineteen_of_twenty_estimates_lie_within_two_standard_errors() {
        double within = MonteCarlo.probability(2000, 1, random -> {
                    Estimate estimate = MonteCarlo.probability(400, random.nextLong(), Dice::doubleSix);
                    return Math.abs(estimate.errorsFrom(Dice.doubleSix())) <= 2;
                })
                .value();
        assertThat(within).isCloseTo(0.95, within(0.015));
    }

    @Test
    @Tag("proof")
    void four_times_the_draws_halve_the_standard_error() {
        for (int seed = 0; seed < 20; seed++) {
            double once = MonteCarlo.probability(2_000, seed, Dice::doubleSix).standardError();
            double four = MonteCarlo.probability(8_000, seed, Dice::doubleSix).standardError();
            assertThat(once / four).isCloseTo(2, within(0.02));
        }
    }

    @Test
    @Tag("proof")
    void a_thousand_games_do_not_show_the_gap_and_a_hundred_thousand_do() {
        double p = Dice.doubleSix();
        double deviation = Math.sqrt(p * (1 - p));
        assertThat(p + 2 * deviation / Math.sqrt(1_000)).isGreaterThan(0.5);
        assertThat(p + 2 * deviation / Math.sqrt(100_000)).isLessThan(0.5);
        for (int seed = 0; seed < 10; seed++) {
            assertThat(MonteCarlo.probability(100_000, seed, Dice::doubleSix).value())
                    .isLessThan(0.5);
        }
    }

    @Test
    @Tag("proof")
    void every_simulated_row_is_within_three_errors_of_the_count() {
        SampleSpace<List<Integer>> three = SampleSpace.die(6).times(3);
        double exact = three.probability(dice -> Dice.sum(dice) == 9).doubleValue();
        assertThat(Math.abs(Dice.simulated(3, dice -> Dice.sum(dice) == 9).errorsFrom(exact)))
                .isLessThan(3);
        assertThat(Dice.doubleSix()).as("peer").isCloseTo(0.49140387613090325, within(1e-14));
        assertThat(SampleSpace.die(6).times(4).probability(dice -> dice.contains(6)))
                .as("peer")
                .isEqualTo(new BigFraction(671, 1296));
    }

    @Test
    void something_that_never_came_has_a_standard_error_of_zero() {
        Estimate never = Pitfalls.never();
        assertThat(never.value()).isZero();
        assertThat(never.standardError()).isZero();
        double missed = MonteCarlo.probability(
                        2000,
                        5,
                        random -> MonteCarlo.probability(1000, random.nextLong(), draw -> draw.nextInt(2000) == 0)
                                        .value()
                                == 0)
                .value();
        assertThat(missed).as("(1 − 1/2000)^1000").isCloseTo(Math.pow(1 - 1 / 2000.0, 1000), within(0.04));
    }
}
