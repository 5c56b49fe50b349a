package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.expect.Expect;
import java.util.Arrays;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "logistic-regression",
        number = 1,
        title = "A training step that survives ±1000",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15)
@Hint(
        "Work one step out on paper first: all weights 0, one spam mail with the numbers 2 and 1. What is its probability,"
                + " and by how much is that off?")
@Hint(
        "Write the loss of spam as ln(1 + exp(−logit)), and that of a wanted mail as ln(1 + exp(logit)). For which sign does"
                + " exp overflow, and what is the logarithm nearly equal to then?")
@Hint(
        "ln(1 + exp(a)) is max(a, 0) + log1p(exp(−|a|)). The derivative of the loss by the logit is the probability minus 1"
                + " for spam and the probability for a wanted mail, times what the mail costs; by a weight, that times the mail's"
                + " number.")
class MailFilterTest {
    private static final double LN2 = Math.log(2);
    private static final String UPHILL = "That is a step uphill: subtract learning rate · derivative.";
    private static final String STILL_BIAS =
            "The bias has not moved. It takes a step like a weight whose number is always 1.";
    private static final String LOGARITHM_OF_ZERO =
            "It is the logarithm of a probability that has become 0: 1 − p has no digits left here. Work from the logit.";
    private static final String CLIPPED =
            "The probability (or the logit) was clipped before the logarithm was taken: no hopeless"
                    + " mail costs more than that, and the slope there is 0. Nothing is learned from the worst mistakes.";
    private static final String OVERFLOW =
            "Usually exp(1000) is infinite, and so is its logarithm; or it is the logarithm of a"
                    + " probability that has become 0. ln(1 + exp(a)) is nearly a when a is large.";

    private static final String NO_RATE = "That is a step without the learning rate: it is learning rate · derivative.";
    private static final String COST_OF_SPAM = "Only a wanted mail steps cost times as far; this one is spam.";
    private static final String ANEW =
            "The error was worked out anew after the bias or a weight had moved: take it once,"
                    + " before anything moves.";

    @Test
    void the_probability_is_the_sigmoid_of_the_logit() {
        double[] logits = {0, Math.log(3), -Math.log(3), 2};
        double[] expected = {0.5, 0.75, 0.25, 0.8807970779778823};
        for (int i = 0; i < logits.length; i++) {
            expect("probability of spam at the logit " + text(logits[i]), MailFilter.probability(logits[i]))
                    .ifCloseTo(
                            1 - expected[i],
                            "That is the probability of a wanted mail: the sign of the logit is turned.")
                    .usually("The sigmoid is 1 / (1 + exp(−logit)): odds of 1 are one half, odds of 3 three quarters.")
                    .toBeCloseTo(expected[i], 1e-12);
        }
    }

    @Test
    void the_probability_is_a_number_even_at_a_thousand() {
        for (double logit : new double[] {1000, -1000, 800, -800, 37}) {
            expect("probability of spam at the logit " + text(logit), MailFilter.probability(logit))
                    .ifNaN(
                            "exp(1000) is infinite, and infinity by infinity is NaN. Divide by something that grows instead:"
                                    + " 1 / (1 + exp(−logit)), or take exp of −|logit| only.")
                    .usually("The probability is 1 at the one end and 0 at the other.")
                    .toBeCloseTo(logit > 0 ? 1.0 : 0.0, 1e-12);
        }
        double tiny = Math.exp(-700);
        expect("probability of spam at the logit −700, divided by exp(−700),", MailFilter.probability(-700) / tiny)
                .ifCloseTo(
                        0.0,
                        "It was rounded to 0. Beside 1 so small a number has no digits left, as in 1 − p or 1 + tanh:"
                                + " divide exp(logit) by 1 + exp(logit) instead.")
                .usually("Far below 0 the sigmoid is exp(logit). Usually the logit was clipped.")
                .toBeCloseTo(1.0, 1e-9);
    }

    @Test
    void the_loss_is_minus_the_logarithm_of_the_true_class_probability() {
        MailFilter fair = new MailFilter(1, 0.1, 1);
        double[] logits = {0, Math.log(3), -Math.log(3)};
        double[] ofSpam = {LN2, Math.log(4 / 3.0), Math.log(4)};
        for (int i = 0; i < logits.length; i++) {
            double ofWanted = ofSpam[new int[] {0, 2, 1}[i]];
            expectLoss(fair, logits[i], true)
                    .ifCloseTo(ofWanted, swapped("wanted"))
                    .toBeCloseTo(ofSpam[i], 1e-12);
            expectLoss(fair, logits[i], false)
                    .ifCloseTo(ofSpam[i], swapped("spam"))
                    .toBeCloseTo(ofWanted, 1e-12);
        }
    }

