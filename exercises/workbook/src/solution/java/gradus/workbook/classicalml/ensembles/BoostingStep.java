package gradus.workbook.classicalml.ensembles;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;

/**
 * One step of boosting for the log loss, as XGBoost takes it: the best question, and how far its two leaves move their rows.
 *
 * <p>Each row has a class, 0 or 1, and a score F so far; its probability of class 1 is 1 / (1 + e^−F). The row's slope is g = p − y
 * and its curvature h = p(1 − p). With G and H the sums of a leaf's g and h, the leaf moves its rows by −G / (H + λ). A question
 * gains G²/(H + λ) of the left leaf, plus that of the right one, minus that of all rows together.
 *
 * <p>Try every column and every threshold half-way between two neighbouring different values; a row whose value is at most
 * the threshold goes left. Take the question that gains most; where two gain the same, the one of the smaller column, and in a column
 * the smaller threshold. Every column of the tables asked about has at least two different values.
 *
 * <p>The grader asks with thousands of rows as well: sort each column once and go through it with running sums.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/ensembles.md">classical-ml/docs/ensembles.md</a>
 */
public final class BoostingStep {
    /**
     * A tree of one question.
     *
     * @param column which column is asked for
     * @param threshold the largest value that goes left
     * @param left how far the rows on the left move
     * @param right how far the others move
     * @param gain what the question gains
     */
    public record Step(int column, double threshold, double left, double right, double gain) {}

    private BoostingStep() {}

    /**
     * The best step.
     *
     * @param X one row per case
     * @param labels the class of each row, 0 or 1; not modified
     * @param scores the score of each row so far, from −30 to 30; not modified
     * @param lambda λ, above 0
     */
    public static Step best(Matrix X, int[] labels, double[] scores, double lambda) {
        // begin solution: slopes and curvatures, then the best cut of each column by running sums
        int n = labels.length;
        double[] g = new double[n];
        double[] h = new double[n];
        double allG = 0;
        double allH = 0;
        for (int i = 0; i < n; i++) {
            double p = 1 / (1 + Math.exp(-scores[i]));
            g[i] = p - labels[i];
            h[i] = p * (1 - p);
            allG += g[i];
            allH += h[i];
        }
        Step best = new Step(-1, 0, 0, 0, Double.NEGATIVE_INFINITY);
        for (int column = 0; column < X.columns(); column++) {
            double[] x = X.column(column);
            int[] order = Vectors.order(x);
            double leftG = 0;
            double leftH = 0;
            for (int i = 0; i < n - 1; i++) {
                leftG += g[order[i]];
                leftH += h[order[i]];
                double rightG = allG - leftG;
                double rightH = allH - leftH;
                double gain = leftG * leftG / (leftH + lambda)
                        + rightG * rightG / (rightH + lambda)
                        - allG * allG / (allH + lambda);
                if (x[order[i]] < x[order[i + 1]] && gain > best.gain()) {
                    double threshold = (x[order[i]] + x[order[i + 1]]) / 2;
                    best = new Step(column, threshold, -leftG / (leftH + lambda), -rightG / (rightH + lambda), gain);
                }
            }
        }
        return best;
        // end solution
    }
}
