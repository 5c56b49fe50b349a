package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvarianceTest {
    private static final double[] X = {4, 1, 3};

    private static double mean(double[] x) {
        return Arrays.stream(x).average().orElse(Double.NaN);
    }

    @Test
    void what_does_not_depend_on_a_change_passes() {
        Invariance.of("the mean of 4, 1, 3", X, InvarianceTest::mean)
                .under("in another order", x -> Changes.order(3, 1).of(x))
                .under("with copies of all rows", x -> Changes.copies(x, 3))
                .under("in another unit", x -> Changes.times(x, 2), mean -> 2 * mean)
                .under("from another origin", x -> Changes.plus(x, 5), mean -> mean + 5)
                .toHold(1e-12);
    }

    @Test
    void the_change_that_moves_it_is_named() {
        assertThat(Said.failure(() -> Invariance.of("the first of 4, 1, 3", X, x -> x[0])
                        .under("with copies of all rows", x -> Changes.copies(x, 2))
                        .under("in the reversed order", x -> Changes.reversed(3).of(x))
                        .ifMoved("in the reversed order", "It looks at the order.")
                        .toHold(0)))
                .hasMessage("the first of 4, 1, 3, in the reversed order, should be 4.0 but was 3.0\n"
                        + "  It looks at the order.");
    }

    @Test
    void a_cause_for_a_change_that_nobody_named_is_refused() {
        assertThatThrownBy(() -> Invariance.of("x", X, x -> x).ifMoved("in kelvin", ""))
                .hasMessageContaining("in kelvin");
    }

    @Test
    void arrays_are_put_into_one_order_alike() {
        Changes.Order reversed = Changes.reversed(3);
        assertThat(reversed.of(new int[] {1, 2, 3})).containsExactly(3, 2, 1);
        assertThat(reversed.of(new long[] {1, 2, 3})).containsExactly(3, 2, 1);
        assertThat(reversed.of(new boolean[] {true, false, false})).containsExactly(false, false, true);
        assertThat(reversed.of(List.of("a", "b", "c"))).containsExactly("c", "b", "a");
        assertThat(reversed.of(new double[][] {{1}, {2}, {3}})).isDeepEqualTo(new double[][] {{3}, {2}, {1}});
        assertThat(reversed.columnsOf(new double[][] {{1, 2, 3}})).isDeepEqualTo(new double[][] {{3, 2, 1}});
        assertThat(Changes.order(50, 3).places())
                .isNotEqualTo(Draws.upTo(50))
                .hasSize(50)
                .containsAll(Draws.upTo(50));
    }

    @Test
    void changes_return_copies() {
        double[][] rows = {{1, 2}, {3, 4}};
        assertThat(Changes.columnTimes(rows, 1, 10)).isDeepEqualTo(new double[][] {{1, 20}, {3, 40}});
        assertThat(Changes.columnPlus(rows, 0, 1)).isDeepEqualTo(new double[][] {{2, 2}, {4, 4}});
        assertThat(Changes.copies(rows, 2)).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}, {1, 2}, {3, 4}});
        assertThat(Changes.copies(List.of("a", "b"), 2)).containsExactly("a", "b", "a", "b");
        assertThat(rows).isDeepEqualTo(new double[][] {{1, 2}, {3, 4}});
    }

    @Test
    void labels_get_other_names_in_the_opposite_order_and_objects_of_their_own() {
        assertThat(Changes.renamed(List.of("x", "a", "x"))).containsExactly("label Aa", "label Ab", "label Aa");
        List<String> unshared = Changes.unshared(List.of("a", "a"));
        assertThat(unshared.get(0)).isEqualTo(unshared.get(1)).isNotSameAs(unshared.get(1));
        assertThat(new HashSet<>(unshared)).hasSize(1);
    }
}
