package gradus.deeplearning.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.GradientCheck;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AttentionTest {
    private static final Random RANDOM = new Random(1);

    @Test
    void by_hand_a_query_that_matches_the_second_key_takes_two_thirds_of_its_value() {
        // d = 1: dot products 0 and ln 2, so the shares are 1/3 and 2/3
        Attention attention = Attention.of(
                Matrix.of(new double[] {Math.log(2)}),
                Matrix.of(new double[] {0}, new double[] {1}),
                Matrix.of(new double[] {9, 0}, new double[] {0, 6}),
                new boolean[][] {{true, true}});
        assertThat(attention.weights().row(0)).containsExactly(new double[] {1 / 3.0, 2 / 3.0}, within(1e-15));
        assertThat(attention.output().row(0)).containsExactly(new double[] {3, 4}, within(1e-14));
    }

    @Test
    void the_first_place_under_a_causal_mask_takes_itself() {
        Matrix x = noise(4, 3);
        assertThat(Attention.of(x, x, x, Masks.causal(4)).output().row(0)).containsExactly(x.row(0), within(1e-15));
    }

    @Test
    void what_is_masked_changes_nothing_however_large_it_is() {
        for (int trial = 0; trial < 50; trial++) {
            Matrix x = noise(5, 4);
            double[][] poisoned = x.toArray();
            Arrays.fill(poisoned[3], 1e9);
            Arrays.fill(poisoned[4], -1e9);
            Matrix y = Matrix.of(poisoned);
            double[][] clean = Attention.of(x, x, x, Masks.causal(5)).output().toArray();
            double[][] other = Attention.of(y, y, y, Masks.causal(5)).output().toArray();
            for (int i = 0; i < 3; i++) {
                assertThat(other[i]).containsExactly(clean[i]);
            }
        }
    }

    @Test
    void a_query_that_may_look_at_nothing_gets_zeros_and_sends_no_slope_back() {
        boolean[][] mayLook = {{true, false}, {false, false}};
        Matrix x = noise(2, 3);
        Attention attention = Attention.of(x, x, x, mayLook);
        assertThat(attention.output().row(1)).containsOnly(0);
        Attention.Slopes slopes = attention.backward(Matrix.of(new double[3], new double[] {1, 1, 1}));
        assertThat(slopes.queries().norm()
                        + slopes.keys().norm()
                        + slopes.values().norm())
                .isZero();
    }

    @Test
    void huge_dot_products_end_in_one_key_and_not_in_nan() {
        Matrix q = Matrix.of(new double[] {1e200, 0});
        Matrix k = Matrix.of(new double[] {1e100, 0}, new double[] {-1e100, 0});
        assertThat(Attention.of(q, k, k, new boolean[][] {{true, true}})
                        .weights()
                        .row(0))
                .containsExactly(1, 0);
    }

    @Test
    void its_slopes_agree_with_central_differences() {
        boolean[][] mayLook = {{true, true, false, true}, {true, false, true, true}, {false, true, true, false}};
        Matrix slope = noise(3, 5);
        double[] at = RANDOM.doubles(3 * 2 + 4 * 2 + 4 * 5, -2, 2).toArray();
        double[] numerical = GradientCheck.numerical(
                x -> Vectors.dot(parts(x, mayLook).output().elements(), slope.elements()), at);
        Attention.Slopes slopes = parts(at, mayLook).backward(slope);
        double[] derived = concat(
                slopes.queries().elements(),
                slopes.keys().elements(),
                slopes.values().elements());
        assertThat(GradientCheck.largestError(derived, numerical)).isLessThan(1e-9);
    }

    private static Attention parts(double[] x, boolean[][] mayLook) {
        return Attention.of(matrix(x, 0, 3, 2), matrix(x, 6, 4, 2), matrix(x, 14, 4, 5), mayLook);
    }

    @Test
    void without_positions_and_mask_shuffled_places_give_shuffled_outputs() {
        Matrix x = noise(4, 3);
        int[] order = {2, 0, 3, 1};
        Matrix shuffled = x.rowsAt(order);
        Matrix y = Attention.of(x, x, x, Masks.all(4)).output();
        Matrix ofShuffled =
                Attention.of(shuffled, shuffled, shuffled, Masks.all(4)).output();
        assertThat(ofShuffled.elements()).containsExactly(y.rowsAt(order).elements(), within(1e-14));
    }

    @Test
    void under_a_causal_mask_the_order_of_earlier_places_changes_nothing() {
        Matrix x = noise(4, 3);
        Matrix shuffled = x.rowsAt(2, 0, 1, 3);
        double[] last = Attention.of(x, x, x, Masks.causal(4)).output().row(3);
        assertThat(Attention.of(shuffled, shuffled, shuffled, Masks.causal(4))
                        .output()
                        .row(3))
                .containsExactly(last, within(1e-14));
    }

    @Test
    void weights_zeroed_after_the_softmax_still_tell_of_the_future() {
        Matrix keys = Matrix.of(new double[][] {{1}, {0}});
        Matrix loud = Matrix.of(new double[][] {{1}, {3}});
        double quietFirst =
                Attention.of(keys, keys, keys, Masks.all(2)).weights().get(0, 0);
        double loudFirst =
                Attention.of(keys, loud, keys, Masks.all(2)).weights().get(0, 0);
        assertThat(quietFirst)
                .as("of place 0 for itself, before zeros are written over place 1")
                .isCloseTo(0.731, within(1e-3));
        assertThat(loudFirst).isCloseTo(0.119, within(1e-3));
        assertThat(Attention.of(keys, loud, keys, Masks.causal(2)).weights().get(0, 0))
                .isEqualTo(1);
    }

    @Test
    void the_norm_of_a_row_knows_nothing_of_other_rows() {
        Matrix x = noise(3, 4);
        double[][] changed = x.toArray();
        Arrays.fill(changed[2], 1e6);
        assertThat(new NormLayer(4).forward(Matrix.of(changed)).output().row(0))
                .containsExactly(new NormLayer(4).forward(x).output().row(0));
    }

    @Test
    void shapes_that_do_not_fit_are_refused() {
        Matrix x = noise(2, 3);
        boolean[][] all = Masks.all(2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attention.of(x, noise(2, 4), x, all))
                .withMessage("keys must be as wide as queries (3), but had 4 columns");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attention.of(x, x, noise(3, 3), all))
                .withMessage("values must have a row per key (2), but had 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attention.of(x, x, x, Masks.all(3)))
                .withMessage("mayLook must have a row per query (2), but had 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attention.of(x, x, x, new boolean[][] {{true, true}, {true}}))
                .withMessage("mayLook[1] must have 2 entries (one for each key), but had 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Attention.of(x, x, Matrix.of(new double[][] {{Double.NaN}, {0}}), all))
                .withMessage("values[0][0] must be finite, but was NaN");
    }

    @Test
    void the_norm_gives_each_row_mean_0_and_variance_1_and_survives_a_row_without_spread() {
        Matrix normed = new NormLayer(3)
                .forward(Matrix.of(new double[] {1, 2, 3}, new double[] {5, 5, 5}))
                .output();
        double r = 1 / Math.sqrt(2 / 3.0 + 1e-5);
        assertThat(normed.row(0)).containsExactly(new double[] {-r, 0, r}, within(1e-12));
        assertThat(normed.row(1)).containsOnly(0);
    }

    @Test
    void gelu_keeps_large_numbers_and_stops_small_ones() {
        assertThat(GeluLayer.value(1)).isCloseTo(0.8413447460685429, within(1e-15));
        assertThat(GeluLayer.value(10)).isCloseTo(10, within(1e-12));
        assertThat(GeluLayer.value(-10)).isCloseTo(0, within(1e-12));
        double[] at = {-2, -0.3, 0, 0.7, 3};
        for (double x : at) {
            double numerical = GradientCheck.numerical(a -> GeluLayer.value(a[0]), new double[] {x})[0];
            assertThat(GeluLayer.slope(x)).isCloseTo(numerical, within(1e-9));
        }
    }

    static double[] concat(double[]... parts) {
        return Arrays.stream(parts).flatMapToDouble(Arrays::stream).toArray();
    }

    private static Matrix matrix(double[] x, int from, int rows, int columns) {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = Arrays.copyOfRange(x, from + i * columns, from + (i + 1) * columns);
        }
        return Matrix.of(matrix);
    }

    static Matrix noise(int rows, int columns) {
        return matrix(RANDOM.doubles(rows * columns, -1, 1).toArray(), 0, rows, columns);
    }
}
