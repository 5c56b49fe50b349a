package gradus.workbook.classicalml.neighbours;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.classicalml.neighbours.ChooseK.Advice;
import gradus.workbook.classicalml.neighbours.ChooseK.CountedOn;
import gradus.workbook.classicalml.neighbours.ChooseK.Curve;
import gradus.workbook.classicalml.neighbours.ChooseK.Tried;
import gradus.workbook.classicalml.neighbours.ChooseK.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "neighbours", number = 3, title = "Which k?", kind = Kind.JUDGE, points = 4, minutes = 15)
@ExplainedIn("neighbours#how-many-neighbours")
@Hint("Write the rules in their order, each as one if. The first needs no number of the curve at all.")
@Hint(
        "Work in rates: p is the least number of errors over the rows asked. Then one standard error, in the same unit, serves both the second rule and the third.")
class ChooseKTest {
    private static final Advice NO_EVIDENCE = new Advice(Verdict.NO_EVIDENCE, 0);
    private static final Advice NOTHING = new Advice(Verdict.NOTHING_LEARNED, 0);

    @Test
    void the_curve_stays_as_it_is() {
        List<Tried> points = new ArrayList<>(List.of(new Tried(9, 50), new Tried(1, 40), new Tried(3, 30)));
        Untouched.of("the points", points)
                .by("a judgement", () -> ChooseK.judge(new Curve(CountedOn.ROW_LEFT_OUT, false, 400, 200, points)));
    }

    @Test
    void errors_on_training_rows_are_no_evidence() {
        for (boolean twins : new boolean[] {false, true}) {
            advice(
                            "a curve counted on the training rows" + (twins ? ", which have twins," : ""),
                            CountedOn.TRAINING_ROWS,
                            twins,
                            400,
                            200,
                            1,
                            0,
                            5,
                            20,
                            9,
                            40)
                    .usually(
                            "On its own training rows 1-NN finds each row itself and is never wrong: that says nothing about new ones.")
                    .toEqual(NO_EVIDENCE);
        }
    }

    @Test
    void a_twin_left_in_votes_for_the_row_left_out() {
        advice(
                        "a curve of rows with twins, left out one at a time,",
                        CountedOn.ROW_LEFT_OUT,
                        true,
                        400,
                        200,
                        1,
                        4,
                        5,
                        20,
                        9,
                        40)
                .usually("A twin votes for its twin: the row was left out, but its twin was not.")
                .toEqual(NO_EVIDENCE);
    }

    @Test
    void what_is_left_out_with_its_twins_is_evidence() {
        verdict("a curve of rows with twins, left out by group,", CountedOn.GROUP_LEFT_OUT, true)
                .because("Leaving out whole groups is evidence in any case, says the task.")
                .to("not be NO_EVIDENCE", verdict -> verdict != Verdict.NO_EVIDENCE);
        verdict("a curve of rows without twins, left out one at a time,", CountedOn.ROW_LEFT_OUT, false)
                .because("Rows left out one at a time are evidence where no row has a twin.")
                .to("not be NO_EVIDENCE", verdict -> verdict != Verdict.NO_EVIDENCE);
    }

    private static Expect<Verdict> verdict(String what, CountedOn on, boolean twins) {
        List<Tried> points = List.of(new Tried(1, 40), new Tried(5, 20), new Tried(9, 40));
        return expect(
                "the verdict on " + what,
                ChooseK.judge(new Curve(on, twins, 400, 200, points)).verdict());
    }

    @Test
    @Needs("what_is_left_out_with_its_twins_is_evidence")
    void a_curve_near_the_baseline_has_learned_nothing() {
        String cause = "The least rate is 0.25 with a standard error of 0.0217. ";
        curve("a least error of 100 in 400 where the baseline has 117,", 117, 1, 140, 5, 100, 9, 140)
                .when(
                        advice -> advice.verdict() == Verdict.NOTHING_LEARNED && advice.k() != 0,
                        "There is no k to take where nothing was learned: it is 0.")
                .usually(
                        cause
                                + "The baseline's 0.2925 is within two of them, so this may be no better than the baseline; one standard error is enough only for choosing k.")
                .toEqual(NOTHING);
        curve("a least error of 100 in 400 where the baseline has 118,", 118, 1, 140, 5, 100, 9, 140)
                .ifEqual(
                        NOTHING,
                        cause
                                + "The baseline's 0.295 is more than two of them above. (Is it a spread, not a standard error? Divide by n. Is it the baseline's? Take that of the least rate. And are rates divided as doubles?)")
                .ifEqual(
                        new Advice(Verdict.TRY_LARGER, 9),
                        "k = 9 has a rate of 0.35, far above the least. Were rates divided as whole numbers?")
                .usually("The least rate plus twice its standard error is compared with the baseline's rate.")
                .toEqual(new Advice(Verdict.TAKE, 5));
        curve("a curve without an error where the baseline has none either", 0, 1, 0, 5, 0)
                .usually("0 is not below 0.")
                .toEqual(NOTHING);
    }

