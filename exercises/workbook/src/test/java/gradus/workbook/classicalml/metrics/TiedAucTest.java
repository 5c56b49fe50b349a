package gradus.workbook.classicalml.metrics;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "metrics", number = 1, title = "AUC with ties", kind = Kind.BUILD, points = 4, minutes = 15)
@ExplainedIn("metrics#no-threshold-yet-curves")
@Hint(
        "Go through the cases from the lowest score up. When you meet a positive case, how many negative ones has it beaten? You need one"
                + " counter for that.")
@Hint(
        "Then take all cases of one score together: the positive ones among them beat every negative case below, and tie with those beside them.")
@Hint(
        "Count half wins in whole numbers (two for a win, one for a tie), and divide once at the end, by twice the number of pairs.")
class TiedAucTest {
    private static final double[] SCORES = {0.7, 0.2, 0.9, 0.7};
    private static final boolean[] POSITIVE = {true, false, true, false};
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    @Test
    void the_arrays_stay_as_they_are() {
        double[] scores = {0.5, -0.0, 2, 0.5, 1};
        boolean[] positive = {true, false, false, false, true};
        Untouched.of("the scores", scores)
                .and("the flags", positive)
                .because(
                        "The scores are the caller's: copy them, or sort the places of the rows, before you change anything.")
                .by("an AUC", () -> TiedAuc.auc(scores, positive));
    }

    @Test
    void a_case_by_hand() {
        expect("the AUC of positive 0.7 and 0.9, negative 0.7 and 0.2", TiedAuc.auc(SCORES, POSITIVE))
                .ifCloseTo(
                        0.125,
                        "That is 1 minus the right area: upside down. A positive case should have the higher score.")
                .ifCloseTo(
                        0.75,
                        "A tie counts half, not nothing; or the rows were taken one row at a time, so that of equal scores one stands first.")
                .ifCloseTo(
                        1,
                        "A tie counts half, not as a win; or the rows were taken one row at a time, so that of equal scores one stands first.")
                .usually("There are four pairs: three wins and a tie.")
                .toBeCloseTo(0.875, 1e-12);
    }

    @Test
    @Needs("a_case_by_hand")
    void equal_scores_say_nothing_in_any_order_of_rows() {
        double[] equal = {3, 3, 3, 3};
        String cause =
                "All scores are equal, and every pair ties. Usually the cases were taken one row at a time, so that the order of"
                        + " the rows counts: take all of one score together.";
        expect(
                        "the AUC of four equal scores, the positive rows first,",
                        TiedAuc.auc(equal, new boolean[] {true, true, false, false}))
                .usually(cause)
                .toBeCloseTo(0.5, 1e-12);
        expect(
                        "the AUC of four equal scores, the positive rows last,",
                        TiedAuc.auc(equal, new boolean[] {false, false, true, true}))
                .usually(cause)
                .toBeCloseTo(0.5, 1e-12);
    }

    @Test
    @Needs("a_case_by_hand")
    void zeros_of_both_signs_are_equal() {
        expect(
                        "the AUC of positive −0.0 and negative 0.0",
                        TiedAuc.auc(new double[] {-0.0, 0.0}, new boolean[] {true, false}))
                .usually(
                        "0.0 and −0.0 are one score: == says so, Double.compare, Double.equals and Arrays.sort do not.")
                .toBeCloseTo(0.5, 1e-12);
    }

    @Test
    @Needs("a_case_by_hand")
    void infinities_are_scores() {
        double[] scores = {INFINITE, INFINITE, -INFINITE, 1};
        boolean[] positive = {true, false, false, true};
        expect("the AUC of positive ∞ and 1, negative ∞ and −∞", TiedAuc.auc(scores, positive))
                .usually(
                        "An infinity is equal to itself, and ∞ − ∞ is NaN: compare scores, do not subtract them. Here are two wins, a tie and a defeat.")
                .toBeCloseTo(2.5 / 4, 1e-12);
    }

    @Test
    @Needs("a_case_by_hand")
    void scores_that_lie_close_together_are_not_tied() {
        expect(
                        "the AUC of positive 3e-14, negative 2e-14",
                        TiedAuc.auc(new double[] {3e-14, 2e-14}, new boolean[] {true, false}))
                .usually(
                        "Two scores are tied only if they are equal. A tolerance makes ties of the small probabilities of rare events.")
                .toBeCloseTo(1.0, 1e-12);
    }

    @Test
    void without_one_of_the_classes_there_is_no_area() {
        for (List<Boolean> all : List.of(List.of(true, true), List.of(false, false), List.<Boolean>of())) {
            boolean[] positive = new boolean[all.size()];
            Arrays.fill(positive, !all.isEmpty() && all.get(0));
            expect("the AUC of scores with the flags " + all, TiedAuc.auc(new double[all.size()], positive))
                    .usually(
                            "There is no pair, so nothing to compare: NaN. Any number would be a verdict about nothing.")
                    .toEqual(Double.NaN);
        }
    }

