package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

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
import gradus.workbook.classicalml.logisticregression.MarkedMails.Mail;
import java.util.Locale;
import java.util.stream.IntStream;
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
@ExplainedIn("logistic-regression#the-mathematics")
class MailFilterTest {
    private static final double LN2 = Math.log(2);
    private static final String LOGARITHM_OF_ZERO = """
            It is the logarithm of a probability that has become 0: 1 − p has no digits left here. Work from the logit.""";
    private static final String CLIPPED = """
            The probability (or the logit) was clipped before the logarithm was taken: no hopeless mail costs more than that, and \
            the slope there is 0. Nothing is learned from the worst mistakes.""";
    private static final String OVERFLOW = """
            Usually exp(1000) is infinite, and so is its logarithm; or it is the logarithm of a probability that has become 0. \
            ln(1 + exp(a)) is nearly a when a is large.""";
    private static final String ANEW = """
            The error was worked out again after the bias or a weight had moved: take it once, before anything moves.""";

    @Test
    @ExplainedIn("logistic-regression#the-idea")
    void the_probability_is_the_sigmoid_of_the_logit() {
        double[] logits = {0, Math.log(3), -Math.log(3), 2};
        double[] expected = {0.5, 0.75, 0.25, 0.8807970779778823};
        for (int i = 0; i < logits.length; i++) {
            expect("the probability of spam at the logit " + text(logits[i]), MailFilter.probability(logits[i]))
                    .ifCloseTo(
                            1 - expected[i],
                            "That is the probability of a wanted mail: the sign of the logit is turned.")
                    .usually("The sigmoid is 1 / (1 + exp(−logit)): odds of 1 are one half, odds of 3 three quarters.")
                    .toBeCloseTo(expected[i], 1e-12);
        }
    }

