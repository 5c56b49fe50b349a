/** The gradient stays a sum; the step turns the loss's part of it into a mean. */
public final class DivergingRun {
    private void step(Matrix birds, int[] labels, double l2, double learningRate) {
        double[][] gradient = gradient(birds, labels);
        for (int c = 0; c < weights.length; c++) {
            for (int j = 0; j < weights[c].length; j++) {
                double penalty = j == 0 ? 0 : l2 * weights[c][j];
                // begin solution: the penalty's slope counts like the loss's
                weights[c][j] -= learningRate * (gradient[c][j] / labels.length + penalty);
                // end solution
            }
        }
    }

    private double[][] gradient(Matrix birds, int[] labels) {
        double[][] gradient = new double[weights.length][birds.columns() + 1];
        for (int i = 0; i < labels.length; i++) {
            double[] z = standardised(birds.row(i));
            double[] error = Logits.softmax(logits(z));
            error[labels[i]] -= 1;
            for (int c = 0; c < weights.length; c++) {
                for (int j = 0; j < z.length; j++) {
                    // begin solution: the slope of a mean is a mean
                    gradient[c][j] += error[c] * z[j];
                    // end solution
                }
            }
        }
        return gradient;
    }
}
