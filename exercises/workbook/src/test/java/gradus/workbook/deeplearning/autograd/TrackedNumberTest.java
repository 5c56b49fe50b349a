package gradus.workbook.deeplearning.autograd;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "autograd",
        number = 1,
        title = "Eight operations and the way back",
        kind = Kind.BUILD,
        points = 14,
        minutes = 40)
@Hint(
        "For each operation write two things on paper: its value, and by how much it moves per unit that each operand moves. What of that can be kept when the operation is made?")
@Hint(
        "When may a number pass its gradient on? Think of a = x · y and a · (a + 1 + 1): who reaches a first? Find one property of a number that always puts it after everything that uses it.")
@Hint(
        "Collect first (with a stack of your own, each number once), then clear, then go through the collected numbers in an order that is safe.")
@ExplainedIn("autograd#the-way-back")
class TrackedNumberTest {
    private static final double CLOSE = 1e-9;

    @Test
    void the_values_are_those_of_doubles() {
        expect("3 + −2", value((a, b) -> a.plus(b), 3, -2)).toBeCloseTo(1.0, CLOSE);
        expect("3 · −2", value((a, b) -> a.times(b), 3, -2)).toBeCloseTo(-6.0, CLOSE);
        expect("3 / −2", value((a, b) -> a.dividedBy(b), 3, -2)).toBeCloseTo(-1.5, CLOSE);
        expect("2 to the power of −3", value((a, b) -> a.power(b), 2, -3)).toBeCloseTo(0.125, CLOSE);
        expect("the larger of −3 and −2", value((a, b) -> a.larger(b), -3, -2)).toBeCloseTo(-2.0, CLOSE);
        expect("e to the power of 2", number(2).exp().data()).toBeCloseTo(Math.exp(2), CLOSE);
        expect("ln 5", number(5).log().data()).toBeCloseTo(Math.log(5), CLOSE);
        expect("the sigmoid of 2", number(2).sigmoid().data()).toBeCloseTo(1 / (1 + Math.exp(-2)), CLOSE);
        expect("1 / 0", value((a, b) -> a.dividedBy(b), 1, 0)).toEqual(Double.POSITIVE_INFINITY);
        expect(
                        "e to the power of 100, by e to the power of 99",
                        number(100).exp().data() / Math.exp(99))
                .toBeCloseTo(Math.E, CLOSE);
    }

    @Test
    void a_sigmoid_has_no_number_that_it_cannot_take() {
        for (double a : new double[] {-1000, 1000}) {
            TrackedNumber leaf = number(a);
            TrackedNumber sigmoid = leaf.sigmoid();
            sigmoid.backward();
            String cause =
                    "Infinity divided by infinity is NaN: usually a sigmoid overflows at large numbers because it divides by e to their power.";
            expect("the sigmoid of " + a, sigmoid.data()).ifNaN(cause).toBeCloseTo(a > 0 ? 1.0 : 0.0, 1e-15);
            expect("the slope of the sigmoid at " + a, leaf.gradient())
                    .ifNaN(cause)
                    .toBeCloseTo(0.0, 1e-15);
        }
        for (double a : new double[] {-21, -14, 14, 21}) {
            double tail = Math.exp(-Math.abs(a));
            String cause = "It nears its end, but is not there yet: nothing may be cut off.";
            expect("the sigmoid of " + a, number(a).sigmoid().data())
                    .because(cause)
                    .toBeCloseTo(a > 0 ? 1 / (1 + tail) : tail / (1 + tail), 1e-12);
            expect("the slope of the sigmoid at " + a, slope(TrackedNumber::sigmoid, a))
                    .because(cause)
                    .toBeCloseTo(tail / (1 + tail) / (1 + tail), 1e-12);
        }
    }

