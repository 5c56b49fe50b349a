package gradus.workbook.fundamentals.optimisation;

import java.util.Arrays;

/** PyTorch's way: the slopes are added up without the rate, which comes at the end. */
public final class HeavyBall {
    private final double rate;
    private final double kept;
    private double[] slopes = {};
    private boolean begun;

    public HeavyBall(double rate, double momentum) {
        this.rate = rate;
        this.kept = momentum;
    }

    public void step(double[] parameters, double[] gradient) {
        boolean fits = parameters.length == gradient.length && (!begun || slopes.length == gradient.length);
        if (!fits || Arrays.stream(gradient).anyMatch(g -> Double.isNaN(g - g))) {
            throw new IllegalArgumentException("a gradient of " + gradient.length + " finite numbers does not fit");
        }
        double[] next = new double[gradient.length];
        for (int j = 0; j < next.length; j++) {
            next[j] = gradient[j] + (begun ? kept * slopes[j] : 0);
            parameters[j] = parameters[j] - rate * next[j];
        }
        slopes = next;
        begun = true;
    }

    public void stop() {
        Arrays.fill(slopes, 0);
    }
}
