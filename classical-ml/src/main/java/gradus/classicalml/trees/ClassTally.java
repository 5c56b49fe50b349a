package gradus.classicalml.trees;

import java.util.Arrays;

/** The weight of each class on both sides. */
final class ClassTally extends Tally {
    private final Impurity impurity;
    private final int[] labels;
    private final double[] all;
    private final double[] left;
    private final double[] right;
    private double total; // weight × impurity of the node

    ClassTally(Impurity impurity, int[] labels, int classes, double[] weights) {
        super(weights);
        this.impurity = impurity;
        this.labels = labels;
        all = new double[classes];
        left = new double[classes];
        right = new double[classes];
    }

    @Override
    void count(int[] rows, int from, int to) {
        Arrays.fill(all, 0);
        for (int i = from; i < to; i++) {
            all[labels[rows[i]]] += weightOf(rows[i]);
        }
        total = impurity.times(weight(), all);
    }

    @Override
    void clearLeft() {
        Arrays.fill(left, 0);
        System.arraycopy(all, 0, right, 0, all.length);
    }

    @Override
    void move(int row, double weight) {
        left[labels[row]] += weight;
        right[labels[row]] -= weight;
    }

    @Override
    double gain() {
        return total - impurity.times(leftWeight(), left) - impurity.times(rightWeight(), right);
    }

    @Override
    boolean isPure() {
        return Arrays.stream(all).filter(weight -> weight > 0).count() == 1;
    }

    @Override
    double impurity() {
        return isPure() ? 0 : total / weight();
    }

    /** The first of the heaviest classes. */
    @Override
    double prediction() {
        int heaviest = 0;
        for (int c = 1; c < all.length; c++) {
            heaviest = all[c] > all[heaviest] ? c : heaviest;
        }
        return heaviest;
    }

    @Override
    double[] shares() {
        return Arrays.stream(all).map(weight -> weight / weight()).toArray();
    }
}
