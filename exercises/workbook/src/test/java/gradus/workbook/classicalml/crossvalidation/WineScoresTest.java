package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.expect.Expect.expect;

import gradus.classicalml.crossvalidation.CrossValidation;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.crossvalidation.Learners;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.datasets.DataSets;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/** The values are those of scikit-learn 1.2.1, by classical-ml/src/test/peers/peer_cross_validation_unasked.py. */
@Exercise(
        lesson = "cross-validation",
        number = 4,
        title = "What the script did unasked",
        kind = Kind.USE,
        points = 5,
        minutes = 20)
@ExplainedIn("cross-validation#which-rows-belong-together")
@Hint("The lesson says how cross_val_score cuts for a classifier, how for a regression, and whether it shuffles.")
@Hint("Multiply the first scores by the size of a fold: 36 · 0.9166… is 33. What is counted?")
@Hint("A score that is 1 at best, 0 for the mean and negative below it has a name, and stands in Scores.")
class WineScoresTest {
    private static final Table WINES = DataSets.WINE.table();

    /** The wines in the orders that were asked for so far. */
    private static final Map<String, Table> ORDERED = new HashMap<>();

    /** What the script printed of some rows in some order. */
    private record Printed(String rows, int k, double[] scores) {}

    private static final List<Printed> CULTIVAR = List.of(
            new Printed("in order", 5, new double[] {0.9166666667, 0.9444444444, 0.9722222222, 1, 0.9142857143}),
            new Printed("in order", 3, new double[] {0.9, 0.9322033898, 0.9661016949}),
            new Printed("reversed, as their columns are", 3, new double[] {0.9666666667, 0.9322033898, 0.8983050847}),
            new Printed("by hue", 5, new double[] {0.9444444444, 0.9444444444, 1, 0.9428571429, 0.9428571429}));

    private static final List<Printed> ALCOHOL = List.of(
            new Printed("in order", 5, new double[] {
                -0.5184792928, 0.4045659576, -0.7371638141, -0.4699509896, -0.4721370787
            }),
            new Printed("in order", 3, new double[] {-8.760218524, -1.3525827062, -0.1703571946}),
            new Printed(
                    "reversed, as their columns are", 3, new double[] {-0.2350980645, -1.9681852544, -10.1631794349}),
            new Printed(
                    "by hue", 5, new double[] {-0.5374158271, 0.5174925338, 0.5539475277, 0.6595939397, 0.5127599011}));

    /** The script's five scores of the wines in order, if the alcohol is left out of the first call as well. */
    private static final double[] WITHOUT_ALCOHOL = {32 / 36.0, 32 / 36.0, 34 / 36.0, 34 / 35.0, 31 / 35.0};

    /** KFold(5) on the wines in order. */
    private static final double[] IN_ORDER = {35 / 36.0, 31 / 36.0, 30 / 36.0, 31 / 35.0, 34 / 35.0};

    @Test
    void the_scores_of_the_cultivar() {
        cultivar(CULTIVAR.get(0));
    }

    @Test
    @Needs("the_scores_of_the_cultivar")
    void the_scores_of_the_cultivar_on_other_tables() {
        CULTIVAR.subList(1, CULTIVAR.size()).forEach(WineScoresTest::cultivar);
    }

    @Test
    void the_scores_of_the_alcohol() {
        alcohol(ALCOHOL.get(0));
    }

    @Test
    @Needs("the_scores_of_the_alcohol")
    void the_scores_of_the_alcohol_on_other_tables() {
        ALCOHOL.subList(1, ALCOHOL.size()).forEach(WineScoresTest::alcohol);
    }

    private static void cultivar(Printed printed) {
        double[] right = printed.scores();
        Table wines = table(printed.rows());
        expect(subject("cultivar", printed), WineScores.cultivar(wines, printed.k()))
                .when(
                        mine -> mine.length == right.length && near(mine, i -> 1 - right[i]),
                        "These are the shares that are wrong. The score of a classifier is the share that is right.")
                .when(
                        mine -> mine.length == right.length && isCounts(mine, printed),
                        "These are counts of mistakes. The score of a classifier is the share that is right.")
                .when(mine -> mine.length == 1, "This is one number. The script prints one score per fold.")
                .ifCloseTo(
                        IN_ORDER,
                        "These are the scores of blocks of neighbouring rows. For a classifier the folds hold each class in proportion.")
                .ifCloseTo(
                        WITHOUT_ALCOHOL,
                        "The alcohol is missing: only the second call leaves it out. The first has all number columns.")
                .usually(
                        "For a classifier the folds hold each class in proportion, and nothing is shuffled: in each class, the first rows"
                                + " are in fold 0. The features are all number columns, scaled by the training rows.")
                .toBeCloseTo(right, 1e-6);
        sameColumns(wines, printed);
    }

