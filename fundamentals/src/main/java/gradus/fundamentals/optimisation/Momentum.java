package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;

/**
 * Gradient descent with momentum, Polyak's heavy ball: {@code v ← momentum · v − learningRate · gradient; w ← w + v}. What all
 * gradients agree on adds up in the velocity, what alternates cancels.
 *
 * @param learningRate how much of a slope goes into the velocity; finite, above 0
 * @param momentum how much of the velocity is left after a step, from 0 (gradient descent) to below 1
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this; at least 0
 */
public record Momentum(double learningRate, double momentum, int maxSteps, double tolerance) implements FirstOrder {
    /** @throws IllegalArgumentException naming the argument that is out of range */
    public Momentum {
        Require.above("learningRate", learningRate, 0);
        requireFraction("momentum", momentum);
        Require.atLeast("maxSteps", maxSteps, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    @Override
    public Update begin(int size) {
        double[] velocity = new double[size];
        return (parameters, gradient) -> step(parameters, gradient, velocity);
    }

    /** The velocity outlives the step: that is the whole method. */
    private void step(double[] parameters, double[] gradient, double[] velocity) {
        for (int j = 0; j < parameters.length; j++) {
            velocity[j] = momentum * velocity[j] - learningRate * gradient[j];
            parameters[j] += velocity[j];
        }
    }

    /** {@code momentum must be at least 0 and below 1, but was 1.0}. */
    static void requireFraction(String argument, double value) {
        Require.that(value >= 0 && value < 1, argument + " must be at least 0 and below 1, but was " + value);
    }
}
