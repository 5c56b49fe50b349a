package gradus.workbook.deeplearning.vision;

import static gradus.engine.exercise.Todo.todo;

/**
 * Say which shapes come out, how many weights there are and what is seen, before you run it.
 *
 * <p>Below stand eight pieces of code that call this lesson's classes. Write down what each of them gives: a value, no code, and do not run it first. Read the
 * lesson as often as you like.
 *
 * <p>Nothing is judged before all eight predictions are made. Then each is shown beside what really came, with the reason. Your first eight are kept, and the
 * points are for them; you may correct the file afterwards, but that is a second commitment.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/vision.md">deep-learning/docs/vision.md</a>
 */
public final class ShapesAndFields {
    private ShapesAndFields() {}

    /**
     * A picture of 28 × 28 pixels, filters of 5 × 5, two zeros around: how many rows come out?
     *
     * <pre>{@code new Window(5, 1, 2).outputs(28)}</pre>
     */
    public static int aPaddedLayer() {
        return todo("how many rows come out?");
    }

    /**
     * Filters of 3 × 3 that move by 2, one zero around.
     *
     * <pre>{@code new Window(3, 2, 1).outputs(28)}</pre>
     */
    public static int aStridedLayer() {
        return todo("how many rows come out?");
    }

    /**
     * 16 filters of 5 × 5 look at 6 channels. How many numbers are learnt, biases included?
     *
     * <pre>{@code Convolution.parameters(new Window(5, 1, 0), 16, 6)}</pre>
     */
    public static int weightsOfALayer() {
        return todo("how many weights and biases?");
    }

    /**
     * The same layer, and one with a stride of 2 and a padding of 2: how many more numbers does the first learn?
     *
     * <pre>{@code Convolution.parameters(new Window(5, 1, 0), 16, 6) - Convolution.parameters(new Window(5, 2, 2), 16, 6)}</pre>
     */
    public static int weightsOnALargerPicture() {
        return todo("how many more?");
    }

    /**
     * Three layers of 3 × 3, one after the other: how many pixels wide is what one number of the last sees?
     *
     * <pre>{@code ReceptiveField.through(List.of(Window.same(3), Window.same(3), Window.same(3))).size()}</pre>
     */
    public static int threeSmallFilters() {
        return todo("how many pixels wide?");
    }

    /**
     * The same three layers with max pooling of 2 × 2 between them.
     *
     * <pre>{@code ReceptiveField.through(List.of(
     *         Window.same(3), Window.tiles(2), Window.same(3), Window.tiles(2), Window.same(3)))
     *         .size()}</pre>
     */
    public static int poolingBetween() {
        return todo("how many pixels wide?");
    }

    /**
     * Does it matter whether pooling comes first? The width with pooling first, less the width with pooling last.
     *
     * <pre>{@code ReceptiveField.through(List.of(Window.tiles(2), Window.same(3))).size()
     *         - ReceptiveField.through(List.of(Window.same(3), Window.tiles(2))).size()}</pre>
     */
    public static int poolingFirst() {
        return todo("the difference of the widths");
    }

    /**
     * A picture of 3 channels of 32 × 32 is laid out for filters of 3 × 3, one zero around. How many times as many numbers as the picture has the matrix?
     *
     * <pre>{@code Matrix columns = PictureColumns.of(Picture.of(3, 32, 32, new double[3072]), Window.same(3));
     * return columns.rows() * columns.columns() / 3072;}</pre>
     */
    public static int columnsInMemory() {
        return todo("how many times as many?");
    }
}
