package gradus.workbook.fundamentals.probability;

import static gradus.engine.predict.Prediction.predicted;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.probability.Screening;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "probability", number = 1, title = "Five base rates", kind = Kind.PREDICT, points = 5, minutes = 8)
@ExplainedIn("probability#bayes-rule")
@Hint("Take ten thousand people, and write down how many of each of the four sorts there are.")
@Hint("Or take odds: what are they before, and by how much does each result multiply them?")
class FiveBaseRatesTest {
    @Test
    void after_a_positive() {
        predicted("the probability of the disease, in percent,", FiveBaseRates.afterAPositive())
                .ifEqual(
                        95L,
                        "95% of the healthy test negative, which says nothing yet about those who test positive: nearly all of them are healthy.")
                .ifEqual(5L, "That is the share of all who test positive. Which share of those is ill?")
                .ifEqual(
                        0L, "That is the probability before the test, 0.1%. A positive makes it twenty times as large.")
                .whenRun(
                        () -> Math.round(100 * new Screening(1, 0.95).posterior(0.001, 1, 0)),
                        "Of ten thousand, 10 are ill and positive, and about 500 healthy ones are positive: 10 of 510.");
    }

    @Test
    void after_a_negative() {
        predicted("the number of women with cancer", FiveBaseRates.afterANegative())
                .ifEqual(
                        1310L,
                        "Those are the women with cancer whom the test misses, if all ten thousand had it. Only 59 of ten thousand have.")
                .ifEqual(59L, "That is how many had it before, as if the test had said nothing.")
                .ifEqual(0L, "The test misses 13 of 100 women with cancer, so some are left.")
                .whenRun(
                        () -> Math.round(10_000 * new Screening(0.869, 0.889).posterior(0.0059, 0, 1)),
                        "7.7 of the 59 are missed, and 8838 of the 9941 others are cleared as well: 7.7 of 8845.");
    }

    @Test
    void ten_times_as_common() {
        predicted("the probability of cancer, in percent,", FiveBaseRates.tenTimesAsCommon())
                .ifEqual(
                        44L,
                        "That is ten times 4.4%. The odds grow tenfold; a probability could not, for ten times 11% is more than certain.")
                .ifEqual(4L, "The prior has a say: the odds are ten times what they were.")
                .whenRun(
                        () -> Math.round(100 * new Screening(0.869, 0.889).posterior(0.059, 1, 0)),
                        "The odds of 59 to 941, times 7.83, are 462 to 941, and 462 of 1403 are 33%.");
    }

    @Test
    void a_hundred_alarms() {
        predicted("the number of intruders", FiveBaseRates.aHundredAlarms())
                .ifEqual(99L, "That is the share of intruders that set off an alarm, as if the prior had no say.")
                .ifEqual(50L, "That is where one login in a hundred is an intruder. Here it is one in ten thousand.")
                .whenRun(
                        () -> Math.round(100 * new Screening(0.99, 0.99).posterior(0.0001, 1, 0)),
                        "Of a million logins 100 are intruders, of whom 99 are noticed, and 9999 others set off an alarm.");
    }

    @Test
    void two_against_one() {
        predicted("the probability of the illness, in percent,", FiveBaseRates.twoAgainstOne())
                .ifEqual(90L, "That is for even odds before the tests. They were 1 to 9.")
                .ifEqual(
                        67L,
                        "Two of three results are positive, but results are not votes: each multiplies the odds, which were 1 to 9.")
                .ifEqual(10L, "A positive and the negative cancel each other, and one positive is left.")
                .whenRun(
                        () -> Math.round(100 * new Screening(0.9, 0.9).posterior(0.1, 2, 1)),
                        "A positive makes the odds 9 times as large, a negative a ninth: 1 to 9 becomes 9 to 9.");
    }
}
