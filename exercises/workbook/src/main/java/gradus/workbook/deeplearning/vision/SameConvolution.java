package gradus.workbook.deeplearning.vision;

import static gradus.engine.exercise.Todo.todo;

/**
 * A convolution as TensorFlow computes it, for a model that came from there.
 *
 * <p>Three things differ from the lesson's, which is PyTorch's. A picture lies as rows × columns × channels. Filters lie as rows × columns ×
 * channels that go in × channels that come out; neither pictures nor filters need be square. And the padding is called <em>same</em>: along a
 * side of n pixels, with a filter of k and a stride of s, there are n / s outputs, rounded up. So many zeros are added that the last position
 * just fits: (outputs − 1) · s + k − n of them, and none if that is negative. Half of the zeros come before the first pixel and half after the
 * last; if their number is odd, the one left over comes after. Rows and columns are each padded by their own numbers.
 *
 * <p>As in the lesson the filter is not flipped: its first row lies on the topmost pixels that it covers.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/vision.md">deep-learning/docs/vision.md</a>
 */
public final class SameConvolution {
    private SameConvolution() {}

    /**
     * How many positions there are along one side.
     *
     * @param inputs pixels of the side, at least 1
     * @param stride pixels between two positions, at least 1
     */
    public static int outputs(int inputs, int stride) {
        return todo("how many positions?");
    }

    /**
     * How many zeros come before the first pixel of a side.
     *
     * @param inputs pixels of the side, at least 1
     * @param size pixels of the filter along this side, at least 1
     * @param stride at least 1
     */
    public static int zerosBefore(int inputs, int size, int stride) {
        return todo("half of all zeros");
    }

    /**
     * Convolves a picture. The arguments stay as they are, and the result is a new array.
     *
     * @param picture rows × columns × channels, each at least 1
     * @param filters rows × columns × channels of the picture × filters, each at least 1
     * @param bias one number per filter, which is added once to each sum; sums keep the digits of a double
     * @param stride along rows and columns
     * @return rows × columns × filters
     * @throws IllegalArgumentException if the stride is below 1, or the filters have another number of channels than the picture; the message
     *     has the word "stride" or "channels"
     */
    public static double[][][] apply(double[][][] picture, double[][][][] filters, double[] bias, int stride) {
        if (stride < 1) {
            throw new IllegalArgumentException("stride must be at least 1, but was " + stride);
        }
        return todo("refuse other channels, then slide the filters");
    }

    /** What all filters give where their top left corner lies at a place of the picture, which may be outside of it. */
    @SuppressWarnings("unused") // until your code uses it
    private static double[] sums(double[][][] picture, double[][][][] filters, double[] bias, int top, int left) {
        return todo("bias, and weights times pixels over rows, columns and channels");
    }
}
