package gradus.workbook.fundamentals.inference;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.engine.expect.Expect;
import gradus.workbook.fundamentals.inference.ExperimentJudge.Claim;
import gradus.workbook.fundamentals.inference.ExperimentJudge.Experiment;
import gradus.workbook.fundamentals.inference.ExperimentJudge.Outcome;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "inference",
        number = 3,
        title = "Which test, and what may you claim?",
        kind = Kind.JUDGE,
        points = 4,
        minutes = 15)
@ExplainedIn("inference#which-test-ask-how-the-data-came-about")
@Hint("Write the rules of the task in their order, each as one if. Which of them can be answered without looking at p?")
@Hint("An interval from −3 to 1, and 2 matters: can the true difference be one that matters?")
class ExperimentJudgeTest {
    private record Design(Outcome outcome, boolean sameUnits, boolean byLot, int outcomesTried, boolean looks) {}

    private record Result(double p, double low, double high) {}

    /** Hours of sleep of ten patients under two drugs, in an order by lot. */
    private static final Experiment SLEEP =
            new Experiment(Outcome.NUMBER, true, true, 0, 1, false, 0.0028, 0.7, 2.46, 0.5);

    /** Call-backs for 4870 résumés, names by lot, in points. */
    private static final Experiment NAMES =
            new Experiment(Outcome.YES_OR_NO, false, true, 196, 1, false, 0.00004, 1.68, 4.73, 1);

    /** Eight cups of tea. */
    private static final Experiment TEA =
            new Experiment(Outcome.YES_OR_NO, false, true, 2, 1, false, 0.49, -20, 87, 10);

    /** The sleep of those who have bought one drug or the other: nobody drew a lot. */
    private static final Experiment BUYERS =
            new Experiment(Outcome.NUMBER, false, false, 0, 1, false, 0.01, 0.2, 1.4, 0.1);

    /** A million users per group, in milliseconds. */
    private static final Experiment MILLION =
            new Experiment(Outcome.NUMBER, false, true, 0, 1, false, 1e-10, 0.7, 1.3, 20);

    @Test
    void numbers_have_a_t_test_that_knows_who_is_who() {
        tested("ten patients with two drugs each", SLEEP)
                .usually(
                        "They are pairs: the same patients were measured twice, and their differences hide what is the patient's own.")
                .toEqual(ExperimentJudge.Test.PAIRED_T);
        tested("the buyers of two drugs", BUYERS)
                .usually("Different people: there is nothing to pair.")
                .toEqual(ExperimentJudge.Test.WELCH_T);
    }

    @Test
    void counts_have_a_table() {
        tested("call-backs under two names", NAMES)
                .usually(
                        "Yes or no of different units, and all expected counts are large: χ². Fisher's exact test wherever a cell expects fewer than 5.")
                .toEqual(ExperimentJudge.Test.CHI_SQUARE);
        tested("eight cups of tea, 2 expected in a cell,", TEA)
                .usually("Fisher's exact test wherever a cell expects fewer than 5.")
                .toEqual(ExperimentJudge.Test.FISHER_EXACT);
        tested("a table whose smallest expected count is 5", with(5))
                .usually("The task says that at least 5 is enough for χ².")
                .toEqual(ExperimentJudge.Test.CHI_SQUARE);
        tested(
                        "a cure, yes or no, of the same patients under two drugs",
                        new Experiment(Outcome.YES_OR_NO, true, true, 20, 1, false, 0.01, 1, 2, 1))
                .usually("The χ² test and Fisher's count each unit once; these are counts of the same units twice.")
                .toEqual(ExperimentJudge.Test.NONE_OF_THESE);
    }

    @Test
    void a_lot_makes_a_difference_a_cause() {
        claimed("call-backs under two names", NAMES)
                .usually("Names by lot, one outcome, p = 0.00004: the names caused it.")
                .toEqual(Claim.CAUSED);
        claimed("the buyers of two drugs", BUYERS)
                .usually(
                        "Only a lot makes the groups alike in all else. Who buys which drug may sleep differently anyway.")
                .toEqual(Claim.DIFFERENT);
    }

    @Test
    void a_large_p_is_no_proof() {
        claimed("eight cups of tea", TEA)
                .usually(
                        "A large p is no proof of no difference: the interval holds differences that matter, and 0 as well.")
                .toEqual(Claim.UNDECIDED);
    }

