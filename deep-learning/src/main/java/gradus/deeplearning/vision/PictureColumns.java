package gradus.deeplearning.vision;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;

/** What a sliding window sees, laid out as a matrix, so that a convolution is a product of matrices (im2col; Chellapilla and others 2006). */
public final class PictureColumns {
    private PictureColumns() {}

    /**
     * One column per position of the window, left to right, top to bottom; in it what the window covers there, channel after channel, row
     * after row, with zeros for the padding.
     *
     * @return channels · k² rows, as many columns as positions
     */
    public static Matrix of(Picture picture, Window window) {
        Require.given("picture", picture);
        Require.given("window", window);
        int height = window.outputs(picture.height());
        int width = window.outputs(picture.width());
        int k = window.size();
        double[][] rows = new double[picture.channels() * k * k][height * width];
        for (int row = 0; row < rows.length; row++) {
            int channel = row / (k * k);
            int i = row / k % k;
            int j = row % k;
            for (int y = 0; y < height; y++) {
                for (int x = 0; x < width; x++) {
                    rows[row][y * width + x] = picture.orZero(channel, window.start(y) + i, window.start(x) + j);
                }
            }
        }
        return Matrix.of(rows);
    }
}
