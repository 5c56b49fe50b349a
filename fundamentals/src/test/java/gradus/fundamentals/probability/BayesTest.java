package gradus.fundamentals.probability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BayesTest {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    /** By hand: a third each, and the evidence is 1, 2 and 3 times as likely: sixths. */
    @Test
    void equal_priors_leave_shares_of_the_likelihoods() {
        double[] posterior = Bayes.posterior(new double[3], new double[] {Math.log(1), Math.log(2), Math.log(3)});
        assertThat(posterior).containsExactly(new double[] {1 / 6.0, 2 / 6.0, 3 / 6.0}, within(1e-15));
        double[] ruledOut = Bayes.posterior(new double[2], new double[] {NEVER, -2});
        assertThat(ruledOut).containsExactly(0, 1);
        assertThat(Bayes.posterior(new double[] {NEVER, 0}, new double[] {0, -9}))
                .containsExactly(0, 1);
    }

    @Test
    void two_hypotheses_are_a_screening_test() {
        SplittableRandom random = new SplittableRandom(6);
        for (int round = 0; round < 1000; round++) {
            Screening test = new Screening(random.nextDouble(0.01, 0.99), random.nextDouble(0.01, 0.99));
            double prior = random.nextDouble(0.001, 0.999);
            double[] posterior = Bayes.posterior(
                    new double[] {Math.log(prior), Math.log1p(-prior)},
                    new double[] {Math.log(test.sensitivity()), Math.log1p(-test.specificity())});
            assertThat(posterior[0]).isCloseTo(test.posterior(prior, 1, 0), within(1e-13));
            assertThat(Arrays.stream(posterior).sum()).isCloseTo(1, within(1e-15));
        }
    }

    @Test
    void likelihoods_that_would_underflow_are_compared() {
        double[] logs = Bayes.logPosterior(new double[2], new double[] {-201_000, -201_013.5});
        assertThat(logs[1]).isCloseTo(-13.5 - Math.log1p(Math.exp(-13.5)), within(1e-12));
        assertThat(Math.exp(logs[0])).isCloseTo(1, within(2e-6));
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatThrownBy(() -> Bayes.posterior(new double[2], new double[] {NEVER, NEVER}))
                .hasMessage("hypotheses must leave one that allows the evidence, but none of 2 did");
        assertThatThrownBy(() -> Bayes.posterior(new double[0], new double[0]))
                .hasMessage("hypotheses must leave one that allows the evidence, but none of 0 did");
        assertThatThrownBy(() -> Bayes.posterior(new double[2], new double[3]))
                .hasMessage("logPriors and logLikelihoods must be of one length, but held 2 and 3 numbers");
        assertThatThrownBy(() -> Bayes.posterior(null, new double[3]))
                .hasMessage("logPriors must be given, but was null");
        assertThatThrownBy(() -> Bayes.posterior(new double[1], new double[] {Double.NaN}))
                .hasMessage("logLikelihoods[0] must be the logarithm of a finite number, but was NaN");
    }

    @Test
    void log_odds_and_probabilities_are_each_others_inverse() {
        assertThat(Odds.log(0.5)).isZero();
        assertThat(Odds.log(0.75)).isCloseTo(Math.log(3), within(1e-15));
        assertThat(Odds.log(0)).isEqualTo(NEVER);
        assertThat(Odds.log(1)).isInfinite();
        for (double p : new double[] {1e-300, 1e-9, 0.1, 0.5, 0.9, 1 - 1e-9}) {
            assertThat(Odds.probability(Odds.log(p)) / p).isCloseTo(1, within(1e-12));
        }
        assertThatThrownBy(() -> Odds.log(1.5)).hasMessage("p must be between 0 and 1, but was 1.5");
    }

    /** By hand: two heads and a tail of a fair coin, ln ⅛. */
    @Test
    void a_rate_is_as_likely_as_its_counts_are_under_it() {
        assertThat(Likelihood.log(2, 3, 0.5)).isCloseTo(Math.log(0.125), within(1e-15));
        assertThat(Likelihood.log(0, 3, 0)).isZero();
        assertThat(Likelihood.log(3, 3, 1)).isZero();
        assertThat(Likelihood.log(1, 3, 0)).isEqualTo(NEVER);
        assertThat(Likelihood.log(0, 0, 0.3)).isZero();
        assertThatThrownBy(() -> Likelihood.log(4, 3, 0.5))
                .hasMessage("successes must be between 0 and 3 (the trials), but was 4");
        assertThatThrownBy(() -> Likelihood.log(1, 3, -0.5)).hasMessage("rate must be between 0 and 1, but was -0.5");
    }

    @Test
    void no_rate_is_likelier_than_the_one_that_was_seen() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 1000; round++) {
            long trials = random.nextLong(1, 100_000);
            long successes = random.nextLong(trials + 1);
            double best = Likelihood.log(successes, trials, (double) successes / trials);
            assertThat(Likelihood.log(successes, trials, random.nextDouble())).isLessThanOrEqualTo(best);
        }
    }
}
