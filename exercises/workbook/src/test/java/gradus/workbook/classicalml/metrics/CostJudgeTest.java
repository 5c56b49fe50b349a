package gradus.workbook.classicalml.metrics;

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
import gradus.workbook.classicalml.metrics.CostJudge.Candidate;
import gradus.workbook.classicalml.metrics.CostJudge.Prices;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "metrics", number = 4, title = "Act from where?", kind = Kind.JUDGE, points = 5, minutes = 20)
@ExplainedIn("metrics#the-idea-a-mistake-has-a-price")
@Hint("Begin with cost. Which two shares does a threshold have that do not change when the base rate does?")
@Hint(
        "Of a hundred cases in use, how many are positive, and how many of them are found? Three of the four results have a price.")
@Hint(
        "Act on nobody and act on everybody are two more choices, each with a cost at this base rate, and without the running cost. What does each of them pay for?")
class CostJudgeTest {
    /** Flags a quarter of the negative and three quarters of the positive rows. */
    private static final Candidate MIDDLE = new Candidate(0.5, 48, 16, 4, 12);

    /** Flags half of the negative rows and all positive ones. */
    private static final Candidate LOW = new Candidate(0.25, 32, 32, 0, 16);

    private static final Prices PRICES = new Prices(1, 10, 2);

    @Test
    void the_list_stays_as_it_is() {
        List<Candidate> candidates = new ArrayList<>(List.of(LOW, MIDDLE));
        Untouched.of("the list of candidates", candidates)
                .because("The list is the caller's, and may be immutable: copy it before you sort it or add to it.")
                .by("a decision", () -> CostJudge.threshold(candidates, PRICES, 0.25, 0));
    }

    @Test
    void a_cost_by_hand() {
        expect(
                        "the cost of flagging 16 of 64 negative and 12 of 16 positive rows, prices 1, 10, 3, at the base rate 0.75,",
                        CostJudge.cost(MIDDLE, new Prices(1, 10, 3), 0.75))
                .ifCloseTo(1.15, "That is at the base rate of the validation rows, 0.2. In use it is 0.75.")
                .ifCloseTo(
                        0.0625 + 0.75 * 2.5,
                        "The true positives cost nothing here, but acting on a positive case has a price too.")
                .ifCloseTo(7.5, "All shares are 0 here: usually an integer division, 16 / 64 and 12 / 16 are 0.")
                .ifCloseTo(
                        0.25 * 16 / 28.0 + 3.5625,
                        "16 of 28 is a share of the flagged. Of the 64 negative rows 16 were flagged.")
                .ifCloseTo(3.5625, "The false alarms cost nothing here: usually an integer division, 16 / 64 is 0.")
                .ifCloseTo(
                        0.625 + 0.75 * 2.5,
                        "The two mistakes were swapped: a false positive costs 1 here, a false negative 10.")
                .ifCloseTo(
                        0.0625 + 0.75 * (12 / 28.0 * 3 + 16 / 28.0 * 10),
                        "12 of 28 is a share of the flagged, precision. Of the 16 positive rows 12 were found.")
                .usually("A quarter of the cases are negative and cost 0.25 · 1, the others 0.75 · 3 + 0.25 · 10.")
                .toBeCloseTo(3.625, 1e-12);
    }

    @Test
    @Needs("a_cost_by_hand")
    void a_class_without_rows_leaves_the_cost_open() {
        String cause = "Without rows of a class there is a share that is not known: NaN, whatever the base rate.";
        for (double baseRate : new double[] {0.5, 0, 1}) {
            expect(
                            "the cost without a positive validation row, at the base rate " + baseRate + ",",
                            CostJudge.cost(new Candidate(0.5, 3, 1, 0, 0), PRICES, baseRate))
                    .usually(cause)
                    .toEqual(Double.NaN);
            expect(
                            "the cost without a negative validation row, at the base rate " + baseRate + ",",
                            CostJudge.cost(new Candidate(0.5, 0, 0, 1, 3), PRICES, baseRate))
                    .usually(cause)
                    .toEqual(Double.NaN);
        }
    }

    @Test
    @Needs("a_cost_by_hand")
    void billions_of_rows_are_counted() {
        int many = 1 << 29;
        expect(
                        "the cost of flagging a quarter of 2³¹ negative and three quarters of 2³¹ positive rows, at the base rate 0.5,",
                        CostJudge.cost(new Candidate(0.5, 3 * many, many, many, 3 * many), PRICES, 0.5))
                .usually(
                        "There are more rows of a class than an int can count: add the two counts as long, or as double.")
                .toBeCloseTo(0.5 * 0.25 + 0.5 * (0.75 * 2 + 0.25 * 10), 1e-12);
    }

