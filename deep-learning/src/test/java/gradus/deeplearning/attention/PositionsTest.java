package gradus.deeplearning.attention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionsTest {
    @Test
    void by_hand_the_first_pair_turns_by_one_radian_and_the_second_by_a_hundredth() {
        double[][] table = Positions.sinusoidal(3, 4);
        assertThat(table[0]).containsExactly(0, 1, 0, 1);
        assertThat(table[2])
                .containsExactly(
                        new double[] {Math.sin(2), Math.cos(2), Math.sin(0.02), Math.cos(0.02)}, within(1e-15));
    }

    @Test
    void the_dot_product_of_turned_rows_depends_only_on_the_distance_of_their_places() {
        Random random = new Random(1);
        for (int trial = 0; trial < 100; trial++) {
            double[] q = noise(random);
            double[] k = noise(random);
            int distance = random.nextInt(50);
            double here = Vectors.dot(Positions.rotate(q, distance), k);
            int place = random.nextInt(1000);
            double there = Vectors.dot(Positions.rotate(q, place + distance), Positions.rotate(k, place));
            assertThat(there).isCloseTo(here, within(1e-10));
        }
    }

    @Test
    void the_dot_product_of_two_sinusoidal_rows_depends_only_on_their_distance_too() {
        double[][] table = Positions.sinusoidal(60, 16);
        for (int t = 0; t + 7 < 60; t++) {
            assertThat(Vectors.dot(table[t], table[t + 7])).isCloseTo(Vectors.dot(table[0], table[7]), within(1e-12));
        }
    }

    @Test
    void turning_keeps_the_length_and_turning_back_gives_the_row() {
        double[] row = noise(new Random(2));
        double[] turned = Positions.rotate(row, 17);
        assertThat(Vectors.norm(turned)).isCloseTo(Vectors.norm(row), within(1e-12));
        assertThat(Positions.rotate(turned, -17)).containsExactly(row, within(1e-12));
    }

    @Test
    void odd_widths_and_no_places_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Positions.rotate(new double[3], 1))
                .withMessage("width must be even and at least 2, but was 3");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Positions.sinusoidal(0, 4))
                .withMessage("time must be at least 1, but was 0");
    }

    private static double[] noise(Random random) {
        return random.doubles(8, -1, 1).toArray();
    }
}