    @Test
    void a_number_is_its_own_result() {
        TrackedNumber x = number(5);
        expect("the gradient of 5 before any way back", x.gradient()).toBeCloseTo(0.0, 0);
        x.backward();
        expect("the gradient of 5 by itself", x.gradient())
                .ifEqual(5.0, "The way back begins with the value of the result instead of 1.")
                .ifEqual(0.0, "Nobody has told the result that it moves by 1 per unit of itself.")
                .toBeCloseTo(1.0, 0);
    }

    @Test
    @Needs("a_number_is_its_own_result")
    void sums_products_and_quotients_have_their_slopes() {
        judge("a + b", (a, b) -> a.plus(b), 3, -2).toBeCloseTo(new double[] {1, 1}, CLOSE);
        judge("a · b", (a, b) -> a.times(b), 3, -2)
                .ifCloseTo(
                        new double[] {3, -2},
                        "Here a product's slopes are the wrong way round: the slope by each is the other.")
                .toBeCloseTo(new double[] {-2, 3}, CLOSE);
        judge("a / b", (a, b) -> a.dividedBy(b), 3, -2)
                .ifCloseTo(new double[] {-0.5, 0.75}, "Here the slope by a divisor has the wrong sign: it is −a / b².")
                .ifCloseTo(new double[] {-0.5, 1.5}, "Here the slope by a divisor does not square it: it is −a / b².")
                .toBeCloseTo(new double[] {-0.5, -0.75}, CLOSE);
        judge("a + b", (a, b) -> a.plus(b), 3, 0)
                .because("b is 0 now, but the sum moves with it all the same.")
                .toBeCloseTo(new double[] {1, 1}, CLOSE);
        judge("a · b", (a, b) -> a.times(b), 0, 5)
                .because("The product is 0 now, but it moves with a all the same.")
                .toBeCloseTo(new double[] {5, 0}, CLOSE);
    }

    @Test
    @Needs("a_number_is_its_own_result")
    void a_power_has_two_slopes() {
        double byExponent = 8 * Math.log(2);
        judge("a to the power of b", (a, b) -> a.power(b), 2, 3)
                .ifCloseTo(
                        new double[] {12, 0},
                        "Here the exponent of a power gets no gradient, but it is a number like any other: aᵇ · ln a.")
                .ifCloseTo(
                        new double[] {24, byExponent},
                        "Here the slope of a power keeps the exponent as it was: it must be one less.")
                .toBeCloseTo(new double[] {12, byExponent}, CLOSE);
        for (int exponent : new int[] {2, 0, -1}) {
            double power = Math.pow(3, exponent);
            judge("a to the power of b", (a, b) -> a.power(b), 3, exponent)
                    .because("No exponent is a special case: aᵇ moves by b · aᵇ⁻¹ and by aᵇ · ln a.")
                    .toBeCloseTo(new double[] {exponent * power / 3, power * Math.log(3)}, CLOSE);
        }
        judge("a to the power of b", (a, b) -> a.power(b), 0, 2)
                .when(
                        slopes -> Double.isNaN(slopes[1]),
                        "0 · ln 0 is not 0 but NaN: the logarithm of a base of 0 is NaN in the exponent.")
                .toBeCloseTo(new double[] {0, 0}, CLOSE);
    }

