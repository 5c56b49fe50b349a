package gradus.deeplearning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.types.DataType;
import gradus.fundamentals.optimisation.GradientCheck;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConvolutionTest {
    /** Background, then cloth: 0 0 3 3 in each of three rows. */
    private static final Picture EDGE =
            Picture.grey(new double[] {0, 0, 3, 3}, new double[] {0, 0, 3, 3}, new double[] {0, 0, 3, 3});

    private static final double[] SOBEL = {-1, 0, 1, -2, 0, 2, -1, 0, 1};

    @Test
    void a_case_solved_by_hand() {
        Picture out = Convolution.of(new Window(3, 1, 0), SOBEL).apply(EDGE);
        // columns 0 to 2: −1·0 − 2·0 − 1·0 + 1·3 + 2·3 + 1·3 = 12; columns 1 to 3 the same
        assertThat(out.plane(0)).isDeepEqualTo(new double[][] {{12, 12}});
        Picture padded = Convolution.of(Window.same(3), SOBEL).apply(EDGE);
        // at the right edge the last column is padding: −(1·3 + 2·3 + 1·3) = −12, an edge that is not in the picture
        assertThat(padded.plane(0)[1]).containsExactly(0, 12, 12, -12);
        assertThat(padded.plane(0)[0]).containsExactly(0, 9, 9, -9);
    }

    @Test
    void the_filter_is_not_flipped() {
        double[] one = {0, 0, 0, 0, 0, 7, 0, 0, 0}; // looks at the right neighbour
        assertThat(Convolution.of(Window.same(3), one)
                        .apply(Picture.grey(new double[] {1, 2, 3}))
                        .plane(0)[0])
                .containsExactly(14, 21, 0);
    }

    @Test
    void loops_columns_and_djl_agree_on_any_shape() {
        Random random = new Random(1);
        for (int trial = 0; trial < 40; trial++) {
            int size = 1 + random.nextInt(4);
            Window window = new Window(size, 1 + random.nextInt(3), random.nextInt(size));
            Convolution layer = Waves.convolution(window, 1 + random.nextInt(4), 1 + random.nextInt(3));
            Picture picture = Waves.picture(layer.channels(), size + random.nextInt(5), size + random.nextInt(5), 0.7);
            Picture loops = layer.apply(picture);
            assertSame(layer.applyByColumns(picture), loops, within(1e-12));
            assertSame(new DjlConvolution(layer, DataType.FLOAT64).apply(picture), loops, within(1e-8));
            assertSame(new DjlConvolution(layer, DataType.FLOAT32).apply(picture), loops, within(1e-5));
        }
    }

    @Test
    void the_gradient_agrees_with_djl_and_with_central_differences() {
        for (Window window :
                new Window[] {new Window(3, 1, 0), new Window(3, 2, 1), new Window(2, 3, 1), Window.same(1)}) {
            Convolution layer = Waves.convolution(window, 3, 2);
            Picture picture = Waves.picture(2, 5, 6, 0.7);
            Picture out = layer.apply(picture);
            Picture slopes = Waves.picture(out.channels(), out.height(), out.width(), 1.1);
            ConvolutionGradient gradient = layer.gradient(picture, slopes);
            ConvolutionGradient djl = new DjlConvolution(layer, DataType.FLOAT64).gradient(picture, slopes);
            assertThat(gradient.weights()).containsExactly(djl.weights(), within(1e-8));
            assertThat(gradient.bias()).containsExactly(djl.bias(), within(1e-8));
            assertSame(gradient.input(), djl.input(), within(1e-8));
            assertThat(gradient.weights())
                    .containsExactly(
                            GradientCheck.numerical(
                                    w -> loss(window, w, layer.bias(), picture, slopes), layer.weights()),
                            within(1e-7));
            assertThat(gradient.bias())
                    .containsExactly(
                            GradientCheck.numerical(
                                    b -> loss(window, layer.weights(), b, picture, slopes), layer.bias()),
                            within(1e-7));
            assertThat(gradient.input().values())
                    .containsExactly(
                            GradientCheck.numerical(
                                    x -> loss(window, layer.weights(), layer.bias(), Picture.of(2, 5, 6, x), slopes),
                                    picture.values()),
                            within(1e-7));
        }
    }

    @Test
    void a_picture_moved_gives_the_same_map_moved_away_from_the_edges() {
        LabelledPictures shoe = LabelledPictures.clothes(1).rows(7);
        LabelledPictures moved = shoe.map(pixels -> Augmentation.shifted(pixels, 28, 2, -3));
        Convolution layer = Waves.convolution(Window.same(5), 2, 1);
        Picture before = layer.apply(shoe.picture(0));
        Picture after = layer.apply(moved.picture(0));
        for (int row = 6; row < 22; row++) {
            for (int column = 6; column < 22; column++) {
                assertThat(after.at(1, row, column)).isCloseTo(before.at(1, row - 2, column + 3), within(1e-12));
            }
        }
    }

    @Test
    void what_goes_in_stays_as_it_was() {
        double[] weights = {1};
        Convolution layer = Convolution.of(Window.same(1), weights);
        weights[0] = 5;
        layer.weights()[0] = 6;
        assertThat(layer.apply(Picture.grey(new double[] {2})).at(0, 0, 0)).isEqualTo(2);
    }

    @Test
    void bad_arguments_are_named() {
        assertThatThrownBy(() -> new Convolution(Window.same(3), 2, 1, new double[17], new double[2]))
                .hasMessage("weights must hold 18 numbers (filters × channels × size²), but held 17");
        assertThatThrownBy(() -> new Convolution(Window.same(3), 2, 1, new double[18], new double[3]))
                .hasMessage("bias must hold 2 numbers (one for each filter), but held 3");
        Convolution layer = Waves.convolution(new Window(3, 1, 0), 1, 2);
        assertThatThrownBy(() -> layer.apply(EDGE))
                .hasMessage("input must have 2 channels (as the filters), but had 1");
        assertThatThrownBy(() -> layer.apply(Waves.picture(2, 2, 9, 1)))
                .hasMessage("inputs must be at least 3 (the window less its padding), but was 2");
        assertThatThrownBy(() -> layer.gradient(Waves.picture(2, 3, 3, 1), EDGE))
                .hasMessage("slopes must have the output's shape, 1 × 1 × 1, but had 1 × 3 × 4");
        assertThatThrownBy(() -> new Window(3, 0, 0)).hasMessage("stride must be at least 1, but was 0");
        assertThatThrownBy(() -> new Window(3, 1, 3))
                .hasMessage("padding must be between 0 and 2 (less than the window's size), but was 3");
        assertThatThrownBy(() -> Window.same(4))
                .hasMessage("size must be odd, for as much padding on either side, but was 4");
    }

    private static double loss(Window window, double[] weights, double[] bias, Picture picture, Picture slopes) {
        double[] out =
                new Convolution(window, 3, 2, weights, bias).apply(picture).values();
        double[] s = slopes.values();
        double sum = 0;
        for (int i = 0; i < out.length; i++) {
            sum += out[i] * s[i];
        }
        return sum;
    }

    private static void assertSame(Picture actual, Picture expected, Offset<Double> off) {
        assertThat(actual.shape()).isEqualTo(expected.shape());
        assertThat(actual.values()).containsExactly(expected.values(), off);
    }
}
