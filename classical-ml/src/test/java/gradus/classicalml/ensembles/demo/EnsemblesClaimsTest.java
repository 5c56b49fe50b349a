package gradus.classicalml.ensembles.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.ensembles.BoostedModel;
import gradus.classicalml.ensembles.Forest;
import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.ensembles.demo.Beside.Draw;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.trees.Cart;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of letters, houses and flights. */
@Tag("proof")
class EnsemblesClaimsTest {
    private static Letters letters;
    private static List<Houses> splits;
    private static Beside beside;

    @BeforeAll
    static void readsTheTables() {
        letters = new Letters(DataSets.LETTER.table(), Letters.SOME);
        splits = LongStream.range(0, 10)
                .mapToObj(seed -> new Houses(DataSets.AMES.table(), seed, 20))
                .toList();
        beside = new Beside(splits.get(0));
    }

    @Test
    void a_hundred_trees_misread_a_quarter_of_what_each_of_them_does() {
        assertThat(letters.testError(Letters.TREES) / letters.meanAlone()).isCloseTo(0.25, within(0.02));
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
        assertThat(betterMean).as("splits of ten on which 6 columns beat 33").isEqualTo(9);
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
    void on_the_same_bags_tribuos_forest_errs_as_ours_does() {
        double[] gaps = beside.gaps(Draw::sameBags);
        assertThat(Vectors.mean(gaps)).isCloseTo(0, within(2 * Beside.standardError(gaps)));
        assertThat(Beside.standardError(gaps)).as("so the two differ by little").isLessThan(1.5);
        assertThat(beside.agreeing()).as("answers of single trees").isBetween(0.3, 0.95);
    }

    @Test
    void on_bags_of_its_own_tribuos_forest_errs_as_ours_does_give_or_take_chance() {
        double[] gaps = beside.gaps(Draw::ownBags);
        assertThat(Vectors.mean(gaps)).isCloseTo(0, within(2 * Beside.standardError(gaps)));
        assertThat(Beside.standardError(gaps))
                .as("bags and columns are drawn apart as well")
                .isGreaterThan(Beside.standardError(beside.gaps(Draw::sameBags)));
    }

    /** The tree of the trees lesson cuts midway between two values of its node, and of equal cuts takes the first column by name. */
    @Test
    void a_tree_that_cuts_where_tribuo_cuts_gives_tribuos_answers() {
        Cases houses = byName(splits.get(0).cases);
        Cases training = houses.rowsAt(IntStream.range(0, 150).toArray());
        Cases asked = houses.rowsAt(IntStream.range(150, 350).toArray());
        Forest forest = new RandomForest(10, 33, 1, 1).fit(training.features(), training.targets());
        double exact = 0;
        double inBins = 0;
        for (int tree = 0; tree < 10; tree++) {
            Cases bag = Beside.bag(training, forest.draws(tree));
            double[] tribuo = Beside.byTribuo(bag, TribuoCases.regression(asked));
            exact += Beside.agreeing(Cart.full().fit(bag).predict(asked.features()), tribuo) / 10;
            inBins += Beside.agreeing(forest.only(tree).predictions(asked.features()), tribuo) / 10;
        }
        assertThat(exact).isGreaterThan(0.9).isGreaterThan(inBins + 0.05);
    }

    private static Cases byName(Cases cases) {
        int[] order = IntStream.range(0, cases.featureNames().size())
                .boxed()
                .sorted(Comparator.comparing(cases.featureNames()::get))
                .mapToInt(Integer::intValue)
                .toArray();
        List<String> names =
                Arrays.stream(order).mapToObj(cases.featureNames()::get).toList();
        return Cases.of(names, cases.features().columnsAt(order), cases.targetName(), cases.targets());
    }

    @Test
    void a_hundred_trees_of_xgboost_predict_the_same_prices_to_a_dollar() {
        assertThat(1000 * beside.largestGaps(100)[0]).isLessThan(1);
    }
}
