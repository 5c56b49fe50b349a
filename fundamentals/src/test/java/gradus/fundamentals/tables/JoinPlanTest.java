package gradus.fundamentals.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class JoinPlanTest {
    /** a twice on the left, b twice on the right, x and z alone, and one missing key on each side. */
    private final Table left = Table.create(
            "left", StringColumn.create("k", "a", "x", "b", "", "a"), IntColumn.create("v", new int[] {1, 2, 3, 4, 5}));

    private final Table right =
            Table.create("right", StringColumn.create("k", "a", "b", "b", "", "z"), IntColumn.create("w", new int[] {
                10, 20, 30, 40, 50
            }));

    @Test
    void a_plan_worked_out_by_hand() {
        JoinPlan plan = JoinPlan.of(left, right, "k");
        assertThat(plan.inner()).as("a: 2 · 1, b: 1 · 2").isEqualTo(4);
        assertThat(plan.unmatched()).as("x and the missing one").isEqualTo(2);
        assertThat(plan.unused()).as("z and the missing one").isEqualTo(2);
        assertThat(plan.leftOuter()).isEqualTo(6);
        assertThat(plan.multiplied()).isEqualTo(Map.of(List.of("b"), 2));
        assertThat(plan.keepsRows()).isFalse();
    }

    @Test
    void a_join_with_nothing_keeps_every_row_unmatched() {
        assertThat(JoinPlan.of(left, right.emptyCopy(), "k")).isEqualTo(new JoinPlan(5, 0, 0, 5, 0, Map.of()));
        assertThat(JoinPlan.of(left.emptyCopy(), right, "k")).isEqualTo(new JoinPlan(0, 5, 0, 0, 5, Map.of()));
    }

    @Test
    void tablesaw_makes_the_rows_that_the_plan_says_where_no_key_is_missing() {
        Random random = new Random(7);
        for (int trial = 0; trial < 200; trial++) {
            Table one = keys("one", "v", random);
            Table other = keys("other", "w", random);
            JoinPlan plan = JoinPlan.of(one, other, "k");
            assertThat((long) one.joinOn("k").inner(other).rowCount()).isEqualTo(plan.inner());
            assertThat((long) one.joinOn("k").leftOuter(other).rowCount()).isEqualTo(plan.leftOuter());
            assertThat((long) one.joinOn("k").rightOuter(other).rowCount()).isEqualTo(plan.inner() + plan.unused());
        }
    }

    @Test
    void tablesaw_joins_what_is_missing_to_what_is_missing() {
        assertThat(left.joinOn("k").inner(right).rowCount())
                .isEqualTo((int) JoinPlan.of(left, right, "k").inner() + 1);
        assertThat(left.joinOn("k").leftOuter(right).rowCount()).isEqualTo(6);
    }

    @Test
    @Tag("proof")
    void the_flights_and_the_routes_of_2008() {
        Table flights = DataSets.FLIGHTS.table();
        Table routes = DataSets.FLIGHTS.table("routes_2008.csv.gz");
        assertThat(JoinPlan.of(flights, routes, "origin").inner()).isEqualTo(1_492_573);
        JoinPlan both = JoinPlan.of(flights, routes, "origin", "destination");
        assertThat(both.keepsRows()).isTrue();
        assertThat(both.unmatched()).isEqualTo(1046);
        assertThat(both.leftOuter()).isEqualTo(20_000);
    }

    @Test
    void products_of_large_counts_do_not_overflow() {
        Table many = Table.create("many", StringColumn.create("k", new String[60_000]));
        for (int i = 0; i < many.rowCount(); i++) {
            many.stringColumn("k").set(i, "a");
        }
        assertThat(JoinPlan.of(many, many, "k").inner()).isEqualTo(3_600_000_000L);
    }

    @Test
    void keys_of_different_types_are_refused_with_both_types() {
        Table ints = Table.create("ints", IntColumn.create("k", new int[] {1}));
        Table longs = Table.create("longs", LongColumn.create("k", 1L));
        assertThatThrownBy(() -> JoinPlan.of(ints, longs, "k"))
                .hasMessage("k must be of one type in both tables, but was INTEGER in ints and LONG in longs");
        assertThatThrownBy(() -> JoinPlan.of(ints, left, "v")).hasMessageContaining("must be one of [k], but was v");
    }

    private static Table keys(String name, String other, Random random) {
        int rows = 1 + random.nextInt(12);
        StringColumn keys = StringColumn.create("k");
        IntColumn values = IntColumn.create(other);
        for (int i = 0; i < rows; i++) {
            keys.append("abcdef".substring(random.nextInt(6)).substring(0, 1));
            values.append(i);
        }
        return Table.create(name, keys, values);
    }
}
