package gradus.workbook.classicalml.logisticregression;

import static gradus.engine.exercise.Todo.todo;

import gradus.classicalml.logisticregression.Logits;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.function.ToDoubleFunction;

/**
 * A loss whose gradient you derive yourself, and the check that you derived it right.
 *
 * <p>The labels were typed by people, and some are wrong. So this loss never asks for certainty: of row i it asks for the
 * probabilities t, where each of the k classes gets doubt / k, and the label gets 1 − doubt on top of that. (This is called
 * label smoothing. With doubt 0 it is the log loss you know.) With p = softmax(logits), the loss of a row is
 *
 * <pre>−Σ t[c] · ln p[c]      (over the classes c)</pre>
 *
 * and the value of the whole is the mean over the rows plus l2 / 2 · (sum of the squared weights). Biases are not penalised.
 *
 * <p>The parameters are one array, class after class: d weights, <em>then</em> the bias. (The bias ends each class here; in the
 * lesson it begins it.)
 *
 * <p>Derive the gradient on paper, write it down in {@link #gradient}, and write the two methods that check it. They know
 * nothing of this loss: you can use them on every gradient that you will ever derive.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/logistic-regression.md">classical-ml/docs/logistic-regression.md</a>
 */
public final class SmoothedLoss {
    private final double[][] rows; // n × (d + 1): each ends with the 1 that multiplies the bias
    private final int[] labels;
    private final int classes;
    private final double doubt;
    private final double l2;

    /**
     * Takes the data; nothing is checked here beyond what Matrix checks.
     *
     * @param X n rows of d features
     * @param labels the class of each row, from 0 to classes − 1
     * @param doubt how much of the probability is spread over all classes, from 0 to 1
     * @param l2 strength of the penalty on the weights
     */
    public SmoothedLoss(Matrix X, int[] labels, int classes, double doubt, double l2) {
        this.rows = new double[X.rows()][X.columns() + 1];
        for (int i = 0; i < rows.length; i++) {
            System.arraycopy(X.row(i), 0, rows[i], 0, X.columns());
            rows[i][X.columns()] = 1;
        }
        this.labels = labels.clone();
        this.classes = classes;
        this.doubt = doubt;
        this.l2 = l2;
    }

    /** The loss at the given parameters, in nats. */
    public double value(double[] parameters) {
        double loss = 0;
        for (int i = 0; i < rows.length; i++) {
            double[] logits = logits(parameters, rows[i]);
            for (int c = 0; c < classes; c++) {
                loss += wanted(i, c) * Logits.logLoss(logits, c) / rows.length; // Logits.logLoss is −ln p[c]
            }
        }
        int width = rows[0].length;
        double squares = 0;
        for (int p = 0; p < parameters.length; p++) {
            squares += p % width == width - 1 ? 0 : parameters[p] * parameters[p];
        }
        return loss + l2 / 2 * squares;
    }

    /**
     * The derivative of {@link #value} by each parameter, in the parameters' order.
     *
     * @param parameters classes · (d + 1) numbers; not modified
     */
    public double[] gradient(double[] parameters) {
        return todo("the gradient that you derived (logits and wanted, below, are there to be used)");
    }

    /**
     * How fast a function changes along a direction: the derivative of {@code function(at + t · direction)} by t, at t = 0, as
     * measured from both sides. Right to eight digits for smooth functions and directions whose moved coordinates have like
     * sizes, near a million as near 1. Each coordinate that moves limits t: one near a million must be moved further than one near
     * 1, or the difference drowns in rounding; and a long direction takes a small t.
     *
     * @param at not modified
     * @param direction of any length but 0, as many numbers as {@code at}; not modified
     */
    public static double slope(ToDoubleFunction<double[]> function, double[] at, double[] direction) {
        return todo("choose t, go there and as far back, and compare");
    }

    /**
     * Is this the gradient of that function, at that point? A right one must be accepted, whatever its size; one with a single
     * coordinate that is off by a thousandth of its size (or by 0.001, if that is more) must not, nor one that holds NaN.
     *
     * @param gradient what someone derived, as many numbers as {@code at}
     */
    public static boolean agrees(ToDoubleFunction<double[]> function, double[] gradient, double[] at) {
        return todo("compare the gradient with measured slopes");
    }

    /** The probability that the loss asks for: t[c] of row i. */
    private double wanted(int i, int c) {
        return doubt / classes + (labels[i] == c ? 1 - doubt : 0);
    }

    /** One logit per class. */
    private double[] logits(double[] parameters, double[] row) {
        double[] logits = new double[classes];
        for (int c = 0; c < classes; c++) {
            for (int j = 0; j < row.length; j++) {
                logits[c] += parameters[c * row.length + j] * row[j];
            }
        }
        return logits;
    }
}
