package gradus.workbook.deeplearning.attention;

import gradus.fundamentals.linearalgebra.Vectors;

/** The same, moment by moment, in one pass. */
public final class NextReading {
    private NextReading() {}

    /** Sends readings through the block. */
    public static double[][] forward(double[][] readings) {
        int width = readings[0].length;
        double[] sum = new double[width];
        double largest = 0;
        double[][] scaled = new double[readings.length][width];
        double[][] output = new double[readings.length][];
        for (int t = 0; t < readings.length; t++) {
            for (int c = 0; c < width; c++) {
                sum[c] += readings[t][c];
                scaled[t][c] = readings[t][c] - sum[c] / (t + 1);
                largest = Math.max(largest, Math.abs(scaled[t][c]));
            }
            for (int c = 0; c < width && largest > 0; c++) {
                scaled[t][c] /= largest;
            }
            double total = 0;
            double[] taken = new double[width];
            for (int s = 0; s <= t; s++) {
                double share = Math.exp(Vectors.dot(scaled[t], scaled[s]) / Math.sqrt(width));
                total += share;
                Vectors.addScaled(taken, share, scaled[s]);
            }
            output[t] = readings[t].clone();
            Vectors.addScaled(output[t], 1 / total, taken);
        }
        return output;
    }
}
