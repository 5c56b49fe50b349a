package gradus.workbook.classicalml.ensembles;

import static gradus.engine.exercise.Todo.todo;

/**
 * The out-of-bag error: how often a forest is wrong about rows when only trees that have not seen them vote.
 *
 * <p>Each tree has drawn its rows with replacement; a row may stand in its bag several times, or not at all. For every row
 * let those trees vote whose bag does not hold it. The class with the most votes is the row's prediction; of classes with equally
 * many votes take the smallest. A row that every tree has drawn has no prediction and does not count, neither as right nor as
 * wrong.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/ensembles.md">classical-ml/docs/ensembles.md</a>
 */
public final class OutOfBag {
    private OutOfBag() {}

    /**
     * The share of wrong predictions among the rows that have one.
     *
     * @param bags for each tree the numbers of the rows that it drew, as drawn: in any order, repeated, of any length
     * @param votes for each tree the class that it predicts for each row, whether or not it drew it
     * @param labels the true class of each row, from 0 to {@code classes − 1}, as are the votes
     * @param classes how many classes there are
     * @return from 0 to 1; NaN if no row has a prediction
     */
    public static double error(int[][] bags, int[][] votes, int[] labels, int classes) {
        return todo("let only the trees vote that did not draw the row");
    }

    /** The place of the largest number, the first of equals. */
    private static int most(int[] counts) {
        int most = 0;
        for (int k = 1; k < counts.length; k++) {
            most = counts[k] > counts[most] ? k : most;
        }
        return most;
    }
}