    @Test
    @Needs("a_cost_by_hand")
    void the_base_rate_decides() {
        // costs: nobody 10 b, everybody (1 − b) + 2 b, LOW (1 − b) / 2 + 2 b, MIDDLE (1 − b) / 4 + 4 b
        decided("LOW or MIDDLE at the base rate 0.25", List.of(MIDDLE, LOW), PRICES, 0.25, 0)
                .ifEqual(
                        CostJudge.EVERYBODY,
                        "Acting on everybody costs 0.75 · 1 + 0.25 · 2 = 1.25, more than the lower threshold. A false alarm has to be paid for everybody"
                                + " who is negative, and a true positive for everybody else.")
                .when(
                        threshold -> Double.isFinite(threshold) && threshold != 0.5,
                        "That is no candidate's threshold. It comes from the list, never from a formula: scores need not be probabilities.")
                .usually("0.875 for the lower threshold, 1.1875 for the higher, 2.5 for nobody, 1.25 for everybody.")
                .toEqual(0.25);
        decided("LOW or MIDDLE at the base rate 1/16", List.of(LOW, MIDDLE), PRICES, 1 / 16.0, 0)
                .ifEqual(
                        0.25,
                        "Usually the base rate of the validation rows was used, or the first candidate was taken.")
                .usually("0.594 for the lower threshold, 0.484 for the higher, 0.625 for nobody, 1.0625 for everybody.")
                .toEqual(0.5);
    }

    @Test
    @Needs("the_base_rate_decides")
    void a_model_must_earn_its_cost() {
        decided("MIDDLE at the base rate 1/64", List.of(MIDDLE), PRICES, 1 / 64.0, 0)
                .ifEqual(
                        0.5,
                        "Acting on nobody was not considered: it costs 10 · 1/64, which is 0.156, and the model 0.309.")
                .usually("0.156 for nobody, 0.309 for the threshold, 1.016 for everybody.")
                .toEqual(CostJudge.NOBODY);
        decided("MIDDLE at the base rate 1/16, at a running cost of 0.25", List.of(MIDDLE), PRICES, 1 / 16.0, 0.25)
                .ifEqual(
                        0.5,
                        "Left out, or charged only for flagged cases: the cost of running the model, 0.25 for each case; or it was charged to nobody as well. Acting on nobody"
                                + " needs no model.")
                .usually("0.484 and 0.25 is more than the 0.625 of acting on nobody.")
                .toEqual(CostJudge.NOBODY);
        decided("MIDDLE at the base rate 0.75", List.of(MIDDLE), PRICES, 0.75, 0)
                .ifEqual(0.5, "Acting on everybody was not considered: 0.25 · 1 + 0.75 · 2.")
                .toEqual(CostJudge.EVERYBODY);
        decided("LOW at the base rate 0.25, at a running cost of 0.125", List.of(LOW), PRICES, 0.25, 0.125)
                .ifEqual(
                        CostJudge.EVERYBODY,
                        "A false alarm has to be paid for everybody who is negative: 0.75 · 1 + 0.25 · 2 is 1.25, more than 0.875 and 0.125.")
                .toEqual(0.25);
        decided("no candidate at the base rate 0.5", List.of(), PRICES, 0.5, 0)
                .usually("Even without a threshold there are two choices: 5 for nobody, 1.5 for everybody.")
                .toEqual(CostJudge.EVERYBODY);
        decided("no candidate at the base rate 0.5, at a running cost of 4", List.of(), PRICES, 0.5, 4)
                .usually("Acting on everybody needs no model either, and no running cost: 1.5, against 5 for nobody.")
                .toEqual(CostJudge.EVERYBODY);
    }

    @Test
    @Needs("the_base_rate_decides")
    void a_cost_that_is_not_known_is_passed_over() {
        Candidate unknown = new Candidate(0.75, 3, 1, 0, 0);
        for (List<Candidate> candidates : List.of(List.of(unknown, MIDDLE), List.of(MIDDLE, unknown))) {
            decided("two candidates of which one saw no positive row", candidates, PRICES, 1 / 16.0, 0)
                    .usually(
                            "A threshold whose cost is NaN is never chosen, and no comparison with NaN is true: pass it over.")
                    .toEqual(0.5);
        }
    }

    @Test
    @Needs("the_base_rate_decides")
    void a_score_is_no_probability() {
        Candidate odds = new Candidate(-3.5, 56, 8, 2, 14);
        decided("a candidate whose scores are log-odds, −3.5,", List.of(odds), PRICES, 0.25, 0)
                .usually(
                        "It is the cheapest of the three choices. The threshold comes from the candidates, never from a formula: scores need not be probabilities.")
                .toEqual(-3.5);
    }

