package gradus.workbook.classicalml.neighbours;

import static gradus.engine.exercise.Todo.todo;

import java.util.Optional;

/**
 * What do the k nearest rows say, when columns have different units and many rows are equally far?
 *
 * <p>Predict the label of a query by these rules:
 *
 * <ol>
 *   <li>Scale: in each column a difference counts in units of the column's range, the largest value less the smallest one <em>among the
 *       rows</em>. The query has no say in the range, and may lie outside it. A column whose range is 0 is left out, whatever the query has there.
 *   <li>The distance is Euclidean, over the scaled columns.
 *   <li>The k nearest rows vote, with one vote each. Every other row that is exactly as far as the k-th nearest votes too.
 *   <li>The label with the most votes wins. If several have equally many, the one of them whose nearest voting row is nearest wins.
 *   <li>If that does not decide either, because the nearest rows of two such labels are equally near, nobody knows: the answer is empty. The order of the
 *       rows, or of the labels in the alphabet, never decides.
 * </ol>
 *
 * <p>You may want to import {@link java.util.Arrays}, {@link java.util.LinkedHashMap}, {@link java.util.Map}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/neighbours.md">classical-ml/docs/neighbours.md</a>
 */
public final class NearestVote {
    private NearestVote() {}

    /**
     * The label that the nearest rows vote for.
     *
     * @param rows n × d finite numbers, n ≥ 1; not modified
     * @param labels one for each row
     * @param query d finite numbers; not modified
     * @param k how many rows vote, between 1 and n
     * @return the label, or empty if the rules do not decide
     * @throws IllegalArgumentException if k is below 1 or above n; the message has "k" and its value
     */
    public static Optional<String> predict(double[][] rows, String[] labels, double[] query, int k) {
        return todo("scale, measure, find how far the k-th nearest is, count the votes, break ties by nearness");
    }
}
