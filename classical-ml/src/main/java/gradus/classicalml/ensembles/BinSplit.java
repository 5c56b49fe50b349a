package gradus.classicalml.ensembles;

import java.util.BitSet;

/**
 * A split of some rows: those up to a bin of a column go left.
 *
 * @param column the column, or −1 for no split
 * @param bin the last bin that goes left
 * @param score what both sides are worth together
 */
record BinSplit(int column, int bin, double score) {
    /** No split; any other is worth more. */
    static final BinSplit NONE = new BinSplit(-1, -1, Double.NEGATIVE_INFINITY);

    boolean exists() {
        return column >= 0;
    }

    /** The better of two; of equal ones the first. */
    BinSplit orBetter(BinSplit other) {
        return other.score > score ? other : this;
    }

    /**
     * The best split of a column: one pass over its bins, from left to right. Where several cuts part the rows alike, the middle
     * one.
     *
     * @param histogram sums of each bin
     * @param bins those that hold a row, perhaps others too
     * @param all sums of all rows
     * @param leastWeight what each side must weigh at least, above 0
     */
    static BinSplit best(RowSums sums, int column, double[] histogram, BitSet bins, double[] all, double leastWeight) {
        RowSums.Sides sides = sums.sides(all);
        double most = Double.NEGATIVE_INFINITY;
        int best = -1;
        int last = bins.length() - 1; // beyond it nothing is left for the right side
        for (int bin = bins.nextSetBit(0); bin < last; bin = bins.nextSetBit(bin + 1)) {
            sides.move(histogram, bin);
            double score = sides.score(leastWeight);
            if (score > most) {
                most = score;
                best = bin;
            }
        }
        // bins between two that hold a row are shared out: new values there go to the nearer side
        return best < 0 ? NONE : new BinSplit(column, (best + bins.nextSetBit(best + 1) - 1) / 2, most);
    }
}
