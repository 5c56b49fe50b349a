package gradus.classicalml.ensembles;

import java.util.Arrays;

/**
 * Counts of each class. A leaf is worth Σ countₖ² / Σ countₖ; choosing the split worth most is choosing the least Gini
 * impurity, since the impurity of a leaf times its rows is Σ countₖ − Σ countₖ² / Σ countₖ.
 */
final class ClassCounts implements RowSums {
    private final int[] labels;
    private final int[] draws; // how often each row counts
    private final int classes;

    ClassCounts(int[] labels, int[] draws, int classes) {
        this.labels = labels;
        this.draws = draws;
        this.classes = classes;
    }

    @Override
    public int width() {
        return classes;
    }

    @Override
    public int outputs() {
        return classes;
    }

    @Override
    public void addTo(double[] histogram, byte[] bins, int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = rows[i];
            histogram[(bins[row] & 0xFF) * classes + labels[row]] += draws[row];
        }
    }

    @Override
    public double score(double[] sums, int at) {
        double squares = 0;
        double total = 0;
        for (int k = at; k < at + classes; k++) {
            squares += sums[k] * sums[k];
            total += sums[k];
        }
        return total > 0 ? squares / total : 0;
    }

    @Override
    public double weight(double[] sums, int at) {
        double total = 0;
        for (int k = at; k < at + classes; k++) {
            total += sums[k];
        }
        return total;
    }

    @Override
    public boolean alike(int row, int other) {
        return labels[row] == labels[other];
    }

    @Override
    public double[] prediction(double[] sums) {
        double total = weight(sums, 0);
        return Arrays.stream(sums).map(count -> count / total).toArray();
    }
}
