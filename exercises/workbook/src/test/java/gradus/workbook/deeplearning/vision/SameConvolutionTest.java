package gradus.workbook.deeplearning.vision;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import java.util.Random;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "vision",
        number = 1,
        title = "A convolution from another house",
        kind = Kind.BUILD,
        points = 5,
        minutes = 20)
@ExplainedIn("vision#a-filter-that-slides")
@Hint(
        "Take a side of 5 pixels, a filter of 2 and a stride of 2, and draw the positions with pencil before you write any code.")
@Hint(
        "A position may begin before the first pixel: its place is position · stride − zeros. What lies outside adds nothing.")
@Hint(
        "Five loops stand around one line of products: rows, columns and filters of the output; rows, columns and channels of the filter.")
class SameConvolutionTest {
    private static final double[][][] ROW = {{{1}, {2}, {4}, {8}, {16}}};

    /** A layer of whole numbers, all made from a seed. */
    private record Layer(int height, int width, int channels, int rows, int columns, int filters, int stride) {
        double[][][] picture() {
            return numbers(height, width, channels, 1);
        }

        double[][][][] weights() {
            double[][][][] weights = new double[rows][][][];
            for (int i = 0; i < rows; i++) {
                weights[i] = numbers(columns, channels, filters, i + 2);
            }
            return weights;
        }

        double[] bias() {
            return numbers(1, 1, filters, 99)[0][0];
        }
    }

    private static double[][][] numbers(int a, int b, int c, int seed) {
        Random random = new Random(seed);
        double[][][] numbers = new double[a][b][c];
        for (double[][] rows : numbers) {
            for (double[] row : rows) {
                for (int k = 0; k < c; k++) {
                    row[k] = random.nextInt(19) - 9;
                }
            }
        }
        return numbers;
    }

    @Test
    void there_are_inputs_over_stride_outputs_rounded_up() {
        expect("the number of outputs of 5 pixels with a stride of 2", SameConvolution.outputs(5, 2))
                .ifEqual(2, "That was rounded down.")
                .toEqual(3);
        expect("the number of outputs of 6 pixels with a stride of 2", SameConvolution.outputs(6, 2))
                .ifEqual(4, "That is one too many when the stride divides the side.")
                .toEqual(3);
        expect("the number of outputs of 3 pixels with a stride of 7", SameConvolution.outputs(3, 7))
                .toEqual(1);
    }

    @Test
    @Needs("there_are_inputs_over_stride_outputs_rounded_up")
    void half_of_the_zeros_come_before() {
        before(5, 3, 1).ifEqual(2, "That is all zeros, not half of them.").toEqual(1);
        before(6, 3, 2).ifEqual(1, """
                        That is what a stride of 1 would need, or the odd zero came first. One zero in all is needed here, and the \
                        one left over comes after.""").toEqual(0);
        before(5, 4, 1)
                .ifEqual(2, "Three zeros are needed, and the one left over comes after.")
                .ifEqual(3, "That is all zeros, not half of them.")
                .toEqual(1);
        before(9, 1, 4).usually("(3 − 1) · 4 + 1 − 9 is 0.").toEqual(0);
        before(8, 1, 4)
                .when(
                        zeros -> zeros < 0,
                        "A negative number of zeros: where the filter leaves pixels out, none are added.")
                .toEqual(0);
    }

    @Test
    @Needs("half_of_the_zeros_come_before")
    void the_filter_is_laid_on_as_it_is() {
        double[][][] out = SameConvolution.apply(ROW, filter(1, 10, 100), new double[1], 1);
        expect("1 2 4 8 16 under the filter 1, 10, 100", line(out))
                .when(
                        any -> out[0][0][0] == 421,
                        "The columns have numbers of their own: one zero on either side of this row, though none above it.")
                .when(
                        any -> equal(line(out), new double[] {12, 124, 248, 496, 168}) || out[0][1][0] == 124,
                        "The filter was turned by 180 degrees: its first weight belongs to the leftmost pixel.")
                .when(any -> out[0][0][0] == 211, "At the edges pixels were repeated: padding is zeros.")
                .usually("The first sum is 1 · 0 + 10 · 1 + 100 · 2.")
                .toBeCloseTo(new double[] {210, 421, 842, 1684, 168}, 1e-12);
    }

    @Test
    @Needs("the_filter_is_laid_on_as_it_is")
    void positions_are_a_stride_apart() {
        expect(
                        "1 2 4 8 16 under the filter 1, 10, with a stride of 2",
                        line(SameConvolution.apply(ROW, filter(1, 10), new double[1], 2)))
                .usually("One zero is added, after the last pixel: 1 + 20, 4 + 80, 16 + 0.")
                .toBeCloseTo(new double[] {21, 84, 16}, 1e-12);
    }

