package gradus.workbook.classicalml.ensembles;

import static gradus.engine.exercise.Todo.todo;

import gradus.fundamentals.linearalgebra.Matrix;

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
 * <p>You may want to import {@link gradus.fundamentals.linearalgebra.Vectors}.
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
        return todo("slopes and curvatures, then the best cut of each column by running sums");
    }
}
