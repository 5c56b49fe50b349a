package gradus.classicalml.splitting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LeaksTest {
    private static final Matrix FEATURES = Matrix.of(new double[][] {{1, 10}, {2, 30}, {3, 20}, {4, 50}, {5, 40}});
    private static final Split SPLIT = Split.of(new int[] {0, 1, 2}, new int[] {3, 4});

    @Test
    void a_twin_is_a_test_row_whose_group_also_trains() {
        assertThat(Leaks.twins(SPLIT, new int[] {7, 8, 9, 8, 6})).containsExactly(3);
        assertThat(Leaks.twins(SPLIT, new int[] {7, 7, 7, 6, 6})).isEmpty();
    }

    @Test
    void training_rows_at_or_after_the_first_test_moment_come_from_the_future() {
        assertThat(Leaks.fromTheFuture(SPLIT, new long[] {1, 4, 9, 5, 4})).containsExactly(1, 2);
        assertThat(Leaks.fromTheFuture(SPLIT, new long[] {1, 2, 3, 4, 5})).isEmpty();
    }

    @Test
    void poison_stands_in_the_named_rows_alone() {
        assertThat(Leaks.poisoned(FEATURES, new int[] {1}, -9)).isEqualTo(Matrix.of(new double[][] {
            {1, 10}, {-9, -9}, {3, 20}, {4, 50}, {5, 40}
        }));
    }

    @Test
    void scaling_fitted_on_all_rows_is_caught_and_on_training_rows_is_not() {
        Function<Matrix, double[]> leaking = X -> Standardiser.fit(X).means();
        Function<Matrix, double[]> sound =
                X -> Standardiser.fit(X.rowsAt(SPLIT.train())).means();
        assertThat(Leaks.seesTestRows(leaking, FEATURES, SPLIT.test())).isTrue();
        assertThat(Leaks.seesTestRows(sound, FEATURES, SPLIT.test())).isFalse();
    }

    @Test
    void poison_of_both_signs_catches_what_only_the_smallest_or_only_the_largest_moves() {
        Function<Matrix, double[]> largest =
                X -> new double[] {Arrays.stream(X.column(0)).max().orElseThrow()};
        Function<Matrix, double[]> smallest =
                X -> new double[] {Arrays.stream(X.column(0)).min().orElseThrow()};
        assertThat(Leaks.seesTestRows(largest, FEATURES, SPLIT.test())).isTrue();
        assertThat(Leaks.seesTestRows(smallest, FEATURES, SPLIT.test())).isTrue();
    }

    @Test
    void a_split_of_more_rows_than_there_are_keys_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leaks.twins(SPLIT, new int[] {7, 8, 9, 8}))
                .withMessage("groups must hold a value for each of the split's rows, up to row 4, but held 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Leaks.fromTheFuture(SPLIT, new long[4]))
                .withMessage("times must hold a value for each of the split's rows, up to row 4, but held 4");
    }
}
