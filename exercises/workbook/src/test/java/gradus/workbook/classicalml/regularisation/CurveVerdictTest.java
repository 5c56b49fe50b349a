package gradus.workbook.classicalml.regularisation;

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
import gradus.workbook.classicalml.regularisation.CurveVerdict.Curve;
import gradus.workbook.classicalml.regularisation.CurveVerdict.Verdict;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "regularisation",
        number = 3,
        title = "Read a validation curve",
        kind = Kind.JUDGE,
        points = 4,
        minutes = 15)
@ExplainedIn("regularisation#sixty-four-features-150-patients")
@Hint(
        "Everything begins with the best penalty. Write a method that finds its place, with two penalties of equal mean error in mind.")
@Hint(
        "The yardstick is one number, least mean plus its standard error, and every penalty of the curve is held against it.")
class CurveVerdictTest {
    /** A valley with its floor at 4, whose standard error is 1; 8 is within it, and 16 is not. */
    private static final Curve VALLEY =
            curve(100, List.of(16.0, 8.0, 4.0, 2.0), of(12, 14), of(10, 11), of(9, 11), of(11, 13));

    @Test
    void the_curve_stays_as_it_is() {
        List<Double> penalties = new ArrayList<>(List.of(2.0, 8.0, 4.0));
        List<List<Double>> errors = new ArrayList<>(List.of(List.of(5.0, 7.0), List.of(3.0, 4.0), List.of(1.0, 3.0)));
        Untouched.of("the penalties", penalties)
                .and("the errors", errors)
                .usually("They are the caller's: sort a copy.")
                .by("a verdict and the simplest", () -> {
                    CurveVerdict.verdict(new Curve(penalties, errors, 100));
                    CurveVerdict.simplest(new Curve(penalties, errors, 100));
                });
    }

    @Test
    void the_simplest_is_the_largest_within_one_standard_error() {
        simplest("16, 8, 4, 2 with the errors 12 14, 10 11, 9 11, 11 13", VALLEY)
                .ifEqual(
                        4.0,
                        "4 has the least mean error, 10. But 8 has 10.5, within one standard error of it (1), and is larger.")
                .ifEqual(16.0, "16 has the mean error 13, more than 10 + 1.")
                .usually("The least mean error is 10, at 4; its standard error is √2 / √2 = 1; 8 has 10.5.")
                .toEqual(8.0);
        simplest(
                        "8, 4, 2 with the errors 10.6 11.8, 9 11, 12 12",
                        curve(100, List.of(8.0, 4.0, 2.0), of(10.6, 11.8), of(9, 11), of(12, 12)))
                .ifEqual(
                        8.0,
                        "8 has the mean error 11.2, more than 10 + 1. Usually √2 was added, the standard deviation: the standard"
                                + " error is that divided by √2, the root of the number of splits.")
                .usually(
                        "The least mean error is 10, at 4, and its standard error is 1: nothing larger is near enough.")
                .toEqual(4.0);
        simplest(
                        "8, 4, 2 with the errors 10.5 10.5 10.5, 9 10 11, 12 12 12",
                        curve(100, List.of(8.0, 4.0, 2.0), of(10.5, 10.5, 10.5), of(9, 10, 11), of(12, 12, 12)))
                .ifEqual(
                        4.0,
                        "8 has the mean error 10.5, less than 10 + 0.58. Usual causes: with the divisor 3 and not 2 the standard error"
                                + " would be 0.47; that of 8 is 0, and the yardstick is the best one's.")
                .usually("The yardstick is 10 + 1 / √3, of the best; 8 has 10.5.")
                .toEqual(8.0);
        simplest(
                        "16, 8, 4, 2 with the same errors, a billion higher",
                        curve(1e10, VALLEY.penalties(), high(12, 14), high(10, 11), high(9, 11), high(11, 13)))
                .usually(
                        "The errors are huge beside their differences: a float, or E[x²] − E[x]², loses the difference.")
                .toEqual(8.0);
        simplest(
                        "8, 4, 2 with the errors 11.005 11.005, 9 11, 12 12",
                        curve(100, List.of(8.0, 4.0, 2.0), of(11.005, 11.005), of(9, 11), of(12, 12)))
                .usually("The yardstick is 10 + 1, and 11.005 is more.")
                .toEqual(4.0);
    }

    @Test
    @Needs("the_simplest_is_the_largest_within_one_standard_error")
    void exactly_one_standard_error_is_near_enough() {
        simplest(
                        "8, 4, 2 with the errors 11 11 11 11, 11 11 11 7, 13 13 13 13",
                        curve(100, List.of(8.0, 4.0, 2.0), of(11, 11, 11, 11), of(11, 11, 11, 7), of(13, 13, 13, 13)))
                .usually("The yardstick is 10 + 2 / √4 = 11, and 8 has 11: at most 11 is near enough.")
                .toEqual(8.0);
    }

