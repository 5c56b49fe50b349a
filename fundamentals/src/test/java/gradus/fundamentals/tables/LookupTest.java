package gradus.fundamentals.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class LookupTest {
    private final Table left = Table.create(
            "left", StringColumn.create("k", "b", "x", "", "a", "b"), IntColumn.create("v", new int[] {1, 2, 3, 4, 5}));

    private final Table right = Table.create(
            "right",
            StringColumn.create("k", "a", "b", "", "z"),
            IntColumn.create("w", new int[] {10, Integer.MIN_VALUE, 30, 40}),
            StringColumn.create("name", "Ann", "Bob", "nobody", "Zoe"));

    @Test
    void every_row_of_the_left_table_comes_out_once_and_in_its_place() {
        Table joined = Lookup.of(left, right, "k");
        assertThat(joined.columnNames()).containsExactly("k", "v", "w", "name");
        assertThat(joined.intColumn("v").asList()).containsExactly(1, 2, 3, 4, 5);
        assertThat(joined.stringColumn("name").asList()).containsExactly("Bob", "", "", "Ann", "Bob");
        assertThat(joined.intColumn("w").asList()).containsExactly(null, null, null, 10, null);
        assertThat(left.columnCount()).isEqualTo(2);
    }

    @Test
    void an_empty_table_may_stand_on_either_side() {
        assertThat(Lookup.of(left, right.emptyCopy(), "k").intColumn("w").countMissing())
                .isEqualTo(5);
        assertThat(Lookup.of(left.emptyCopy(), right, "k").columnNames()).containsExactly("k", "v", "w", "name");
    }

    @Test
    void a_key_of_two_rows_is_refused_with_both_rows() {
        Table twice = right.copy().append(right.copy());
        assertThatThrownBy(() -> Lookup.of(left, twice, "k"))
                .hasMessage("k must name each row of right, but [a] names rows 0 and 4");
        assertThat(Lookup.of(left, Keys.withoutCopies(twice), "k").rowCount()).isEqualTo(5);
    }

    @Test
    void a_column_of_both_tables_is_refused_whatever_its_case() {
        Table clash = right.copy();
        clash.column("w").setName("V");
        assertThatThrownBy(() -> Lookup.of(left, clash, "k"))
                .hasMessage("the columns of right must have names of their own, but left has V as well");
    }

    @Test
    @Tag("proof")
    void flights_find_the_rows_that_tablesaw_finds() {
        Table flights = DataSets.FLIGHTS.table();
        Table routes = DataSets.FLIGHTS.table("routes_2008.csv.gz");
        Table ours = Lookup.of(flights, routes, "origin", "destination");
        Table theirs = flights.joinOn("origin", "destination").leftOuter(routes);
        assertThat(theirs.intColumn("flight_id").asList())
                .as("Tablesaw groups the rows by key")
                .isNotEqualTo(ours.intColumn("flight_id").asList());
        Table sorted = theirs.sortAscendingOn("flight_id");
        for (String column : ours.columnNames()) {
            assertThat(sorted.column(column).asList())
                    .isEqualTo(ours.column(column).asList());
        }
    }
}
