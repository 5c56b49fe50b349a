package gradus.workbook.deployment.monitoring;

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
import gradus.fundamentals.distributions.Normal;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "monitoring",
        number = 4,
        title = "An alarm with a budget",
        kind = Kind.BUILD,
        points = 6,
        minutes = 25)
@Hint("For one day in a row there is a formula. For more, try a p: is the wait too long or too short?")
@Hint("The wait falls as p rises from 0 to 1. Halve the interval in which p must lie until it is small enough.")
@Hint("alarms needs one counter. List what may happen on a day: above, not above, no data, the row is full.")
@ExplainedIn("monitoring#an-alarm-with-a-budget")
class BudgetAlarmTest {
    private static final double NONE = Double.NaN;

    @Test
    void the_scores_stay_as_they_are() {
        double[] scores = {2, NONE, -1, 2, 2};
        Untouched.of("the scores", scores).by("the alarms", () -> BudgetAlarm.alarms(scores, 2, 1));
    }

    /** One day in 100 is above 2.326. */
    @Test
    void the_limit_for_one_day() {
        double right = Normal.STANDARD.upperQuantile(0.01);
        expect("the limit for 1 day and a budget of 100 days", BudgetAlarm.limit(1, 100))
                .ifCloseTo(-right, "The lower tail: a day is above −2.33 with probability 0.99.")
                .ifCloseTo(
                        Normal.STANDARD.upperQuantile(0.005),
                        "That is the limit for scores at least as extreme on either side. The alarm asks only for those above.")
                .usually("One day in 100 must be above it: 1/p = 100.")
                .toBeCloseTo(right, 1e-6);
    }

    /** p = 0.1 waits for 10 + 100 + 1000 days. */
    @Test
    @Needs("the_limit_for_one_day")
    void the_limit_for_three_days() {
        expect("the limit for 3 days in a row and a budget of 1110 days", BudgetAlarm.limit(3, 1110))
                .ifCloseTo(
                        Normal.STANDARD.upperQuantile(1 / 1110.0),
                        "That is one day's limit: three in a row are much rarer.")
                .ifCloseTo(
                        Normal.STANDARD.upperQuantile(Math.pow(1110, -1 / 3.0)),
                        "Rows overlap, so the wait is more than 1/pʳ: it is 1/p + 1/p² + 1/p³.")
                .usually("p = 0.1 waits for 10 + 100 + 1000 days.")
                .toBeCloseTo(Normal.STANDARD.upperQuantile(0.1), 1e-6);
    }

    @Test
    void a_budget_that_cannot_be_kept() {
        for (double budget : new double[] {3, 2.5, -1, NONE}) {
            expectRefusal(
                    "the limit for 3 days in a row and a budget of " + budget + " days",
                    IllegalArgumentException.class,
                    "Three days in a row take more than three days: no limit does it.",
                    () -> BudgetAlarm.limit(3, budget),
                    "budget");
        }
    }

    @Test
    void days_above_the_limit() {
        alarms(1, 1, 0, 2, 1, 3)
                .usually("Day 2 is exactly at the limit 1, so it is not above it.")
                .toEqual(List.of(1, 3));
        alarms(2, 1, 2, 2, 0)
                .ifEqual(List.of(0), "That is the first day of the row: the alarm is raised on the last of the row.")
                .usually("Days 0 and 1 are a row, and the alarm comes on the last of the row.")
                .toEqual(List.of(1));
        alarms(1, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY)
                .usually("An infinite score is exactly at an infinite limit, so it is not above it.")
                .toEqual(List.of());
        alarms(2, 1, 0, 5, 0)
                .usually("Each day of a row must be above the limit. Here only day 1 is.")
                .toEqual(List.of());
        alarms(2, 1, 2, 0, 2)
                .usually("A quiet day ends a row: two in a row never happened.")
                .toEqual(List.of());
    }

    @Test
    @Needs("days_above_the_limit")
    void after_an_alarm() {
        alarms(2, 1, 2, 2, 2, 2, 2)
                .usually("After an alarm the count begins again: day 2 is the first of the next row.")
                .toEqual(List.of(1, 3));
    }

    @Test
    @Needs("days_above_the_limit")
    void days_without_data() {
        alarms(2, 1, 2, NONE, 2, NONE)
                .ifEqual(List.of(), "A day without data ended the row: it should be passed over.")
                .ifEqual(List.of(1, 3), "A day without data added to the row: it should be passed over.")
                .usually("A day without data is passed over: the row is days 0 and 2.")
                .toEqual(List.of(2));
        alarms(1, 1, NONE, NONE).usually("A day without data raises no alarm.").toEqual(List.of());
    }

    private record Wanted(int days, int exponent, double part) {}

    private record Given(List<Double> scores, int days, double limit) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> score = Inputs.choice(
                0.0, -0.0, 1.0, 1.5, 2.0, -3.0, 9.0, NONE, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);
        Agreement.on(Inputs.listOf(score, 16)
                        .and(Inputs.whole(1, 4), (scores, days) -> new Given(scores, days, 0))
                        .and(
                                Inputs.choice(1.0, 0.0, -1.0, 1.75),
                                (given, limit) -> new Given(given.scores(), given.days(), limit)))
                .ask(
                        "the alarms of {scores} for {days} in a row above {limit}",
                        given -> BudgetAlarm.alarms(
                                given.scores().stream().mapToDouble(s -> s).toArray(), given.days(), given.limit()))
                .holds();
        Agreement.on(Inputs.whole(1, 10)
                        .and(Inputs.whole(0, 6), (days, exponent) -> new Wanted(days, exponent, 0))
                        .and(
                                Inputs.choice(-0.5, 0.0, 0.01, 1.0, 3.7, 50.0),
                                (wanted, part) -> new Wanted(wanted.days(), wanted.exponent(), part)))
                .ask(
                        "the limit for {days} in a row and a budget of days + {part} · 10^{exponent}",
                        wanted -> BudgetAlarm.limit(
                                wanted.days(), wanted.days() + wanted.part() * Math.pow(10, wanted.exponent())))
                .within(2e-6)
                .refusalsName("budget")
                .questions(150)
                .holds();
    }

    private static Expect<List<Integer>> alarms(int days, double limit, double... scores) {
        return expect(
                "the alarms of " + Arrays.toString(scores) + " for " + days + " in a row above " + limit,
                BudgetAlarm.alarms(scores, days, limit));
    }
}
