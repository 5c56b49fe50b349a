package gradus.workbook.classicalml.features;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * An imputer that has seen the test rows.
 *
 * <p>It is fitted on a table of which some rows test, and then fills the gaps (NaN) of any row it is asked about: each gap becomes the
 * median of its column in the <em>training</em> rows. Behind the filled numbers stands an indicator for each column that has a gap in a
 * training row, in the order of the columns: 1 if the value was missing in the row that was asked about, else 0.
 *
 * <p>It runs, and its numbers look right. But what it learned depends on the test rows, and what a row becomes depends on the rows that
 * were asked about before. Find what leaks, and stop it. {@code median} is right as it stands: it refuses a column without any
 * number in the training rows, as it should.
 *
 * <p>Rows are of one length; no number is infinite. The table and the rows asked about stay as they are, and what the caller does to the
 * table after {@code fit} has no bearing on the filler.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/features.md">classical-ml/docs/features.md</a>
 */
public final class GapFiller {
    /** Of each column, the numbers that its median is taken of. */
    private final List<List<Double>> known;

    private final int[] indicated;

    private GapFiller(List<List<Double>> known, int[] indicated) {
        this.known = known;
        this.indicated = indicated;
    }

    /**
     * Learns from the training rows.
     *
     * @param rows n × d, NaN where a value is missing
     * @param isTest n booleans: true for a row that tests
     * @throws IllegalArgumentException if a column has no number in any training row
     */
    public static GapFiller fit(double[][] rows, boolean[] isTest) {
        int columns = rows[0].length;
        List<List<Double>> known = new ArrayList<>();
        for (int j = 0; j < columns; j++) {
            List<Double> numbers = new ArrayList<>();
            for (int i = 0; i < rows.length; i++) {
                if (!Double.isNaN(rows[i][j])) {
                    numbers.add(rows[i][j]);
                }
            }
            median(numbers, j); // refuses a column without a number
            known.add(numbers);
        }
        int[] indicated = IntStream.range(0, columns)
                .filter(j -> Arrays.stream(rows).anyMatch(row -> Double.isNaN(row[j])))
                .toArray();
        return new GapFiller(known, indicated);
    }

    /**
     * Fills the gaps of one row, whether it trained, tests, or came later.
     *
     * @param row d numbers, NaN where a value is missing
     * @return the d numbers without gaps, then the indicators
     */
    public double[] fill(double[] row) {
        double[] filled = Arrays.copyOf(row, row.length + indicated.length);
        for (int j = 0; j < row.length; j++) {
            if (Double.isNaN(row[j])) {
                filled[j] = median(known.get(j), j);
            } else {
                known.get(j).add(row[j]); // the more numbers, the better the median
            }
        }
        for (int k = 0; k < indicated.length; k++) {
            filled[row.length + k] = Double.isNaN(row[indicated[k]]) ? 1 : 0;
        }
        return filled;
    }

    /** The middle number, or the mean of the two in the middle. */
    private static double median(List<Double> numbers, int column) {
        if (numbers.isEmpty()) {
            throw new IllegalArgumentException(
                    "column " + column + " must have a number in a training row, but has none");
        }
        double[] sorted = numbers.stream().mapToDouble(x -> x).sorted().toArray();
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : sorted[middle - 1] / 2 + sorted[middle] / 2;
    }
}
