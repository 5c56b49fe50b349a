package gradus.classicalml.linearregression;

import java.util.Arrays;

/** Where gradient descent ended, and the loss on the way there. Immutable. */
public final class DescentPath {
    private final double[] coefficients;
    private final double[] losses;

    DescentPath(double[] coefficients, double[] losses) {
        this.coefficients = coefficients.clone();
        this.losses = losses.clone();
    }

    /** The intercept at the end. */
    public double intercept() {
        return coefficients[0];
    }

    /** A copy of the weights at the end, one for each feature. */
    public double[] weights() {
        return Arrays.copyOfRange(coefficients, 1, coefficients.length);
    }

    /** A copy of the loss before the first epoch and after each: epochs + 1 numbers. */
    public double[] losses() {
        return losses.clone();
    }
}
