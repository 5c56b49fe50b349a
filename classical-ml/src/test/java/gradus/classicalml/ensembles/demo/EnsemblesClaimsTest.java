package gradus.classicalml.ensembles.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.ensembles.BoostedModel;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of letters, houses and flights. */
@Tag("proof")
class EnsemblesClaimsTest {
    private static Letters letters;
    private static List<Houses> splits;

    @BeforeAll
    static void readsTheTables() {
        letters = new Letters(DataSets.LETTER.table());
        splits = LongStream.range(0, 10)
                .mapToObj(seed -> new Houses(DataSets.AMES.table(), seed, 20))
                .toList();
    }

    @Test
    void a_hundred_trees_misread_a_fifth_of_what_each_of_them_does() {
        assertThat(letters.testError(Letters.TREES) / letters.meanAlone()).isLessThan(0.2);
        assertThat(letters.testError(5))
                .as("five trees, against the best of a hundred")
                .isLessThan(letters.bestAlone());
        assertThat(letters.testError(2)).as("two disagree, and nobody decides").isGreaterThan(letters.meanAlone());
    }

    @Test
    void out_of_bag_letters_are_nearly_as_hard_as_fresh_ones() {
        assertThat(letters.trainingError()).isZero();
        assertThat(letters.outOfBagError()).isCloseTo(letters.testError(Letters.TREES), within(0.01));
    }

    @Test
    void fewer_columns_make_worse_trees_and_a_better_forest() {
        int betterMean = 0;
        for (Houses houses : splits) {
            Houses.Trees few = houses.trees(6);
            Houses.Trees all = houses.trees(33);
            assertThat(few.tree()).isGreaterThan(all.tree());
            assertThat(few.shared()).isLessThan(all.shared());
            betterMean += few.forest() < all.forest() ? 1 : 0;
            double by = Math.sqrt(few.shared() + (1 - few.shared()) / 20);
            assertThat(few.forest()).as("the formula of the page").isCloseTo(few.tree() * by, within(1e-9));
        }
        assertThat(betterMean).as("splits of ten on which 6 columns beat 33").isEqualTo(7);
    }

    @Test
    void small_steps_beat_whole_ones_and_the_forest() {
        double[] gapToWhole = new double[10];
        double[] gapToForest = new double[10];
        for (int i = 0; i < 10; i++) {
            Houses houses = splits.get(i);
            BoostedModel whole = houses.boosted(1, 30);
            BoostedModel tenth = houses.boosted(0.1, 150);
            double all = houses.testError(tenth);
            gapToWhole[i] = houses.testError(whole) - all;
            gapToForest[i] = houses.trees(6).forest() - all;
            assertThat(houses.testError(tenth.first(1))).isGreaterThan(houses.testError(whole.first(1)));
            assertThat(gapToWhole[i])
                    .as("30 whole steps against 150 of a tenth")
                    .isPositive();
        }
        assertThat(Vectors.mean(gapToWhole)).isGreaterThan(5);
        assertThat(Vectors.mean(gapToForest))
                .as("more than two standard errors")
                .isGreaterThan(2 * Descriptive.standardDeviation(gapToForest) / Math.sqrt(10));
    }

    @Test
    void more_trees_make_late_flights_harder_to_predict() {
        Delays delays = new Delays(DataSets.FLIGHTS.table("flights.csv.gz"), DataSets.FLIGHTS.table("airports.csv"));
        BoostedModel model = delays.boosted();
        assertThat(delays.boosting(model, 10)).isLessThan(delays.always());
        assertThat(delays.boosting(model, Delays.ROUNDS)).isGreaterThan(delays.always());
        assertThat(delays.forest(1)).isGreaterThan(delays.boosting(model, Delays.ROUNDS));
        assertThat(delays.forest(1)).isGreaterThan(delays.forest(100));
        assertThat(delays.forest(100)).isGreaterThan(delays.boosting(model, 10));
    }

    @Test
    void tribuos_forest_errs_as_ours_does() {
        Beside beside = new Beside(splits.get(0));
        double[] gaps = Vectors.minus(beside.ours(), beside.tribuos());
        double standardError = Descriptive.standardDeviation(gaps) / Math.sqrt(gaps.length);
        assertThat(Vectors.mean(gaps)).isCloseTo(0, within(3 * standardError));
    }

    @Test
    void a_hundred_trees_of_xgboost_predict_the_same_prices_to_a_dollar() {
        assertThat(1000 * new Beside(splits.get(0)).largestGaps(100)[0]).isLessThan(1);
    }
}