    /** The caller goes on with the table. */
    private static void sameColumns(Table given, Printed printed) {
        expect("the columns of the table that was given, after its scores,", given.columnNames())
                .usually(
                        "The table is the caller's: add no column to it and remove none. removeColumns changes the table itself.")
                .toEqual(ordered(printed.rows()).columnNames());
    }

    private static void alcohol(Printed printed) {
        Table wines = table(printed.rows());
        double[] mine = WineScores.alcohol(wines, printed.k());
        if (mine == null || mine.length != printed.k() || !near(mine, i -> printed.scores()[i])) {
            alcohol(mine, printed);
        }
        sameColumns(wines, printed);
    }

    /** Says what the scores are, if they are not the script's: wrong ones are computed only for those who have them. */
    private static void alcohol(double[] came, Printed printed) {
        Cases cases = Cases.ofNumbers(
                ordered(printed.rows()),
                "alcohol",
                WINES.columnNames().stream()
                        .filter(name -> !name.equals("alcohol") && !name.equals("cultivar"))
                        .toList());
        List<Split> inOrder = Folds.inOrder(cases.size(), printed.k());
        Learner lines = Learners.leastSquares();
        expect(subject("alcohol", printed), came)
                .ifCloseTo(
                        CrossValidation.scores(cases, inOrder, lines, Scores::rootMeanSquaredError),
                        "These are root mean squared errors. A score of 1 should be perfect.")
                .ifCloseTo(
                        CrossValidation.scores(cases, inOrder, lines, negative(Scores::rootMeanSquaredError)),
                        "These are root mean squared errors, made negative. A score of 1 should be perfect.")
                .ifCloseTo(
                        CrossValidation.scores(cases, inOrder, lines, (p, a) -> Scores.rSquared(a, p)),
                        "Predictions and targets are swapped: R² measures against the spread of the targets.")
                .ifCloseTo(
                        CrossValidation.scores(
                                cases, Folds.stratifiedInOrder(labels(printed), printed.k()), lines, Scores::rSquared),
                        "The folds hold each cultivar in proportion. For a regression there are no classes: the folds are blocks of"
                                + " neighbouring rows.")
                .when(mine -> mine.length == 1, "This is one number. The script prints one score per fold.")
                .when(
                        mine -> mine.length == printed.k() && mine[0] > 0.999,
                        "This is nearly perfect: was the alcohol, which is to be predicted, among the features?")
                .usually(
                        "R² of each fold's own rows. For a regression the folds are blocks of neighbouring rows, nothing is shuffled, and"
                                + " the features are all number columns but the alcohol.")
                .toBeCloseTo(printed.scores(), 1e-6);
    }

    private static String subject(String target, Printed printed) {
        return "the scores of the " + target + ", wines " + printed.rows() + ", k = " + printed.k() + ",";
    }

    private static boolean near(double[] mine, IntToDoubleFunction wrong) {
        return IntStream.range(0, mine.length).allMatch(i -> Math.abs(mine[i] - wrong.applyAsDouble(i)) < 1e-6);
    }

    /** Whether these are the mistakes of each fold, counted. */
    private static boolean isCounts(double[] mine, Printed printed) {
        List<Split> folds = Folds.stratifiedInOrder(labels(printed), printed.k());
        return near(mine, i -> (1 - printed.scores()[i]) * folds.get(i).test().length);
    }

    private static int[] labels(Printed printed) {
        return Cases.ofClasses(ordered(printed.rows()), "cultivar", List.of("hue"))
                .labels();
    }

    private static ToDoubleBiFunction<double[], double[]> negative(ToDoubleBiFunction<double[], double[]> loss) {
        return (predictions, actual) -> -loss.applyAsDouble(predictions, actual);
    }

    /** A table to hand out. */
    private static Table table(String rows) {
        return ordered(rows).copy();
    }

    private static Table ordered(String rows) {
        return ORDERED.computeIfAbsent(rows, WineScoresTest::inOrder);
    }

    private static Table inOrder(String rows) {
        List<Integer> order =
                new ArrayList<>(IntStream.range(0, WINES.rowCount()).boxed().toList());
        switch (rows) {
            case "in order" -> {}
            case "reversed, as their columns are" -> order.sort((a, b) -> b - a);
            default ->
                order.sort(Comparator.comparingDouble(
                        row -> WINES.numberColumn("hue").getDouble(row)));
        }
        Table table = WINES.emptyCopy();
        order.forEach(row -> table.append(WINES.row(row))); // Table.rows would sort them
        return rows.startsWith("reversed") ? turned(table) : table;
    }

    private static Table turned(Table table) {
        List<Column<?>> columns = new ArrayList<>(table.columns());
        Collections.reverse(columns);
        return Table.create(table.name(), columns);
    }
}