    @Test
    @Needs("the_filter_is_laid_on_as_it_is")
    void all_channels_are_summed_and_the_bias_counts_once() {
        double[][][] pixel = {{{1, 10, 100}}};
        double[][][][] weights = {{{{1, 5}, {2, 0}, {3, 0}}}};
        double[] sums = SameConvolution.apply(pixel, weights, new double[] {7, 0.5}, 1)[0][0];
        expect("the pixel 1, 10, 100 under a filter 1, 2, 3 and a filter 5, 0, 0, with the biases 7 and 0.5,", sums)
                .when(any -> sums.length == 2 && sums[0] == 8, "Only the first channel was looked at.")
                .when(
                        any -> sums.length == 2 && sums[0] == 342,
                        "The bias was added once per channel: it belongs to the sum.")
                .usually("1 · 1 + 10 · 2 + 100 · 3 + 7, and 1 · 5 + 0.5: a number for each filter.")
                .toBeCloseTo(new double[] {328, 5.5}, 1e-12);
        expect(
                        "the pixel 100000000, 1 under a filter 1, 1",
                        SameConvolution.apply(
                                new double[][][] {{{1e8, 1}}}, new double[][][][] {{{{1}, {1}}}}, new double[1], 1)[0][
                                0])
                .ifCloseTo(new double[] {1e8}, "A float keeps about seven digits: add up in double.")
                .toEqual(new double[] {100_000_001});
    }

    @Test
    @Needs("the_filter_is_laid_on_as_it_is")
    void rows_and_columns_each_have_their_own_numbers() {
        double[][][] picture = {{{1}, {2}, {3}}, {{4}, {5}, {6}}};
        double[][][][] tall = {{{{1}}}, {{{10}}}, {{{100}}}};
        double[][][] out = SameConvolution.apply(picture, tall, new double[1], 1);
        expect("1 2 3 above 4 5 6 under a filter of one column, 1, 10, 100,", new double[][] {
                    line(new double[][][] {out[0]}), line(new double[][][] {out[1]})
                })
                .when(
                        any -> out[0][0][0] == 0 || out[0][1][0] == 410,
                        "The columns have numbers of their own: a filter of one column needs no zeros beside it.")
                .usually("Perhaps rows and columns of the filter are swapped. The first sum is 10 · 1 + 100 · 4.")
                .toEqual(new double[][] {{410, 520, 630}, {41, 52, 63}});
    }

    @Test
    void the_arguments_stay_as_they_are() {
        Layer layer = new Layer(3, 4, 2, 2, 3, 2, 1);
        double[][][] picture = layer.picture();
        double[][][][] weights = layer.weights();
        double[] bias = layer.bias();
        Untouched.of("the picture", picture)
                .and("the filters", weights)
                .and("the bias", bias)
                .usually("Sums were added into the bias itself, or the picture was padded in place: use a copy.")
                .by("a convolution", () -> SameConvolution.apply(picture, weights, bias, 1));
    }

    @Test
    void what_does_not_fit_is_refused() {
        expectRefusal(
                "a stride of 0",
                IllegalArgumentException.class,
                "The check of the stride came with the file.",
                () -> SameConvolution.apply(ROW, filter(1), new double[1], 0),
                "stride");
        for (int channels : new int[] {1, 3}) {
            expectRefusal(
                    "a picture of 2 channels under filters of " + channels,
                    IllegalArgumentException.class,
                    "Compare the channels of the filters with those of the picture before you compute.",
                    () -> SameConvolution.apply(new double[2][2][2], new double[1][1][channels][1], new double[1], 1),
                    "channels");
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(1, 6)
                        .and(Inputs.whole(1, 6), (height, width) -> new int[] {height, width})
                        .and(Inputs.whole(1, 3), (sizes, channels) -> new int[] {sizes[0], sizes[1], channels})
                        .and(Inputs.whole(1, 5), (sizes, rows) -> new int[] {sizes[0], sizes[1], sizes[2], rows})
                        .and(Inputs.whole(1, 5), (s, columns) -> new int[] {s[0], s[1], s[2], s[3], columns})
                        .and(Inputs.whole(1, 3), (s, filters) -> new int[] {s[0], s[1], s[2], s[3], s[4], filters})
                        .and(Inputs.whole(1, 4), (s, stride) -> new Layer(s[0], s[1], s[2], s[3], s[4], s[5], stride)))
                .questions(600)
                .ask("the convolution of {}", SameConvolutionTest::convolved)
                .within(1e-9)
                .holds();
    }

    private static double[][][] convolved(Layer layer) {
        return SameConvolution.apply(layer.picture(), layer.weights(), layer.bias(), layer.stride());
    }

    private static gradus.engine.expect.Expect<Integer> before(int inputs, int size, int stride) {
        return expect(
                "the number of zeros before " + inputs + " pixels, for a filter of " + size + " and a stride of "
                        + stride + ",",
                SameConvolution.zerosBefore(inputs, size, stride));
    }

    /** A filter of one row for one channel. */
    private static double[][][][] filter(double... weights) {
        double[][][][] filter = new double[1][weights.length][1][1];
        for (int j = 0; j < weights.length; j++) {
            filter[0][j][0][0] = weights[j];
        }
        return filter;
    }

    /** The first row of the first map. */
    private static double[] line(double[][][] output) {
        double[] line = new double[output[0].length];
        for (int x = 0; x < line.length; x++) {
            line[x] = output[0][x][0];
        }
        return line;
    }

    private static boolean equal(double[] a, double[] b) {
        return java.util.Arrays.equals(a, b);
    }
}
