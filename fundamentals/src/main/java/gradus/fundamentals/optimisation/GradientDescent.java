package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.stream.DoubleStream;

/**
 * Gradient descent with one learning rate: {@code w ← w − learningRate · gradient}, until no derivative is further from 0 than
 * the tolerance, or the steps are used up. It converges if the rate stays below 2 / the largest curvature.
 *
 * @param learningRate the length of a step per unit of slope; finite, above 0
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this; at least 0. With 0 all steps are made, unless the
 *     gradient vanishes
 */
public record GradientDescent(double learningRate, int maxSteps, double tolerance) {
    /** @throws IllegalArgumentException naming the argument that is out of range */
    public GradientDescent {
        Require.above("learningRate", learningRate, 0);
        Require.atLeast("maxSteps", maxSteps, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    /** Walks down from zero; otherwise as {@link #minimise(Objective, double[])}. */
    public Descent minimise(Objective objective) {
        return minimise(
                objective, new double[Require.given("objective", objective).size()]);
    }

    /**
     * Walks down.
     *
     * @param start where, {@code objective.size()} finite numbers; not modified
     * @return where the walk ended, and why
     * @throws IllegalArgumentException if an argument is null, or start is not finite or of another size
     * @throws ArithmeticException if the value or a parameter stops being a finite number: the learning rate is too large
     */
    public Descent minimise(Objective objective, double[] start) {
        Require.given("objective", objective);
        Require.finite("start", start);
        Require.size("start", start.length, objective.size(), "the number of parameters");
        double[] parameters = start.clone();
        DoubleStream.Builder losses = DoubleStream.builder();
        for (int step = 0; ; step++) {
            losses.add(finite("the loss", objective.value(parameters), step));
            double[] gradient = objective.gradient(parameters);
            double steepest = finite("the largest derivative", Vectors.largestSize(gradient), step);
            if (step == maxSteps || steepest <= tolerance) {
                return new Descent(parameters, losses.build().toArray(), steepest, steepest <= tolerance);
            }
            step(parameters, gradient);
            finite("the largest parameter", Vectors.largestSize(parameters), step + 1);
        }
    }

    /** Moves each parameter against its slope. */
    private void step(double[] parameters, double[] gradient) {
        for (int j = 0; j < parameters.length; j++) {
            parameters[j] -= learningRate * gradient[j];
        }
    }

    private double finite(String what, double value, int step) {
        if (!Double.isFinite(value)) {
            throw new ArithmeticException(what + " was " + value + " after step " + step + ": the learning rate "
                    + learningRate + " is too large for these features; standardise them, or lower it");
        }
        return value;
    }
}
