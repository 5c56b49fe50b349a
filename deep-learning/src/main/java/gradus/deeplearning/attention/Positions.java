package gradus.deeplearning.attention;

import gradus.fundamentals.Require;

/** Where a place stands, told in sines and cosines: as numbers to add to a row, or as angles to turn it by. */
public final class Positions {
    private static final double BASE = 10_000;

    private Positions() {}

    /**
     * The angle by which pair i turns from one place to the next: 10000^(−2i / width). The first pair turns by 1 radian, the last hardly.
     *
     * @param pair from 0
     * @param width how many numbers a row has, twice the number of pairs
     */
    public static double angle(int pair, int width) {
        return Math.pow(BASE, -2.0 * pair / width);
    }

    /**
     * Sinusoidal positions (Vaswani et al. 2017, section 3.5): at place t, numbers 2i and 2i + 1 are the sine and the cosine of t ·
     * angle(i).
     *
     * @param time how many places, at least 1
     * @param width how many numbers per place, even
     * @return time × width numbers in [−1, 1], to be added to the rows
     */
    public static double[][] sinusoidal(int time, int width) {
        Require.atLeast("time", time, 1);
        even(width);
        double[][] table = new double[time][width];
        for (int t = 0; t < time; t++) {
            for (int i = 0; i < width / 2; i++) {
                table[t][2 * i] = Math.sin(t * angle(i, width));
                table[t][2 * i + 1] = Math.cos(t * angle(i, width));
            }
        }
        return table;
    }

    /**
     * Rotary positions (Su et al. 2021): turns each pair (2i, 2i + 1) of a row by place · angle(i). The dot product of two turned rows depends on
     * their own numbers and on the distance of their places only.
     *
     * @param row an even number of numbers; not modified
     * @param place any whole number; −place turns back
     * @return the turned row, as long as before
     */
    public static double[] rotate(double[] row, int place) {
        even(row.length);
        double[] turned = new double[row.length];
        for (int i = 0; i < row.length / 2; i++) {
            double cos = Math.cos(place * angle(i, row.length));
            double sin = Math.sin(place * angle(i, row.length));
            turned[2 * i] = cos * row[2 * i] - sin * row[2 * i + 1];
            turned[2 * i + 1] = sin * row[2 * i] + cos * row[2 * i + 1];
        }
        return turned;
    }

    private static void even(int width) {
        Require.that(width >= 2 && width % 2 == 0, "width must be even and at least 2, but was " + width);
    }
}
