package gradus.classicalml.neighbours.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.neighbours.UniformRows;
import gradus.datasets.DataSets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class ConcentrationTest {
    private static final Letters LETTERS = new Letters(DataSets.LETTER.table());

    @Test
    void nearest_and_farthest_meet_as_columns_are_added() {
        double before = Double.POSITIVE_INFINITY;
        for (int d : new int[] {2, 10, 20, 100, 1000}) {
            double[] spread = Curse.spread(UniformRows.of(2020, d, d));
            double ratio = spread[1] / spread[0];
            assertThat(ratio).isLessThan(before);
            before = ratio;
            assertThat(spread[2]).isCloseTo(0.59 / Math.sqrt(d), within(0.04));
        }
        assertThat(before).isLessThan(1.15);
    }

    @Test
    void sixteen_columns_of_letters_spread_like_six_of_a_cube() {
        double[] letters = Curse.spread(LETTERS.firstRows(2020));
        assertThat(letters[2])
                .isBetween(Curse.spread(UniformRows.of(2020, 7, 1))[2], Curse.spread(UniformRows.of(2020, 5, 1))[2]);
    }

    @Test
    void the_tree_helps_with_letters_and_not_in_twenty_dimensions() {
        double[] letters = Curse.rowsMeasured(LETTERS.features());
        double[] twenty = Curse.rowsMeasured(UniformRows.of(20_020, 20, 20));
        assertThat(letters[0]).isLessThan(2000);
        assertThat(letters[1]).isGreaterThan(2 * letters[0]);
        assertThat(twenty[0]).isGreaterThan(19_000);
        assertThat(twenty[1]).isGreaterThan(19_900);
    }

    @Test
    void doubling_the_rows_costs_nothing_in_the_plane_and_nearly_double_in_sixteen_dimensions() {
        assertThat(Curse.boxes(10_000, 2) / Curse.boxes(2500, 2)).isBetween(0.7, 1.5);
        assertThat(Curse.boxes(10_000, 16) / Curse.boxes(5000, 16)).isBetween(1.5, 2.0);
    }

    @Test
    void each_of_ten_forests_finds_nearly_all_neighbours_of_letters_in_a_twentieth_of_the_rows() {
        var cube = UniformRows.of(20_020, 20, 20);
        for (int seed = 1; seed <= 10; seed++) {
            double letters = Curse.found(LETTERS.features(), seed, 1000)[0];
            double uniform = Curse.found(cube, seed, 1000)[0];
            assertThat(letters).isGreaterThanOrEqualTo(0.99);
            assertThat(uniform).isBetween(0.6, 0.9);
        }
    }
}
