package gradus.workbook.classicalml.features;

import java.util.Arrays;
import java.util.stream.IntStream;

/** The training rows first, then one median for each column, which is all that is kept. */
public final class GapFiller {
    private final double[] medians;
    private final boolean[] hasGap;

    private GapFiller(double[] medians, boolean[] hasGap) {
        this.medians = medians;
        this.hasGap = hasGap;
    }

    public static GapFiller fit(double[][] rows, boolean[] isTest) {
        double[][] training = IntStream.range(0, rows.length)
                .filter(i -> !isTest[i])
                .mapToObj(i -> rows[i])
                .toArray(double[][]::new);
        double[] medians = new double[rows[0].length];
        boolean[] hasGap = new boolean[medians.length];
        for (int j = 0; j < medians.length; j++) {
            int column = j;
            double[] numbers = Arrays.stream(training)
                    .mapToDouble(row -> row[column])
                    .filter(x -> x == x)
                    .sorted()
                    .toArray();
            hasGap[j] = numbers.length < training.length;
            if (numbers.length == 0) {
                throw new IllegalArgumentException("column " + j + " holds nothing to learn from");
            }
            medians[j] = 0.5 * numbers[(numbers.length - 1) / 2] + 0.5 * numbers[numbers.length / 2];
        }
        return new GapFiller(medians, hasGap);
    }

    public double[] fill(double[] row) {
        double[] filled = new double[2 * row.length];
        int next = row.length;
        for (int j = 0; j < row.length; j++) {
            boolean gap = Double.isNaN(row[j]);
            filled[j] = gap ? medians[j] : row[j];
            if (hasGap[j]) {
                filled[next++] = gap ? 1 : 0;
            }
        }
        return Arrays.copyOf(filled, next);
    }
}
