package gradus.deeplearning.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class BroadcastingTest {
    @Test
    void shapes_are_aligned_at_the_right_and_a_one_is_stretched() {
        assertThat(shape(new int[] {3, 256, 171}, 3, 1, 1)).containsExactly(3, 256, 171);
        assertThat(shape(new int[] {5, 1}, 4)).containsExactly(5, 4);
        assertThat(shape(new int[] {4}, 4)).containsExactly(4);
        assertThat(shape(new int[] {2, 3})).as("with a single number").containsExactly(2, 3);
        assertThat(shape(new int[] {1}, 0)).as("stretched to nothing").containsExactly(0);
        assertThat(shape(new int[0])).isEmpty();
    }

    @Test
    void a_row_less_a_column_is_a_table() {
        double[] result = Broadcasting.apply(
                new double[] {1, 2, 3}, new int[] {3, 1}, new double[] {1, 2}, new int[] {2}, (a, b) -> a - b);
        assertThat(result).containsExactly(0, -1, 1, 0, 2, 1);
    }

    @Test
    void an_axis_between_two_others_is_stretched_in_its_place() {
        double[] result = Broadcasting.apply(
                new double[] {10, 20}, new int[] {2, 1, 1}, new double[] {1, 2, 3, 4}, new int[] {2, 2}, Double::sum);
        assertThat(result).containsExactly(11, 12, 13, 14, 21, 22, 23, 24);
    }

    @Test
    void shapes_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> shape(new int[] {3, 4}, 3))
                .hasMessage("shapes must agree from the right, or have a 1, but were [3, 4] and [3]");
        assertThatThrownBy(() -> shape(new int[] {0}, 3))
                .hasMessage("shapes must agree from the right, or have a 1, but were [0] and [3]");
        assertThatThrownBy(() -> shape(new int[] {-1}, 1)).hasMessage("size must be at least 0, but was -1");
        assertThatThrownBy(() ->
                        Broadcasting.apply(new double[2], new int[] {3}, new double[1], new int[] {1}, Double::sum))
                .hasMessage("a must hold 3 numbers (the product of its sizes), but held 2");
    }

    private static int[] shape(int[] a, int... b) {
        return Broadcasting.shape(a, b);
    }
}
