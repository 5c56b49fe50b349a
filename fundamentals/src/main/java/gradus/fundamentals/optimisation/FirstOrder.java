package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.stream.DoubleStream;

/**
 * A method that looks at one gradient per step. The walk is the same for all of them; they differ in the {@link Update} that
 * they make of a gradient.
 */
public sealed interface FirstOrder permits GradientDescent, Momentum, Nesterov, Adam {
    /** How a gradient moves the parameters, with what is remembered of earlier gradients. */
    @FunctionalInterface
    interface Update {
        /** Changes the parameters in place; the gradient is read only. */
        void step(double[] parameters, double[] gradient);
    }

    /** The length of a step per unit of slope. */
    double learningRate();

    /** When to stop at the latest. */
    int maxSteps();

    /** How steep it may still be where the walk ends: a bound for every derivative. */
    double tolerance();

    /** An update that remembers nothing yet. */
    Update begin(int size);

    /** Walks down from zero; otherwise as {@link #minimise(Objective, double[])}. */
    default Descent minimise(Objective objective) {
        return minimise(
                objective, new double[Require.given("objective", objective).size()]);
    }

    /**
     * Walks down until no derivative is further from 0 than the tolerance, or the steps are used up.
     *
     * @param start where, {@code objective.size()} finite numbers; not modified
     * @return where the walk ended, and why
     * @throws IllegalArgumentException if an argument is null, or start is not finite or of another size
     * @throws ArithmeticException if the value or a derivative is not finite at the start, or one of them or a parameter stops being finite:
     *     the learning rate is too large
     */
    default Descent minimise(Objective objective, double[] start) {
        double[] parameters = Place.requireStart(objective, start).clone();
        Update update = begin(parameters.length);
        DoubleStream.Builder losses = DoubleStream.builder();
        for (int step = 0; ; step++) {
            losses.add(finite("the loss", objective.value(parameters), step));
            double[] gradient = objective.gradient(parameters);
            double steepest = finite("the largest derivative", Vectors.largestSize(gradient), step);
            if (steepest <= tolerance() || step == maxSteps()) {
                Stop stop = steepest <= tolerance() ? Stop.CONVERGED : Stop.OUT_OF_STEPS;
                return new Descent(parameters, losses.build().toArray(), steepest, stop);
            }
            update.step(parameters, gradient);
            finite("the largest parameter", Vectors.largestSize(parameters), step + 1);
        }
    }

    private double finite(String what, double value, int step) {
        return Place.finite(what, value, "step", step, learningRate());
    }
}