    @Test
    @Needs("the_simplest_is_the_largest_within_one_standard_error")
    void penalties_come_in_any_order() {
        simplest(
                        "2, 4, 16, 8 with the errors 11 13, 9 11, 12 14, 10 11",
                        curve(100, List.of(2.0, 4.0, 16.0, 8.0), of(11, 13), of(9, 11), of(12, 14), of(10, 11)))
                .usually("It is the same curve in another order: compare the penalties, not their places.")
                .toEqual(8.0);
        simplest(
                        "32, 16, 8, 4 with the errors 10 11, 20 20, 9 11, 12 12",
                        curve(100, List.of(32.0, 16.0, 8.0, 4.0), of(10, 11), of(20, 20), of(9, 11), of(12, 12)))
                .ifEqual(
                        8.0,
                        "32 has 10.5, within one standard error, though 16 between them has not: the task says the largest of all.")
                .usually("The largest of all penalties within 10 + 1.")
                .toEqual(32.0);
        simplest(
                        "4, 8, 2 with the errors 10 10, 10 10, 10 10",
                        curve(100, List.of(4.0, 8.0, 2.0), of(10, 10), of(10, 10), of(10, 10)))
                .usually("All are equal, so the largest.")
                .toEqual(8.0);
    }

    @Test
    @Needs("the_simplest_is_the_largest_within_one_standard_error")
    void a_valley_within_the_curve_is_taken() {
        verdict("16, 8, 4, 2 with the errors 12 14, 10 11, 9 11, 11 13, baseline 100", VALLEY)
                .usually("The floor is at 4 and the simplest is 8, neither at an end.")
                .toEqual(Verdict.TAKE_SIMPLEST);
    }

    @Test
    @Needs("the_simplest_is_the_largest_within_one_standard_error")
    void a_curve_that_is_not_below_its_baseline_has_learned_nothing() {
        verdict(
                        "the same errors with the baseline 10.9",
                        curve(10.9, VALLEY.penalties(), of(12, 14), of(10, 11), of(9, 11), of(11, 13)))
                .ifEqual(Verdict.TAKE_SIMPLEST, "10 is below 10.9, but only by less than its standard error, 1.")
                .usually("10 + 1 is not below 10.9.")
                .toEqual(Verdict.NOTHING_LEARNED);
        verdict(
                        "8, 4, 2 with the errors 12 12, 10 10, 13 13, baseline 10",
                        curve(10, List.of(8.0, 4.0, 2.0), of(12, 12), of(10, 10), of(13, 13)))
                .usually("10 + 0 is not below 10: equal is not below.")
                .toEqual(Verdict.NOTHING_LEARNED);
        verdict(
                        "the same errors with the baseline 11.1",
                        curve(11.1, VALLEY.penalties(), of(12, 14), of(10, 11), of(9, 11), of(11, 13)))
                .usually("10 + 1 is below 11.1, and no other error counts.")
                .toEqual(Verdict.TAKE_SIMPLEST);
        verdict(
                        "8, 4, 2 with the errors 9 9, 8 8, 5 9, baseline 8.5",
                        curve(8.5, List.of(8.0, 4.0, 2.0), of(9, 9), of(8, 8), of(5, 9)))
                .ifEqual(
                        Verdict.TRY_SMALLER,
                        "The least is at the smallest penalty, but 7 + 2 is not below 8.5: that is asked first.")
                .usually(
                        "The best is 2 with 7 + 2, not below 8.5. That 4 is below with certainty does not count: the best is asked.")
                .toEqual(Verdict.NOTHING_LEARNED);
    }

    @Test
    @Needs("the_simplest_is_the_largest_within_one_standard_error")
    void a_floor_at_the_smallest_penalty_is_not_the_floor() {
        verdict(
                        "8, 4, 2 with the errors 9 9, 8 8, 5 6, baseline 100",
                        curve(100, List.of(8.0, 4.0, 2.0), of(9, 9), of(8, 8), of(5, 6)))
                .ifEqual(Verdict.TAKE_SIMPLEST, "The errors still fall at the smallest penalty, 2: who knows how far.")
                .usually("The best is 2, the smallest of the curve.")
                .toEqual(Verdict.TRY_SMALLER);
        verdict(
                        "8, 4, 2 with the errors 7 7, 8 8, 4 9, baseline 100",
                        curve(100, List.of(8.0, 4.0, 2.0), of(7, 7), of(8, 8), of(4, 9)))
                .ifEqual(
                        Verdict.TRY_LARGER,
                        "The best is the smallest and the simplest the largest: the rule about the best comes first.")
                .usually("The best is 2, the smallest of the curve.")
                .toEqual(Verdict.TRY_SMALLER);
        verdict("only 4 with the errors 7 8, baseline 100", curve(100, List.of(4.0), of(7, 8)))
                .usually("One penalty is the smallest of its curve, says the task.")
                .toEqual(Verdict.TRY_SMALLER);
    }

