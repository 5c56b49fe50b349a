package gradus.workbook.classicalml.features;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.check.Poison;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.rows.HeldOut;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "features",
        number = 1,
        title = "Target encoding, out of fold",
        kind = Kind.BUILD,
        points = 5,
        minutes = 20)
@Hint("Both methods do the same thing to different rows. What differs is only which rows count.")
@Hint("For one fold, which rows count? All rows of that fold are described by the same totals.")
@Hint("The mean that smoothing pulls towards is a mean of targets as well: whose targets may be in it?")
@ExplainedIn("features#the-idea")
class OutOfFoldMeansTest {
    private static final String[] ROUTES = {"BOS", "BOS", "HNL", "BOS"};
    private static final double[] DELAYS = {10, 20, 90, 0};
    private static final int[] EACH = {0, 1, 2, 3};

    private static final String[] SIX = {"a", "a", "b", "a", null, null};
    private static final double[] TARGETS = {4, 2, 9, 6, 0, 3};
    private static final int[] PAIRS = {7, 7, -1, -1, 7, -1};

    @Test
    void smoothing_below_zero_and_a_single_fold_are_refused() {
        for (double m : new double[] {-0.5, Double.NaN, Double.POSITIVE_INFINITY}) {
            String cause = "With m = " + m + " the formula has no meaning. Refuse it, and name m.";
            expectRefusal(
                    "encoding training rows with m = " + m,
                    IllegalArgumentException.class,
                    cause,
                    () -> OutOfFoldMeans.training(ROUTES.clone(), DELAYS.clone(), EACH.clone(), m),
                    "m");
            expectRefusal(
                    "encoding other rows with m = " + m,
                    IllegalArgumentException.class,
                    cause,
                    () -> OutOfFoldMeans.others(ROUTES.clone(), ROUTES.clone(), DELAYS.clone(), m),
                    "m");
        }
        expectRefusal(
                "encoding training rows that are all in fold 2",
                IllegalArgumentException.class,
                "No row is in another fold, so there is nothing to describe a row by. Refuse that, and name folds.",
                () -> OutOfFoldMeans.training(ROUTES.clone(), DELAYS.clone(), new int[] {2, 2, 2, 2}, 1),
                "folds");
    }

    @Test
    void the_arrays_stay_as_they_are() {
        String[] categories = SIX.clone();
        double[] targets = TARGETS.clone();
        int[] folds = PAIRS.clone();
        Untouched.of("the categories", categories)
                .and("the targets", targets)
                .and("the folds", folds)
                .by("both methods", () -> {
                    OutOfFoldMeans.training(categories, targets, folds, 1);
                    OutOfFoldMeans.others(categories, categories, targets, 1);
                });
    }

    @Test
    void other_rows_are_described_by_all_training_rows() {
        expect(
                        "BOS, HNL and the new SFO after BOS, BOS, HNL, BOS were 10, 20, 90, 0 late, m = 1,",
                        OutOfFoldMeans.others(new String[] {"BOS", "HNL", "SFO"}, ROUTES.clone(), DELAYS.clone(), 1))
                .ifCloseTo(new double[] {10, 90, 30}, "These are plain means: m does nothing.")
                .ifCloseTo(
                        new double[] {7.5, 45, 0},
                        "The sums are divided by count + m, but m · mean is not added to them: that pulls towards 0.")
                .when(
                        e -> Double.isNaN(e[2]),
                        "SFO has no training row, so that is 0 / 0: it becomes the mean of all, 30.")
                .when(e -> e[0] == 15 && e[1] == 60 && e[2] == 15, "SFO has no row: it becomes the mean of all, 30.")
                .usually("BOS is (30 + 1 · 30) / (3 + 1), HNL (90 + 30) / 2, and SFO the mean of all four, 30.")
                .toBeCloseTo(new double[] {15, 60, 30}, 1e-9);
        expect(
                        "the new SFO after the same, m = 0,",
                        OutOfFoldMeans.others(new String[] {"SFO"}, ROUTES.clone(), DELAYS.clone(), 0))
                .ifNaN(
                        "That is 0 / 0: with m = 0 the formula has no answer for a category without rows. It becomes the mean.")
                .usually("A category without rows becomes the mean of all, 30, whatever m is.")
                .toBeCloseTo(new double[] {30}, 1e-9);
    }