    @Test
    @Needs("a_number_is_its_own_result")
    void the_larger_gets_the_gradient_and_equals_share_it() {
        judge("the larger of a and b", (a, b) -> a.larger(b), -3, -2).toBeCloseTo(new double[] {0, 1}, CLOSE);
        judge("the larger of a and b", (a, b) -> a.larger(b), 4, -2).toBeCloseTo(new double[] {1, 0}, CLOSE);
        judge("the larger of a and b", (a, b) -> a.larger(b), 4, 4)
                .ifCloseTo(
                        new double[] {1, 1},
                        "A half goes to each: here, where two are equal, both get the whole gradient.")
                .ifCloseTo(
                        new double[] {1, 0},
                        "A half goes to each: here, where two are equal, the first gets the whole gradient.")
                .ifCloseTo(
                        new double[] {0, 1},
                        "A half goes to each: here, where two are equal, the second gets the whole gradient.")
                .toBeCloseTo(new double[] {0.5, 0.5}, CLOSE);
        judge("the larger of a and b", (a, b) -> a.larger(b), 0, -0.0)
                .because("0 and −0 are equal: a half goes to each.")
                .toBeCloseTo(new double[] {0.5, 0.5}, CLOSE);
        TrackedNumber a = number(4);
        TrackedNumber b = number(4 + 1e-12);
        a.larger(b).backward();
        expect("the gradients of a and b in the larger of a and b, at 4 and a trillionth more,", both(a, b))
                .because("Nearly equal is not equal: the larger gets all.")
                .toBeCloseTo(new double[] {0, 1}, CLOSE);
    }

    @Test
    @Needs("a_number_is_its_own_result")
    void operations_on_one_number_have_their_slopes() {
        expect("the slope of e to the power of a, at 2,", slope(TrackedNumber::exp, 2))
                .ifCloseTo(
                        2 * Math.E,
                        "That is 2 · e: an exponential is differentiated like a power. It is its own slope.")
                .toBeCloseTo(Math.exp(2), CLOSE);
        expect("the slope of ln a, at a millionth,", slope(TrackedNumber::log, 1e-6))
                .toBeCloseTo(1e6, CLOSE);
        expect("the slope of ln a, at 5,", slope(TrackedNumber::log, 5))
                .ifCloseTo(
                        1 / Math.log(5), "That is 1 / ln 5: the slope of a logarithm is taken at its result, not at 5.")
                .toBeCloseTo(0.2, CLOSE);
        double s = 1 / (1 + Math.exp(-2));
        expect("the slope of the sigmoid, at 2,", slope(TrackedNumber::sigmoid, 2))
                .ifCloseTo(
                        -2.0,
                        "That is 2 · (1 − 2): the slope of a sigmoid is computed from what went in, not from what came out.")
                .toBeCloseTo(s * (1 - s), CLOSE);
    }

    @Test
    @Needs("sums_products_and_quotients_have_their_slopes")
    void every_use_counts() {
        expect("the gradient of x in x · x, at 3,", slope(x -> x.times(x), 3))
                .ifEqual(3.0, """
                        Only one of two uses is left. Usually an `=` where `+=` is needed overwrites the gradient of a number that is used twice.""")
                .toBeCloseTo(6.0, CLOSE);
        expect("the gradient of x in d + d with d = x + x", slope(x -> twice(twice(x)), 3))
                .ifEqual(6.0, """
                        4 ways lead back to x, but what had already come back was passed on again: the walk goes through a number once for each use.""")
                .toBeCloseTo(4.0, CLOSE);
    }

    @Test
    @Needs("every_use_counts")
    void equal_numbers_are_two() {
        for (int same : new int[] {0, 1, 7}) {
            TrackedNumber a = number(same);
            TrackedNumber b = number(same);
            a.plus(a).plus(b).backward();
            expect("the gradients of a and b in a + a + b, both of them " + same + ",", both(a, b))
                    .because("Two numbers may be equal and yet be two: each has its own gradient.")
                    .toBeCloseTo(new double[] {2, 1}, CLOSE);
        }
    }

    @Test
    @Needs("every_use_counts")
    void a_small_gradient_goes_on() {
        expect(
                        "the gradient of x in (x · 3) · 1e-20",
                        slope(x -> x.times(number(3)).times(number(1e-20)), 2) * 1e20)
                .because("Shown times 1e20. However small it is, it must be passed on.")
                .toBeCloseTo(3.0, CLOSE);
    }