    @Test
    @Needs("a_model_must_earn_its_cost")
    void of_equally_cheap_choices_the_one_that_acts_least() {
        Candidate lower = new Candidate(0.25, 48, 16, 4, 12);
        String cause = "Both cost the same. A higher threshold acts less, and candidates come in any order.";
        decided("two equal candidates, 0.25 and 0.5,", List.of(lower, MIDDLE), PRICES, 1 / 16.0, 0)
                .usually(cause)
                .toEqual(0.5);
        decided("two equal candidates, 0.5 and 0.25,", List.of(MIDDLE, lower), PRICES, 1 / 16.0, 0)
                .usually(cause)
                .toEqual(0.5);
        decided("a candidate that flags nothing", List.of(new Candidate(0.9, 4, 0, 4, 0)), PRICES, 0.0625, 0)
                .usually("It costs as much as acting on nobody, which comes first.")
                .toEqual(CostJudge.NOBODY);
        decided("a candidate that flags everything", List.of(new Candidate(0.1, 0, 4, 0, 4)), PRICES, 0.5, 0)
                .usually(
                        "It costs as much as acting on everybody, and a threshold comes before that. Everybody comes last.")
                .toEqual(0.1);
        decided("no candidate, where nobody and everybody cost the same,", List.of(), new Prices(2, 4, 2), 0.5, 0)
                .usually("Both cost 2, and nobody comes first. Everybody comes last.")
                .toEqual(CostJudge.NOBODY);
    }

    @Test
    @Needs("of_equally_cheap_choices_the_one_that_acts_least")
    void a_cheaper_choice_may_be_cheaper_by_very_little() {
        double unit = 0x1p-30;
        Prices small = new Prices(unit, 10 * unit, 2 * unit);
        decided(
                        "LOW or MIDDLE at the base rate 0.25, prices in another unit, 2⁻³⁰ of them each,",
                        List.of(MIDDLE, LOW),
                        small,
                        0.25,
                        0)
                .usually(
                        "The same prices in another unit lead to the same decision. Usually a tolerance made ties of costs that differ.")
                .toEqual(0.25);
    }

    private record Proposal(List<Candidate> candidates, Prices prices, double baseRate, double runningCost) {}

    /** Shares, prices and rates are whole numbers over powers of two, so that every order of computing gives the same cost. */
    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Candidate> candidates = Inputs.choice(0.5, 0.25, 0.75, -2.0, 3.0, 0.125)
                .and(
                        Inputs.choice(8, 4, 1, 0, 64),
                        (threshold, negatives) -> new Candidate(threshold, negatives, 0, 0, 0))
                .and(
                        Inputs.whole(0, 64),
                        (one, share) -> new Candidate(
                                one.threshold(),
                                one.trueNegatives() - share * one.trueNegatives() / 64,
                                share * one.trueNegatives() / 64,
                                0,
                                0))
                .and(
                        Inputs.choice(8, 16, 1, 0),
                        (one, positives) ->
                                new Candidate(one.threshold(), one.trueNegatives(), one.falsePositives(), positives, 0))
                .and(
                        Inputs.whole(0, 64),
                        (one, share) -> new Candidate(
                                one.threshold(),
                                one.trueNegatives(),
                                one.falsePositives(),
                                one.falseNegatives() - share * one.falseNegatives() / 64,
                                share * one.falseNegatives() / 64));
        Inputs<Prices> prices = Inputs.choice(1.0, 2.0, 5.0, 0.5)
                .and(Inputs.choice(10.0, 4.0, 100.0, 1.0), (alarm, miss) -> new Prices(alarm, miss, 0))
                .and(
                        Inputs.choice(0.0, 2.0, -4.0, 1.0),
                        (two, found) -> new Prices(two.falsePositive(), two.falseNegative(), found));
        Agreement.on(Inputs.listOf(candidates, 5)
                        .and(prices, (list, price) -> new Proposal(list, price, 0.5, 0))
                        .and(
                                Inputs.choice(0.5, 0.25, 0.0625, 0.015625, 0.0, 1.0, 0.75),
                                (one, rate) -> new Proposal(one.candidates(), one.prices(), rate, 0))
                        .and(
                                Inputs.choice(0.0, 0.125, 0.015625, 1.0),
                                (one, cost) -> new Proposal(one.candidates(), one.prices(), one.baseRate(), cost)))
                .ask("the costs in {}", CostJudgeTest::costs)
                .within(1e-12)
                .ask(
                        "the threshold for {}",
                        one -> CostJudge.threshold(one.candidates(), one.prices(), one.baseRate(), one.runningCost()))
                .holds();
    }

    private static double[] costs(Proposal one) {
        return one.candidates().stream()
                .mapToDouble(candidate -> CostJudge.cost(candidate, one.prices(), one.baseRate()))
                .toArray();
    }

    private static Expect<Double> decided(
            String what, List<Candidate> candidates, Prices prices, double baseRate, double runningCost) {
        return expect("the threshold for " + what, CostJudge.threshold(candidates, prices, baseRate, runningCost));
    }
}
