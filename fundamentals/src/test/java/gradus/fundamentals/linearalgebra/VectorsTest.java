package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class VectorsTest {
    private static final double[] A = {3, -4};
    private static final double[] B = {1, 2};

    @Test
    void products_lengths_and_distances_are_those_worked_out_by_hand() {
        assertThat(Vectors.dot(A, B)).as("3·1 − 4·2").isEqualTo(-5);
        assertThat(Vectors.norm(A)).as("√(9 + 16)").isEqualTo(5);
        assertThat(Vectors.largestSize(A)).isEqualTo(4);
        assertThat(Vectors.squaredDistance(A, B)).as("2² + 6²").isEqualTo(40);
        assertThat(Vectors.minus(A, B)).containsExactly(2, -6);
        assertThat(Vectors.mean(A)).isEqualTo(-0.5);
        assertThat(Vectors.centred(A)).containsExactly(3.5, -3.5);
        double[] y = A.clone();
        Vectors.addScaled(y, -2, B);
        assertThat(y).as("3 − 2·1, −4 − 2·2").containsExactly(1, -8);
        assertThat(Vectors.norm(new double[0])).isZero();
    }

    @Test
    void a_projection_is_the_shadow_on_a_line_and_what_is_left_is_perpendicular_to_it() {
        // (3, −4) · (1, 2) = −5, (1, 2) · (1, 2) = 5: minus once (1, 2)
        double[] shadow = Vectors.projection(A, B);
        assertThat(shadow).containsExactly(new double[] {-1, -2}, within(1e-15));
        assertThat(Vectors.dot(Vectors.minus(A, shadow), B)).isCloseTo(0, within(1e-14));
        for (double factor : new double[] {1e200, -1e200, 8.9e307, 1e-200, 0x1p-1074}) {
            assertThat(Vectors.projection(A, Vectors.scaled(B, factor)))
                    .as("the length of the direction has no bearing, times %s", factor)
                    .containsExactly(new double[] {-1, -2}, within(1e-15));
        }
        assertThat(Vectors.projection(A, new double[] {1, Double.NaN}))
                .as("NaN passes through")
                .containsExactly(Double.NaN, Double.NaN);
        assertThatThrownBy(() -> Vectors.projection(A, new double[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("direction must have a length above 0, but was all zeros");
        assertThatThrownBy(() -> Vectors.projection(A, new double[3])).hasMessageContaining("of one length");
    }

    @Test
    void lengths_whose_squares_overflow_or_vanish_are_still_right() {
        assertThat(Vectors.norm(new double[] {3e200, 4e200})).isCloseTo(5e200, within(1e186));
        assertThat(Vectors.norm(new double[] {3e-200, 4e-200})).isCloseTo(5e-200, within(1e-214));
        assertThat(Vectors.norm(new double[] {1, Double.NEGATIVE_INFINITY})).isInfinite();
        assertThat(Vectors.norm(new double[] {1, Double.NaN})).isNaN();
    }

    @Test
    void lengths_and_products_agree_with_ejml() {
        for (int seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            double[] a = random.doubles(1 + random.nextInt(20), -5, 5).toArray();
            double[] b = random.doubles(a.length, -5, 5).toArray();
            SimpleMatrix theirs = new SimpleMatrix(a.length, 1, true, a);
            assertThat(Vectors.norm(a)).isCloseTo(theirs.normF(), within(1e-12));
            assertThat(Vectors.dot(a, b)).isCloseTo(theirs.dot(new SimpleMatrix(b.length, 1, true, b)), within(1e-12));
        }
    }

    @Test
    void the_largest_is_the_first_of_equals_and_the_order_keeps_ties_as_they_stand() {
        assertThat(Vectors.argMax(new double[] {2, 7, 7, 1})).isEqualTo(1);
        assertThat(Vectors.argMax(new double[] {Double.NEGATIVE_INFINITY})).isZero();
        assertThat(Vectors.order(new double[] {2, 7, 1, 2})).containsExactly(2, 0, 3, 1);
        assertThat(Vectors.order(new double[] {0.0, -0.0, Double.NaN, -1}))
                .as("zeros are equal, whatever their sign; NaN comes last")
                .containsExactly(3, 0, 1, 2);
        assertThat(Vectors.at(new double[] {5, 6, 7}, 2, 0, 2)).containsExactly(7, 5, 7);
    }

    @Test
    void what_does_not_fit_is_named() {
        assertThatThrownBy(() -> Vectors.dot(A, new double[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a and b must be of one length, but held 2 and 3 numbers");
        assertThatThrownBy(() -> Vectors.squaredDistance(A, new double[1])).hasMessageContaining("of one length");
        assertThatThrownBy(() -> Vectors.minus(A, new double[1])).hasMessageContaining("of one length");
        assertThatThrownBy(() -> Vectors.addScaled(A.clone(), 1, new double[1]))
                .hasMessage("y and x must be of one length, but held 2 and 1 numbers");
        assertThatThrownBy(() -> Vectors.argMax(new double[0]))
                .hasMessage("values must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> Vectors.argMax(new double[] {1, Double.NaN}))
                .hasMessage("values must be numbers, but values[1] was NaN");
        assertThatThrownBy(() -> Vectors.at(A, 2))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("index must be between 0 and 1, but was 2");
    }
}
