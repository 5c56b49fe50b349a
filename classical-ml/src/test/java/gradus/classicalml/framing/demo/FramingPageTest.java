package gradus.classicalml.framing.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.classicalml.framing.demo.Credits.Rung;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of its numbers, over ten splits. */
@Tag("proof")
class FramingPageTest {
    private static final int SEEDS = 10;
    private static final Houses HOUSES = new Houses(DataSets.AMES.table());
    private static final Credits CREDITS = new Credits(DataSets.CREDIT_SCORING.table());
    private static final Survivors SURVIVORS = new Survivors(DataSets.TITANIC.table());

    @Test
    void each_way_to_count_has_its_own_best_price() {
        double[] prices = {HOUSES.mean(), HOUSES.median(), HOUSES.threeQuarters()};
        assertBest(HOUSES::rootMeanSquared, prices, 0);
        assertBest(HOUSES::meanAbsolute, prices, 1);
        assertBest(HOUSES::lopsided, prices, 2);
    }

    private static void assertBest(DoubleUnaryOperator cost, double[] prices, int best) {
        for (double other = prices[best] - 50_000; other <= prices[best] + 50_000; other += 250) {
            assertThat(cost.applyAsDouble(prices[best])).isLessThanOrEqualTo(cost.applyAsDouble(other) + 1e-6);
        }
        assertThat(IntStream.range(0, 3).filter(i -> cost.applyAsDouble(prices[i]) <= cost.applyAsDouble(prices[best])))
                .containsExactly(best);
    }

    @Test
    void a_rule_of_thumb_takes_most_of_the_way_and_the_model_wins_every_time() {
        double[][] errors = HOUSES.errors();
        double median = mean(errors, 1);
        double neighbourhood = mean(errors, 2);
        double model = mean(errors, 4);
        assertThat((median - neighbourhood) / (median - model))
                .as("more than half of the way")
                .isBetween(0.5, 0.6);
        for (double[] split : errors) {
            assertThat(split[1]).as("the median against the mean").isLessThan(split[0]);
            assertThat(split[2]).as("neighbourhood against square foot").isLessThan(split[3]);
            assertThat(split[4]).isLessThan(0.65 * split[2]);
        }
        assertThat(model / median).as("a third").isBetween(0.3, 0.36);
        assertThat(model / neighbourhood).as("about half").isBetween(0.5, 0.56);
    }

    @Test
    void one_rule_does_nearly_all_that_the_model_does() {
        double[][] errors = SURVIVORS.errors();
        assertThat((mean(errors, 1) - mean(errors, 2)) / (mean(errors, 1) - mean(errors, 3)))
                .as("the rule's share of the model's gain")
                .isBetween(0.9, 1.0);
        double[] gaps = IntStream.range(0, SEEDS)
                .mapToDouble(s -> errors[s][2] - errors[s][3])
                .toArray();
        assertThat(Arrays.stream(gaps).filter(gap -> gap > 0).count())
                .as("splits on which the model is better than the rule")
                .isLessThan(SEEDS);
        for (double[] split : errors) {
            assertThat(split[1]).as("guesses are worse than the majority").isLessThan(split[0]);
        }
    }

    @Test
    void the_more_often_right_decision_is_the_dearer_one() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Rung[] rungs = CREDITS.rungs(seed);
            Rung grantAll = rungs[0];
            Rung refuseAll = rungs[1];
            Rung half = rungs[3];
            Rung sixth = rungs[4];
            assertThat(grantAll.right()).isGreaterThan(2 * refuseAll.right());
            assertThat(grantAll.cost()).as("about twice").isBetween(1.9 * refuseAll.cost(), 2.1 * refuseAll.cost());
            assertThat(half.right()).isGreaterThan(sixth.right());
            assertThat(half.cost()).as("dearer than refusing all").isGreaterThan(refuseAll.cost());
            assertThat(sixth.cost()).as("cheaper than refusing all").isLessThan(refuseAll.cost());
            assertThat(rungs[2].cost()).as("the rule, dearer as well").isGreaterThan(refuseAll.cost());
        }
    }

    @Test
    void targets_that_are_too_young_hide_a_third_of_the_bad_credits() {
        for (int seed = 0; seed < SEEDS; seed++) {
            double[] shares = CREDITS.simulated(seed);
            assertThat(shares[1] / shares[0]).as("two thirds are left").isBetween(0.63, 0.70);
            assertThat(shares[2]).as("old enough").isBetween(shares[0] - 0.025, shares[0] + 0.025);
        }
    }

    @Test
    void an_age_that_is_unknown_speaks_of_the_outcome() {
        boolean[] unknown = SURVIVORS.unknown();
        boolean[] survived = SURVIVORS.survived();
        double known = share(survived, unknown, false);
        double gap = share(survived, unknown, true);
        double standardError = Math.sqrt(gap * (1 - gap) / 263 + known * (1 - known) / 1046);
        assertThat(known - gap).as("13 points, in standard errors").isGreaterThan(4 * standardError);
    }

    private static double share(boolean[] survived, boolean[] unknown, boolean which) {
        return IntStream.range(0, survived.length)
                .filter(i -> unknown[i] == which)
                .map(i -> survived[i] ? 1 : 0)
                .average()
                .orElseThrow();
    }

    private static double mean(double[][] errors, int rung) {
        return Descriptive.mean(
                Arrays.stream(errors).mapToDouble(split -> split[rung]).toArray());
    }
}
