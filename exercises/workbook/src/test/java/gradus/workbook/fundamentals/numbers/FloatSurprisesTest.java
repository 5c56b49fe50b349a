package gradus.workbook.fundamentals.numbers;

import static gradus.engine.predict.Prediction.predicted;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "numbers", number = 1, title = "Six surprises", kind = Kind.PREDICT, points = 6, minutes = 5)
@ExplainedIn("numbers#the-idea")
@Hint("How far apart are doubles near 1, and near 10¹⁶? And floats near 16 million?")
@Hint(
        "In each line, which is the first operation that rounds, overflows or cuts off? All that follows works on its result.")
class FloatSurprisesTest {
    @Test
    @ExplainedIn("numbers#what-is-stored")
    void three_tenths() {
        predicted("the comparison of 0.1 + 0.2 with 0.3", FloatSurprises.threeTenths())
                .ifEqual(true, "None of the three is a double, and their roundings do not add up.")
                .whenRun(() -> 0.1 + 0.2 == 0.3, "The sum is the double above the one nearest to 0.3.");
    }

    @Test
    void one_more_row() {
        predicted("one more than 16777216 in float", FloatSurprises.oneMoreRow())
                .ifEqual(16_777_217.0, "From 2²⁴ on, floats lie 2 apart: 16777217 is not one of them.")
                .ifEqual(
                        16_777_218.0,
                        "The next float is two further, and 1 is just halfway: the float with the even significand is taken, which is below.")
                .whenRun(
                        () -> (double) (16_777_216f + 1f),
                        "It lies halfway between two floats, and the one with the even significand is taken.");
    }

    @Test
    void a_guest_that_leaves() {
        predicted("1 + 1e16 − 1e16", FloatSurprises.aGuestThatLeaves())
                .ifEqual(1.0, "On paper. In doubles the 1 was rounded off when it arrived: near 10¹⁶ they lie 2 apart.")
                .ifEqual(2.0, "That is where a tie rounds up. Here the even neighbour lies below.")
                .whenRun(() -> 1 + 1e16 - 1e16, "1 + 10¹⁶ rounds to 10¹⁶, and nothing is left.");
    }

    @Test
    void a_share_of_a_hundred_rows() {
        predicted("29 percent of 100 as an int", FloatSurprises.aShareOfAHundredRows())
                .ifEqual(29, "A cast cuts off, and the product is a hair below 29.")
                .whenRun(
                        () -> (int) (0.29 * 100),
                        "0.29 is stored a little too small: the product is 28.999999999999996.");
    }

    @Test
    @ExplainedIn("numbers#range")
    void the_only_share() {
        predicted("e^1000 / e^1000", FloatSurprises.theOnlyShare())
                .ifEqual(1.0, "It is a quotient of two equal numbers, on paper: e^1000 is infinite in a double.")
                .ifEqual(Double.POSITIVE_INFINITY, "Only one of the two is infinite in your reckoning. Both are.")
                .ifEqual(0.0, "Only one of the two is infinite in your reckoning. Both are.")
                .whenRun(
                        () -> Math.exp(1000) / Math.exp(1000),
                        "∞ / ∞ has no value: NaN, and so does every weight that it touches.");
    }

    @Test
    @ExplainedIn("numbers#range")
    void a_little_above_one() {
        predicted("ln(1 + 1e-17)", FloatSurprises.aLittleAboveOne())
                .ifEqual(1e-17, "That is what log1p gives. Here the sum had lost it before the logarithm came.")
                .whenRun(() -> Math.log(1 + 1e-17), "1 + 10⁻¹⁷ rounds to 1, and ln 1 is 0.");
    }
}
