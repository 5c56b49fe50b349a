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
    public void addTo(double[] histogram, int start, byte[] bins, int[] rows, int from, int to) {
        for (int i = from; i < to; i++) {
            int row = rows[i];
            histogram[start + (bins[row] & 0xFF) * classes + labels[row]] += draws[row];
        }
    }

    @Override
    public double score(double[] counts) {
        double squares = 0;
        double total = 0;
        for (double count : counts) {
            squares += count * count;
            total += count;
        }
        return total > 0 ? squares / total : 0;
    }

    @Override
    public double score(double[] left, double[] all, double leastWeight) {
        double leftSquares = 0;
        double leftTotal = 0;
        double rightSquares = 0;
        double rightTotal = 0;
        for (int k = 0; k < classes; k++) {
            double right = all[k] - left[k];
            leftSquares += left[k] * left[k];
            leftTotal += left[k];
            rightSquares += right * right;
            rightTotal += right;
        }
        return leftTotal < leastWeight || rightTotal < leastWeight
                ? Double.NEGATIVE_INFINITY
                : leftSquares / leftTotal + rightSquares / rightTotal;
    }

    @Override
    public boolean alike(int row, int other) {
        return labels[row] == labels[other];
    }

    @Override
    public double[] prediction(double[] sums) {
        double total = Arrays.stream(sums).sum();
        return Arrays.stream(sums).map(count -> count / total).toArray();
    }
}
