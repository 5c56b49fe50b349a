package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;

/**
 * Gradient descent with one learning rate: {@code w ← w − learningRate · gradient}, until no derivative is further from 0 than
 * the tolerance, or the steps are used up. It converges if the rate stays below 2 / the largest curvature.
 *
 * @param learningRate the length of a step per unit of slope; finite, above 0
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this; at least 0. With 0 all steps are made, unless the
 *     gradient vanishes
 */
public record GradientDescent(double learningRate, int maxSteps, double tolerance) implements FirstOrder {
    /** @throws IllegalArgumentException naming the argument that is out of range */
    public GradientDescent {
        Require.above("learningRate", learningRate, 0);
        Require.atLeast("maxSteps", maxSteps, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    @Override
    public Update begin(int size) {
        return this::step;
    }

    /** Moves each parameter against its slope. */
    private void step(double[] parameters, double[] gradient) {
        for (int j = 0; j < parameters.length; j++) {
            parameters[j] -= learningRate * gradient[j];
        }
    }
}
