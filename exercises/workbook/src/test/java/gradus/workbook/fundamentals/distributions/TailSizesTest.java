package gradus.workbook.fundamentals.distributions;

import static gradus.engine.predict.Prediction.predicted;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.distributions.Exponential;
import gradus.fundamentals.distributions.Normal;
import gradus.fundamentals.distributions.Poisson;
import gradus.fundamentals.distributions.StudentT;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "distributions", number = 1, title = "Six tails", kind = Kind.PREDICT, points = 6, minutes = 8)
@ExplainedIn("distributions#the-idea")
@Hint(
        "Some tails fall with the square in the exponent, some with x in the exponent, some only like a power of x. Which is which?")
@Hint("The standard deviation of a Poisson count is the root of its mean: count distances in those.")
class TailSizesTest {
    @Test
    void five_sigmas() {
        predicted("the power of ten of five sigmas", TailSizes.fiveSigmas())
                .ifEqual(
                        -6,
                        "Floor takes −6.54 down to −7. The height of the bell at 5 is 1.5e-6, but the area beyond it about a fifth of that.")
                .when(
                        power -> power > -6,
                        "The square stands in the exponent: e^(−25/2) is 3.7e-6, and the tail about a thirteenth of that.")
                .when(
                        power -> power < -7,
                        "The exponent is −25/2, not −25: e^−12.5 is 3.7e-6, and the tail about a thirteenth of that.")
                .whenRun(
                        () -> (int) Math.floor(Math.log10(Normal.STANDARD.survival(5))),
                        "The tail is 2.9e-7: one in three and a half million.");
    }

    @Test
    void five_units_of_t() {
        predicted("the power of ten of five units of t", TailSizes.fiveUnitsOfT())
                .ifEqual(-7, "That is the normal tail. With one degree of freedom it falls only like 1 / x.")
                .when(
                        power -> power < -2,
                        "With one degree of freedom the tail falls only like 1 / x: 1 / 5π is 0.064.")
                .ifEqual(-1, "Floor takes 0.063 down to 10⁻².")
                .whenRun(
                        () -> (int) Math.floor(Math.log10(new StudentT(1).survival(5))),
                        "The tail is 0.063: one draw in sixteen.");
    }

    @Test
    void ten_mean_waits() {
        predicted("the power of ten of ten mean waits", TailSizes.tenMeanWaits())
                .ifEqual(-44, "That is e^−100: the wait must be multiplied by the rate, which gives 10.")
                .ifEqual(-10, "e^−10 is not 10^−10: ln 10 is 2.3, so it is 10^−4.34.")
                .ifEqual(-4, "−4.34 is rounded down by floor.")
                .whenRun(
                        () -> (int) Math.floor(Math.log10(new Exponential(0.1).survival(100))),
                        "The tail is e^−10, which is 4.5e-5.");
    }

    @Test
    void a_fifth_more_than_expected() {
        predicted("the power of ten of a fifth more than 100", TailSizes.aFifthMoreThanExpected())
                .ifEqual(-1, "Two standard deviations (of ten each) leave 0.023 above them.")
                .when(power -> power < -2, "The standard deviation is √100 = 10: 120 is only two of them out.")
                .whenRun(
                        () -> (int) Math.floor(Math.log10(new Poisson(100).survival(120))),
                        "Two standard deviations out the tail is 0.023.");
    }

    @Test
    void a_fifth_more_of_ten_thousand() {
        predicted("whether a fifth more than 10,000 is rarer than 1e-20", TailSizes.aFifthMoreOfTenThousand())
                .ifEqual(
                        false,
                        "A fifth is not the same distance: the standard deviation is 100, and 12,000 is twenty of them out.")
                .whenRun(
                        () -> new Poisson(10_000).survival(12_000) < 1e-20,
                        "Twenty standard deviations out the tail is about 5e-84.");
    }

    @Test
    void a_density_in_metres() {
        predicted("the power of ten of a density in metres", TailSizes.aDensityInMetres())
                .when(
                        power -> power <= 0,
                        "A density is a probability per metre, not a probability: it may be above 1.")
                .ifEqual(3, "0.4 / σ is 399, and 399 is below 10³.")
                .whenRun(
                        () -> (int) Math.floor(Math.log10(new Normal(1, 0.001).density(1))),
                        "The height of the bell is 0.4 / σ, here 399 per metre.");
    }
}
