package gradus.workbook.fundamentals.numbers;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "numbers", number = 2, title = "The logarithm of a sum", kind = Kind.BUILD, points = 4, minutes = 10)
@ExplainedIn("numbers#range")
@Hint("e^1000 is too large for a double, e^1000 + e^1000 is not 1000 times as hard: what factor do both terms share?")
@Hint(
        "With that factor taken out no exponent is above 0. Which term is then exactly 1, and need not be computed at all?")
@Hint(
        "Two cases are left: every logarithm is −∞, and a rest so small that 1 + rest is 1. The second has a method of its own in Math.")
class LogSumExpTest {
    private static final double NOTHING = Double.NEGATIVE_INFINITY;
    private static final String OVERFLOW =
            "e^1000 is infinite in a double, and e^−1000 is 0. Take the largest logarithm out of the sum before any exponential.";
    private static final String UNDERFLOW =
            "Every exponential was 0: e^1000 is infinite, and e^−1000 is 0. Or the search for the largest began at 0 or at"
                    + " Double.MIN_VALUE: Double.MIN_VALUE is the smallest number above 0, not the most negative one.";

    @Test
    void two_equal_terms_are_ln_2_above_each() {
        look(0, 0).usually("e⁰ + e⁰ is 2, and its logarithm 0.693.").toBeCloseTo(Math.log(2), 1e-12);
        look(Math.log(2), Math.log(3))
                .ifCloseTo(Math.log(6), "That is the logarithm of the product: adding logarithms multiplies.")
                .usually("2 + 3 is 5, whose logarithm is 1.609.")
                .toBeCloseTo(Math.log(5), 1e-12);
    }

    @Test
    void large_and_small_logarithms_neither_overflow_nor_vanish() {
        look(1000, 1000).ifInfinite(OVERFLOW).usually(OVERFLOW).toBeCloseTo(1000 + Math.log(2), 1e-12);
        look(-1000, -1000).ifInfinite(UNDERFLOW).usually(OVERFLOW).toBeCloseTo(-1000 + Math.log(2), 1e-12);
        look(1000, -1000)
                .ifInfinite(
                        "The smallest was taken out: the exponents of all others are above 0. Take out the largest.")
                .usually("e^−2000 is nothing beside 1.")
                .toBeCloseTo(1000.0, 1e-12);
        look(-1000, 1000)
                .ifInfinite(
                        "The first was taken out, whatever its size: e^(1000 − (−1000)) is infinite. Take out the largest.")
                .usually("e^−2000 is nothing beside 1.")
                .toBeCloseTo(1000.0, 1e-12);
    }

    @Test
    void what_is_small_beside_the_largest_is_kept() {
        String gone =
                "The small term is gone: by forming 1 + e^-40, which rounds to 1 in a double, or because it was dropped before."
                        + " Math.log1p(y) is ln(1 + y) without that sum.";
        expectShareOf("0 and −40", -40, 1, gone, 0, -40);
        expectShareOf("0, −40 and −40", -40, 2, gone, 0, -40, -40);
        expectShareOf("0 and −60", -60, 1, gone, 0, -60);
        look(1e-10, -40).usually(gone).toBeCloseTo(1e-10 + Math.exp(-40), 1e-30);
    }

    private static void expectShareOf(String logs, double small, double times, String gone, double... values) {
        expect("the result for " + logs + ", divided by e^" + (int) small + ",", LogSumExp.of(values) / Math.exp(small))
                .ifCloseTo(0.0, gone)
                .usually("ln(1 + y) is y for a y this small.")
                .toBeCloseTo(times, 1e-12);
    }

    @Test
    void minus_infinity_is_the_logarithm_of_nothing() {
        look(NOTHING, 3)
                .usually("A probability of 0 adds nothing to the other.")
                .toBeCloseTo(3.0, 1e-12);
        look(NOTHING, NOTHING)
                .ifNaN(
                        "−∞ − (−∞) is NaN: when the largest logarithm is −∞ there is nothing to take out, and the result is −∞.")
                .usually("0 + 0 is 0, and its logarithm is −∞.")
                .toEqual(NOTHING);
    }

