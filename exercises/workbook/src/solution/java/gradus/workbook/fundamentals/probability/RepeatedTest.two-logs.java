package gradus.workbook.fundamentals.probability;

import java.util.stream.IntStream;

/** Two log-likelihoods, shares by softmax. */
public final class RepeatedTest {
    private RepeatedTest() {}

    private static double[] joint(double prior, double sensitivity, double specificity, boolean[] alarms) {
        if (!(0 < prior) || !(prior < 1)) {
            throw new IllegalArgumentException("prior must be a probability, but was " + prior);
        }
        if (!(Math.abs(sensitivity - 0.5) <= 0.5) || !(Math.abs(specificity - 0.5) <= 0.5)) {
            throw new IllegalArgumentException("sensitivity and specificity must be probabilities");
        }
        double fault = Math.log(prior);
        double none = Math.log1p(-prior);
        for (int i = 0; i < alarms.length; i++) {
            fault += Math.log(alarms[i] ? sensitivity : 1 - sensitivity);
            none += Math.log(alarms[i] ? 1 - specificity : specificity);
        }
        if (Math.max(fault, none) == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException(IntStream.of(alarms.length).sum() + " results cannot be");
        }
        return new double[] {fault, none};
    }

    public static double logOdds(double prior, double sensitivity, double specificity, boolean[] alarms) {
        double[] joint = joint(prior, sensitivity, specificity, alarms);
        return joint[0] - joint[1];
    }

    public static double posterior(double prior, double sensitivity, double specificity, boolean[] alarms) {
        double[] joint = joint(prior, sensitivity, specificity, alarms);
        double top = Math.max(joint[0], joint[1]);
        double fault = Math.exp(joint[0] - top);
        return fault / (fault + Math.exp(joint[1] - top));
    }
}
