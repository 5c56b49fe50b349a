package gradus.workbook.classicalml.metrics;

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
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(lesson = "metrics", number = 2, title = "Log loss of votes", kind = Kind.BUILD, points = 4, minutes = 15)
@ExplainedIn("metrics#probabilities-as-such")
@Hint("What does one case cost, in one line? Which of the row's numbers does that line need, and which sum?")
@Hint("Two running sums: what the cases cost, each times its weight, and the weights themselves.")
@Hint("In floating point 0 · ∞ is NaN. Which case may have a loss of infinity and a weight of 0?")
class VoteLogLossTest {
    /** Printed by scikit-learn 1.2.1, see src/test/peers/peer_metrics.py of classical-ml. */
    private static final double SCRIPT = 0.609029121404642;

    private static final double SCRIPT_WEIGHTED = 0.5924885802673663;
    private static final int[] LABELS = {0, 2, 1, 0};
    private static final double[] ONCE = {1, 1, 1, 1};

    private static double[][] votes() {
        return new double[][] {{70, 20, 10}, {20, 0, 60}, {30, 30, 30}, {50, 40, 10}};
    }

    @Test
    void the_arrays_stay_as_they_are() {
        double[][] votes = votes();
        int[] labels = LABELS.clone();
        double[] weights = {3, 1, 2, 0};
        Untouched.of("the votes", votes)
                .and("the labels", labels)
                .and("the weights", weights)
                .because(
                        "The votes are the caller's, and so are labels and weights: divide a number that you have read, not the one in the array.")
                .by("a log loss", () -> VoteLogLoss.of(votes, labels, weights));
    }

    @Test
    void one_case() {
        expect(
                        "the log loss of votes 2, 0, 6 where class 2 happened",
                        VoteLogLoss.of(new double[][] {{2, 0, 6}}, new int[] {2}, new double[] {1}))
                .ifCloseTo(Math.log(0.75), "A loss is positive: the sign of the logarithm was kept.")
                .ifCloseTo(
                        -Math.log(6 / 100.0),
                        "The row was divided by 100, the number of trees. Those that abstain do not count: divide by the row's sum, 8.")
                .ifCloseTo(-Math.log(6), "The row was not divided by its sum, 8.")
                .ifCloseTo(-Math.log(0.75) / Math.log(2), "That is in bits, by the base 2. Nats are by e: Math.log.")
                .ifCloseTo(-Math.log(0.75) / 3, "The mean was taken over cases and classes. There is one case.")
                .ifCloseTo(0, "Only the votes of classes that happened were added up. All votes of the row count.")
                .usually("6 of 8 votes: −ln 0.75.")
                .toBeCloseTo(-Math.log(0.75), 1e-12);
        expect(
                        "the log loss of votes 2, 0, 6 where class 0 happened",
                        VoteLogLoss.of(new double[][] {{2, 0, 6}}, new int[] {0}, new double[] {1}))
                .ifCloseTo(
                        -Math.log(0.75),
                        "That is the share of the class with the most votes, not of the one that happened.")
                .usually("2 of 8 votes: −ln 0.25.")
                .toBeCloseTo(-Math.log(0.25), 1e-12);
    }

    @Test
    @Needs("one_case")
    void the_first_number_of_the_script() {
        expect("the log loss of the script's four rows", VoteLogLoss.of(votes(), LABELS, ONCE))
                .ifCloseTo(SCRIPT / 3, "The mean was taken over cases and classes. There are four cases.")
                .ifCloseTo(SCRIPT * 4, "That is the sum. The loss is the mean.")
                .usually("−ln of 0.7, 0.75, 1/3 and 0.5, and their mean.")
                .toBeCloseTo(SCRIPT, 1e-12);
    }