    @Test
    void a_small_p_is_not_a_large_difference() {
        claimed("a million users, p = 10⁻¹⁰, from 0.7 to 1.3 ms where 20 matter,", MILLION)
                .usually("A small p is not a large difference: the whole interval lies closer to 0 than what matters.")
                .toEqual(Claim.TOO_SMALL_TO_MATTER);
        claimed("a difference from −30 to −10 where 20 matter, p = 0.0001,", between(-30, -10, 0.0001))
                .usually("Both ends count, without their signs: −30 would matter.")
                .toEqual(Claim.CAUSED);
        claimed("a difference from −30 to 28 where 20 matter, p = 0.9,", between(-30, 28, 0.9))
                .usually(
                        "That the estimate is near 0 says little: the interval reaches to −30 and 28, which would matter.")
                .toEqual(Claim.UNDECIDED);
        claimed("a difference from −3 to 20 where 20 matter, p = 0.15,", between(-3, 20, 0.15))
                .usually("The high end is a difference that matters: closer to 0 than that, says the task.")
                .toEqual(Claim.UNDECIDED);
    }

    @Test
    void many_outcomes_ask_for_a_smaller_p() {
        claimed("one of two outcomes, p = 0.08,", of(0.08, -2, 2, false))
                .usually("0.08 · 2 is more than 0.05: multiplied, not divided by the number.")
                .toEqual(Claim.UNDECIDED);
        claimed("the best of ten outcomes, p = 0.01,", of(0.01, 4, 10, false))
                .usually("Ten outcomes were tried: 0.01 · 10 is 0.1, more than 0.05.")
                .toEqual(Claim.UNDECIDED);
        claimed("the best of ten outcomes, p = 0.004,", of(0.004, 5.7, 10, false))
                .usually("0.004 · 10 is 0.04.")
                .toEqual(Claim.CAUSED);
        claimed("p = 0.05 of one outcome", of(0.05, 0, 1, false))
                .usually("At most 0.05, says the task.")
                .toEqual(Claim.CAUSED);
    }

    @Test
    void who_looked_on_the_way_may_claim_nothing() {
        String cause = "The author looked on the way: then neither p nor the interval means what it says.";
        claimed("p = 0.0001 with looks on the way", of(0.0001, 10, 1, true))
                .usually(cause)
                .toEqual(Claim.NOTHING);
        claimed(
                        "an interval from 0.7 to 1.3 where 20 matter, with looks on the way,",
                        new Experiment(Outcome.NUMBER, false, true, 0, 1, true, 1e-10, 0.7, 1.3, 20))
                .usually(cause)
                .toEqual(Claim.NOTHING);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Design> designs = Inputs.choice(Outcome.values())
                .and(Inputs.choice(false, true), (outcome, same) -> new Design(outcome, same, false, 1, false))
                .and(Inputs.choice(true, false), (d, lot) -> new Design(d.outcome(), d.sameUnits(), lot, 1, false))
                .and(
                        Inputs.choice(1, 2, 5, 20),
                        (d, tried) -> new Design(d.outcome(), d.sameUnits(), d.byLot(), tried, false))
                .and(
                        Inputs.choice(false, false, true),
                        (d, looks) -> new Design(d.outcome(), d.sameUnits(), d.byLot(), d.outcomesTried(), looks));
        Inputs<Result> results = Inputs.choice(0.0001, 0.003, 0.011, 0.02, 0.04, 0.06, 0.3, 1.0)
                .and(Inputs.whole(-30, 30), (p, low) -> new Result(p, low, low))
                .and(
                        Inputs.whole(0, 40),
                        (result, width) -> new Result(result.p(), result.low(), result.low() + width));
        Agreement.on(designs.and(results, ExperimentJudgeTest::experiment)
                        .and(Inputs.choice(0.5, 4.9, 5.0, 5.1, 80.0), ExperimentJudgeTest::expecting))
                .ask("the test for {}", ExperimentJudge::test)
                .ask("the claim of {}", ExperimentJudge::claim)
                .questions(500)
                .holds();
    }

    private static Experiment experiment(Design d, Result r) {
        return new Experiment(
                d.outcome(), d.sameUnits(), d.byLot(), 9, d.outcomesTried(), d.looks(), r.p(), r.low(), r.high(), 10);
    }

    private static Experiment expecting(Experiment e, double count) {
        return new Experiment(
                e.outcome(),
                e.sameUnits(),
                e.byLot(),
                count,
                e.outcomesTried(),
                e.looksOnTheWay(),
                e.p(),
                e.low(),
                e.high(),
                e.matters());
    }

    private static Experiment with(double smallestExpected) {
        return expecting(NAMES, smallestExpected);
    }

    private static Experiment between(double low, double high, double p) {
        return new Experiment(Outcome.NUMBER, false, true, 0, 1, false, p, low, high, 20);
    }

    /** An interval up to 30, whose low end is what p says of it. */
    private static Experiment of(double p, double low, int tried, boolean looks) {
        return new Experiment(Outcome.NUMBER, false, true, 0, tried, looks, p, low, 30, 10);
    }

    private static Expect<ExperimentJudge.Test> tested(String what, Experiment experiment) {
        return expect("the test for " + what, ExperimentJudge.test(experiment));
    }

    private static Expect<Claim> claimed(String what, Experiment experiment) {
        return expect("the claim of " + what, ExperimentJudge.claim(experiment));
    }
}
