package gradus.deeplearning.vision;

import gradus.fundamentals.Require;
import java.util.Arrays;

/**
 * A picture of one or more channels, each height × width numbers: grey (one channel), colours (three), or the feature maps that a
 * layer puts out (one for each filter). Immutable. Numbers lie channel after channel, row after row, as in PyTorch.
 */
public final class Picture {
    private final int channels;
    private final int height;
    private final int width;
    private final double[] values;

    private Picture(int channels, int height, int width, double[] values) {
        this.channels = channels;
        this.height = height;
        this.width = width;
        this.values = values;
    }

    /**
     * A picture of the given numbers, copied.
     *
     * @param values channel after channel, row after row: channels × height × width finite numbers
     * @throws IllegalArgumentException if a size is below 1, there are more or fewer numbers, or one is not finite
     */
    public static Picture of(int channels, int height, int width, double... values) {
        Require.atLeast("channels", channels, 1);
        Require.atLeast("height", height, 1);
        Require.atLeast("width", width, 1);
        Require.finite("values", values);
        Require.size("values", values.length, channels * height * width, "channels × height × width");
        return new Picture(channels, height, width, values.clone());
    }

    /** A picture of one channel from its rows, copied; all rows must have one length. */
    public static Picture grey(double[]... rows) {
        Require.given("rows", rows);
        Require.atLeast("the number of rows", rows.length, 1);
        for (int i = 0; i < rows.length; i++) {
            Require.given("rows[" + i + "]", rows[i]);
            Require.size("rows[" + i + "]", rows[i].length, rows[0].length, "as rows[0]");
        }
        return of(
                1,
                rows.length,
                rows[0].length,
                Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray());
    }

    /** The number of channels. */
    public int channels() {
        return channels;
    }

    /** The number of rows. */
    public int height() {
        return height;
    }

    /** The number of columns. */
    public int width() {
        return width;
    }

    /** The number at a place of the picture. */
    public double at(int channel, int row, int column) {
        Require.index("channel", channel, channels);
        Require.index("row", row, height);
        Require.index("column", column, width);
        return values[place(channel, row, column)];
    }

    /** The number at a place of the picture, and 0 outside of its edges: what padding with zeros sees. */
    double orZero(int channel, int row, int column) {
        return holds(row, column) ? values[place(channel, row, column)] : 0;
    }

    /** Whether the place lies within the edges. */
    boolean holds(int row, int column) {
        return row >= 0 && row < height && column >= 0 && column < width;
    }

    /** Where the number of a place lies among {@link #values}. */
    int place(int channel, int row, int column) {
        return (channel * height + row) * width + column;
    }

    /** A copy of all numbers, channel after channel, row after row. */
    public double[] values() {
        return values.clone();
    }

    /** A copy of one channel, by rows. */
    public double[][] plane(int channel) {
        Require.index("channel", channel, channels);
        double[][] rows = new double[height][];
        for (int row = 0; row < height; row++) {
            int start = place(channel, row, 0);
            rows[row] = Arrays.copyOfRange(values, start, start + width);
        }
        return rows;
    }

    /** Whether another picture has the same shape. */
    boolean hasShapeOf(Picture other) {
        return channels == other.channels && height == other.height && width == other.width;
    }

    /** The shape in words: {@code 3 × 28 × 28}. */
    public String shape() {
        return channels + " × " + height + " × " + width;
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Picture other && hasShapeOf(other) && Arrays.equals(values, other.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return "picture of " + shape();
    }
}