    @Test
    void the_loss_of_a_wanted_mail_counts_cost_times() {
        MailFilter careful = new MailFilter(1, 0.1, 5);
        expectLoss(careful, 1, false)
                .ifCloseTo(Math.log1p(Math.E), "The loss of a wanted mail must count cost times, here 5 times.")
                .toBeCloseTo(5 * Math.log1p(Math.E), 1e-12);
        expectLoss(careful, 1, true)
                .ifCloseTo(5 * Math.log1p(1 / Math.E), "Only wanted mails count cost times; this one is spam.")
                .toBeCloseTo(Math.log1p(1 / Math.E), 1e-12);
        for (double[] wrong : new double[][] {{0, 0.1, 1}, {1, 0, 1}, {1, 0.1, 0}}) {
            expectRefusal(
                    "a filter of " + (int) wrong[0] + " words with learning rate " + wrong[1] + " and cost " + wrong[2],
                    IllegalArgumentException.class,
                    "The constructor was right as it was given.",
                    () -> new MailFilter((int) wrong[0], wrong[1], wrong[2]),
                    "must be above 0");
        }
    }

    @Test
    void the_loss_stays_finite_and_keeps_its_digits() {
        MailFilter fair = new MailFilter(1, 0.1, 1);
        for (double logit : new double[] {50, -50, 720, -720, 1000, -1000}) {
            String cause = Math.abs(logit) < 700 ? LOGARITHM_OF_ZERO : OVERFLOW;
            for (boolean spam : new boolean[] {true, false}) {
                double right = Math.max(spam ? -logit : logit, 0);
                expectLoss(fair, logit, spam)
                        .ifNaN(cause)
                        .ifInfinite(cause)
                        .when(loss -> right > 0 && loss > 5, CLIPPED)
                        .toBeCloseTo(right, 1e-9);
            }
        }
        for (double logit : new double[] {12, -12}) {
            expectLoss(fair, logit, logit < 0)
                    .ifCloseTo(
                            12.0,
                            "ln(1 + exp(12)) was swapped for the logit too early: what is left out, 0.000006, is more"
                                    + " than rounding. max(a, 0) + log1p(exp(−|a|)) has no seam.")
                    .toBeCloseTo(12 + Math.log1p(Math.exp(-12)), 1e-9);
        }
        double small = Math.exp(-40);
        expect("loss of spam at the logit 40, divided by exp(−40),", fair.loss(40, true) / small)
                .ifCloseTo(
                        0.0,
                        "1 + exp(−40) is 1 in a double, and ln(1) is 0: the digits are gone. Math.log1p(x) is ln(1 + x)"
                                + " without that sum.")
                .usually("Near certainty the loss is exp(−|logit|).")
                .toBeCloseTo(1.0, 1e-9);
    }

    @Test
    void one_step_on_spam_is_the_one_you_can_work_out_by_hand() {
        MailFilter filter = new MailFilter(3, 0.1, 5);
        double paid = filter.learn(new double[] {2, 0, 1}, true);
        String which = "after the first mail, 2, 0, 1, marked as spam (learning rate 0.1),";
        expectPaid("2, 0, 1", paid, LN2, Math.log1p(Math.exp(-0.3)));
        expect("bias " + which, filter.bias())
                .ifCloseTo(0.0, STILL_BIAS)
                .ifCloseTo(-0.05, UPHILL)
                .ifCloseTo(0.5, NO_RATE)
                .ifCloseTo(0.25, COST_OF_SPAM)
                .usually("The probability 0.5 is off by −0.5, and 0.1 · 0.5 is 0.05.")
                .toBeCloseTo(0.05, 1e-12);
        expect("weights " + which, filter.weights())
                .ifCloseTo(new double[] {-0.1, 0, -0.05}, UPHILL)
                .ifCloseTo(new double[] {1, 0, 0.5}, NO_RATE)
                .ifCloseTo(new double[] {0.5, 0, 0.25}, COST_OF_SPAM)
                .when(w -> w[0] > 0.08 && w[0] <= 0.1 && w[2] > 0.03 && w[2] < 0.0499, ANEW)
                .ifCloseTo(
                        new double[] {0.05, 0.05, 0.05},
                        "The derivative by a weight is the error times the mail's number.")
                .usually("The probability 0.5 is off by −0.5; each weight moves by 0.1 · 0.5 · the mail's number.")
                .toBeCloseTo(new double[] {0.1, 0, 0.05}, 1e-12);
    }

    @Test
    void one_step_on_a_wanted_mail_goes_cost_times_as_far() {
        MailFilter filter = new MailFilter(2, 0.1, 5);
        double paid = filter.learn(new double[] {2, 1}, false);
        String which = "after the first mail, 2, 1, marked as wanted (learning rate 0.1, cost 5),";
        expectPaid("2, 1", paid, 5 * LN2, 5 * Math.log1p(Math.exp(-1.5)));
        expect("weights " + which, filter.weights())
                .ifCloseTo(
                        new double[] {-0.1, -0.05},
                        "This mail moved the weights as if it were spam: times 1, not times the cost."
                                + " What counts 5 times in the loss counts 5 times in its derivatives.")
                .ifCloseTo(new double[] {0.5, 0.25}, UPHILL)
                .usually("The probability 0.5 should be 0; 5 · 0.5 · 0.1 is 0.25, times the mail's number.")
                .toBeCloseTo(new double[] {-0.5, -0.25}, 1e-12);
        expect("bias " + which, filter.bias())
                .ifCloseTo(0.25, UPHILL)
                .ifCloseTo(0.0, STILL_BIAS)
                .usually("The bias takes the same step as a weight whose number is 1.")
                .toBeCloseTo(-0.25, 1e-12);
    }