    @Test
    void training_rows_are_described_by_the_other_folds() {
        double third = 110 / 3.0;
        expect(
                        "BOS, BOS, HNL, BOS, which were 10, 20, 90, 0 late, each in a fold of its own, m = 1,",
                        OutOfFoldMeans.training(ROUTES.clone(), DELAYS.clone(), EACH.clone(), 1))
                .ifCloseTo(
                        new double[] {15, 15, 60, 15},
                        "That is what all rows know: HNL is described by its own delay of 90. Leave the row's fold out.")
                .ifCloseTo(
                        new double[] {(20 + 30) / 3.0, (10 + 30) / 3.0, 30, (30 + 30) / 3.0},
                        "The sums are of other folds, but the mean they are pulled towards is that of all four rows: the row's own"
                                + " delay came back through it.")
                .ifCloseTo(
                        new double[] {10, 20, 90, 0},
                        "Each row became its own target: the rows of its own fold count, and the others do not.")
                .usually("The third row is described by 10, 20 and 0, of which none is HNL: their mean is 10.")
                .toBeCloseTo(new double[] {(20 + third) / 3, (10 + 100 / 3.0) / 3, 10, (30 + 40) / 3.0}, 1e-9);
        expect(
                        "4, 2, 9, 6, 0, 3 of a, a, b, a, none, none in folds 7, 7, −1, −1, 7, −1, m = 2,",
                        OutOfFoldMeans.training(SIX.clone(), TARGETS.clone(), PAIRS.clone(), 2))
                .ifCloseTo(
                        new double[] {5, 6, 4 / 3.0, 10 / 4.0, 6, 2},
                        "The numbers are out of fold, but shifted by one or turned round within a fold: each row gets its own.")
                .usually(
                        "Fold 7 is described by 9, 6 and 3, whose mean is 6; fold −1 by 4, 2 and 0, whose mean is 2. None is a"
                                + " category too.")
                .toBeCloseTo(new double[] {6, 6, 2, 10 / 4.0, (3 + 12) / 3.0, (0 + 4) / 3.0}, 1e-9);
    }

    @Test
    @Needs("training_rows_are_described_by_the_other_folds")
    void no_target_of_its_own_fold_moves_a_row() {
        for (int fold : new int[] {7, -1}) {
            boolean[] mask = new boolean[PAIRS.length];
            IntStream.range(0, mask.length).forEach(i -> mask[i] = PAIRS[i] == fold);
            int[] rows = HeldOut.rows(mask);
            Poison.of("what the rows of fold " + fold + " become", poison -> {
                        double[] encoded = OutOfFoldMeans.training(
                                SIX.clone(), Poison.into(TARGETS, mask, poison), PAIRS.clone(), 1);
                        return IntStream.of(rows).mapToDouble(i -> encoded[i]).toArray();
                    })
                    .usually("A target of the row's own fold went into a sum, a count or a mean that describes it.")
                    .toStayOut();
        }
    }

    @Test
    @Needs("training_rows_are_described_by_the_other_folds")
    void the_cost_grows_with_the_rows_not_their_square() {
        Growth.ofTime("encoding n training rows in 5 folds", n -> {
                    String[] categories = IntStream.range(0, n)
                            .mapToObj(i -> "c" + i * 31 % 97)
                            .toArray(String[]::new);
                    double[] targets =
                            IntStream.range(0, n).mapToDouble(i -> i % 7).toArray();
                    int[] folds = IntStream.range(0, n).map(i -> i % 5).toArray();
                    return () -> OutOfFoldMeans.training(categories, targets, folds, 1);
                })
                .from(100)
                .usually(
                        "Each row walks over all rows. The rows of one fold share their totals: make these once per fold.")
                .toBeAtMost(Growth.Order.LINEAR);
    }

    private record Row(String category, double target, int fold) {}

    private record Question(List<Row> rows, double m) {
        String[] categories() {
            return rows.stream().map(Row::category).toArray(String[]::new);
        }

        double[] targets() {
            return rows.stream().mapToDouble(Row::target).toArray();
        }

        int[] folds() {
            return rows.stream().mapToInt(Row::fold).toArray();
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Row> row = Inputs.choice("a", "b", "", null, "A", "null")
                .and(Inputs.whole(-9, 9), (category, target) -> new Row(category, target / 10.0, 0))
                .and(Inputs.choice(0, 3, -1, Integer.MIN_VALUE), (r, fold) -> new Row(r.category(), r.target(), fold));
        Agreement.on(Inputs.listOf(row, 9)
                        .filter(rows -> !rows.isEmpty())
                        .and(Inputs.choice(0.0, 1.0, 2.5, -1.0), Question::new))
                .within(1e-9)
                .ask(
                        "what the training rows of {} become",
                        q -> OutOfFoldMeans.training(q.categories(), q.targets(), q.folds(), q.m()))
                .ask(
                        "what a, b, none, the empty text, the text null, and z become after {}",
                        q -> OutOfFoldMeans.others(
                                new String[] {"a", "b", null, "", "null", "z"}, q.categories(), q.targets(), q.m()))
                .ask(
                        "how many numbers no question gets after {}",
                        q -> OutOfFoldMeans.others(new String[0], q.categories(), q.targets(), Math.abs(q.m())).length)
                .holds();
    }
}
