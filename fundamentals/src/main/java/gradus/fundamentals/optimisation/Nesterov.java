package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;

/**
 * Nesterov's momentum: the slope is taken where the velocity is about to lead, not where it stands. The parameters here are that
 * point ahead, as in PyTorch (Sutskever et al. 2013, "On the importance of initialization and momentum in deep learning", ICML):
 * {@code v ← momentum · v − learningRate · gradient; w ← w + momentum · v − learningRate · gradient}.
 *
 * @param learningRate how much of a slope goes into the velocity; finite, above 0
 * @param momentum how much of the velocity is left after a step, from 0 (gradient descent) to below 1
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this; at least 0
 */
public record Nesterov(double learningRate, double momentum, int maxSteps, double tolerance) implements FirstOrder {
    /** @throws IllegalArgumentException naming the argument that is out of range */
    public Nesterov {
        Require.above("learningRate", learningRate, 0);
        Momentum.requireFraction("momentum", momentum);
        Require.atLeast("maxSteps", maxSteps, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    @Override
    public Update begin(int size) {
        double[] velocity = new double[size];
        return (parameters, gradient) -> step(parameters, gradient, velocity);
    }

    private void step(double[] parameters, double[] gradient, double[] velocity) {
        for (int j = 0; j < parameters.length; j++) {
            velocity[j] = momentum * velocity[j] - learningRate * gradient[j];
            parameters[j] += momentum * velocity[j] - learningRate * gradient[j];
        }
    }
}
