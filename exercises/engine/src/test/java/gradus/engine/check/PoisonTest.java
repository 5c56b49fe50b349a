package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PoisonTest {
    private static final double[][] ROWS = {{1, 10}, {2, 20}, {3, 30}, {4, 40}};
    private static final boolean[] TESTS = {false, true, false, true};
    private static final boolean[] TRAINS = {true, false, true, false};

    private static double mean(double[][] rows, boolean[] isTest, boolean all) {
        return IntStream.range(0, rows.length)
                .filter(i -> all || !isTest[i])
                .mapToDouble(i -> rows[i][1])
                .average()
                .orElse(Double.NaN);
    }

    @Test
    void what_is_fitted_on_training_rows_stays_out() {
        Poison.of("the training mean", poison -> mean(Poison.into(ROWS, TESTS, poison), TESTS, false))
                .toStayOutWhileTrainingRowsCount(poison -> mean(Poison.into(ROWS, TRAINS, poison), TESTS, false));
    }

    @Test
    void what_sees_all_rows_is_caught() {
        assertThat(Said.failure(() -> Poison.of(
                                "the training mean", poison -> mean(Poison.into(ROWS, TESTS, poison), TESTS, true))
                        .toStayOut()))
                .hasMessageStartingWith("the training mean, with 1.0E9 instead of 1.0 in every test row, should be ")
                .hasMessageContaining(" as before but was ")
                .hasMessageContaining("Take the training rows first");
    }

    @Test
    void what_a_clipped_value_hides_upwards_is_caught_downwards() {
        assertThat(Said.sentence(() -> Poison.of(
                                "the smallest value",
                                poison -> Arrays.stream(Poison.into(new double[] {2, 5, 3, 4}, TESTS, poison))
                                        .map(v -> Math.max(v, -3))
                                        .filter(v -> v <= 1)
                                        .min()
                                        .orElse(1))
                        .toStayOut()))
                .contains("with -1.0E9 instead of 1.0");
    }

    @Test
    void what_looks_at_no_row_is_caught_where_training_rows_must_count() {
        assertThat(Said.sentence(
                        () -> Poison.of("the mean", poison -> 3.0).toStayOutWhileTrainingRowsCount(poison -> 3.0)))
                .isEqualTo("the mean should depend on the training rows, but is the same whatever stands in them");
    }
}
