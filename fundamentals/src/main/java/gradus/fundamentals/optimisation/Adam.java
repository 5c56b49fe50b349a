package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;

/**
 * Adam (Kingma and Ba 2015, "Adam: a method for stochastic optimization", ICLR, algorithm 1): a running mean of the gradient,
 * divided for each parameter by the root of the running mean of its square. The first step moves every parameter by the learning
 * rate, whatever the unit.
 *
 * @param learningRate about how far a parameter moves per step while its gradient keeps its sign; finite, above 0
 * @param memory how much of the mean gradient is kept per step, from 0 to below 1; usually 0.9
 * @param squareMemory how much of the mean square is kept per step, from 0 to below 1; usually 0.999
 * @param maxSteps when to stop at the latest, at least 1
 * @param tolerance stop when no derivative is further from 0 than this; at least 0
 */
public record Adam(double learningRate, double memory, double squareMemory, int maxSteps, double tolerance)
        implements FirstOrder {
    private static final double EPSILON = 1e-8;

    /** @throws IllegalArgumentException naming the argument that is out of range */
    public Adam {
        Require.above("learningRate", learningRate, 0);
        Momentum.requireFraction("memory", memory);
        Momentum.requireFraction("squareMemory", squareMemory);
        Require.atLeast("maxSteps", maxSteps, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    /** With the usual memories, 0.9 and 0.999. */
    public Adam(double learningRate, int maxSteps, double tolerance) {
        this(learningRate, 0.9, 0.999, maxSteps, tolerance);
    }

    @Override
    public Update begin(int size) {
        return new Means(size);
    }

    private final class Means implements Update {
        private final double[] mean;
        private final double[] square;
        private int steps;

        Means(int size) {
            mean = new double[size];
            square = new double[size];
        }

        @Override
        public void step(double[] parameters, double[] gradient) {
            steps++;
            double seen = 1 - Math.pow(memory, steps); // the means began at 0: what they have seen so far
            double squaresSeen = 1 - Math.pow(squareMemory, steps);
            for (int j = 0; j < parameters.length; j++) {
                mean[j] = memory * mean[j] + (1 - memory) * gradient[j];
                square[j] = squareMemory * square[j] + (1 - squareMemory) * gradient[j] * gradient[j];
                parameters[j] -= learningRate * (mean[j] / seen) / (Math.sqrt(square[j] / squaresSeen) + EPSILON);
            }
        }
    }
}
