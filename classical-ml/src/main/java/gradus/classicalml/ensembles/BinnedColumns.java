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

    private static final int SAMPLE = 20_000; // rows that are enough to cut a column of many values

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
        if (values.length > SAMPLE) { // enough to cut evenly; not enough to know all of few different values
            int step = (values.length + SAMPLE - 1) / SAMPLE;
            double[] sample = edgesOfAll(
                    IntStream.range(0, values.length / step)
                            .mapToDouble(i -> values[i * step])
                            .toArray(),
                    mostBins);
            if (sample.length == mostBins - 1) {
                return sample;
            }
        }
        return edgesOfAll(values.clone(), mostBins);
    }

    private static double[] edgesOfAll(double[] values, int mostBins) {
        Arrays.sort(values);
        int[] starts = IntStream.range(1, values.length)
                .filter(i -> values[i] > values[i - 1])
                .toArray(); // where the next different value begins
        int[] cuts = starts.length < mostBins ? starts : evenly(starts, values.length, mostBins);
        return Arrays.stream(cuts)
                .mapToDouble(i -> between(values[i - 1], values[i]))
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

    /** How many edges are below each value, by halves: eight comparisons, none of which the processor has to guess. */
    private static byte[] bins(double[] values, double[] edges) {
        double[] padded = Arrays.copyOf(edges, MOST_BINS - 1);
        Arrays.fill(padded, edges.length, padded.length, Double.POSITIVE_INFINITY);
        byte[] bins = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            int bin = 0;
            for (int half = MOST_BINS / 2; half > 0; half /= 2) {
                bin += padded[bin + half - 1] < values[i] ? half : 0;
            }
            bins[i] = (byte) bin;
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
