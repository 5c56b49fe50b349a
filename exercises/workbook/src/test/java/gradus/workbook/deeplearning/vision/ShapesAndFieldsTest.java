package gradus.workbook.deeplearning.vision;

import static gradus.engine.predict.Prediction.predicted;

import gradus.deeplearning.vision.Convolution;
import gradus.deeplearning.vision.Picture;
import gradus.deeplearning.vision.PictureColumns;
import gradus.deeplearning.vision.ReceptiveField;
import gradus.deeplearning.vision.Window;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "vision",
        number = 3,
        title = "Shapes, weights and fields",
        kind = Kind.PREDICT,
        points = 8,
        minutes = 10)
@ExplainedIn("vision#what-a-layer-costs-and-sees")
@Hint("Outputs are (n + 2p − k) / s, rounded down, plus 1: draw a side of five pixels where you are not sure.")
@Hint(
        "A receptive field grows by k − 1 steps; a step is as many pixels as the strides of all layers before, multiplied.")
class ShapesAndFieldsTest {
    @Test
    void a_padded_layer() {
        predicted(
                        "the rows that come out of 28, with a window of 5 and a padding of 2,",
                        ShapesAndFields.aPaddedLayer())
                .ifEqual(24, "That is what comes out without padding.")
                .ifEqual(30, "Padding of 2 adds two on each side, and the window takes 4 away.")
                .whenRun(() -> new Window(5, 1, 2).outputs(28), "28 + 2 · 2 − 5 = 27 steps, and 1.");
    }

    @Test
    void a_strided_layer() {
        predicted(
                        "the rows that come out of 28, with a window of 3, a stride of 2 and a padding of 1,",
                        ShapesAndFields.aStridedLayer())
                .ifEqual(15, "28 + 2 − 3 = 27, and half of it is 13.5: that is rounded down before 1 is added.")
                .ifEqual(13, "The first position counts as well: add 1.")
                .whenRun(
                        () -> new Window(3, 2, 1).outputs(28),
                        "27 / 2 is 13, rounded down, and the first position makes 14.");
    }

    @Test
    void weights_of_a_layer() {
        predicted(
                        "the number of weights and biases of 16 filters of 5 × 5 on 6 channels",
                        ShapesAndFields.weightsOfALayer())
                .ifEqual(2400, "Those are the weights; each filter has a bias as well.")
                .ifEqual(416, "Each filter looks at all 6 channels, with weights of its own for each.")
                .ifEqual(2496, "A filter has one bias, not one for each channel.")
                .whenRun(() -> Convolution.parameters(new Window(5, 1, 0), 16, 6), "16 · (6 · 25 + 1).");
    }

    @Test
    void weights_on_a_larger_picture() {
        predicted(
                        "the difference of the weights of two layers, one with stride and padding,",
                        ShapesAndFields.weightsOnALargerPicture())
                .ifEqual(1200, "A stride leaves positions out, and the same filter stands at all of them.")
                .ifEqual(-1200, "A stride leaves positions out, and the same filter stands at all of them.")
                .whenRun(
                        () -> Convolution.parameters(new Window(5, 1, 0), 16, 6)
                                - Convolution.parameters(new Window(5, 2, 2), 16, 6),
                        "Stride, padding and the size of the picture decide how often the filter is used, not how large it is.");
    }

    @Test
    void three_small_filters() {
        predicted("the width of what three layers of 3 × 3 see", ShapesAndFields.threeSmallFilters())
                .ifEqual(9, "Each layer adds 2 to what is seen; the fields overlap.")
                .ifEqual(27, "The fields overlap, so sizes add up and do not multiply.")
                .ifEqual(
                        3,
                        "Each number of the second layer sees three numbers of the first, and each of those sees three pixels.")
                .whenRun(
                        () -> ReceptiveField.through(List.of(Window.same(3), Window.same(3), Window.same(3)))
                                .size(),
                        "1 + 2 + 2 + 2.");
    }

    @Test
    void pooling_between() {
        predicted(
                        "the width of what three layers of 3 × 3 see with pooling between them",
                        ShapesAndFields.poolingBetween())
                .ifEqual(
                        9,
                        "That adds up sizes as if every step were one pixel: after pooling a step is two pixels, then four.")
                .ifEqual(28, "That is the whole picture; it is not seen yet.")
                .ifEqual(12, "That adds up sizes; after pooling a step is two pixels, then four.")
                .whenRun(
                        () -> ReceptiveField.through(List.of(
                                        Window.same(3),
                                        Window.tiles(2),
                                        Window.same(3),
                                        Window.tiles(2),
                                        Window.same(3)))
                                .size(),
                        "1, 3, then 4 in steps of 2, 8, then 10 in steps of 4, and 10 + 2 · 4.");
    }

    @Test
    void pooling_first() {
        predicted("the width with pooling first, less the width with pooling last,", ShapesAndFields.poolingFirst())
                .ifEqual(0, "The order matters: what comes after pooling moves in steps of two pixels.")
                .ifEqual(-2, "It is the other way round: what comes after pooling moves in larger steps.")
                .whenRun(
                        () -> ReceptiveField.through(List.of(Window.tiles(2), Window.same(3)))
                                        .size()
                                - ReceptiveField.through(List.of(Window.same(3), Window.tiles(2)))
                                        .size(),
                        "2 + 2 · 2 = 6 with pooling first; 3 + 1 = 4 with pooling last.");
    }

    @Test
    void columns_in_memory() {
        predicted("the numbers of the matrix over those of the picture", ShapesAndFields.columnsInMemory())
                .ifEqual(1, "Each pixel stands in as many columns as there are positions that cover it.")
                .ifEqual(27, "27 rows, but a column has three channels of its own: 27 · 1024 numbers over 3 · 1024.")
                .ifEqual(3, "A filter of 3 × 3 covers each pixel at nine positions.")
                .whenRun(
                        () -> {
                            Matrix columns = PictureColumns.of(Picture.of(3, 32, 32, new double[3072]), Window.same(3));
                            return columns.rows() * columns.columns() / 3072;
                        },
                        "27 · 1024 numbers: each pixel is copied for all nine positions that cover it.");
    }
}