    @Test
    void what_cannot_be_compared_is_refused() {
        double nan = Double.NaN;
        for (double[] scores :
                List.of(new double[] {1, nan, 2}, new double[] {3, nan, -INFINITE, 1}, new double[] {1, nan})) {
            expectRefusal(
                    "the AUC of " + Arrays.toString(scores),
                    IllegalArgumentException.class,
                    "NaN is neither higher nor lower than anything. Refuse it, and name its place: scores[1].",
                    () -> TiedAuc.auc(scores, new boolean[scores.length]),
                    "scores[1]");
        }
        expectRefusal(
                "the AUC of two scores with three flags",
                IllegalArgumentException.class,
                "Two scores and three flags do not belong together.",
                () -> TiedAuc.auc(new double[2], new boolean[] {true, false, true}));
        expectRefusal(
                "the AUC of three scores with two flags",
                IllegalArgumentException.class,
                "Three scores and two flags do not belong together.",
                () -> TiedAuc.auc(new double[3], new boolean[] {true, false}));
        expectRefusal(
                "the AUC of no score with one flag",
                IllegalArgumentException.class,
                "No score and one flag do not belong together.",
                () -> TiedAuc.auc(new double[0], new boolean[1]));
    }

    @Test
    @Needs({"a_case_by_hand", "equal_scores_say_nothing_in_any_order_of_rows"})
    void time_grows_with_the_cases_not_with_the_pairs() {
        Growth.ofTime("the AUC of n cases", n -> {
                    double[] scores =
                            new Random(n).doubles(n).toArray(); // no two are equal, so that there are n groups
                    boolean[] positive = new boolean[n];
                    for (int i = 0; i < n; i++) {
                        positive[i] = i % 3 == 0;
                    }
                    return () -> TiedAuc.auc(scores, positive);
                })
                .usually(
                        "Usually the code compares every positive case with every negative one, or searches a list of all different scores for"
                                + " each case. Sort once, and count.")
                .toBeAtMost(Growth.Order.LINEAR);
    }

    @Test
    @Needs("a_case_by_hand")
    void a_ranking_that_is_the_wrong_way_round_stays_below_a_half() {
        expect(
                        "the AUC of positive 1, negative 2 and 3",
                        TiedAuc.auc(new double[] {1, 2, 3}, new boolean[] {true, false, false}))
                .ifCloseTo(
                        1,
                        "A ranking that is the wrong way round has an AUC below ½. Report it as it is, not its mirror image.")
                .usually("The positive case loses both pairs.")
                .toBeCloseTo(0.0, 1e-12);
    }

    @Test
    @Needs("a_case_by_hand")
    void changed_arrays_are_looked_at_again() {
        double[] scores = SCORES.clone();
        TiedAuc.auc(scores, POSITIVE);
        scores[1] = 0.8;
        expect("the AUC of the same array once a negative 0.2 has become 0.8", TiedAuc.auc(scores, POSITIVE))
                .ifCloseTo(
                        0.875,
                        "That is the answer to the call before, when the array held other scores: keep nothing from call to call.")
                .usually("The positive 0.9 wins twice, and the positive 0.7 loses to 0.8 and ties with 0.7.")
                .toBeCloseTo(0.625, 1e-12);
    }

    @Test
    @Needs({"a_case_by_hand", "time_grows_with_the_cases_not_with_the_pairs"})
    void billions_of_pairs_are_counted() {
        int n = 120_000;
        double[] scores = new double[n];
        boolean[] positive = new boolean[n];
        for (int i = 0; i < n; i++) {
            positive[i] = i % 2 == 0;
            scores[i] = i % 2 == 0 ? 1 + i % 8 : i % 5;
        }
        // of 20 equal pairs: positive 1, 3, 5, 7 against negative 0 to 4
        expect("the AUC of 60,000 positive and as many negative cases", TiedAuc.auc(scores, positive))
                .usually("There are 3.6 billion pairs, more pairs than an int can count: use long, or double.")
                .toBeCloseTo((1.5 + 3.5 + 5 + 5) / 20, 1e-12);
    }

    /** A case of the list that is asked about. */
    private record Row(double score, boolean positive) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Row> rows = Inputs.choice(
                        0.0,
                        1.0,
                        -1.0,
                        0.5,
                        -0.0,
                        1e-12,
                        2e-12,
                        1e9,
                        1e9 + 1,
                        INFINITE,
                        -INFINITE,
                        Double.MAX_VALUE,
                        Double.MIN_VALUE)
                .and(Inputs.choice(true, false), Row::new);
        Agreement.on(Inputs.listOf(rows, 14))
                .within(1e-12)
                .ask("the AUC of {}", TiedAucTest::auc)
                .holds();
    }

    private static double auc(List<Row> rows) {
        double[] scores = rows.stream().mapToDouble(Row::score).toArray();
        boolean[] positive = new boolean[scores.length];
        for (int i = 0; i < positive.length; i++) {
            positive[i] = rows.get(i).positive();
        }
        return TiedAuc.auc(scores, positive);
    }
}
