package gradus.classicalml.trees;

/** The best cut of a node: each column in one pass through its sorted rows. */
final class CutSearch {
    /** Gains that differ by less than this share of the node's impurity are equal: such a difference is rounding. */
    private static final double ROUNDING = 1e-12;

    private final SortedColumns columns;
    private final Tally tally;
    private final int minLeaf;
    private Cut best;
    private double bestGain;
    private double rounding;

    CutSearch(SortedColumns columns, Tally tally, int minLeaf) {
        this.columns = columns;
        this.tally = tally;
        this.minLeaf = minLeaf;
    }

    /** The cut that gains most, of equal ones the first; null if there is none that leaves minLeaf rows on either side. */
    Cut best(int[] features, int from, int to) {
        best = null;
        rounding = ROUNDING * tally.weight() * tally.impurity();
        for (int feature : features) {
            int missing = columns.firstMissing(feature, from, to);
            scan(feature, from, to, missing, false);
            if (missing < to) {
                scan(feature, from, to, missing, true);
            }
        }
        return best;
    }

    /** Moves one row after another to the left, and looks at each place where two neighbours differ. */
    private void scan(int feature, int from, int to, int missing, boolean missingLeft) {
        int[] rows = columns.rows(feature);
        double[] x = columns.values(feature);
        tally.clear();
        for (int i = missing; missingLeft && i < to; i++) {
            tally.moveLeft(rows[i]);
        }
        int left = missingLeft ? to - missing : 0;
        for (int i = from; i < missing; i++) {
            tally.moveLeft(rows[i]);
            left++;
            if (left < minLeaf || to - from - left < minLeaf) {
                continue;
            }
            if (i + 1 == missing) { // all known ones against the missing ones
                consider(feature, Double.POSITIVE_INFINITY, missingLeft);
            } else if (x[rows[i]] < x[rows[i + 1]]) {
                boolean gapsLeft = missing < to ? missingLeft : tally.leftWeight() >= tally.rightWeight();
                consider(feature, Cut.between(x[rows[i]], x[rows[i + 1]]), gapsLeft);
            }
        }
    }

    private void consider(int feature, double threshold, boolean missingLeft) {
        double gain = tally.gain();
        if (best == null || gain > bestGain + rounding) {
            best = new Cut(feature, threshold, missingLeft);
            bestGain = gain;
        }
    }
}