    @Test
    @Needs("the_simplest_is_the_largest_within_one_standard_error")
    void a_simplest_that_is_the_largest_may_not_be_the_simplest() {
        verdict(
                        "8, 4, 2 with the errors 7.5 7.5, 6 8, 9 9, baseline 100",
                        curve(100, List.of(8.0, 4.0, 2.0), of(7.5, 7.5), of(6, 8), of(9, 9)))
                .ifEqual(Verdict.TAKE_SIMPLEST, "The simplest, 8, is the largest of the curve: 16 may be as good.")
                .usually("The best is 4, and 8, the largest, is within one standard error.")
                .toEqual(Verdict.TRY_LARGER);
        verdict(
                        "8, 4, 2 with the errors 7 7, 7 7, 9 9, baseline 100",
                        curve(100, List.of(8.0, 4.0, 2.0), of(7, 7), of(7, 7), of(9, 9)))
                .usually("Of equal errors the larger penalty is the best, and it is the largest of the curve.")
                .toEqual(Verdict.TRY_LARGER);
        verdict("4, 2 with the errors 7 7, 7 7, baseline 100", curve(100, List.of(4.0, 2.0), of(7, 7), of(7, 7)))
                .ifEqual(Verdict.TRY_SMALLER, "Of equal errors the larger penalty is the best: 4, not 2.")
                .usually("Of equal errors the larger penalty is the best, and it is the largest of the curve.")
                .toEqual(Verdict.TRY_LARGER);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.from(List.of(VALLEY), CurveVerdictTest::draw, curve -> Stream.<Curve>empty())
                        .filter(CurveVerdictTest::isClear))
                .ask("the verdict on {}", CurveVerdict::verdict)
                .ask("the simplest penalty of {}", CurveVerdict::simplest)
                .questions(400)
                .holds();
    }

    /** Whole numbers in a unit that is a power of 2, and 2, 4 or 8 splits: equal means are equal in every way of adding up. */
    private static Curve draw(RandomGenerator random) {
        List<Double> penalties =
                new ArrayList<>(List.of(0.25, 0.5, 1.0, 3.0, 10.0, 40.0).subList(0, random.nextInt(1, 7)));
        Collections.shuffle(penalties, new Random(random.nextLong()));
        int splits = 2 << random.nextInt(3);
        int spread = random.nextInt(1, 8);
        double unit = new double[] {1, 1 << 20, Math.pow(2, -40)}[random.nextInt(3)];
        List<List<Double>> errors = new ArrayList<>();
        for (double penalty : penalties) {
            int level = 20 + (int) Math.abs(Math.log(penalty) * random.nextInt(-1, 4));
            errors.add(random.ints(splits, level, level + spread)
                    .mapToObj(error -> unit * error)
                    .toList());
        }
        return new Curve(penalties, errors, unit * random.nextInt(20, 32));
    }

    /** No mean error, and no baseline, so near to the yardstick that rounding would decide. */
    private static boolean isClear(Curve curve) {
        for (List<Double> best : curve.errors()) {
            double mean = mean(best);
            double squares =
                    best.stream().mapToDouble(e -> (e - mean) * (e - mean)).sum();
            double yardstick = mean + Math.sqrt(squares / (best.size() - 1) / best.size());
            boolean near = squares > 0
                    && Stream.concat(
                                    Stream.of(curve.baseline()),
                                    curve.errors().stream().map(CurveVerdictTest::mean))
                            .anyMatch(other -> Math.abs(other - yardstick) < 1e-9 * yardstick);
            if (near) {
                return false;
            }
        }
        return true;
    }

    private static double mean(List<Double> errors) {
        return errors.stream().mapToDouble(e -> e).sum() / errors.size();
    }

    private static Curve curve(double baseline, List<Double> penalties, double[]... errors) {
        List<List<Double>> lists = Arrays.stream(errors)
                .map(each -> Arrays.stream(each).boxed().toList())
                .toList();
        return new Curve(penalties, lists, baseline);
    }

    private static double[] of(double... errors) {
        return errors;
    }

    private static double[] high(double... errors) {
        return Arrays.stream(errors).map(error -> 1e9 + error).toArray();
    }

    private static Expect<Double> simplest(String what, Curve curve) {
        return expect("the simplest of " + what + ",", CurveVerdict.simplest(curve));
    }

    private static Expect<Verdict> verdict(String what, Curve curve) {
        return expect("the verdict on " + what + ",", CurveVerdict.verdict(curve));
    }
}
