package gradus.classicalml.ensembles;

import gradus.fundamentals.linearalgebra.Vectors;
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
    public Sides sides(double[] all) {
        return new CountedSides(all);
    }

    @Override
    public boolean alike(int row, int other) {
        return labels[row] == labels[other];
    }

    @Override
    public double[] prediction(double[] sums) {
        double total = Arrays.stream(sums).sum();
        double[] shares = new double[classes];
        for (int k = 0; k < classes; k++) {
            shares[k] = sums[k] / total;
        }
        return shares;
    }

    /** Sums of squares move with the rows: a bin holds few classes, and only their squares change. Whole numbers lose no digit. */
    private final class CountedSides implements Sides {
        private final double[] left = new double[classes];
        private final double[] right;
        private double leftTotal;
        private double leftSquares;
        private double rightTotal;
        private double rightSquares;

        CountedSides(double[] all) {
            right = all.clone();
            rightTotal = Arrays.stream(all).sum();
            rightSquares = Vectors.dot(all, all);
        }

        @Override
        public void move(double[] histogram, int bin) {
            int at = bin * classes;
            for (int k = 0; k < classes; k++) {
                double count = histogram[at + k];
                if (count > 0) {
                    leftSquares += count * (2 * left[k] + count); // (left + count)² − left²
                    rightSquares -= count * (2 * right[k] - count); // right² − (right − count)²
                    left[k] += count;
                    right[k] -= count;
                    leftTotal += count;
                    rightTotal -= count;
                }
            }
        }

        @Override
        public double score(double leastWeight) {
            return leftTotal < leastWeight || rightTotal < leastWeight
                    ? Double.NEGATIVE_INFINITY
                    : leftSquares / leftTotal + rightSquares / rightTotal;
        }
    }
}
