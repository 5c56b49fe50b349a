package gradus.workbook.classicalml.features;

import static gradus.engine.expect.Expect.expect;

import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.features.Features;
import gradus.classicalml.features.Fitted;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.Pipeline;
import gradus.classicalml.features.Scaler;
import gradus.classicalml.features.Selection;
import gradus.classicalml.features.Step;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.splitting.Split;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

@Exercise(
        lesson = "features",
        number = 4,
        title = "Prices by features only",
        kind = Kind.REACH,
        points = 6,
        minutes = 40,
        seconds = 20)
@Hint("Three words that estate agents say come first. Which column is that, and how many categories does it have?")
@Hint(
        "The target is a logarithm. If a house twice as large costs 60% more, whatever its size, which function of its area is a plane in?")
@Hint("Few rows of a category, few numbers to learn it from: OneHot.atLeast, or a target encoder.")
@ExplainedIn("features#the-steps")
class HouseFeaturesTest {
    private static final double GOAL = 0.070;
    private static final double LEAKED = 0.045;
    private static final int MOST = 60;

    private static final Table HOUSES = DataSets.AMES.table();
    private static final double[] LOGARITHMS =
            Arrays.stream(Numbers.vector(HOUSES, "sale_price")).map(Math::log10).toArray();

    static {
        HOUSES.removeColumns("sale_price");
    }

    private static final List<Split> FOLDS = Folds.random(LOGARITHMS.length, 5, 1);

    /** Training and test rows of each fold, cut once: seventy columns take their time. */
    private static List<Table[]> tables;

    /** An error that failed checks do not print: whoever reads it could tune by it. */
    private record Hidden(double error) {
        @Override
        public String toString() {
            return Double.isNaN(error) ? "NaN" : error > GOAL ? "more (by how much is yours to measure)" : "less";
        }
    }

    @Test
    void at_most_sixty_finite_numbers_come_out() {
        Fitted<Table, Features> fitted = fit(first(400));
        expect("how many numbers a house becomes", fitted.training().columns())
                .usually(
                        "Sixty at most: categories of few houses can share a column, or become one number by a target encoder.")
                .to("be 60 or less", columns -> columns <= MOST);
        Features others = fitted.apply(first(300));
        expect("gaps among the numbers of 300 houses", gaps(others))
                .usually("A model cannot read NaN. Impute, or take another column.")
                .toEqual(0L);
        expect("names of the numbers of these houses", others.names())
                .usually("Training rows and other rows become the same columns.")
                .toEqual(fitted.training().names());
    }

    @Test
    void the_tables_stay_as_they_are() {
        Table training = first(60);
        Table asked = HOUSES.rows(700, 701);
        HouseFeatures.features().fit(training, first60()).apply(asked);
        expect("columns and values of the training table", content(training))
                .usually("The caller's table was written to: work on a copy().")
                .toEqual(content(first(60)));
        expect("columns and values of the table that is asked about", content(asked))
                .usually("The caller's table was written to: work on a copy().")
                .toEqual(content(HOUSES.rows(700, 701)));
    }

    @Test
    @Needs("at_most_sixty_finite_numbers_come_out")
    void a_house_is_the_same_among_others_and_by_itself() {
        Fitted<Table, Features> fitted = fit(first(400));
        Features batch = fitted.apply(HOUSES.rows(900, 2000, 2100, 2900));
        for (int i = 0; i < 4; i++) {
            expect(
                            "what a house becomes by itself, one of four that were asked about together,",
                            fitted.apply(HOUSES.rows(new int[] {900, 2000, 2100, 2900}[i]))
                                    .values()
                                    .row(0))
                    .usually(
                            "A number depends on the rows that are asked about: something is learned in transform. Learn in fit.")
                    .toBeCloseTo(batch.values().row(i), 1e-9);
        }
        fit(HOUSES.rows(IntStream.range(1000, 1500).toArray()));
        expect(
                        "what a house becomes after other steps were fitted on other houses",
                        fitted.apply(HOUSES.rows(900)).values().row(0))
                .usually("The next fit wrote over what this one had learned: keep nothing in static fields.")
                .toBeCloseTo(batch.values().row(0), 1e-9);
    }

