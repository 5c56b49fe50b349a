package gradus.workbook.fundamentals.numbers;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "numbers",
        number = 3,
        title = "Shares at a low temperature",
        kind = Kind.FIX,
        points = 4,
        minutes = 10)
@ExplainedIn("numbers#range")
@Hint(
        "Ask for the shares of 9 and 8 at temperatures 1, 0.1 and 0.01. From which on are they wrong, and what is the exponent there?")
@Hint(
        "Every share may be multiplied by the same factor before they are divided by their sum. Which factor leaves no exponent above 0?")
@Hint("A tiny temperature makes a score infinite when it is divided. What has to be done before the division?")
class TemperatureSharesTest {
    private static final double NEVER = Double.NEGATIVE_INFINITY;

    private record Question(double[] scores, double temperature) {}

    @Test
    void at_temperature_1_two_words_share_as_the_formula_says() {
        expect("the shares of 0 and ln 3 at temperature 1", TemperatureShares.of(new double[] {0, Math.log(3)}, 1))
                .ifCloseTo(new double[] {0.75, 0.25}, "The sign is turned: the lower score got more.")
                .usually("e⁰ is 1 and e^(ln 3) is 3: a quarter and three quarters.")
                .toBeCloseTo(new double[] {0.25, 0.75}, 1e-12);
    }

    @Test
    void the_temperature_divides_the_scores() {
        double ln9 = Math.log(9);
        expect("the shares of 5 and 5 + ln 9 at temperature 2", TemperatureShares.of(new double[] {5, 5 + ln9}, 2))
                .ifCloseTo(
                        new double[] {0.1, 0.9},
                        "Those are the shares at temperature 1: the temperature has no part in it.")
                .ifCloseTo(
                        new double[] {1 / 82.0, 81 / 82.0},
                        "At a higher temperature the shares come closer to each other: divided by the temperature, not multiplied.")
                .usually(
                        "The temperature divides the difference of the scores: ln 9 / 2 is ln 3, so a quarter and three quarters.")
                .toBeCloseTo(new double[] {0.25, 0.75}, 1e-12);
    }

    @Test
    void a_low_temperature_tells_the_highest_score_from_the_next() {
        expect("the shares of 9 and 8 at temperature 0.01", TemperatureShares.of(new double[] {9, 8}, 0.01))
                .ifNaN("e^1000 is infinite, and ∞ / ∞ is NaN. The limit was there for a reason; it was only no cure.")
                .ifCloseTo(
                        new double[] {0.5, 0.5},
                        "900 and 800 are both above what e^x can hold, and both were cut to 700 or so, or a NaN was replaced by equal shares: now they are equal.")
                .usually("The exponents are 900 and 800: the first has all but e^−100.")
                .toBeCloseTo(new double[] {1, 0}, 1e-12);
    }

    @Test
    void large_scores_of_either_sign_share_as_small_ones_do() {
        double[] likeThis = {0.25, 0.75};
        double ln3 = Math.log(3);
        String cause = "A shift by 700 helps only some scores. Which shift helps any?";
        expect(
                        "the shares of 2000 and 2000 + ln 3 at temperature 1",
                        TemperatureShares.of(new double[] {2000, 2000 + ln3}, 1))
                .ifNaN(cause)
                .usually(cause)
                .toBeCloseTo(likeThis, 1e-9);
        expect(
                        "the shares of −2000 and −2000 + ln 3 at temperature 1",
                        TemperatureShares.of(new double[] {-2000, -2000 + ln3}, 1))
                .ifNaN("Both exponentials were 0, and 0 / 0 is NaN. " + cause)
                .usually(cause)
                .toBeCloseTo(likeThis, 1e-9);
    }

    @Test
    void a_temperature_near_zero_gives_all_to_the_highest() {
        expect("the shares of 3, 7, 7 at temperature 1e-310", TemperatureShares.of(new double[] {3, 7, 7}, 1e-310))
                .ifNaN(
                        "7 / 1e-310 is infinite, and ∞ − ∞ is NaN: subtract before you divide. (1 / 1e-310 is infinite as well, and 0 · ∞ is NaN: divide, do not multiply by it.)")
                .usually("The two highest are equal, and share all.")
                .toBeCloseTo(new double[] {0, 0.5, 0.5}, 1e-12);
    }

