package gradus.deeplearning.vision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.pooling.Pool;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pooling, batch normalisation, columns, receptive fields and the sizes of networks. */
class LayersTest {
    @Test
    void the_largest_of_each_tile_stays_and_gets_the_whole_slope() {
        Picture in = Picture.grey(new double[] {1, 5, 2, 2, 9}, new double[] {0, 3, 2, 1, 9});
        MaxPooling pooling = new MaxPooling(Window.tiles(2));
        assertThat(pooling.apply(in).plane(0)).isDeepEqualTo(new double[][] {{5, 2}}); // the fifth column is cut off
        assertThat(pooling.gradient(in, Picture.grey(new double[] {10, 20})).plane(0))
                .isDeepEqualTo(new double[][] {{0, 10, 20, 0, 0}, {0, 0, 0, 0, 0}}); // the first of three twos
    }

    @Test
    void overlapping_windows_add_up_their_slopes() {
        MaxPooling pooling = new MaxPooling(new Window(2, 1, 0));
        assertThat(pooling.gradient(
                                Picture.grey(new double[] {0, 8, 1}, new double[] {0, 0, 0}),
                                Picture.grey(new double[] {3, 4}))
                        .plane(0)[0])
                .containsExactly(0, 7, 0);
        assertThatThrownBy(() -> new MaxPooling(Window.same(3))).hasMessage("padding must be 0, but was 1");
        assertThatThrownBy(() -> pooling.gradient(Waves.picture(1, 3, 3, 1), Waves.picture(1, 1, 1, 1)))
                .hasMessage("slopes must have the output's shape, 1 × 2 × 2, but had 1 × 1 × 1");
    }

    @Test
    void pooling_agrees_with_djl() {
        Picture in = Waves.picture(3, 7, 8, 0.7);
        try (NDManager scratch = NDManager.newBaseManager()) {
            NDArray array = scratch.create(in.values(), new Shape(1, 3, 7, 8));
            NDArray pooled = Pool.maxPool2d(array, new Shape(3, 3), new Shape(2, 2), new Shape(0, 0), false);
            assertThat(new MaxPooling(new Window(3, 2, 0)).apply(in).values()).containsExactly(pooled.toDoubleArray());
        }
    }

    @Test
    void columns_are_what_each_position_sees() {
        Matrix columns =
                PictureColumns.of(Picture.grey(new double[] {1, 2, 3}, new double[] {4, 5, 6}), new Window(2, 1, 0));
        assertThat(columns).isEqualTo(Matrix.of(new double[][] {{1, 2}, {2, 3}, {4, 5}, {5, 6}}));
        Matrix padded = PictureColumns.of(Picture.of(2, 1, 1, 7, 8), Window.same(3));
        assertThat(padded.rows()).isEqualTo(18);
        assertThat(padded.get(4, 0)).isEqualTo(7); // the centre of the first channel
        assertThat(padded.get(13, 0)).isEqualTo(8); // and of the second
        assertThat(padded.get(0, 0)).isZero();
    }

    @Test
    void a_receptive_field_grows_by_the_step_of_the_layers_before() {
        Window five = new Window(5, 1, 2);
        Window two = Window.tiles(2);
        assertThat(ReceptiveField.through(List.of())).isEqualTo(new ReceptiveField(1, 1));
        assertThat(ReceptiveField.through(List.of(five, two))).isEqualTo(new ReceptiveField(6, 2));
        assertThat(ReceptiveField.through(List.of(five, two, five, two))).isEqualTo(new ReceptiveField(16, 4));
        // two 3 × 3 see as much as one 5 × 5, with 18 weights instead of 25
        assertThat(ReceptiveField.through(List.of(Window.same(3), Window.same(3)))
                        .size())
                .isEqualTo(ReceptiveField.PIXEL.through(five).size());
    }

    @Test
    void le_net_5_has_61706_weights_and_a_dense_layer_3_7_million() {
        try (NDManager scratch = NDManager.newBaseManager()) {
            SequentialBlock leNet = ConvolutionalNetworks.leNet(6, 16, 120, 84);
            leNet.initialize(scratch, DataType.FLOAT32, new Shape(1, 1, 28, 28));
            assertThat(ConvolutionalNetworks.parameters(leNet)).isEqualTo(61_706);
            assertThat(ConvolutionalNetworks.shapes(leNet, 28).valueAt(5)).isEqualTo(new Shape(1, 16, 5, 5));
            assertThat(Waves.convolution(new Window(5, 1, 2), 6, 1).parameters())
                    .isEqualTo(156);
            assertThat((784L + 1) * 6 * 784).isEqualTo(3_692_640);
            SequentialBlock residual = ConvolutionalNetworks.residual(6);
            residual.initialize(scratch, DataType.FLOAT32, new Shape(1, 1, 28, 28));
            assertThat(ConvolutionalNetworks.shapes(residual, 28).valueAt(5)).isEqualTo(new Shape(1, 24, 7, 7));
        }
    }

