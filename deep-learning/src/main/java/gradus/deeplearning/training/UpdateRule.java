package gradus.deeplearning.training;

/** How a gradient becomes a move: the optimisers of the lesson, in plain Java. A rule belongs to one vector of weights and remembers its past. */
public sealed interface UpdateRule {
    /**
     * Moves the weights in place.
     *
     * @param weights as many as in the first call
     * @param gradient of the loss, one number per weight
     */
    void update(double[] weights, double[] gradient);

    /** w ← w − η g. */
    record Sgd(double learningRate) implements UpdateRule {
        @Override
        public void update(double[] weights, double[] gradient) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] -= learningRate * gradient[i];
            }
        }
    }

    /** v ← μ v + g, then w ← w − η v: a velocity that forgets 1 − μ of itself each step (Polyak 1964). */
    final class Momentum implements UpdateRule {
        private final double learningRate;
        private final double momentum;
        private final double[] velocity;

        public Momentum(double learningRate, double momentum, int size) {
            this.learningRate = learningRate;
            this.momentum = momentum;
            this.velocity = new double[size];
        }

        @Override
        public void update(double[] weights, double[] gradient) {
            for (int i = 0; i < weights.length; i++) {
                velocity[i] = momentum * velocity[i] + gradient[i];
                weights[i] -= learningRate * velocity[i];
            }
        }
    }

    /**
     * m ← β₁ m + (1 − β₁) g and s ← β₂ s + (1 − β₂) g², both divided by 1 − βᵗ because they start at zero; then
     * w ← w − η m / (√s + ε) (Kingma and Ba 2015), with β₁ = 0.9, β₂ = 0.999, ε = 10⁻⁸.
     */
    final class Adam implements UpdateRule {
        private static final double BETA_1 = 0.9;
        private static final double BETA_2 = 0.999;
        private static final double EPSILON = 1e-8;

        private final double learningRate;
        private final double[] mean;
        private final double[] square;
        private int steps;

        public Adam(double learningRate, int size) {
            this.learningRate = learningRate;
            this.mean = new double[size];
            this.square = new double[size];
        }

        @Override
        public void update(double[] weights, double[] gradient) {
            steps++;
            for (int i = 0; i < weights.length; i++) {
                mean[i] = BETA_1 * mean[i] + (1 - BETA_1) * gradient[i];
                square[i] = BETA_2 * square[i] + (1 - BETA_2) * gradient[i] * gradient[i];
                double m = mean[i] / (1 - Math.pow(BETA_1, steps));
                double s = square[i] / (1 - Math.pow(BETA_2, steps));
                weights[i] -= learningRate * m / (Math.sqrt(s) + EPSILON);
            }
        }
    }
}
