package gradus.classicalml.ensembles;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A table whose columns are cut into at most 256 bins each, so that a value is a byte and all questions that a tree may ask are
 * known beforehand. Equal values share a bin; a column of up to that many different values loses nothing. Immutable.
 */
public final class BinnedColumns {
    /** As many bins as a byte can number. */
    public static final int MOST_BINS = 256;

    private final int rows;
    private final byte[][] bins; // by column, then by row; unsigned
    private final double[][] edges; // by column, ascending: bin b holds the values above edge b − 1, up to edge b

    private BinnedColumns(int rows, byte[][] bins, double[][] edges) {
        this.rows = rows;
        this.bins = bins;
        this.edges = edges;
    }

    /**
     * Cuts each column where its different values meet, half-way between them; where there are too many, into bins of nearly
     * equally many rows.
     *
     * @param features n × d, finite
     * @param mostBins from 2 to 256
     */
    public static BinnedColumns of(Matrix features, int mostBins) {
        Matrix.requireFinite("features", features);
        Require.between("mostBins", mostBins, 2, MOST_BINS, "what a byte can number");
        byte[][] bins = new byte[features.columns()][];
        double[][] edges = new double[features.columns()][];
        IntStream.range(0, bins.length).parallel().forEach(column -> {
            double[] values = features.column(column);
            edges[column] = edges(values, mostBins);
            bins[column] = bins(values, edges[column]);
        });
        return new BinnedColumns(features.rows(), bins, edges);
    }

    /** Where to cut: strictly ascending, at most {@code mostBins − 1} numbers, with values on both sides of each. */
    static double[] edges(double[] values, int mostBins) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int[] starts = IntStream.range(1, sorted.length)
                .filter(i -> sorted[i] > sorted[i - 1])
                .toArray(); // where the next different value begins
        int[] cuts = starts.length < mostBins ? starts : evenly(starts, sorted.length, mostBins);
        return Arrays.stream(cuts)
                .mapToDouble(i -> between(sorted[i - 1], sorted[i]))
                .toArray();
    }

    /** Of the places where a cut may be, the first at or after each i-th share of the rows. */
    private static int[] evenly(int[] starts, int rows, int mostBins) {
        return IntStream.range(1, mostBins)
                .map(i -> Arrays.binarySearch(starts, (int) ((long) rows * i / mostBins)))
                .map(place -> place >= 0 ? place : -place - 1)
                .filter(place -> place < starts.length)
                .map(place -> starts[place])
                .distinct()
                .toArray();
    }

    /** The middle, or the lower number where no double lies between: never the upper one, which belongs to the next bin. */
    private static double between(double lower, double upper) {
        double middle = lower / 2 + upper / 2; // the sum of two huge numbers could overflow
        return middle >= lower && middle < upper ? middle : lower;
    }

    private static byte[] bins(double[] values, double[] edges) {
        byte[] bins = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            int place = Arrays.binarySearch(edges, values[i] + 0.0); // −0.0 becomes 0.0, as which it counts
            bins[i] = (byte) (place >= 0 ? place : -place - 1);
        }
        return bins;
    }

    /** The number of rows, n. */
    public int rows() {
        return rows;
    }

    /** The number of columns, d. */
    public int columns() {
        return bins.length;
    }

    /** How many bins a column has; one if all its values are equal. */
    public int bins(int column) {
        return edges[column].length + 1;
    }

    /** The bin of a value, from 0. */
    public int bin(int column, int row) {
        return bins[column][row] & 0xFF;
    }

    /** The largest number that still belongs to a bin that is not the column's last. */
    public double edge(int column, int bin) {
        return edges[column][bin];
    }

    /** A column's bins by row, unsigned; not a copy. */
    byte[] column(int column) {
        return bins[column];
    }
}
