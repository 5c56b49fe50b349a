package gradus.classicalml.ensembles;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.numbers.LogSpace;

/** What boosting makes small: a loss of a raw score F and a target y, with its first and second derivative by F. */
public enum BoostingLoss {
    /** ½ (y − F)²: the score is the prediction, the slope its error. */
    SQUARED_ERROR {
        @Override
        public double value(double score, double target) {
            return 0.5 * (score - target) * (score - target);
        }

        @Override
        public void derivatives(double score, double target, double[] gradients, int row) {
            gradients[2 * row] = score - target;
            gradients[2 * row + 1] = 1;
        }

        @Override
        double start(double[] targets) {
            return Vectors.mean(targets);
        }
    },

    /** Log loss of a class 0 or 1, whose probability of 1 is 1 / (1 + e^−F): log(1 + e^F) − yF. */
    LOG_LOSS {
        @Override
        public double value(double score, double target) {
            return LogSpace.softplus(score) - target * score;
        }

        @Override
        public void derivatives(double score, double target, double[] gradients, int row) {
            double p = LogSpace.sigmoid(score);
            gradients[2 * row] = p - target;
            gradients[2 * row + 1] = p * (1 - p);
        }

        @Override
        double start(double[] targets) {
            double ones = 0;
            for (int i = 0; i < targets.length; i++) {
                Require.that(
                        targets[i] == 0 || targets[i] == 1,
                        "targets[" + i + "] must be 0 or 1 (a class), but was " + targets[i]);
                ones += targets[i];
            }
            Require.that(
                    ones > 0 && ones < targets.length, "targets must hold both classes, but held only " + targets[0]);
            return Math.log(ones / (targets.length - ones));
        }
    };

    /** The loss of one row. */
    public abstract double value(double score, double target);

    /** Writes the first derivative by the score to place 2 · row, and the second to the next. */
    public abstract void derivatives(double score, double target, double[] gradients, int row);

    /** The score that is best for all rows together, from which boosting starts. */
    abstract double start(double[] targets);
}
