package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UntouchedTest {
    private record Table(double[][] rows, List<String> names) {}

    @Test
    void a_call_that_only_reads_passes() {
        double[] x = {3, 1, Double.NaN, -0.0};
        Untouched.of("x", x)
                .and("the labels", List.of("a"))
                .by("a call", () -> Arrays.stream(x).sum());
    }

    @Test
    void a_sorted_list_is_caught_with_its_cause() {
        List<String> labels = new ArrayList<>(List.of("b", "a"));
        assertThat(Said.failure(() -> Untouched.of("the list of labels", labels)
                        .ifNow(List.of("a", "b"), "It was sorted.")
                        .by("a split", () -> Collections.sort(labels))))
                .hasMessage("the list of labels after a split should be [b, a] but was [a, b]\n  It was sorted.");
    }

    @Test
    void without_a_cause_of_the_graders_own_the_laws_is_told() {
        int[] counts = {1, 2};
        assertThat(Said.cause(() -> Untouched.of("the counts", counts).by("a call", () -> counts[0] = 9)))
                .contains("copy it, and change the copy");
    }

    @Test
    void nested_values_and_fields_are_watched_and_a_long_one_is_told_by_its_first_difference() {
        double[][] rows = new double[40][3];
        Table table = new Table(rows, List.of("x", "y", "z"));
        assertThat(Said.sentence(() -> Untouched.of("the table", table).by("a fit", () -> rows[2][1] = 0.5)))
                .isEqualTo("the table after a fit should be 0.0 at rows[2][1] but was 0.5");
        Map<String, List<Integer>> groups = new HashMap<>(Map.of("a", new ArrayList<>(List.of(1))));
        assertThat(Said.sentence(() -> Untouched.of("the groups", groups)
                        .by("a call", () -> groups.get("a").add(2))))
                .isEqualTo("the groups after a call should be {a=[1]} but was {a=[1, 2]}");
    }

    @Test
    void a_value_that_holds_itself_is_watched_as_well() {
        List<Object> list = new ArrayList<>();
        list.add(list);
        Untouched.of("the list", list).by("a call", () -> {});
        assertThat(Said.sentence(() -> Untouched.of("the list", list).by("a call", list::clear)))
                .contains("after a call");
    }

    @Test
    void a_zero_that_becomes_negative_is_a_change() {
        double[] x = {0.0};
        assertThat(Said.sentence(() -> Untouched.of("x", x).by("a call", () -> x[0] = -0.0)))
                .isEqualTo("x after a call should be [0.0] but was [-0.0]");
    }

    @Test
    void what_the_call_throws_comes_through() {
        assertThatThrownBy(() -> Untouched.of("x", new int[1]).by("a call", () -> {
                    throw new IOException("disk");
                }))
                .isInstanceOf(IOException.class);
    }
}
