package gradus.workbook.classicalml.features;

import static gradus.engine.expect.Expect.expect;

import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.features.Features;
import gradus.classicalml.features.Fitted;
import gradus.classicalml.features.NumberColumns;
import gradus.classicalml.features.OneHot;
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
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
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
        "The target is a logarithm. If a house twice as large costs 60% more, whatever its size, of which function of its area is the target a straight line?")
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

    /** What most of a price can be told from. */
    private static final Step<Table, Features> KNOWN = Step.beside(
            NumberColumns.of("gr_liv_area", "lot_area", "first_flr_sf").then(Step.fixed(HouseFeaturesTest::logarithms)),
            NumberColumns.of("gr_liv_area", "year_built", "year_remod_add", "garage_area", "garage_cars"),
            NumberColumns.of(
                    "total_bsmt_sf", "full_bath", "half_bath", "bsmt_full_bath", "kitchen_abv_gr", "fireplaces"),
            OneHot.of("neighborhood").atLeast(30),
            OneHot.of("overall_cond").atLeast(20),
            OneHot.of("exter_cond").atLeast(20),
            OneHot.of("central_air"),
            OneHot.of("bsmt_exposure").atLeast(20),
            OneHot.of("functional").atLeast(20));

    /** In the order in which a table hands them out. */
    private static final int[] SOME = {900, 2000, 2100, 2900};

    private static final List<Split> FOLDS = Folds.random(LOGARITHMS.length, 5, 1);

    /** Training and test rows of each fold, cut once: seventy columns take their time. */
    private static List<Table[]> tables;

    private static double plainError;

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
        expect("how many rows 400 training houses become", fitted.training().rows())
                .usually("A row for each house: the model learns from its price, whatever you think of the house.")
                .toEqual(400);
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
        HouseFeatures.features().fit(training, Arrays.copyOf(LOGARITHMS, 60)).apply(asked);
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
        Features batch = fitted.apply(HOUSES.rows(IntStream.concat(IntStream.of(SOME), IntStream.range(2901, 2930))
                .toArray()));
        for (int i = 0; i < 4; i++) {
            expect(
                            "what a house becomes by itself, one of 33 that were asked about together,",
                            fitted.apply(HOUSES.rows(SOME[i])).values().row(0))
                    .usually(
                            "A number depends on the rows that are asked about, on their order, or on chance. Usually something is learned in transform: learn in fit.")
                    .toBeCloseTo(batch.values().row(i), 1e-9);
        }
        fit(HOUSES.rows(IntStream.range(850, 1350).toArray()));
        expect(
                        "what a house becomes after other steps were fitted on other houses, itself among them",
                        fitted.apply(HOUSES.rows(900)).values().row(0))
                .usually("The next fit wrote over what this one had learned: keep nothing in static fields.")
                .toBeCloseTo(batch.values().row(0), 1e-9);
    }

    @Test
    @Needs("at_most_sixty_finite_numbers_come_out")
    void each_fit_learns_from_its_own_rows() {
        Table training = HOUSES.rows(IntStream.range(1000, 1400).toArray());
        Step<Table, Features> step = HouseFeatures.features();
        step.fit(first(400), Arrays.copyOf(LOGARITHMS, 400));
        Table asked = HOUSES.rows(SOME[1]);
        expect(
                        "what a house becomes by steps that were fitted on other houses before",
                        step.fit(training, Arrays.copyOf(LOGARITHMS, 400))
                                .apply(asked)
                                .values()
                                .row(0))
                .usually(
                        "Something of the first fit is left in the second. Learn all of it again from the rows of this fit.")
                .toBeCloseTo(fit(training).apply(asked).values().row(0), 1e-9);
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
                .usually("A category that training did not have became NaN: say what it means, in a number.")
                .toEqual(0L);
    }

    @Test
    @Needs({
        "the_tables_stay_as_they_are",
        "a_house_is_the_same_among_others_and_by_itself",
        "each_fit_learns_from_its_own_rows",
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
                        "Hardly better than five plain columns, if at all. What do buyers pay for that these do not say? Or does a column read"
                                + " the targets of the training rows that it describes?")
                .usually(
                        "Better than five plain columns, and not near enough. Is the place in, and does each column go in as the"
                                + " function of which the logarithm of the price is a straight line?")
                .to("be 0.070 or less", e -> e.error() <= GOAL);
        expect("held-out error", new Hidden(error))
                .usually("No such columns come so near. The prices of houses that were not handed in went into them.")
                .to("be 0.045 or more", e -> e.error() >= LEAKED);
    }

    @Test
    @Needs("held_out_houses_are_priced_closely_enough")
    void prices_are_learned_from_those_handed_in() {
        expect(
                        "held-out error where what the columns leave open of each price was swapped among the houses",
                        new Hidden(heldOut(HouseFeatures.features(), swapped())))
                .usually(
                        "These prices can be told from the columns as well as the real ones, and only the real ones are met: prices, or"
                                + " means of prices, that were not handed in are among your numbers.")
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

    /** That of the five columns that the task names; computed once, and only for an answer that is not near enough. */
    private static double plainError() {
        if (plainError == 0) {
            plainError = heldOut(
                    NumberColumns.of("gr_liv_area", "year_built", "garage_area", "total_bsmt_sf", "full_bath"),
                    LOGARITHMS);
        }
        return plainError;
    }

    /** Prices of which the columns tell as much as they do of the real ones; the rest of each is that of another house. */
    private static double[] swapped() {
        double[] told = pipeline(KNOWN).fit(HOUSES, LOGARITHMS).predict(HOUSES);
        List<Integer> others =
                new ArrayList<>(IntStream.range(0, told.length).boxed().toList());
        Collections.shuffle(others, new Random(1));
        return IntStream.range(0, told.length)
                .mapToDouble(i -> told[i] + LOGARITHMS[others.get(i)] - told[others.get(i)])
                .toArray();
    }

    private static Features logarithms(Features sizes) {
        double[][] rows = sizes.values().toArray();
        Arrays.stream(rows).forEach(row -> Arrays.setAll(row, j -> Math.log10(row[j])));
        return new Features(sizes.names().stream().map(name -> "log " + name).toList(), Matrix.of(rows));
    }

    private static Pipeline pipeline(Step<Table, Features> features) {
        return new Pipeline(
                features.then(Selection.varying()).then(Scaler.STANDARD), (X, y) -> new Ridge(1e-3).fit(X, y)::predict);
    }

    private static double heldOut(Step<Table, Features> features, double[] targets) {
        Pipeline pipeline = pipeline(features);
        double squares = 0;
        for (int f = 0; f < FOLDS.size(); f++) {
            Split fold = FOLDS.get(f);
            double[] predictions = pipeline.fit(tables().get(f)[0], Vectors.at(targets, fold.train()))
                    .predict(tables().get(f)[1]);
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

    private static long gaps(Features features) {
        return Arrays.stream(features.values().elements()).filter(Double::isNaN).count();
    }

    private static List<List<?>> content(Table table) {
        return table.columns().stream()
                .<List<?>>map(column -> List.of(column.name(), List.copyOf(column.asList())))
                .toList();
    }
}
