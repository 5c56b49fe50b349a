package gradus.workbook.deeplearning.attention;

import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Arrays;

/**
 * A small block for sensor readings, one row per moment. Its output at a moment is used to predict the next reading, so it may depend on that
 * moment and on earlier ones only. In the tests it is far too good, and in the plant it is useless: it sees the future.
 *
 * <p>This is what it should do, and each step says so below:
 *
 * <ol>
 *   <li>centre: from each reading subtract, column by column, the mean of all readings up to and including this one;
 *   <li>scale: divide each centred row by the largest absolute number of the centred rows up to and including this one, or by 1 if that is 0;
 *   <li>look: each moment takes a mean of the scaled rows up to and including its own, weighted by the softmax of their dot products with its own scaled
 *       row, divided by the root of the width;
 *   <li>add what it took to the reading itself, as it came in.
 * </ol>
 *
 * <p>More than one step takes more than it may. Find them by a law, not by reading: change the last reading to something wild, and see which
 * numbers move.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/attention.md">deep-learning/docs/attention.md</a>
 */
public final class NextReading {
    private NextReading() {}

    /**
     * Sends readings through the block.
     *
     * @param readings at least one row, all of one width of at least 1; finite; not modified
     * @return as many rows of the same width, in new arrays
     */
    public static double[][] forward(double[][] readings) {
        double[][] scaled = scaled(centred(readings));
        double[][] output = new double[readings.length][];
        for (int t = 0; t < readings.length; t++) {
            output[t] = readings[t].clone();
            Vectors.addScaled(output[t], 1, look(scaled, t));
        }
        return output;
    }

    private static double[][] centred(double[][] readings) {
        double[][] centred = new double[readings.length][readings[0].length];
        for (int t = 0; t < readings.length; t++) {
            // begin solution: the readings whose mean is subtracted
            double[][] seen = Arrays.copyOf(readings, t + 1);
            // instead of
            // double[][] seen = readings;
            // end solution
            for (int c = 0; c < centred[t].length; c++) {
                int column = c;
                centred[t][c] = readings[t][c]
                        - Vectors.mean(Arrays.stream(seen)
                                .mapToDouble(row -> row[column])
                                .toArray());
            }
        }
        return centred;
    }

    private static double[][] scaled(double[][] centred) {
        double[][] scaled = new double[centred.length][];
        double largest = 0;
        // begin solution: when does a row count for the largest number?
        for (int t = 0; t < centred.length; t++) {
            largest = Math.max(largest, Vectors.largestSize(centred[t]));
            scaled[t] = Vectors.scaled(centred[t], largest == 0 ? 1 : 1 / largest);
        }
        // instead of
        // for (double[] row : centred) {
        //     largest = Math.max(largest, Vectors.largestSize(row));
        // }
        // for (int t = 0; t < centred.length; t++) {
        //     scaled[t] = Vectors.scaled(centred[t], largest == 0 ? 1 : 1 / largest);
        // }
        // end solution
        return scaled;
    }

    private static double[] look(double[][] rows, int t) {
        double[] logits = new double[rows.length];
        for (int s = 0; s < rows.length; s++) {
            logits[s] = Vectors.dot(rows[t], rows[s]) / Math.sqrt(rows[t].length);
        }
        // begin solution: the weights of moments 0 to t
        double[] weights = LogSpace.softmax(Arrays.copyOf(logits, t + 1));
        // instead of
        // double[] weights = Arrays.copyOf(LogSpace.softmax(logits), t + 1); // what comes later is cut off
        // end solution
        double[] taken = new double[rows[t].length];
        for (int s = 0; s < weights.length; s++) {
            Vectors.addScaled(taken, weights[s], rows[s]);
        }
        return taken;
    }
}
