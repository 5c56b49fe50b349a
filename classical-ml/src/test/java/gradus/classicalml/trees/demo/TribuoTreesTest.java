package gradus.classicalml.trees.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.classicalml.trees.Cart;
import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of Tribuo 4.3.2's trees. */
class TribuoTreesTest {
    @Test
    @Tag("proof")
    void both_libraries_give_the_same_answers_on_twenty_splits() {
        Library library =
                new Library(new Birds(DataSets.PENGUINS.table()), new Buildings(DataSets.ENERGY_EFFICIENCY.table()));
        for (int depth : new int[] {2, 3, Integer.MAX_VALUE}) {
            assertThat(library.birdsAlike(depth)).isEqualTo(20);
        }
        assertThat(library.buildingsAlike(2)).isEqualTo(20);
        assertThat(library.buildingsAlike(3)).isEqualTo(20);
        assertThat(library.buildingsAlike(Integer.MAX_VALUE)).isZero();
        assertThat(Math.abs(library.meanError(0) - library.meanError(1))).isLessThan(0.01);
    }

    @Test
    void its_threshold_may_be_the_higher_of_two_neighbours() {
        double a = Math.nextUp(1.0);
        assertThat(Library.wrong(new double[] {a, Math.nextUp(a), 3, 4}, 0, 1, 1, 0))
                .isOne();
    }

    @Test
    void zeros_of_both_signs_are_two_values_to_it() {
        assertThat(Library.questions(new double[] {-0.0, 0.0, 0.0, -0.0}, 0, 1, 1, 0))
                .isOne();
    }

    @Test
    void its_targets_are_floats() {
        double[] far = {1e9, 1e9 + 1, 1e9 + 5, 1e9 + 6, 1e9 + 6};
        assertThat(Library.leaves(far)).isOne();
        assertThat(Library.ourLeaves(far)).isEqualTo(4);
    }

    @Test
    void it_asks_nothing_where_the_first_question_gains_nothing() {
        assertThat(Library.exclusiveOr()).isZero();
        Matrix x = Matrix.of(new double[][] {{1, 1}, {1, 2}, {2, 1}, {2, 2}});
        assertThat(Cart.full().classification(x, new int[] {0, 1, 1, 0}, 2).leaves())
                .isEqualTo(4);
    }

    @Test
    void its_minimum_weight_of_a_child_stops_no_leaf_of_one_row() {
        assertThat(Library.smallestLeaf()).isOne();
    }
}