    @Test
    void a_difference_as_small_as_the_temperature_counts() {
        expect("the shares of 0 and 1e-5 at temperature 1e-5", TemperatureShares.of(new double[] {0, 1e-5}, 1e-5))
                .usually("Their difference divided by the temperature is 1: as 0 and 1 at temperature 1.")
                .toBeCloseTo(new double[] {1 / (1 + Math.E), Math.E / (1 + Math.E)}, 1e-9);
    }

    @Test
    void a_small_share_keeps_its_digits() {
        double smaller = TemperatureShares.of(new double[] {0, -40}, 1)[1];
        expect("the smaller share of 0 and −40 at temperature 1, divided by e^−40,", smaller / Math.exp(-40))
                .usually("The sum is 1 + e^−40, which is 1 in a double: the share is e^−40, and not 0.")
                .toBeCloseTo(1.0, 1e-10);
    }

    @Test
    void a_word_that_must_not_come_gets_nothing() {
        double[] shares = TemperatureShares.of(new double[] {NEVER, 1, 1}, 0.5);
        expect("the shares of −∞, 1, 1 at temperature 0.5", shares)
                .usually("e^(−∞) is 0.")
                .toBeCloseTo(new double[] {0, 0.5, 0.5}, 1e-12);
        expect("the share of −∞", shares[0])
                .usually("It must not come, so not even with a share of 1e-304.")
                .toEqual(0.0);
        law(
                        "the shares of −∞, 1, 1 should add up to 1",
                        Math.abs(Arrays.stream(shares).sum() - 1) < 1e-12)
                .but("they add up to " + Arrays.stream(shares).sum())
                .toHold();
    }

    @Test
    void the_scores_stay_as_they_are() {
        double[] scores = {4, -1, 900};
        Untouched.of("the scores", scores)
                .usually("The array belongs to the caller. Work on a copy.")
                .by("asking for the shares", () -> TemperatureShares.of(scores, 0.5));
    }

    @Test
    void what_was_refused_stays_refused() {
        String cause = "What the file refused as you got it must stay refused.";
        expectRefusal(
                "a score of NaN",
                IllegalArgumentException.class,
                cause,
                () -> TemperatureShares.of(new double[] {1, Double.NaN}, 1));
        expectRefusal(
                "an array of scores that are all −∞",
                IllegalArgumentException.class,
                cause,
                () -> TemperatureShares.of(new double[] {NEVER}, 1));
        expectRefusal(
                "a temperature of 0",
                IllegalArgumentException.class,
                cause,
                () -> TemperatureShares.of(new double[] {1, 2}, 0));
        expectRefusal(
                "a temperature of NaN",
                IllegalArgumentException.class,
                cause,
                () -> TemperatureShares.of(new double[] {1, 2}, Double.NaN));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<double[]> scores = Inputs.listOf(
                        Inputs.number()
                                .or(Inputs.choice(NEVER, 0.0, -0.0, 709.0, 710.0, -746.0, 1e6, -1e6, 1e300, -1e300)),
                        5)
                .map(TemperatureSharesTest::array);
        Inputs<Double> temperatures = Inputs.choice(
                1.0,
                0.5,
                2.0,
                0.01,
                1e-4,
                1e-5,
                1e-9,
                1e-300,
                100.0,
                1e300,
                0.0,
                -1.0,
                Double.NaN,
                Double.POSITIVE_INFINITY);
        Agreement.on(scores.and(temperatures, Question::new))
                .ask(
                        "the shares of {scores} at temperature {temperature}",
                        q -> TemperatureShares.of(q.scores(), q.temperature()))
                .within(1e-10, q -> 1e-290)
                .promises("be at least 0 and add up to 1", (q, shares) -> isWhole(shares))
                .holds();
    }

    private static boolean isWhole(double[] shares) {
        return Arrays.stream(shares).allMatch(share -> share >= 0)
                && Math.abs(Arrays.stream(shares).sum() - 1) < 1e-12;
    }

    private static double[] array(List<Double> list) {
        return list.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