    @Test
    @Needs("a_second_call_changes_nothing")
    void what_nobody_asks_back_leaves_no_trace() {
        TrackedNumber x = number(3);
        TrackedNumber y = number(4);
        x.times(y).backward();
        List.of(x.plus(y), x.times(y), x.dividedBy(y), x.power(y), x.larger(y), x.exp(), x.log(), x.sigmoid());
        expect("the gradients of x and y after x · y, when all operations were made of them since,", both(x, y))
                .because("A result on which nobody has called backward must not change them.")
                .toBeCloseTo(new double[] {4, 3}, CLOSE);
        x.dividedBy(x).backward();
        expect("the gradient of x in x / x", x.gradient())
                .ifEqual(
                        4.0,
                        "That is what the call before has left, but x went into x / x twice: the shares 1 / x and −x / x² make 0.")
                .toBeCloseTo(0.0, CLOSE);
    }

    @Test
    @Needs("every_use_counts")
    void a_short_way_waits_for_a_long_one() {
        for (boolean shortFirst : new boolean[] {true, false}) {
            String subject = "the gradient of x in a · (a + 1 + 1) with a = x · x, at 2, the short way "
                    + (shortFirst ? "first," : "last,");
            expect(subject, slope(x -> shortAndLong(x, shortFirst), 2))
                    .usually("""
                            Usually a number passes a gradient on before all of it has come back: a is reached at once by the short way, and later again by the \
                            long one.""")
                    .toBeCloseTo(40.0, CLOSE);
        }
    }

    @Test
    @Needs("every_use_counts")
    void a_second_call_changes_nothing() {
        TrackedNumber x = number(3);
        TrackedNumber square = x.times(x);
        TrackedNumber result = square.times(square);
        result.backward();
        result.backward();
        expect("the gradient of x in (x · x) · (x · x), at 3, after two calls,", x.gradient())
                .ifEqual(
                        324.0,
                        "Nothing was cleared: the call adds to what an earlier call has left, in x and on the way.")
                .when(
                        g -> g == 216 && square.gradient() == 18,
                        "x · x began at 0 again, but x did not: here a leaf adds up over calls, as in the lesson, and this task asks for the opposite.")
                .when(
                        g -> g == 216 && result.gradient() == 2,
                        "The result itself was not set to 1: it kept the 1 of the first call, and got another.")
                .ifEqual(216.0, """
                        x began at 0 again, but x · x did not: the call forgets only the leaves' gradients between calls, and what was left is passed on again.""")
                .toBeCloseTo(108.0, CLOSE);
        expect("the gradient of x · x after two calls", square.gradient()).toBeCloseTo(18.0, CLOSE);
        square.backward();
        expect("the gradient of x after a third call, on x · x,", x.gradient()).toBeCloseTo(6.0, CLOSE);
        expect("the gradient of (x · x) · (x · x) after a call on x · x", result.gradient())
                .because("x · x was not computed from it: it keeps the gradient that it has.")
                .toBeCloseTo(1.0, 0);
    }

    @Test
    @Needs("every_use_counts")
    void who_has_no_part_keeps_the_gradient() {
        TrackedNumber x = number(3);
        TrackedNumber y = number(4);
        TrackedNumber other = x.times(y);
        other.backward();
        x.plus(x).backward();
        expect("the gradient of x after x · y and then x + x", x.gradient()).toBeCloseTo(2.0, CLOSE);
        expect("the gradient of y after x · y and then x + x", y.gradient())
                .because("x + x was not computed from y, so y keeps what it had.")
                .toBeCloseTo(3.0, CLOSE);
    }

    @Test
    @Needs({"a_short_way_waits_for_a_long_one", "a_second_call_changes_nothing"})
    void a_long_chain_is_no_trouble() {
        TrackedNumber x = number(1);
        TrackedNumber sum = x;
        for (int i = 0; i < 100_000; i++) {
            sum = sum.plus(x);
        }
        try {
            sum.backward();
        } catch (StackOverflowError deep) {
            law("the way back along 100,000 sums should end", false)
                    .because(
                            "That was recursion: a long chain overflows the stack. Keep what is still to be visited in a list of your own.")
                    .with(deep)
                    .toHold();
        }
        expect("the gradient of x in a chain of 100,000 sums", x.gradient()).toBeCloseTo(100_001.0, CLOSE);
    }

