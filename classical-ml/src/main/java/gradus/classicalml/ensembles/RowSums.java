package gradus.classicalml.ensembles;

/**
 * What a tree needs to know of its rows: a few sums over them. Sums can be added up in a histogram, one set of them per bin,
 * and a group of rows is worth {@link #score} as a leaf. A split is worth what its two sides are worth together.
 */
sealed interface RowSums permits ClassCounts, GradientSums {
    /** How many sums there are. */
    int width();

    /** How many numbers a leaf predicts. */
    int outputs();

    /** Adds some rows to the histogram of one column: bin b has the places from start + b · width. */
    void addTo(double[] histogram, int start, byte[] bins, int[] rows, int from, int to);

    /** What a leaf with these sums is worth; 0 if nothing is in it. */
    double score(double[] sums);

    /** A cut before the first bin: all rows are on its right. */
    Sides sides(double[] all);

    /** Whether rows are alike, so that nothing is left to tell apart. */
    boolean alike(int row, int other);

    /** What a leaf with these sums predicts: the share of each class, or one number. */
    double[] prediction(double[] sums);

    /** The sums on both sides of a cut that goes from bin to bin, so that each bin is looked at once. */
    interface Sides {
        /** Moves the rows of a bin to the left. */
        void move(double[] histogram, int bin);

        /**
         * What both sides are worth together as leaves; −∞ if one weighs less than it must. Draws weigh 1 each, gradients as much as the
         * loss is curved.
         */
        double score(double leastWeight);
    }
}