    @Test
    @Needs("the_first_number_of_the_script")
    void the_second_number_of_the_script() {
        expect(
                        "the log loss of the script's four rows, weights 3, 1, 2, 0,",
                        VoteLogLoss.of(votes(), LABELS, new double[] {3, 1, 2, 0}))
                .ifCloseTo(
                        SCRIPT_WEIGHTED * 6 / 4,
                        "The sum was divided by the number of rows. The cases count 3 + 1 + 2 + 0 = 6 times.")
                .ifCloseTo(SCRIPT, "The weights were not used.")
                .usually("Three times −ln 0.7, once −ln 0.75, twice −ln(1/3), divided by 6.")
                .toBeCloseTo(SCRIPT_WEIGHTED, 1e-12);
    }

    @Test
    @Needs("one_case")
    void what_got_no_vote_and_happened_costs_infinitely_much() {
        expect(
                        "the log loss of votes 2, 0, 6 where class 1 happened",
                        VoteLogLoss.of(new double[][] {{2, 0, 6}}, new int[] {1}, new double[] {1}))
                .ifNaN(
                        "There is 0 / 0: was the row left out of the mean? Nobody voted for what happened: −ln 0 is infinite.")
                .when(
                        Double::isFinite,
                        "The probability 0 was clipped, or moved: \"never\" has to cost infinitely much.")
                .toEqual(Double.POSITIVE_INFINITY);
        expect(
                        "the log loss of votes 1, 1 and 0, 4 where class 0 happened twice",
                        VoteLogLoss.of(new double[][] {{1, 1}, {0, 4}}, new int[2], new double[] {1, 1}))
                .ifCloseTo(Math.log(2), "The case without a vote for what happened was left out of the mean.")
                .when(
                        Double::isFinite,
                        "The probability 0 was clipped, or moved: \"never\" has to cost infinitely much.")
                .toEqual(Double.POSITIVE_INFINITY);
        expect(
                        "the log loss of votes 10⁻³⁰ and 1 where class 0 happened",
                        VoteLogLoss.of(new double[][] {{1e-30, 1}}, new int[1], new double[] {1}))
                .ifInfinite("The vote 10⁻³⁰ has become 0. Votes need not be whole numbers.")
                .usually(
                        "The share is 10⁻³⁰, and its logarithm −69.08. A bound that was clipped to, or added, takes its digits.")
                .toBeCloseTo(30 * Math.log(10), 1e-9);
        expect(
                        "the log loss of votes 1e-30 and 3e-30 where class 0 happened",
                        lossOrNaN(new double[][] {{1e-30, 3e-30}}, new int[1], new double[] {1}))
                .ifNaN("However small the votes are, they have shares: only a row that adds up to exactly 0 has none.")
                .usually("1 of 4 votes: −ln 0.25.")
                .toBeCloseTo(Math.log(4), 1e-9);
    }

    /** A refusal is told as NaN, so that its cause can be said. */
    private static double lossOrNaN(double[][] votes, int[] labels, double[] weights) {
        try {
            return VoteLogLoss.of(votes, labels, weights);
        } catch (IllegalArgumentException refused) {
            return Double.NaN;
        }
    }

    @Test
    @Needs("what_got_no_vote_and_happened_costs_infinitely_much")
    void a_case_that_counts_0_times_changes_nothing() {
        double loss = VoteLogLoss.of(new double[][] {{1, 1}, {0, 4}}, new int[2], new double[] {1, 0});
        expect("the log loss of votes 1, 1 and 0, 4 where class 0 happened twice, weights 1, 0,", loss)
                .ifNaN("Here 0 times infinity was added, which is NaN. Leave out what counts 0 times.")
                .ifInfinite("The second case counts 0 times: it changes nothing.")
                .usually("Only the first case counts: ln 2.")
                .toBeCloseTo(Math.log(2), 1e-12);
        expect(
                        "the log loss of one case with weight 0",
                        VoteLogLoss.of(new double[][] {{1, 1}}, new int[1], new double[1]))
                .usually("If no case counts, there is no mean: NaN.")
                .toEqual(Double.NaN);
    }

