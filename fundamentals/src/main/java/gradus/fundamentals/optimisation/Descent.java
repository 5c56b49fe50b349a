package gradus.fundamentals.optimisation;

import java.util.Locale;

/** Where a descent ended, why it stopped there, and the losses on the way. Immutable. */
public final class Descent {
    private final double[] parameters;
    private final double[] losses;
    private final double gradientNorm;
    private final Stop stop;

    Descent(double[] parameters, double[] losses, double gradientNorm, Stop stop) {
        this.parameters = parameters.clone();
        this.losses = losses.clone();
        this.gradientNorm = gradientNorm;
        this.stop = stop;
    }

    /** A copy of the parameters at the end. */
    public double[] parameters() {
        return parameters.clone();
    }

    /** A copy of the objective's value before the first step and after each: steps + 1 numbers. */
    public double[] losses() {
        return losses.clone();
    }

    /** The objective's value at the end. */
    public double loss() {
        return losses[losses.length - 1];
    }

    /** How many steps were made. */
    public int steps() {
        return losses.length - 1;
    }

    /** How steep it still is at the end: the size of the largest derivative (the maximum norm of the gradient). */
    public double gradientNorm() {
        return gradientNorm;
    }

    /** Why it ended. */
    public Stop stop() {
        return stop;
    }

    /** Whether it ended because the gradient was within the tolerance; if not, {@link #stop()} says why. */
    public boolean converged() {
        return stop == Stop.CONVERGED;
    }

    /** Why it stopped, such as {@code converged after 812 steps, gradient 9.9e-07}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%s after %d steps, gradient %.1e%s",
                converged() ? "converged" : "stopped",
                steps(),
                gradientNorm,
                stop.remark());
    }
}
