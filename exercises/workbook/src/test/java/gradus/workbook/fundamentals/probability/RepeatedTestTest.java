package gradus.workbook.fundamentals.probability;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Growth;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "probability", number = 2, title = "A test, repeated", kind = Kind.BUILD, points = 6, minutes = 20)
@ExplainedIn("probability#more-evidence")
@Hint("Write Bayes' rule for the fault divided by Bayes' rule for no fault. What is left of the denominator?")
@Hint("By what does one alarm multiply the odds, and by what one \"fine\"? What do their logarithms do?")
@Hint(
        "Which of your logarithms can be −∞, and when do two of them meet? The way back from log-odds overflows on one side only.")
class RepeatedTestTest {
    private static final double PROOF = Double.POSITIVE_INFINITY;

    private record Question(double prior, double sensitivity, double specificity, boolean[] alarms) {}

    @Test
    void one_alarm_of_a_sensor_that_is_right_nine_times_in_ten() {
        probability(0.1, 0.9, 0.9, true)
                .ifCloseTo(
                        0.9,
                        "That is the probability of an alarm given the fault, or what follows from even odds: the prior was left out.")
                .ifCloseTo(
                        0.1,
                        "That is the prior: the alarm changed nothing. A false alarm has the probability 1 − specificity.")
                .ifCloseTo(
                        0.1 * 9 / (1 + 0.1 * 9),
                        "The odds were taken for 0.1, the logarithm of the prior, not of its odds: they are 0.1 / 0.9.")
                .usually("The odds are 1 to 9 before, and nine times that after.")
                .toBeCloseTo(0.5, 1e-9);
        logOdds(0.5, 0.6, 0.8, true)
                .ifCloseTo(Math.log10(3), "Asked for is the natural logarithm: that is the logarithm to the base 10.")
                .ifCloseTo(
                        Math.log(0.6 / 0.8),
                        "Sensitivity was divided by specificity. A false alarm has the probability 1 − specificity.")
                .ifCloseTo(3.0, "Those are the odds. Asked for is their logarithm.")
                .ifCloseTo(
                        Math.log(1.5),
                        "The prior is ½, whose log-odds are 0: that is ln ½ too little, the logarithm of the prior, not of its odds.")
                .usually("0.6 to 0.2 is 3 to 1, and the prior is even.")
                .toBeCloseTo(Math.log(3), 1e-8);
    }

    @Test
    void no_result_leaves_the_prior() {
        probability(0.2, 0.7, 0.8)
                .ifCloseTo(0.5, "That is what even odds give: the prior was left out.")
                .ifCloseTo(0.2 / 1.2, "The logarithm was taken of the prior, not of its odds, 0.2 / 0.8.")
                .usually("No evidence, no change.")
                .toBeCloseTo(0.2, 1e-9);
    }

    @Test
    @Needs("one_alarm_of_a_sensor_that_is_right_nine_times_in_ten")
    void a_result_of_fine_speaks_against_the_fault() {
        probability(0.5, 0.8, 0.6, false)
                .ifCloseTo(
                        0.5, "Nothing has changed, but \"fine\" is evidence as well: (1 − sensitivity) to specificity.")
                .ifCloseTo(2 / 3.0, "\"fine\" was counted as an alarm.")
                .ifCloseTo(1 / 3.0, "0.4 was divided by 0.8: sensitivity and specificity were swapped.")
                .usually("0.2 to 0.6 is 1 to 3.")
                .toBeCloseTo(0.25, 1e-9);
    }

    @Test
    @Needs({"a_result_of_fine_speaks_against_the_fault", "no_result_leaves_the_prior"})
    void each_result_counts() {
        double right = 0.1 * 0.49 * 0.3 / (0.1 * 0.49 * 0.3 + 0.9 * 0.04 * 0.8);
        double alarm = 0.7 * 0.1 + 0.2 * 0.9;
        probability(0.1, 0.7, 0.8, true, false, true)
                .ifCloseTo(
                        0.07 * 0.3 / (0.07 * 0.3 + 0.18 * 0.8),
                        "That is after an alarm and a \"fine\": results that come after a \"fine\" count as well.")
                .ifCloseTo(
                        0.07 / 0.25,
                        "That is after one alarm. Only the first result was looked at, or an alarm and the \"fine\" were taken to cancel.")
                .ifCloseTo(
                        0.1 * 0.49 * 0.3 / (alarm * alarm * (1 - alarm)),
                        "P(all results) was taken for the product of P(each result). They are independent given the state, but not without the condition: one alarm makes the next one likelier.")
                .usually("0.1 · 0.7² · 0.3 to 0.9 · 0.2² · 0.8, then divided by their sum.")
                .toBeCloseTo(right, 1e-9);
    }