    @Test
    @Needs("at_most_sixty_finite_numbers_come_out")
    void a_neighbourhood_that_training_did_not_have_is_no_obstacle() {
        Table strange = HOUSES.rows(2000, 2001);
        for (Column<?> column : strange.columns()) {
            if (column.name().equals("neighborhood") || column.name().equals("overall_cond")) {
                strange.stringColumn(column.name()).set(0, "Atlantis");
            }
        }
        Object became;
        Exception thrown = null;
        try {
            became = gaps(fit(first(400)).apply(strange));
        } catch (IllegalArgumentException refused) {
            thrown = refused;
            became = "a refusal";
        }
        expect("gaps among the numbers of a house in Atlantis", became)
                .ifEqual(
                        "a refusal",
                        "A category that training did not have is refused. Houses are built in new places: say what"
                                + " an unseen category means.")
                .with(thrown)
                .toEqual(0L);
    }

    @Test
    @Needs({
        "the_tables_stay_as_they_are",
        "a_house_is_the_same_among_others_and_by_itself",
        "a_neighbourhood_that_training_did_not_have_is_no_obstacle"
    })
    void held_out_houses_are_priced_closely_enough() {
        double error = heldOut(HouseFeatures.features(), LOGARITHMS);
        expect("held-out error", new Hidden(error))
                .when(
                        e -> !(e.error() < 1.5 * plainError()),
                        "That is far worse than five plain columns. Usually a column reads the training rows' own targets, or"
                                + " training rows and others are not treated alike.")
                .when(
                        e -> e.error() > 0.98 * plainError(),
                        "Hardly better than five plain columns, if at all. What do buyers pay for that these do not say?")
                .usually(
                        "Better than five plain columns, and not near enough. Is the place in, and does each column go in by the"
                                + " function in which the logarithm of the price is a plane?")
                .to("be 0.070 or less", e -> e.error() <= GOAL);
        expect("held-out error", new Hidden(error))
                .usually("No such columns come so near. The prices of houses that were not handed in went into them.")
                .to("be 0.045 or more", e -> e.error() >= LEAKED);
    }

    @Test
    @Needs("held_out_houses_are_priced_closely_enough")
    void prices_are_learned_from_those_handed_in() {
        double[] turned = Arrays.stream(LOGARITHMS).map(y -> 10 - y).toArray();
        expect(
                        "held-out error where cheap houses are dear and dear ones cheap",
                        new Hidden(heldOut(HouseFeatures.features(), turned)))
                .usually(
                        "With the prices as they are it is good, with turned ones it is not: the columns hold prices, or means of prices,"
                                + " that were not handed in.")
                .to("be 0.071 or less", e -> e.error() <= GOAL + 0.001);
    }

    private static List<Table[]> tables() {
        if (tables == null) {
            tables = FOLDS.stream()
                    .map(fold -> new Table[] {HOUSES.rows(fold.train()), HOUSES.rows(fold.test())})
                    .toList();
        }
        return tables;
    }

    /** That of the five columns that the task names. */
    private static double plainError() {
        return heldOut(
                NumberColumns.of("gr_liv_area", "year_built", "garage_area", "total_bsmt_sf", "full_bath"), LOGARITHMS);
    }

    private static double heldOut(Step<Table, Features> features, double[] targets) {
        Pipeline pipeline = new Pipeline(
                features.then(Selection.varying()).then(Scaler.STANDARD), (X, y) -> new Ridge(1e-3).fit(X, y)::predict);
        double squares = 0;
        for (int f = 0; f < FOLDS.size(); f++) {
            Split fold = FOLDS.get(f);
            double[] predictions =
                    pipeline.fit(tables().get(f)[0], at(targets, fold.train())).predict(tables().get(f)[1]);
            for (int i = 0; i < predictions.length; i++) {
                squares += Math.pow(predictions[i] - targets[fold.test()[i]], 2);
            }
        }
        return Math.sqrt(squares / targets.length);
    }

    private static Fitted<Table, Features> fit(Table training) {
        return HouseFeatures.features().fit(training, Arrays.copyOf(LOGARITHMS, training.rowCount()));
    }

    private static Table first(int rows) {
        return HOUSES.rows(IntStream.range(0, rows).toArray());
    }

    private static double[] first60() {
        return Arrays.copyOf(LOGARITHMS, 60);
    }

    private static long gaps(Features features) {
        return Arrays.stream(features.values().elements()).filter(Double::isNaN).count();
    }

    private static List<List<?>> content(Table table) {
        return table.columns().stream()
                .<List<?>>map(column -> List.of(column.name(), List.copyOf(column.asList())))
                .toList();
    }

    private static double[] at(double[] values, int[] rows) {
        return IntStream.of(rows).mapToDouble(i -> values[i]).toArray();
    }
}