    @Test
    void the_logarithms_stay_as_they_are() {
        double[] logs = {-2, 5, NOTHING, 1};
        Untouched.of("the logarithms", logs)
                .usually("The array belongs to the caller. Work on a copy.")
                .by("asking for the logarithm of their sum", () -> LogSumExp.of(logs));
    }

    @Test
    void what_is_no_logarithm_is_refused() {
        String nan = "NaN went through. It is neither above nor below anything: ask for it with Double.isNaN.";
        expectRefusal(
                "the result for 1, NaN",
                IllegalArgumentException.class,
                nan,
                () -> LogSumExp.of(new double[] {1, Double.NaN}));
        expectRefusal(
                "the result for NaN, 1",
                IllegalArgumentException.class,
                nan,
                () -> LogSumExp.of(new double[] {Double.NaN, 1}));
        expectRefusal(
                "the result for +∞",
                IllegalArgumentException.class,
                "No probability has an infinite logarithm above 0.",
                () -> LogSumExp.of(new double[] {0, Double.POSITIVE_INFINITY}));
        expectRefusal(
                "the result for an empty array",
                IllegalArgumentException.class,
                "The task refuses an empty array.",
                () -> LogSumExp.of(new double[0]));
        expectRefusal(
                "the result for null",
                IllegalArgumentException.class,
                "The task refuses null.",
                () -> LogSumExp.of(null));
    }

    @Test
    @Needs("what_is_no_logarithm_is_refused")
    void nan_is_refused_wherever_it_stands() {
        String nan =
                "NaN went through, where it stands alone or beside −∞: look at every logarithm before you return any.";
        expectRefusal(
                "the result for NaN",
                IllegalArgumentException.class,
                nan,
                () -> LogSumExp.of(new double[] {Double.NaN}));
        expectRefusal(
                "the result for −∞, NaN",
                IllegalArgumentException.class,
                nan,
                () -> LogSumExp.of(new double[] {NOTHING, Double.NaN}));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> logarithms = Inputs.number()
                .or(Inputs.choice(
                        NOTHING,
                        0.0,
                        -0.0,
                        709.0,
                        710.0,
                        -745.0,
                        -746.0,
                        -40.0,
                        -60.0,
                        -5000.0,
                        5000.0,
                        1e300,
                        -1e300,
                        Double.NaN,
                        Double.POSITIVE_INFINITY));
        Agreement.on(Inputs.listOf(logarithms, 6).map(LogSumExpTest::array).filter(logs -> logs.length > 0))
                .ask("the result for {}", LogSumExp::of)
                .within(1e-12, logs -> Math.abs(Arrays.stream(logs).max().orElse(0)))
                .questions(600)
                .when(found -> equals(found.input()), "Equal terms are terms too: each equal term counts.")
                .holds();
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }

    /** Whether the largest stands there twice. */
    private static boolean equals(double[] logs) {
        double top = Arrays.stream(logs).max().orElse(NOTHING);
        return Arrays.stream(logs).filter(log -> log == top).count() > 1;
    }

    private static Expect<Double> look(double... logs) {
        double largest = Arrays.stream(logs).max().orElseThrow();
        double rest = Arrays.stream(logs).map(log -> Math.exp(log - largest)).sum();
        Expect<Double> result = expect("the result for " + told(logs), LogSumExp.of(logs.clone()));
        if (largest > NOTHING && largest != 0) {
            result.ifCloseTo(
                    Math.log(rest),
                    "That is the sum without the largest term's logarithm: what was taken out must come back.");
        }
        if (equals(logs)) {
            result.ifCloseTo(
                    largest, "Both are the largest, and only one may be left out of the sum: each equal term counts.");
        }
        return result;
    }

    private static String told(double[] logs) {
        return Arrays.toString(logs).replaceAll("[\\[\\]]", "").replace("-Infinity", "−∞");
    }
}