    @Test
    void what_is_no_vote_is_refused_with_its_row() {
        for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY, -0.5}) {
            expectRefusal(
                    "the log loss of votes 1, 1 and 4, " + bad,
                    IllegalArgumentException.class,
                    "A vote is a number from 0 up, and finite. NaN is not below 0 either. Name the row: votes[1].",
                    () -> VoteLogLoss.of(new double[][] {{1, 1}, {4, bad}}, new int[2], new double[] {1, 1}),
                    "votes[1]");
        }
        expectRefusal(
                "the log loss of votes 0, 0, with weight 0",
                IllegalArgumentException.class,
                "In this row nobody voted: there is no share. Name the row, votes[0], whatever its weight.",
                () -> VoteLogLoss.of(new double[][] {{0, 0}, {1, 1}}, new int[2], new double[] {0, 1}),
                "votes[0]");
        expectRefusal(
                "the log loss of votes 0, 4 and 1, -1 where class 0 happened twice",
                IllegalArgumentException.class,
                "The first case costs infinitely much, and the second row is checked all the same, whatever the rows before it.",
                () -> VoteLogLoss.of(new double[][] {{0, 4}, {1, -1}}, new int[2], new double[] {1, 1}),
                "votes[1]");
        expectRefusal(
                "the log loss of votes 1, 1 and 1, -1, both with weight 0,",
                IllegalArgumentException.class,
                "No case counts, and the rows are checked all the same.",
                () -> VoteLogLoss.of(new double[][] {{1, 1}, {1, -1}}, new int[2], new double[2]),
                "votes[1]");
        for (int bad : new int[] {2, -1}) {
            expectRefusal(
                    "the log loss of two classes where class " + bad + " happened, with weight 0,",
                    IllegalArgumentException.class,
                    "There is no class " + bad + ". Name the place, labels[1], so that the caller can find it.",
                    () -> VoteLogLoss.of(new double[][] {{1, 1}, {1, 1}}, new int[] {0, bad}, new double[] {1, 0}),
                    "labels[1]");
        }
    }

    /** One case: its votes for up to three classes, what happened, and how often it counts. */
    private record Case(double first, double second, double third, int label, double weight) {
        double[] votes(int classes) {
            return Arrays.copyOf(new double[] {first, second, third}, classes);
        }
    }

    private record Question(List<Case> cases, int classes) {}

    @Test
    @Needs
    void agrees_with_the_solution() {
        Inputs<Double> numbers = Inputs.choice(1.0, 3.0, 0.25, 7.0, 1e6, 1e-9, 100.0);
        Inputs<Case> cases = numbers.or(Inputs.choice(0.0))
                .and(numbers, (first, second) -> new Case(first, second, 0, 0, 1))
                .and(numbers.or(Inputs.choice(0.0)), (one, third) -> new Case(one.first(), one.second(), third, 0, 1))
                .and(Inputs.choice(0, 1, 2), (one, label) -> new Case(one.first(), one.second(), one.third(), label, 1))
                .and(
                        Inputs.choice(1.0, 0.0, 2.0, 0.5, 1000.0),
                        (one, weight) -> new Case(one.first(), one.second(), one.third(), one.label(), weight));
        Agreement.on(Inputs.listOf(cases, 6).and(Inputs.choice(3, 2), Question::new))
                .within(1e-11)
                .ask("the log loss of {cases} with {classes} classes (label modulo {classes})", VoteLogLossTest::loss)
                .holds();
    }

    private static double loss(Question question) {
        int classes = question.classes();
        return VoteLogLoss.of(
                question.cases().stream().map(one -> one.votes(classes)).toArray(double[][]::new),
                question.cases().stream().mapToInt(one -> one.label() % classes).toArray(),
                question.cases().stream().mapToDouble(Case::weight).toArray());
    }
}