    @Test
    @Needs("the_probability_is_the_sigmoid_of_the_logit")
    @ExplainedIn("logistic-regression#what-goes-wrong")
    void the_probability_is_a_number_even_at_a_thousand() {
        for (double logit : new double[] {1000, -1000, 800, -800, 37}) {
            expect("the probability of spam at the logit " + text(logit), MailFilter.probability(logit))
                    .ifNaN("""
                            exp(1000) is infinite, and infinity by infinity is NaN. Divide by something that grows instead: \
                            1 / (1 + exp(−logit)), or take exp of −|logit| only.""")
                    .usually("The probability is 1 at the one end and 0 at the other.")
                    .toBeCloseTo(logit > 0 ? 1.0 : 0.0, 1e-12);
        }
        expect(
                        "the probability of spam at the logit −700, divided by exp(−700),",
                        MailFilter.probability(-700) / Math.exp(-700))
                .ifCloseTo(0.0, """
                        It was rounded to 0. Beside 1 so small a number has no digits left, as in 1 − p or 1 + tanh: divide \
                        exp(logit) by 1 + exp(logit) instead.""")
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
                    .ifCloseTo(ofWanted, "That is the loss of a wanted mail.")
                    .toBeCloseTo(ofSpam[i], 1e-12);
            expectLoss(fair, logits[i], false)
                    .ifCloseTo(ofSpam[i], "That is the loss of a spam mail.")
                    .toBeCloseTo(ofWanted, 1e-12);
        }
    }

    @Test
    @Needs("the_loss_is_minus_the_logarithm_of_the_true_class_probability")
    void the_loss_of_a_wanted_mail_counts_cost_times() {
        MailFilter careful = new MailFilter(1, 0.1, 5);
        double rest = Math.log1p(1 / Math.E);
        expectLoss(careful, 1, false)
                .ifCloseTo(1 + rest, "The loss of a wanted mail must count cost times, here 5 times.")
                .when(
                        loss -> Math.abs(loss - 5 - rest) < 1e-9 || Math.abs(loss - 1 - 5 * rest) < 1e-9,
                        "One term of the loss counts 5 times and the other once. The whole loss counts cost times.")
                .usually("A wanted mail with that logit has the loss 1.313, and it counts 5 times.")
                .toBeCloseTo(5 * (1 + rest), 1e-12);
        expectLoss(careful, 1, true)
                .ifCloseTo(5 * rest, "Only wanted mails count cost times; this one is spam.")
                .toBeCloseTo(rest, 1e-12);
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
    @Needs("the_loss_is_minus_the_logarithm_of_the_true_class_probability")
    @ExplainedIn("logistic-regression#the-code")
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
            expectLoss(fair, logit, logit < 0).ifCloseTo(12.0, """
                            ln(1 + exp(12)) was swapped for the logit too early: what is left out, 0.000006, is more than \
                            rounding. max(a, 0) + log1p(exp(−|a|)) has no seam.""").toBeCloseTo(12 + Math.log1p(Math.exp(-12)), 1e-9);
        }
        expect("the loss of spam at the logit 40, divided by exp(−40),", fair.loss(40, true) / Math.exp(-40))
                .ifCloseTo(0.0, """
                        1 + exp(−40) is 1 in a double, and ln(1) is 0: the digits are gone. Math.log1p(x) is ln(1 + x) \
                        without that sum.""")
                .usually("Near certainty the loss is exp(−|logit|).")
                .toBeCloseTo(1.0, 1e-9);
    }

    @Test
    void the_mail_stays_as_it_is() {
        double[] mail = {2, 3, 1};
        MailFilter filter = new MailFilter(3, 0.1, 5);
        Untouched.of("the mail", mail)
                .because("The mail was changed in place, and it is the reader's: only the weights learn.")
                .by("the filter has learned from it", () -> filter.learn(mail, true));
    }

    @Test
    @Needs("the_mail_stays_as_it_is")
    void one_step_on_spam_is_the_one_you_can_work_out_by_hand() {
        MailFilter filter = new MailFilter(3, 0.1, 5);
        expectPaid("2, 0, 1", filter.learn(new double[] {2, 0, 1}, true), LN2, Math.log1p(Math.exp(-0.3)));
        double[] right = {0.05, 0.1, 0, 0.05};
        expectMoved("2, 0, 1, marked as spam (learning rate 0.1),", filter, right)
                .when(moved -> has(moved, right, 5), "Only a wanted mail steps cost times as far; this one is spam.")
                .when(
                        m -> m[1] > 0.08 && m[1] <= 0.1 && m[3] > 0.03 && m[3] < 0.0499 || m[0] > 0.03 && m[0] < 0.0499,
                        ANEW)
                .ifCloseTo(
                        new double[] {0.05, 0.05, 0.05, 0.05},
                        "The derivative by a weight is the error times the mail's number.")
                .usually("The probability 0.5 is off by −0.5; each weight moves by 0.1 · 0.5 · the mail's number.")
                .toBeCloseTo(right, 1e-12);
    }

    @Test
    @Needs("the_mail_stays_as_it_is")
    void one_step_on_a_wanted_mail_goes_cost_times_as_far() {
        MailFilter filter = new MailFilter(2, 0.1, 5);
        expectPaid("2, 1", filter.learn(new double[] {2, 1}, false), 5 * LN2, 5 * Math.log1p(Math.exp(-1.5)));
        double[] right = {-0.25, -0.5, -0.25};
        expectMoved("2, 1, marked as wanted (learning rate 0.1, cost 5),", filter, right)
                .when(moved -> has(moved, right, 0.2), """
                        This mail moved the weights as if it were spam: times 1, not times the cost. What counts 5 times in the \
                        loss counts 5 times in its derivatives.""")
                .usually("The probability 0.5 should be 0; 5 · 0.5 · 0.1 is 0.25, times the mail's number.")
                .toBeCloseTo(right, 1e-12);
    }

    /** Looks at the bias and the weights after the first mail. */
    private static Expect<double[]> expectMoved(String mail, MailFilter filter, double[] right) {
        double[] moved = new double[right.length];
        moved[0] = filter.bias();
        System.arraycopy(filter.weights(), 0, moved, 1, right.length - 1);
        return expect("the bias, then the weights, after the first mail, " + mail, moved)
                .ifCloseTo(new double[right.length], """
                        Nothing has moved. Every mail teaches, one on the right side of ½ as well: its probability is never \
                        quite 0 or 1.""")
                .when(m -> m[0] == 0, "The bias has not moved. It takes a step like a weight whose number is always 1.")
                .when(m -> has(m, right, -1), "That is a step uphill: subtract learning rate · derivative.")
                .when(
                        m -> has(m, right, 10),
                        "That is a step without the learning rate: it is learning rate · derivative.");
    }

    /** Whether one of the numbers is the right one times a factor. */
    private static boolean has(double[] numbers, double[] right, double factor) {
        return IntStream.range(0, right.length)
                .anyMatch(i -> right[i] != 0 && Math.abs(numbers[i] - factor * right[i]) < 1e-9);
    }

    @Test
    void a_filter_keeps_no_mail() {
        Growth.ofWhatIsKept("a filter that has learned from n mails", MarkedMails::afterMails)
                .from(100)
                .because(
                        "Something of every mail is kept. Bias and weights are all that a filter needs: it keeps none.")
                .toBeAtMost(Growth.Order.CONSTANT);
    }

    @Test
    @Needs
    void any_mails_teach_what_they_teach_the_solution() {
        Inputs<Double> count = Inputs.whole(0, 9).map(Integer::doubleValue).or(Inputs.choice(0.5, 2.5));
        Inputs<Mail> mail = count.and(count, (first, second) -> new double[] {first, second})
                .and(Inputs.choice(true, false), (numbers, spam) -> new Mail(numbers[0], numbers[1], spam));
        Agreement.on(Inputs.listOf(mail, 5))
                .ask("what a filter (learning rate 0.3, cost 2.5) has learned from {}", MarkedMails::learned)
                .within(1e-9)
                .when(found -> found.in("weights"), """
                        The bias moves as it should, and the weights do not. A step moves a weight by learning rate · error · the \
                        mail's number, and nothing fades: there is no penalty here.""")
                .usually("""
                        The first steps from 0 are right, and then they are not. Is the error that of the mail's own logit, taken \
                        once, before anything moves; and does a step do nothing but subtract learning rate · error · number?""")
                .questions(400)
                .holds();
    }

    @Test
    @Needs("any_mails_teach_what_they_teach_the_solution")
    void a_mail_of_a_thousand_words_leaves_finite_weights() {
        MailFilter filter = new MailFilter(1, 1, 3);
        double[] mail = {1000};
        filter.learn(mail, true);
        double paid = filter.learn(mail, false);
        expect("the loss of a mail of 1000 words that was once marked as spam, and now as wanted (cost 3),", paid)
                .ifNaN("Infinity minus infinity, or infinity by infinity: something overflowed.")
                .ifInfinite("Usually it is the logarithm of a probability that has become 0.")
                .usually(
                        "The step on spam moved bias and weight by 0.5 and 500. The loss is now cost · logit, 3 · 500000.5.")
                .toBeCloseTo(1_500_001.5, 1e-12);
        expect("its weight after that", filter.weights()[0])
                .ifNaN("A NaN in the probability has gone into the weight, and will never leave.")
                .usually("The probability is 1 and should be 0: the weight, 500, moves by −3 · 1000.")
                .toBeCloseTo(-2500.0, 1e-12);
    }

    private static Expect<Double> expectLoss(MailFilter filter, double logit, boolean spam) {
        return expect(
                        "the loss of a " + (spam ? "spam" : "wanted") + " mail at the logit " + text(logit),
                        filter.loss(logit, spam))
                .usually("The loss is −ln of the probability of how the mail was marked (1 − p for a wanted one).");
    }

    private static void expectPaid(String mail, double paid, double before, double after) {
        expect("what learning from " + mail + " returns", paid)
                .when(
                        loss -> before > 1 && Math.abs(loss - LN2) < 1e-9,
                        "A wanted mail costs cost · ln 2 here: return the same loss that the method loss gives.")
                .ifCloseTo(after, """
                        That is the loss after the step. Ask what the mail costs before you learn from it: that is an honest test, \
                        since the filter has not seen it yet.""")
                .usually(
                        "All weights are 0 and the probability is 0.5: the loss is ln 2, times the cost if it is wanted.")
                .toBeCloseTo(before, 1e-12);
    }

    private static String text(double x) {
        return x == Math.rint(x) ? Long.toString((long) x) : String.format(Locale.ROOT, "%.3f", x);
    }
}
