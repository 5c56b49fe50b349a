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

    /** Adds some rows to the histogram of one column: bin b has the places from b · width. */
    void addTo(double[] histogram, byte[] bins, int[] rows, int from, int to);

    /** What a leaf with the sums at the given place is worth; 0 if nothing is in it. */
    double score(double[] sums, int at);

    /** The weight of what is in a leaf: of draws, how many; of gradients, how curved the loss is. */
    double weight(double[] sums, int at);

    /** Whether rows are alike, so that nothing is left to tell apart. */
    boolean alike(int row, int other);

    /** What a leaf with these sums predicts: the share of each class, or one number. */
    double[] prediction(double[] sums);
}
