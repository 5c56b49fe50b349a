/** One formula from the margin: how far the logit lies on the right side. */
public final class MailFilter {
    public static double probability(double logit) {
        // begin solution: the sigmoid of the logit, also at 1000 and -1000
        return 1 / (1 + Math.exp(-logit)); // exp may be infinite here: 1 / infinity is the 0 that is wanted
        // end solution
    }

    public double loss(double logit, boolean spam) {
        // begin solution: the loss from the logit (not from the probability, which has lost its digits near 0 and 1)
        double margin = spam ? logit : -logit;
        double logLoss = margin < -30 ? -margin : Math.log1p(Math.exp(-margin));
        return logLoss * (spam ? 1 : cost);
        // end solution
    }

    public double learn(double[] mail, boolean spam) {
        // begin solution: work out the loss, take the step on bias and weights, return the loss
        double logit = logit(mail);
        double step = learningRate * (spam ? 1 : -cost) * probability(spam ? -logit : logit);
        for (int j = 0; j < weights.length; j++) {
            weights[j] += step * mail[j];
        }
        bias += step;
        return loss(logit, spam);
        // end solution
    }
}