    @Test
    void a_normalised_batch_has_mean_0_and_variance_1_in_each_channel() {
        List<Picture> batch = List.of(Waves.picture(2, 3, 2, 0.7), Waves.picture(2, 3, 2, 0.4));
        BatchNormalisation norm = new BatchNormalisation(batch);
        BatchNormalisation again = new BatchNormalisation(norm.apply(new double[] {1, 3}, new double[] {0, 5}));
        assertThat(again.mean()).containsExactly(new double[] {0, 5}, within(1e-12));
        assertThat(again.variance()).containsExactly(new double[] {1, 9}, within(1e-3)); // ε keeps it a little below
    }

    @Test
    void an_even_channel_becomes_0_and_not_NaN() {
        BatchNormalisation norm = new BatchNormalisation(List.of(Picture.grey(new double[] {4, 4})));
        assertThat(norm.apply(new double[] {1}, new double[] {0.5}).get(0).values())
                .containsExactly(0.5, 0.5);
    }

    @Test
    void the_gradient_of_a_normalised_batch_agrees_with_central_differences() {
        List<Picture> batch = List.of(Waves.picture(2, 3, 2, 0.7), Waves.picture(2, 3, 2, 0.4));
        List<Picture> slopes = List.of(Waves.picture(2, 3, 2, 1.1), Waves.picture(2, 3, 2, 0.9));
        double[] scale = {1.5, 0.5};
        List<Picture> gradient = new BatchNormalisation(batch).gradient(scale, slopes);
        for (int i = 0; i < 2; i++) {
            for (int p = 0; p < 12; p++) {
                double numeric = (loss(batch, i, p, 1e-4, slopes) - loss(batch, i, p, -1e-4, slopes)) / 2e-4;
                assertThat(gradient.get(i).values()[p]).isCloseTo(numeric, within(1e-6));
            }
        }
    }

    private static double loss(List<Picture> batch, int i, int p, double move, List<Picture> slopes) {
        List<Picture> moved = new ArrayList<>(batch);
        double[] values = batch.get(i).values();
        values[p] += move;
        moved.set(i, Picture.of(2, 3, 2, values));
        List<Picture> out = new BatchNormalisation(moved).apply(new double[] {1.5, 0.5}, new double[] {0.1, -0.2});
        double sum = 0;
        for (int k = 0; k < 2; k++) {
            for (int q = 0; q < 12; q++) {
                sum += out.get(k).values()[q] * slopes.get(k).values()[q];
            }
        }
        return sum;
    }

    @Test
    void bad_arguments_are_named() {
        assertThatThrownBy(() -> new BatchNormalisation(List.of()))
                .hasMessage("the number of pictures must be at least 1, but was 0");
        assertThatThrownBy(() -> new BatchNormalisation(List.of(Waves.picture(1, 2, 2, 1), Waves.picture(2, 2, 2, 1))))
                .hasMessage("pictures must have one shape, 1 × 2 × 2, but one had 2 × 2 × 2");
        assertThatThrownBy(() ->
                        new BatchNormalisation(List.of(Waves.picture(2, 1, 1, 1))).apply(new double[1], new double[2]))
                .hasMessage("scale must hold 2 numbers (one for each channel), but held 1");
        assertThatThrownBy(() -> new BatchNormalisation(List.of(Waves.picture(1, 2, 2, 1)))
                        .gradient(new double[1], List.of(Waves.picture(1, 1, 4, 1))))
                .hasMessage("slopes must have one shape, 1 × 2 × 2, but one had 1 × 1 × 4");
        assertThatThrownBy(() -> Picture.of(1, 2, 2, 1, 2, 3))
                .hasMessage("values must hold 4 numbers (channels × height × width), but held 3");
        assertThatThrownBy(() -> Picture.grey(new double[] {1}, new double[] {1, 2}))
                .hasMessage("rows[1] must hold 1 number (as rows[0]), but held 2");
    }
}