    @Test
    @Needs("a_curve_near_the_baseline_has_learned_nothing")
    void the_largest_k_within_one_standard_error_is_taken() {
        String cause = "The least is 40 in 400, 0.1 with a standard error of 0.015: up to a rate of 0.115. ";
        curve("least error at k = 3, 45 of 400 at k = 15 and 47 at k = 25", 200, 1, 60, 3, 40, 7, 44, 15, 45, 25, 47)
                .ifEqual(
                        new Advice(Verdict.TAKE, 3),
                        cause + "That is the k of the least error, or the smallest k that would do.")
                .ifEqual(
                        new Advice(Verdict.TRY_LARGER, 25),
                        cause + "k = 25 is within two standard errors, or numbers were divided as whole numbers.")
                .usually(cause + "The largest k tried that is within it.")
                .toEqual(new Advice(Verdict.TAKE, 15));
        curve(
                        "a curve that rises over the limit at k = 7 and falls below it again at k = 15",
                        200,
                        1,
                        60,
                        3,
                        40,
                        7,
                        50,
                        15,
                        45,
                        25,
                        90)
                .usually(cause + "The curve may go up and down: the largest k is 15.")
                .toEqual(new Advice(Verdict.TAKE, 15));
        curve(
                        "least error 100 of 400 at k = 5 and 106 at k = 9, where the baseline has 120,",
                        120,
                        5,
                        100,
                        9,
                        106,
                        15,
                        140)
                .ifEqual(
                        NOTHING,
                        "The least rate, 0.25, is compared with the baseline's 0.3, not the rate of the k that is chosen; two standard errors are 0.043.")
                .toEqual(new Advice(Verdict.TAKE, 9));
    }

    @Test
    @Needs("the_largest_k_within_one_standard_error_is_taken")
    void exactly_one_or_two_standard_errors_are_within() { // 1/16 each: no right answer rounds here
        String cause = "The least is 32 in 64, 0.5 with a standard error of 0.0625. ";
        advice("36 errors of 64 at k = 9", CountedOn.ROW_LEFT_OUT, false, 64, 50, 5, 32, 9, 36, 15, 37)
                .ifEqual(
                        new Advice(Verdict.TAKE, 5),
                        cause + "36 in 64 is exactly one above, and at most one is asked for.")
                .toEqual(new Advice(Verdict.TAKE, 9));
        advice("40 errors of 64 by the baseline", CountedOn.ROW_LEFT_OUT, false, 64, 40, 5, 32, 9, 36, 15, 37)
                .usually(cause + "The baseline is exactly two above, not more than two.")
                .toEqual(NOTHING);
    }

    @Test
    @Needs("the_largest_k_within_one_standard_error_is_taken")
    void a_million_rows_are_judged_like_a_few() {
        advice(
                        "a million rows",
                        CountedOn.ROW_LEFT_OUT,
                        false,
                        1_000_000,
                        500_000,
                        1,
                        200_000,
                        5,
                        60_000,
                        9,
                        60_200,
                        25,
                        61_000)
                .usually("The product 60,000 · 940,000 is too large for an int.")
                .toEqual(new Advice(Verdict.TAKE, 9));
    }

    @Test
    @Needs("the_largest_k_within_one_standard_error_is_taken")
    void a_curve_that_still_falls_is_followed() {
        curve("a curve that falls to its end at k = 25", 200, 1, 60, 3, 50, 25, 40)
                .ifEqual(
                        new Advice(Verdict.TAKE, 25),
                        "The curve has not been followed to where it rises: k = 25 is the largest tried.")
                .toEqual(new Advice(Verdict.TRY_LARGER, 25));
        curve("a curve whose points stand as k = 25, 9, 1", 200, 25, 90, 9, 40, 1, 60)
                .usually("The points stand in any order: the largest k tried is the first here, not the last.")
                .toEqual(new Advice(Verdict.TAKE, 9));
        curve("a curve whose points stand as k = 9, 25, 1", 200, 9, 60, 25, 40, 1, 80)
                .usually("The points stand in any order: the largest k tried is in the middle here.")
                .toEqual(new Advice(Verdict.TRY_LARGER, 25));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<List<Tried>> points = Inputs.listOf(
                        Inputs.choice(1, 2, 3, 5, 7, 15, 31).and(Inputs.whole(0, 60), Tried::new), 6)
                .filter(list -> !list.isEmpty());
        Inputs<Curve> curves = points.and(
                        Inputs.choice(CountedOn.values()), (list, on) -> new Curve(on, false, 1, 0, list))
                .and(Inputs.choice(false, false, true), (c, twins) -> new Curve(c.countedOn(), twins, 1, 0, c.points()))
                .and(Inputs.choice(61, 97, 211, 1009), (c, n) -> new Curve(c.countedOn(), c.twins(), n, 0, c.points()))
                .and(
                        Inputs.choice(0, 10, 30, 45, 61),
                        (c, baseline) -> new Curve(c.countedOn(), c.twins(), c.rows(), baseline, c.points()));
        Agreement.on(curves.filter(ChooseKTest::isClear))
                .ask("the advice for {}", ChooseK::judge)
                .holds();
    }

    /** Whether no comparison of the task is so close that rounding could decide it. */
    private static boolean isClear(Curve curve) {
        double least = curve.points().stream().mapToInt(Tried::errors).min().orElseThrow();
        double inErrors = Math.sqrt(least * (1 - least / curve.rows()));
        return (least == 0 || Math.abs(curve.baselineErrors() - least - 2 * inErrors) > 1e-6)
                && curve.points().stream()
                        .allMatch(tried -> least == 0 || Math.abs(tried.errors() - least - inErrors) > 1e-6);
    }

    /** Rows without twins, 400 of them, left out one at a time. */
    private static Expect<Advice> curve(String what, int baseline, int... kAndErrors) {
        return advice(what, CountedOn.ROW_LEFT_OUT, false, 400, baseline, kAndErrors);
    }

    private static Expect<Advice> advice(
            String what, CountedOn on, boolean twins, int rows, int baseline, int... kAndErrors) {
        List<Tried> points = new ArrayList<>();
        for (int i = 0; i < kAndErrors.length; i += 2) {
            points.add(new Tried(kAndErrors[i], kAndErrors[i + 1]));
        }
        return expect("the advice for " + what, ChooseK.judge(new Curve(on, twins, rows, baseline, points)));
    }
}
