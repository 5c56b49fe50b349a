package gradus.classicalml.neighbours;

import gradus.classicalml.metrics.Scores;
import gradus.fundamentals.Require;
import java.util.List;

/**
 * What k-NN says of each training row when that row is left out itself, for every k at once: the neighbours are searched once, and
 * a smaller k only listens to fewer of them. Immutable.
 */
public final class LeaveOneOut {
    private final List<Neighbours> neighbours;
    private final int[] labels;
    private final int classes;
    private final int largestK;

    private LeaveOneOut(List<Neighbours> neighbours, int[] labels, int classes, int largestK) {
        this.neighbours = neighbours;
        this.labels = labels;
        this.classes = classes;
        this.largestK = largestK;
    }

    /**
     * Searches the neighbours of every row.
     *
     * @param labels n classes from 0
     * @param largestK the largest k that will be asked for, between 1 and n − 1
     * @throws IllegalArgumentException if the sizes do not fit, a label is negative, or largestK is out of range
     */
    public static LeaveOneOut of(NeighbourSearch search, int[] labels, int largestK) {
        int classes = KnnModel.classes(labels, search.size());
        return new LeaveOneOut(search.leaveOneOut(largestK), labels.clone(), classes, largestK);
    }

    /** The class predicted for each row by its k nearest other rows, k between 1 and largestK. */
    public int[] predictions(int k, Vote vote) {
        Require.between("k", k, 1, largestK, "largestK");
        return neighbours.stream()
                .mapToInt(each -> vote.winner(each, k, labels, classes))
                .toArray();
    }

    /** The share of rows whose predicted class is wrong. */
    public double error(int k, Vote vote) {
        return (double) Scores.errors(predictions(k, vote), labels) / labels.length;
    }

    /** The neighbours of each row, the nearest first. */
    public List<Neighbours> neighbours() {
        return neighbours;
    }
}