    @Test
    @Needs("each_result_counts")
    void a_thousand_results_do_not_underflow() {
        probability(0.5, 0.75, 0.75, alarms(1000, 999))
                .ifNaN("0 / 0: a product of a thousand probabilities is 0 in a double. Add logarithms.")
                .ifCloseTo(
                        1.0,
                        "It has rounded to 1 on the way, or the odds to ∞, and stays there whatever comes next. Keep log-odds.")
                .usually("999 of each cancel, and one alarm is left: 3 to 1.")
                .toBeCloseTo(0.75, 1e-9);
        logOdds(0.5, 0.75, 0.75, alarms(1000, 999))
                .ifNaN("0 / 0: a product of a thousand probabilities is 0 in a double. Add logarithms.")
                .ifInfinite(
                        "A probability has rounded to 1 on the way, or odds to ∞, and stays there whatever comes next. Add to log-odds.")
                .usually("999 of each cancel, and one alarm is left: ln 3.")
                .toBeCloseTo(Math.log(3), 1e-9);
    }

    @Test
    @Needs("a_thousand_results_do_not_underflow")
    void a_hundred_thousand_results_take_no_longer_than_a_loop() {
        logOdds(0.5, 0.75, 0.75, alarms(30_000, 70_000))
                .usually(
                        "40,000 more \"fine\" than alarms: −40,000 · ln 3. Is a counter too small, or a call nested in each call?")
                .toBeCloseTo(-40_000 * Math.log(3), 1e-8);
        Growth.ofTime("the log-odds after n results", n -> {
                    boolean[] alarms = alarms(n / 2, n - n / 2);
                    return () -> RepeatedTest.logOdds(0.5, 0.8, 0.7, alarms);
                })
                .usually("The earlier results were looked at again for each new one.")
                .toBeAtMost(Growth.Order.LINEAR);
    }

    @Test
    @Needs("a_thousand_results_do_not_underflow")
    void certainty_does_not_overflow_and_doubt_is_not_lost() {
        probability(0.5, 0.9, 0.9, alarms(1000, 0))
                .ifNaN(
                        "∞ / ∞: e^1000 is infinite in a double, and the log-odds here are 2197. Divide by the larger of the two.")
                .usually("It is 1 to the last digit.")
                .toBeCloseTo(1.0, 1e-12);
        double small = RepeatedTest.posterior(0.5, 0.9, 0.9, alarms(0, 100));
        expect("the probability after 100 \"fine\" at prior 0.5, both rates 0.9, times 9¹⁰⁰,", small * Math.pow(9, 100))
                .ifCloseTo(0.0, "It is 3.8e-96, not 0: do not form it as 1 minus something.")
                .usually("e^z / (1 + e^z) for log-odds z below 0.")
                .toBeCloseTo(1.0, 1e-9);
    }

    @Test
    @Needs("each_result_counts")
    void a_sensor_that_is_never_wrong_proves() {
        proof("One alarm of a sensor without false alarms proves the fault", 0.5, 1, alarms(1, 3), PROOF);
        proof("One \"fine\" of a sensor that misses nothing rules the fault out", 1, 0.5, alarms(3, 1), -PROOF);
        proof("Two alarms of a perfect sensor prove the fault", 1, 1, alarms(2, 0), PROOF);
        proof("Two \"fine\" of a perfect sensor rule the fault out", 1, 1, alarms(0, 2), -PROOF);
    }

    private static final String NOTHING =
            " Is there 0 · ∞ in your sum? That is NaN: a kind of result that did not come has no bearing.";

    private static void proof(String truth, double sensitivity, double specificity, boolean[] alarms, double logOdds) {
        Expect<Double> came;
        try {
            came = logOdds(0.01, sensitivity, specificity, alarms);
        } catch (IllegalArgumentException e) {
            law("the log-odds" + after(0.01, sensitivity, specificity, alarms) + " should be " + logOdds, false)
                    .but("they were refused")
                    .with(e)
                    .because("It was refused, but is a proof. " + truth + ", and the ends of [0, 1] are allowed."
                            + NOTHING)
                    .toHold();
            return;
        }
        came.ifNaN(NOTHING.strip())
                .when(
                        z -> Double.isFinite(z),
                        truth + ". A clip is a number of your own: it decides how sure a proof is.")
                .usually(truth + ".")
                .toEqual(logOdds);
        probability(0.01, sensitivity, specificity, alarms)
                .ifNaN("∞ / ∞ or 0 · ∞: look at infinite log-odds on their way back.")
                .usually(truth + ".")
                .toEqual(logOdds > 0 ? 1.0 : 0.0);
    }

