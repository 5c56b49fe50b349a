package gradus.workbook.deeplearning.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;

/**
 * Five tasks on whole arrays.
 *
 * <p>All arrays are FLOAT32, unless a task says otherwise. A result is FLOAT32 and belongs to the manager of the first argument; what is made on
 * the way may stay there as well, for the caller closes that manager. The arguments keep their values and stay open. All sizes are at least 1, no value is NaN.
 *
 * <p>No loop over elements, rows, pixels or photos, in Java or by streams, and no copying of the arguments' values to Java and back. What is measured:
 * how many arrays a call makes (25 at most, and as many for a large input as for a small one), and that it takes no more of Java's heap for a large
 * input than for a small one.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/djl.md">deep-learning/docs/djl.md</a>
 */
public final class NoLoops {
    private NoLoops() {}

    /**
     * Each channel of each photo by itself, shifted and scaled to mean 0 and standard deviation 1 (divide by how many pixels there are, not by one
     * less), however small its contrast is. A channel whose pixels are all equal becomes 0, whatever their value is.
     *
     * @param photos n × channels × height × width
     * @return of the same shape
     */
    public static NDArray normalised(NDArray photos) {
        // begin solution: one axis of pixels, less their mean, divided by their spread, and back
        Shape shape = photos.getShape();
        NDArray pixels = photos.reshape(shape.get(0), shape.get(1), -1);
        NDArray shifted = pixels.sub(pixels.get(":, :, :1")); // equal pixels become exactly 0
        NDArray deviations = shifted.sub(shifted.mean(new int[] {2}, true));
        NDArray spread = deviations.square().mean(new int[] {2}, true).sqrt();
        NDArray divisor = spread.add(spread.eq(0).toType(DataType.FLOAT32, false));
        return deviations.div(divisor).reshape(shape);
        // end solution
    }

    /**
     * The squared Euclidean distance of each row of a from each row of b. Rows near 10,000 that differ by 1 still get exactly their distance.
     *
     * @param a n × d
     * @param b m × d
     * @return n × m
     */
    public static NDArray distances(NDArray a, NDArray b) {
        // begin solution: an axis of size 1 between, so that each row meets each row
        return a.expandDims(1).sub(b).square().sum(new int[] {2});
        // end solution
    }

    /**
     * The share of rows whose largest logit stands at the row's label; of equal logits, the first counts.
     *
     * @param logits n × classes
     * @param labels n, of INT64, each the place of a class
     */
    public static float accuracy(NDArray logits, NDArray labels) {
        // begin solution: the place of the largest, compared, as numbers, their mean
        NDArray right = logits.argMax(1).eq(labels);
        return right.toType(DataType.FLOAT32, false).mean().getFloat();
        // end solution
    }

    /**
     * For each photo the share of pixels that are brighter than a threshold; one that equals it is not.
     *
     * @param photos n × height × width
     * @return n
     */
    public static NDArray brightShares(NDArray photos, float threshold) {
        // begin solution: compare, make numbers, one axis of pixels, mean along it
        long n = photos.getShape().get(0);
        NDArray bright = photos.gt(threshold).toType(DataType.FLOAT32, false);
        return bright.reshape(n, -1).mean(new int[] {1});
        // end solution
    }

    /**
     * Photos at half their size: each pixel is the mean of a square of four.
     *
     * @param photos n × height × width, height and width even
     * @return n × height / 2 × width / 2
     */
    public static NDArray halved(NDArray photos) {
        // begin solution: give the two rows and the two columns of a square axes of their own
        Shape shape = photos.getShape();
        long height = shape.get(1) / 2;
        long width = shape.get(2) / 2;
        NDArray squares = photos.reshape(shape.get(0), height, 2, width, 2);
        return squares.sum(new int[] {2, 4}).div(4);
        // end solution
    }
}