    @Test
    void every_step_is_minus_the_rate_times_the_slope_that_can_be_measured() {
        SplittableRandom random = new SplittableRandom(5);
        MailFilter filter = new MailFilter(4, 0.3, 2.5);
        for (int round = 0; round < 40; round++) {
            double[] mail = random.doubles(4, 0, 3).toArray();
            boolean spam = random.nextBoolean();
            double logit = filter.logit(mail);
            double[] before = filter.weights();
            double biasBefore = filter.bias();
            double[] given = mail.clone();
            filter.learn(given, spam);
            double slope = slope(spam ? -1 : 1, spam ? 1 : 2.5, logit);
            String which = "mail " + (round + 1) + " of 40, marked as " + (spam ? "spam" : "wanted") + ", at the logit "
                    + text(logit);
            double[] expected = new double[4];
            double[] uphill = new double[4];
            Arrays.setAll(expected, j -> before[j] - 0.3 * slope * mail[j]);
            Arrays.setAll(uphill, j -> before[j] + 0.3 * slope * mail[j]);
            expect("the mail itself after " + which, given)
                    .because("The mail was changed in place, and it is the reader's: only the weights learn.")
                    .toEqual(mail);
            expect("bias after " + which, filter.bias())
                    .ifCloseTo(biasBefore + 0.3 * slope, UPHILL)
                    .usually("It should move by −0.3 times the measured slope of the loss.")
                    .toBeCloseTo(biasBefore - 0.3 * slope, 1e-7);
            expect("weights after " + which, filter.weights())
                    .ifCloseTo(uphill, UPHILL)
                    .usually("Usually the error was worked out anew after the bias or a weight had moved.")
                    .toBeCloseTo(expected, 1e-7);
        }
    }

    @Test
    void a_mail_of_a_thousand_words_leaves_finite_weights() {
        MailFilter filter = new MailFilter(1, 1, 3);
        double[] mail = {1000};
        filter.learn(mail, true);
        double logit = filter.logit(mail);
        double weight = filter.weights()[0];
        double paid = filter.learn(mail, false);
        expect("logit of a mail of 1000 words that was marked as spam once", logit)
                .usually("The step should have moved the weight by 0.5 · 1000.")
                .toBeAtLeast(499_999);
        expect("loss of that mail, marked as wanted (cost 3),", paid)
                .ifNaN("Infinity minus infinity, or infinity by infinity: something overflowed.")
                .ifInfinite("Usually it is the logarithm of a probability that has become 0.")
                .usually("The filter is utterly wrong, and the loss is then cost · logit.")
                .toBeCloseTo(3 * logit, 1e-12);
        expect("weight after it", filter.weights()[0])
                .ifNaN("A NaN in the probability has gone into the weight, and will never leave.")
                .usually("The probability is 1 and should be 0: the weight moves by −3 · 1000.")
                .toBeCloseTo(weight - 3000, 1e-12);
    }

    private static Expect<Double> expectLoss(MailFilter filter, double logit, boolean spam) {
        return expect(
                        "loss of a " + (spam ? "spam" : "wanted") + " mail at the logit " + text(logit),
                        filter.loss(logit, spam))
                .usually("The loss is −ln of the probability of how the mail was marked (1 − p for a wanted one).");
    }

    private static void expectPaid(String mail, double paid, double before, double after) {
        expect("what learning from " + mail + " returns", paid)
                .when(
                        loss -> before > 1 && Math.abs(loss - LN2) < 1e-9,
                        "A wanted mail costs cost · ln 2 here: return the same loss that the method loss gives.")
                .ifCloseTo(
                        after,
                        "That is the loss after the step. Ask what the mail costs before you learn from it: that is an"
                                + " honest test, since the filter has not seen it yet.")
                .usually(
                        "All weights are 0 and the probability is 0.5: the loss is ln 2, times the cost if it is wanted.")
                .toBeCloseTo(before, 1e-12);
    }

    private static String swapped(String other) {
        return "That is the loss of a " + other + " mail.";
    }

    /** The slope of cost · ln(1 + exp(sign · logit)) by the logit, by central difference. */
    private static double slope(int sign, double cost, double logit) {
        double h = 1e-5;
        double above = Math.log1p(Math.exp(sign * (logit + h)));
        double below = Math.log1p(Math.exp(sign * (logit - h)));
        return cost * (above - below) / (2 * h);
    }

    private static String text(double x) {
        return x == Math.rint(x) ? Long.toString((long) x) : String.format(Locale.ROOT, "%.3f", x);
    }
}
