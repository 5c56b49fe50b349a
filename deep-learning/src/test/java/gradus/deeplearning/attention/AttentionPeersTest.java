package gradus.deeplearning.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The numbers of {@code src/test/peers/peer_attention.py}: PyTorch 1.13.1 as Debian packs it (it calls itself 1.13.0a0), float64.
 */
class AttentionPeersTest {
    private static final double[] LAST_ROW = {
        -0.3366280328712532,
        2.528114039786339,
        0.14187055350752664,
        -0.6247747152861951,
        -1.9625613964644295,
        -1.1956595888527848,
        3.5883775688725406,
        0.4284858086783439
    };
    private static final double[] SLOPE_BY_X = {
        0.7315554069351422,
        0.5678788400889514,
        -0.9253659928060735,
        -0.2772256835471517,
        1.037977952438498,
        -0.018528922500497338,
        -0.9139964352917164,
        0.1508525774113218
    };
    private static final double[] SLOPE_SIZES = {
        2.199684082915458,
        1.8205216953032137,
        12.2150222454341,
        2.7772824652111052,
        24.580749821680122,
        5.128490933665547,
        4.102865200052394,
        2.378533657974683,
        67.03265931366253,
        12.290307527068922,
        47.110952015033,
        5.108511734417075
    };

    @Test
    void one_head_under_a_causal_mask() {
        Attention attention = Attention.of(waves(4, 3, 0, 2), waves(4, 3, 1, 2), waves(4, 3, 2, 2), Masks.causal(4));
        assertThat(attention.output().row(3))
                .containsExactly(
                        new double[] {-0.7159999919583675, -0.026710857715571967, 0.7228830858674928}, within(1e-14));
    }

    @Test
    void layer_norm() {
        assertThat(new NormLayer(4)
                        .forward(Matrix.of(new double[] {1, 2, 4, 9}))
                        .output()
                        .row(0))
                .containsExactly(
                        new double[] {-0.9733280145068077, -0.6488853430045385, 0, 1.6222133575113462}, within(1e-14));
    }

    @Test
    void the_whole_block_and_its_slopes_are_those_of_an_encoder_layer_with_the_norm_first() {
        TransformerLayer layer = new TransformerLayer(AttentionSettings.of(8, 2));
        List<Weights> weights = layer.weights();
        for (int i = 0; i < weights.size(); i++) {
            weights.get(i).set(waves(weights.get(i).values().length, i, 0.5));
        }
        Layer.Pass pass = layer.forward(waves(5, 8, 0.3, 1));
        assertThat(pass.output().row(4)).containsExactly(LAST_ROW, within(1e-12));
        assertThat(pass.backward().apply(waves(5, 8, 0.9, 1)).row(0)).containsExactly(SLOPE_BY_X, within(1e-12));
        double[] sizes = weights.stream()
                .mapToDouble(w -> Arrays.stream(w.slopes()).map(Math::abs).sum())
                .toArray();
        assertThat(sizes).containsExactly(SLOPE_SIZES, within(1e-10));
    }

    private static double[] waves(int count, double phase, double size) {
        return IntStream.range(0, count)
                .mapToDouble(i -> size * Math.sin(phase + 1.7 * i))
                .toArray();
    }

    private static Matrix waves(int rows, int columns, double phase, double size) {
        double[] numbers = waves(rows * columns, phase, size);
        return Matrix.of(IntStream.range(0, rows)
                .mapToObj(i -> Arrays.copyOfRange(numbers, i * columns, (i + 1) * columns))
                .toArray(double[][]::new));
    }
}