    @Test
    @Needs("a_short_way_waits_for_a_long_one")
    void sixty_doublings_take_no_time() {
        expect("the gradient of x after 60 doublings", slope(TrackedNumberTest::doubledSixtyTimes, 1))
                .toBeCloseTo(0x1p60, CLOSE);
    }

    /** An operation on two numbers that were there before. */
    private record Step(int operation, int first, int second) {}

    @Test
    @Needs
    void any_expression_has_the_gradients_of_the_solution() {
        Inputs<Step> step = Inputs.whole(0, 7)
                .and(Inputs.whole(0, 30), (operation, first) -> new int[] {operation, first})
                .and(Inputs.whole(0, 30), (both, second) -> new Step(both[0], both[1], second));
        Agreement.on(Inputs.listOf(step, 12))
                .ask("the gradients of all numbers of the expression {}", TrackedNumberTest::gradients)
                .within(1e-8)
                .questions(60)
                .holds();
    }

    private static List<Double> gradients(List<Step> steps) {
        List<TrackedNumber> made = new ArrayList<>(List.of(number(0.6), number(-1.4), number(2.2)));
        for (Step step : steps) {
            TrackedNumber a = made.get(step.first() % made.size());
            TrackedNumber b = made.get(step.second() % made.size());
            made.add(
                    switch (step.operation()) {
                        case 0 -> a.plus(b).sigmoid();
                        case 1 -> a.times(b).sigmoid();
                        case 2 -> a.dividedBy(b.times(b).plus(number(1)));
                        case 3 -> a.sigmoid().power(b.sigmoid());
                        case 4 -> a.larger(b);
                        case 5 -> a.sigmoid().exp();
                        case 6 -> a.times(a).plus(number(1)).log();
                        default -> a.sigmoid();
                    });
        }
        made.get(made.size() - 1).backward();
        return made.stream().map(TrackedNumber::gradient).toList();
    }

    private static TrackedNumber doubledSixtyTimes(TrackedNumber x) {
        TrackedNumber doubled = x;
        for (int i = 0; i < 60; i++) {
            doubled = twice(doubled);
        }
        return doubled;
    }

    private static TrackedNumber shortAndLong(TrackedNumber x, boolean shortFirst) {
        TrackedNumber a = x.times(x);
        TrackedNumber longWay = a.plus(number(1)).plus(number(1));
        return shortFirst ? a.times(longWay) : longWay.times(a);
    }

    private static TrackedNumber twice(TrackedNumber x) {
        return x.plus(x);
    }

    private static TrackedNumber number(double data) {
        return TrackedNumber.of(data);
    }

    private static double value(BinaryOperator<TrackedNumber> operation, double a, double b) {
        return operation.apply(number(a), number(b)).data();
    }

    /** Looks at the gradients of a and b. */
    private static Expect<double[]> judge(String what, BinaryOperator<TrackedNumber> operation, double a, double b) {
        TrackedNumber left = number(a);
        TrackedNumber right = number(b);
        operation.apply(left, right).backward();
        return expect(
                "the gradients of a and b in " + what + ", at " + plain(a) + " and " + plain(b) + ",",
                both(left, right));
    }

    private static double[] both(TrackedNumber a, TrackedNumber b) {
        return new double[] {a.gradient(), b.gradient()};
    }

    private static String plain(double whole) {
        String digits = String.valueOf((int) whole).replace('-', '−');
        return Double.compare(whole, -0.0) == 0 ? "−0" : digits;
    }

    private static double slope(UnaryOperator<TrackedNumber> operation, double at) {
        TrackedNumber leaf = number(at);
        operation.apply(leaf).backward();
        return leaf.gradient();
    }
}
