package gradus.classicalml.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.linearregression.LinearRegression;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class PipelineTest {
    private static final double GAP = Double.NaN;
    private static final Learner LEAST_SQUARES = (X, y) -> new LinearRegression().fit(X, y)::predict;

    private static final Step<Table, Features> NUMBERS =
            NumberColumns.of("area").then(Imputer.median()).then(Scaler.STANDARD);

    private static Table houses(double[] areas, String... towns) {
        return Table.create(DoubleColumn.create("area", areas), StringColumn.create("town", towns));
    }

    private static Table training() {
        return houses(new double[] {1, 2, GAP, 4, 5, 6}, "x", "y", "x", "y", "x", "y");
    }

    private static final double[] PRICES = {1, 3, 2, 5, 5, 7};

    @Test
    void steps_learn_from_training_rows_and_the_model_from_what_they_became() {
        Pipeline pipeline = new Pipeline(Step.beside(NUMBERS, OneHot.of("town").withBaseline()), LEAST_SQUARES);
        Pipeline.Trained trained = pipeline.fit(training(), PRICES);

        assertThat(trained.featureNames()).containsExactly("area", "area_missing", "town=y");
        // without a gap: price is area in x and area + 1 in y
        assertThat(trained.predict(houses(new double[] {3, 3}, "x", "y")))
                .containsExactly(new double[] {3, 4}, within(1e-9));
    }

    @Test
    void what_a_row_becomes_does_not_depend_on_the_rows_beside_it() {
        Pipeline.Trained trained = new Pipeline(Step.beside(NUMBERS, new TargetEncoder("town", 1, 2, 1)), LEAST_SQUARES)
                .fit(training(), PRICES);
        double[] together = trained.predict(houses(new double[] {3, 1e9, GAP}, "x", "y", "new"));
        for (int i = 0; i < 3; i++) {
            Table row = houses(
                    new double[] {new double[] {3, 1e9, GAP}[i]},
                    List.of("x", "y", "new").get(i));
            assertThat(trained.predict(row)).containsExactly(together[i]);
        }
    }

    @Test
    void each_step_is_fitted_once_on_the_training_rows() {
        List<Integer> fitted = new ArrayList<>();
        Step<Features, Features> counting = (rows, targets) -> {
            fitted.add(rows.rows());
            return Fitted.alike(rows, others -> others);
        };
        Pipeline.Trained trained = new Pipeline(NUMBERS.then(counting), LEAST_SQUARES).fit(training(), PRICES);
        trained.predict(training());
        trained.predict(houses(new double[] {1}, "x"));
        assertThat(fitted).containsExactly(6);
    }

    @Test
    void the_model_learns_from_out_of_fold_rows() {
        List<double[]> seen = new ArrayList<>();
        Learner remembering = (X, y) -> {
            seen.add(X.column(0));
            return rows -> new double[rows.rows()];
        };
        Table towns = houses(new double[] {1, 2, 3, 4}, "a", "b", "c", "d");
        new Pipeline(new TargetEncoder("town", 0, 4, 1), remembering).fit(towns, new double[] {0, 0, 0, 9});
        assertThat(seen.get(0)).containsExactly(3, 3, 3, 0);
    }

    @Test
    void a_gap_does_not_reach_the_model_and_an_unknown_column_is_named() {
        Pipeline raw = new Pipeline(NumberColumns.of("area"), LEAST_SQUARES);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw.fit(training(), PRICES))
                .withMessage("feature area must have no gap here, but has one in row 2: impute first");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Pipeline(NUMBERS, LEAST_SQUARES)
                        .fit(training(), PRICES)
                        .predict(EncodersTest.homes("rent")))
                .withMessage("column must be one of [home], but was area");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw.fit(training(), new double[] {1}))
                .withMessage("targets must hold 6 numbers (one for each training row), but held 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> raw.fit(training().emptyCopy(), new double[] {}))
                .withMessage("the number of training rows must be at least 1, but was 0");
    }

    @Test
    void selection_and_products_are_steps_too() {
        Features three =
                Features.of("a", 1, 2, 3).beside(Features.of("b", 5, 5, 5)).beside(Features.of("c", 1, 0, 1));
        double[] targets = {2, 4, 6};
        assertThat(Selection.varying().fit(three, targets).training().names()).containsExactly("a", "c");
        assertThat(Selection.strongest(1).fit(three, targets).training().names())
                .containsExactly("a");
        Features products = Interactions.ofAllPairs().fit(three, targets).training();
        assertThat(products.names()).containsExactly("a", "b", "c", "a*b", "a*c", "b*c");
        assertThat(products.values().row(2)).containsExactly(3, 5, 1, 15, 3, 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Selection.varying().fit(Features.of("b", 5, 5), targets))
                .withMessage("features must hold at least one column to keep, but none varies");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Step.beside())
                .withMessage("steps must be at least one, but were none");
    }
}
