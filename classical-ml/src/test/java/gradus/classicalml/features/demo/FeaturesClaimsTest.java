package gradus.classicalml.features.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.features.Features;
import gradus.classicalml.features.Fitted;
import gradus.classicalml.features.Imputer;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.Pipeline;
import gradus.classicalml.features.TribuoGaps;
import gradus.classicalml.features.demo.Credits.Leak;
import gradus.classicalml.features.demo.Routes.Way;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;
import tech.tablesaw.api.Table;

/** What the page says of the data, asserted. */
@Tag("proof")
class FeaturesClaimsTest {
    private static final Routes ROUTES = new Routes(DataSets.FLIGHTS.table());

    @Test
    void four_flights_are_encoded_by_hand() {
        Fitted<Table, Features> fitted = ByHand.encoded();
        // the mean of all is 30; of the others 110/3, 100/3, 10, 40
        assertThat(fitted.apply(ByHand.flights()).column("route_target"))
                .containsExactly(new double[] {15, 15, 60, 15}, within(1e-12));
        assertThat(fitted.training().column("route_target"))
                .containsExactly(
                        new double[] {(20 + 110 / 3.0) / 3, (10 + 100 / 3.0) / 3, 10, (30 + 40) / 3.0}, within(1e-12));
    }

    @Test
    void most_routes_are_flown_rarely() {
        assertThat(ROUTES.different()).isEqualTo(2977);
        assertThat(ROUTES.singles()).isEqualTo(401);
    }

    @Test
    void an_encoder_that_sees_all_rows_pretends_two_minutes_for_every_split() {
        double[] pretended = Vectors.minus(test(Way.NONE), test(Way.ALL_ROWS));
        assertThat(Arrays.stream(pretended).min().orElseThrow()).isGreaterThan(1.5);
        assertThat(Descriptive.mean(pretended)).isBetween(1.8, 2.2);
    }

    @Test
    void an_encoder_that_sees_its_own_row_is_worse_than_none_for_every_split() {
        double[] lost = Vectors.minus(test(Way.OWN_ROW), test(Way.NONE));
        assertThat(Arrays.stream(lost).min().orElseThrow()).isPositive();
        assertThat(Descriptive.mean(lost)).isBetween(1.2, 1.5);
        assertThat(Descriptive.mean(ROUTES.errors(Way.OWN_ROW).training()))
                .as("and it looks best of all on the training rows")
                .isLessThan(Descriptive.mean(ROUTES.errors(Way.ALL_ROWS).training()));
    }

    @Test
    void out_of_fold_the_route_gains_a_twentieth_of_a_minute() {
        double[] gained = Vectors.minus(test(Way.NONE), test(Way.OUT_OF_FOLD));
        assertThat(Arrays.stream(gained).filter(gain -> gain > 0).count()).isGreaterThanOrEqualTo(10);
        assertThat(Descriptive.mean(gained)).isBetween(0.03, 0.08);
    }

    private static double[] test(Way way) {
        return ROUTES.errors(way).test();
    }

    @Test
    void a_selection_that_saw_the_test_rows_pretends_and_an_imputer_does_not_measurably() {
        Credits credits = new Credits(DataSets.CREDIT_SCORING.table());
        double[] honest = credits.errors(Leak.NONE).test();
        Spread selection = pretended(honest, credits, Leak.SELECTION);
        assertThat(selection.mean()).isGreaterThan(0.03).isGreaterThan(5 * selection.standardError());
        for (Leak small : new Leak[] {Leak.IMPUTER, Leak.SCALER}) {
            Spread spread = pretended(honest, credits, small);
            assertThat(Math.abs(spread.mean())).as(small.words).isLessThan(0.01);
            assertThat(Math.abs(spread.mean())).as(small.words).isLessThan(2 * spread.standardError() + 1e-12);
        }
        double unseen = Descriptive.mean(credits.errors(Leak.SELECTION).unseen());
        assertThat(unseen - Descriptive.mean(credits.errors(Leak.SELECTION).test()))
                .as("what the leak hides")
                .isGreaterThan(0.03);
        assertThat(Descriptive.mean(credits.errors(Leak.NONE).unseen()) - unseen)
                .as("what is left of it on rows that nothing has seen")
                .isLessThan(0.015);
    }

