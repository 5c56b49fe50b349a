package gradus.workbook.classicalml.logisticregression;

import gradus.classicalml.logisticregression.Logits;
import gradus.fundamentals.linearalgebra.Matrix;

/**
 * Softmax regression on penguins, straight from millimetres and grams. It compiles, it runs, and at the learning rate 0.5
 * its loss on 18 birds, six of each species, goes 1.1, 272584, 220100, 408165, … Someone has lowered the learning rate until the
 * loss behaved. At 0.000001 it does, and after a thousand steps it is still at 0.6.
 *
 * <p>The learning rate was never the trouble, and 0.5 is a good one. There are <em>three</em> faults. Mended, the run
 * behaves like this:
 *
 * <ul>
 *   <li>What training lowers is the mean log loss plus l2 / 2 · (sum of the squared weights, biases left out). At the
 *       learning rate 0.5 it falls with every step.
 *   <li>The unit does not matter: birds in kilograms or grams, measured from this zero or another, give the same losses.
 *   <li>The number of birds does not matter: with every bird listed twice the losses are the same.
 *   <li>A penalty makes the model less certain, and a very large one leaves nothing but the share of each species.
 *   <li>{@link #probabilities} takes measurements as they were taken, in the unit of the training birds.
 * </ul>
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/logistic-regression.md">classical-ml/docs/logistic-regression.md</a>
 */
public final class DivergingRun {
    private final double[] means;
    private final double[] deviations;
    private final double[][] weights; // one row per class: bias, then a weight per measurement
    private final double[] losses;

    private DivergingRun(Matrix birds, int classes, int steps) {
        means = new double[birds.columns()];
        deviations = new double[birds.columns()];
        for (int j = 0; j < means.length; j++) {
            double[] column = birds.column(j);
            for (double x : column) {
                means[j] += x / column.length;
            }
            double squares = 0;
            for (double x : column) {
                squares += (x - means[j]) * (x - means[j]);
            }
            deviations[j] = Math.sqrt(squares / column.length);
        }
        weights = new double[classes][birds.columns() + 1];
        losses = new double[steps + 1];
    }

    /**
     * Trains from weights of 0.
     *
     * @param birds one bird per row, one measurement per column, in any unit; no column is constant
     * @param labels each bird's species, from 0
     * @param classes how many species there are
     * @param l2 strength of the penalty on the weights, at least 0
     */
    public static DivergingRun train(
            Matrix birds, int[] labels, int classes, double l2, double learningRate, int steps) {
        DivergingRun run = new DivergingRun(birds, classes, steps);
        for (int step = 0; step < steps; step++) {
            run.losses[step] = run.loss(birds, labels, l2);
            run.step(birds, labels, l2, learningRate);
        }
        run.losses[steps] = run.loss(birds, labels, l2);
        return run;
    }

    /** What training lowered: before each step, and after the last. A copy. */
    public double[] losses() {
        return losses.clone();
    }

    /** The probability of each species for a bird that is measured as the training birds were. */
    public double[] probabilities(double[] bird) {
        return Logits.softmax(logits(standardised(bird)));
    }

    private double loss(Matrix birds, int[] labels, double l2) {
        double loss = 0;
        for (int i = 0; i < labels.length; i++) {
            loss += Logits.logLoss(logits(standardised(birds.row(i))), labels[i]) / labels.length;
        }
        for (double[] ofClass : weights) {
            for (int j = 1; j < ofClass.length; j++) {
                loss += l2 / 2 * ofClass[j] * ofClass[j];
            }
        }
        return loss;
    }

    /** One step downhill. */
    private void step(Matrix birds, int[] labels, double l2, double learningRate) {
        double[][] gradient = gradient(birds, labels);
        for (int c = 0; c < weights.length; c++) {
            for (int j = 0; j < weights[c].length; j++) {
                double penalty = j == 0 ? 0 : l2 * weights[c][j];
                weights[c][j] -= learningRate * (gradient[c][j] - penalty);
            }
        }
    }

    /** The slope of the log loss by each weight. */
    private double[][] gradient(Matrix birds, int[] labels) {
        double[][] gradient = new double[weights.length][birds.columns() + 1];
        for (int i = 0; i < labels.length; i++) {
            double[] z = standardised(birds.row(i));
            double[] error = Logits.softmax(logits(z));
            error[labels[i]] -= 1;
            for (int c = 0; c < weights.length; c++) {
                for (int j = 0; j < z.length; j++) {
                    gradient[c][j] += error[c] * z[j];
                }
            }
        }
        return gradient;
    }

    /** A bird's measurements without their units, after the 1 that multiplies the bias. */
    private double[] standardised(double[] bird) {
        double[] z = new double[bird.length + 1];
        z[0] = 1;
        for (int j = 0; j < bird.length; j++) {
            z[j + 1] = bird[j] - means[j];
        }
        return z;
    }

    private double[] logits(double[] z) {
        double[] logits = new double[weights.length];
        for (int c = 0; c < logits.length; c++) {
            for (int j = 0; j < z.length; j++) {
                logits[c] += weights[c][j] * z[j];
            }
        }
        return logits;
    }
}
