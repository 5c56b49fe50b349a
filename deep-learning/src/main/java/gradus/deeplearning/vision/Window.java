package gradus.deeplearning.vision;

import gradus.fundamentals.Require;

/**
 * A square window that slides over a picture.
 *
 * @param size rows and columns that it covers (k), at least 1
 * @param stride rows or columns that it moves at each step (s), at least 1
 * @param padding rows and columns of zeros around the picture (p), from 0 to size − 1: no position sees only padding
 */
public record Window(int size, int stride, int padding) {
    public Window {
        Require.atLeast("size", size, 1);
        Require.atLeast("stride", stride, 1);
        Require.between("padding", padding, 0, size - 1L, "less than the window's size");
    }

    /** A window of odd size that moves by one and is padded so that a picture keeps its size. */
    public static Window same(int size) {
        Require.that(size % 2 == 1, "size must be odd, for as much padding on either side, but was " + size);
        return new Window(size, 1, size / 2);
    }

    /** A window whose positions lie side by side: pooling's. */
    public static Window tiles(int size) {
        return new Window(size, size, 0);
    }

    /**
     * How many positions the window has along one side: (n + 2p − k) / s, rounded down, plus 1.
     *
     * @param inputs rows or columns of the picture (n)
     * @throws IllegalArgumentException if the padded picture is smaller than the window
     */
    public int outputs(int inputs) {
        int spare = inputs + 2 * padding - size;
        Require.that(
                spare >= 0,
                "inputs must be at least " + (size - 2 * padding) + " (the window less its padding), but was "
                        + inputs);
        return spare / stride + 1;
    }

    /** The row or column of the picture where the position begins; negative in the padding. */
    int start(int position) {
        return position * stride - padding;
    }
}