    private static Spread pretended(double[] honest, Credits credits, Leak leak) {
        return Spread.of(Vectors.minus(honest, credits.errors(leak).test()));
    }

    @Test
    void a_scaler_fitted_again_on_its_batch_nearly_doubles_the_error() {
        double[][] errors = new Houses(DataSets.AMES.table()).keptAndRefitted();
        for (double[] keptAndRefitted : errors) {
            assertThat(keptAndRefitted[1]).isGreaterThan(1.4 * keptAndRefitted[0]);
        }
    }

    @Test
    void on_the_circle_midnight_is_near_midnight() {
        assertThat(Clock.onTheCircle(Clock.LATE, Clock.EARLY)).isCloseTo(2 * Math.sin(Math.PI / 720), within(1e-12));
        assertThat(Clock.onTheCircle(Clock.EARLY, Clock.NOON)).isCloseTo(2, within(1e-12));
    }

    @Test
    void tribuo_reads_a_gap_as_the_mean_or_as_0_depending_on_the_trainer() {
        Library library = new Library(DataSets.CREDIT_SCORING.table());
        assertThat(library.standardisedByTribuo())
                .as("our pipeline with means and no indicators")
                .containsExactly(library.pipeline(Imputer.mean().withoutIndicators()), within(1e-9));
        Model<Regressor> line = library.tribuo(Library.leastSquares(), library.complete());
        Model<Regressor> tree = library.tribuo(Library.tree(), library.complete());
        assertThat(library.answer(line, Double.NaN))
                .isCloseTo(library.answer(line, library.meanIncome()), within(1e-9));
        assertThat(library.answer(tree, Double.NaN)).isEqualTo(library.answer(tree, 0));
        assertThat(library.answer(tree, 0))
                .as("and these two differ")
                .isLessThan(library.answer(tree, library.meanIncome()) - 0.02);
        assertThat(library.error(library.pipeline(Imputer.mean())))
                .as("indicators know something that means forget")
                .isLessThan(library.error(library.pipeline(Imputer.mean().withoutIndicators())) - 0.005);
    }

    @Test
    void tribuo_drops_a_feature_that_training_did_not_have() {
        Library library = new Library(DataSets.CREDIT_SCORING.table());
        Model<Regressor> model = library.tribuo(Library.leastSquares(), library.complete());
        Features row = new Features(Credits.NUMBERS, Matrix.of(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}));
        assertThat(TribuoGaps.predictions(model, row.beside(Features.of("home=boat", 1))))
                .isEqualTo(TribuoGaps.predictions(model, row));
    }

    @Test
    void indicators_lower_the_error_on_most_splits() {
        Table credits = DataSets.CREDIT_SCORING.table();
        double[] good = Credits.good(credits);
        int lower = 0;
        for (int seed = 0; seed < 12; seed++) {
            Split split = Splits.random(good.length, 0.25, seed);
            double with = error(Imputer.mean(), credits, good, split);
            lower += with < error(Imputer.mean().withoutIndicators(), credits, good, split) ? 1 : 0;
        }
        assertThat(lower).isGreaterThanOrEqualTo(10);
    }

    private static double error(Imputer imputer, Table credits, double[] good, Split split) {
        double[] predictions = new Pipeline(new NumberColumns(Credits.NUMBERS).then(imputer), Routes.LEAST_SQUARES)
                .fit(credits.rows(split.train()), Vectors.at(good, split.train()))
                .predict(credits.rows(split.test()));
        return Scores.rootMeanSquaredError(predictions, Vectors.at(good, split.test()));
    }

    @Test
    void a_house_of_an_unseen_neighbourhood_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> gradus.classicalml.features.OneHot.of("neighborhood")
                        .fit(DataSets.AMES.table().rows(0, 1), null)
                        .apply(DataSets.AMES.table().rows(1000)))
                .withMessageContaining("must hold a category that training had");
    }
}