    @Test
    void what_cannot_happen_is_refused() {
        String both = "Such results can happen neither with the fault nor without it: ∞ − ∞, or 0 / 0.";
        refused("an alarm and a \"fine\" of a perfect sensor", both, 0.5, 1, 1, true, false);
        refused("an alarm of a sensor that never raises one", both, 0.5, 0, 1, true);
        refused("a \"fine\" of a sensor that always alarms", both, 0.5, 1, 0, alarms(2, 1));
    }

    @Test
    void what_is_no_probability_is_refused() {
        String prior = "The task refuses a prior that is not strictly between 0 and 1.";
        refused("a prior of 0", prior, 0, 0.9, 0.9, true);
        refused("a prior of 1", prior, 1, 0.9, 0.9);
        refused("a prior of NaN", prior, Double.NaN, 0.9, 0.9, false);
        String nan = "NaN is neither below 0 nor above 1: ask whether it is inside, not whether it is outside.";
        refused("a sensitivity of NaN", nan, 0.5, Double.NaN, 0.9);
        refused("a specificity of NaN", nan, 0.5, 0.9, Double.NaN);
        refused("a sensitivity of 1.5", "The task refuses what is outside [0, 1].", 0.5, 1.5, 0.9, false);
        refused("a specificity of −0.5", "The task refuses what is outside [0, 1].", 0.5, 0.9, -0.5, true);
    }

    private static void refused(
            String what, String cause, double prior, double sensitivity, double specificity, boolean... alarms) {
        expectRefusal(
                what,
                IllegalArgumentException.class,
                cause,
                () -> RepeatedTest.logOdds(prior, sensitivity, specificity, alarms));
        expectRefusal(
                what + " (posterior)",
                IllegalArgumentException.class,
                cause,
                () -> RepeatedTest.posterior(prior, sensitivity, specificity, alarms));
    }

    @Test
    void the_results_stay_as_they_are() {
        boolean[] alarms = {true, false, true};
        Untouched.of("the results", alarms)
                .usually("The array belongs to the caller.")
                .by("asking for the probability", () -> RepeatedTest.posterior(0.5, 0.8, 0.7, alarms));
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> rates =
                Inputs.choice(0.5, 0.9, 0.1, 0.25, 0.999, 1e-9, 1e-200, 1 - 1e-9, 0.0, 1.0, -0.1, 1.1, Double.NaN);
        Inputs<Double> priors = Inputs.choice(0.5, 0.1, 0.9, 1e-9, 1e-300, 0.999, 1 - 1e-9, 0.0, 1.0, Double.NaN, -1.0);
        Inputs<boolean[]> alarms = Inputs.listOf(Inputs.choice(true, false), 60).map(RepeatedTestTest::array);
        Agreement.on(priors.and(
                                rates.and(rates, List::of),
                                (prior, both) -> new Question(prior, both.get(0), both.get(1), null))
                        .and(
                                alarms,
                                (q, results) -> new Question(q.prior(), q.sensitivity(), q.specificity(), results)))
                .ask(
                        "the log-odds at {}",
                        q -> RepeatedTest.logOdds(q.prior(), q.sensitivity(), q.specificity(), q.alarms()))
                .within(1e-8, q -> (1 + q.alarms().length) / 10.0)
                .ask(
                        "the probability at {}",
                        q -> RepeatedTest.posterior(q.prior(), q.sensitivity(), q.specificity(), q.alarms()))
                .within(1e-8, q -> 1e-290)
                .promises("lie in [0, 1]", (q, p) -> p >= 0 && p <= 1)
                .questions(600)
                .holds();
    }

    private static boolean[] alarms(int yes, int no) {
        boolean[] alarms = new boolean[yes + no];
        Arrays.fill(alarms, 0, yes, true);
        return alarms;
    }

    private static boolean[] array(List<Boolean> results) {
        boolean[] alarms = new boolean[results.size()];
        for (int i = 0; i < alarms.length; i++) {
            alarms[i] = results.get(i);
        }
        return alarms;
    }

    private static Expect<Double> probability(double prior, double sensitivity, double specificity, boolean... alarms) {
        double came = RepeatedTest.posterior(prior, sensitivity, specificity, alarms);
        return expect("the probability" + after(prior, sensitivity, specificity, alarms), came);
    }

    private static Expect<Double> logOdds(double prior, double sensitivity, double specificity, boolean... alarms) {
        double came = RepeatedTest.logOdds(prior, sensitivity, specificity, alarms);
        return expect("the log-odds" + after(prior, sensitivity, specificity, alarms), came);
    }

    private static String after(double prior, double sensitivity, double specificity, boolean... alarms) {
        long yes = IntStream.range(0, alarms.length).filter(i -> alarms[i]).count();
        return " after " + yes + (yes == 1 ? " alarm and " : " alarms and ") + (alarms.length - yes)
                + " \"fine\", prior " + prior + ", sensitivity " + sensitivity + ", specificity " + specificity + ",";
    }
}
