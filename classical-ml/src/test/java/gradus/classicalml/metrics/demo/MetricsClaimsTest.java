package gradus.classicalml.metrics.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.metrics.Costs;
import gradus.classicalml.metrics.ProbabilityScores;
import gradus.classicalml.metrics.RankingScores;
import gradus.classicalml.metrics.ScoreCurve;
import gradus.classicalml.metrics.Scores;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page's comparisons. */
class MetricsClaimsTest {
    private final Credits credits = new Credits(DataSets.CREDIT_SCORING.table());

    @Test
    void the_most_accurate_threshold_costs_more_than_declining_everybody() {
        double half = Credits.FIVE.of(credits.scored.at(0.5));
        assertThat(credits.scored.at(0.5).accuracy())
                .isGreaterThan(credits.scored.at(1.0 / 6).accuracy());
        assertThat(half).isGreaterThan(Credits.FIVE.of(credits.scored.at(0)));
        assertThat(Credits.FIVE.of(credits.scored.at(1.0 / 6)) / half)
                .as("half of the cost")
                .isCloseTo(0.5, within(0.01));
    }

    @Test
    void each_price_is_served_best_by_its_own_threshold() {
        for (Costs price : Credits.PRICES) {
            double own = credits.per100(price, price.threshold());
            for (Costs other : Credits.PRICES) {
                assertThat(own).isLessThanOrEqualTo(credits.per100(price, other.threshold()));
            }
        }
    }

    @Test
    void the_order_of_the_three_rules_holds_for_every_split_and_the_best_threshold_pretends() {
        for (double[] costs : credits.costsBySeed()) {
            assertThat(costs[0]).as("½ against declining everybody").isGreaterThan(costs[1]);
            assertThat(costs[1]).as("declining everybody against ⅙").isGreaterThan(costs[2]);
            assertThat(costs[3]).as("chosen on the tested rows").isLessThanOrEqualTo(costs[2]);
        }
    }

    @Test
    void a_sort_that_looks_at_single_rows_gives_any_area_between_two_bounds() {
        Scored tenths = credits.scored.with(p -> Math.rint(10 * p) / 10);
        double right = ScoreCurve.of(tenths.probabilities, tenths.labels).auc();
        double best = Credits.sorted(tenths, 1e-9);
        double worst = Credits.sorted(tenths, -1e-9);
        assertThat((best + worst) / 2).isCloseTo(right, within(1e-12));
        assertThat(best - worst).isGreaterThan(0.12);
    }

    @Test
    void less_spam_leaves_the_roc_curve_and_lowers_precision() {
        Mails mails = new Mails(DataSets.SPAMBASE.table());
        double[] all = Mails.scores(mails.scored);
        double[] areas = new double[Mails.SEEDS];
        for (int seed = 0; seed < Mails.SEEDS; seed++) {
            double[] thin = Mails.scores(mails.withLittleSpam(seed));
            areas[seed] = thin[0];
            assertThat(thin[1]).as("average precision").isLessThan(all[1]);
            assertThat(thin[2]).as("precision").isLessThan(all[2] - 0.3);
        }
        double standardError = Descriptive.standardDeviation(areas) / Math.sqrt(areas.length);
        assertThat(Descriptive.mean(areas)).isCloseTo(all[0], within(2 * standardError));
    }

    @Test
    void squared_probabilities_keep_every_rank_and_are_worse_than_knowing_nothing() {
        Scored squared = credits.scored.with(p -> p * p);
        Scored nothing = credits.scored.with(p -> credits.baseRate());
        ScoreCurve curve = ScoreCurve.of(credits.scored.probabilities, credits.scored.labels);
        ScoreCurve same = ScoreCurve.of(squared.probabilities, squared.labels);
        assertThat(same.auc()).isEqualTo(curve.auc());
        assertThat(same.averagePrecision()).isEqualTo(curve.averagePrecision());
        assertThat(ProbabilityScores.logLoss(squared.probabilities, squared.labels))
                .isGreaterThan(ProbabilityScores.logLoss(nothing.probabilities, nothing.labels));
        assertThat(Credits.FIVE.of(squared.at(Credits.FIVE.threshold()))).isGreaterThan(Credits.FIVE.of(squared.at(0)));
        assertThat(ProbabilityScores.brierScore(squared.probabilities, squared.labels))
                .as("Brier forgives them")
                .isLessThan(ProbabilityScores.brierScore(nothing.probabilities, nothing.labels));
    }

    @Test
    void the_expected_loss_finds_the_most_money_and_the_probability_the_most_bad_credits() {
        Lists lists = new Lists(credits);
        double[] p = credits.scored.probabilities;
        assertThat(RankingScores.ndcgAt(Lists.CALLS, lists.expectedLoss(), lists.lost()))
                .isGreaterThan(RankingScores.ndcgAt(Lists.CALLS, p, lists.lost()))
                .isGreaterThan(RankingScores.ndcgAt(Lists.CALLS, credits.amounts(), lists.lost()));
        assertThat(RankingScores.precisionAt(Lists.CALLS, p, credits.scored.labels))
                .isGreaterThan(RankingScores.precisionAt(Lists.CALLS, lists.expectedLoss(), credits.scored.labels));
    }

    @Test
    void the_mean_lowers_the_squared_error_and_the_median_the_absolute_one() {
        double[] years = Vectors.at(credits.features.column(0), credits.split.test());
        double mean = Vectors.mean(Vectors.at(credits.features.column(0), credits.split.train()));
        double median = Descriptive.median(Vectors.at(credits.features.column(0), credits.split.train()));
        assertThat(Scores.rootMeanSquaredError(constant(mean), years))
                .isLessThan(Scores.rootMeanSquaredError(constant(median), years));
        assertThat(Scores.meanAbsoluteError(constant(median), years))
                .isLessThan(Scores.meanAbsoluteError(constant(mean), years));
    }

    private double[] constant(double value) {
        return IntStream.range(0, credits.scored.size()).mapToDouble(i -> value).toArray();
    }

    @Test
    void one_impossible_event_is_worth_infinitely_much() {
        double[] probabilities = new double[1000];
        int[] labels = new int[1000];
        labels[0] = 1;
        assertThat(ProbabilityScores.logLoss(probabilities, labels)).isInfinite();
    }
}
