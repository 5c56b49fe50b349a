package gradus.fundamentals.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.FloatColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class KeysTest {
    private final Table airports = Table.create(
            "airports",
            StringColumn.create("iata", "ORD", "JFK", "ORD", "", ""),
            IntColumn.create("runways", new int[] {8, 4, 8, Integer.MIN_VALUE, 2}));

    @Test
    void keys_are_counted_in_the_order_in_which_they_occur_and_what_is_missing_is_null() {
        assertThat(Keys.counts(airports, "iata").toString()).isEqualTo("{[ORD]=2, [JFK]=1, [null]=2}");
        assertThat(Keys.counts(airports, "iata", "runways").toString())
                .isEqualTo("{[ORD, 8]=2, [JFK, 4]=1, [null, null]=1, [null, 2]=1}");
        assertThat(Keys.repeated(airports, "iata"))
                .isEqualTo(Map.of(List.of("ORD"), 2, Arrays.asList((Object) null), 2));
        assertThat(Keys.counts(airports.emptyCopy(), "iata")).isEmpty();
    }

    @Test
    void zeros_of_both_signs_are_one_key_and_nan_is_missing() {
        Table table = Table.create("t", DoubleColumn.create("x", 0.0, -0.0, Double.NaN));
        assertThat(Keys.counts(table, "x").toString()).isEqualTo("{[0.0]=2, [null]=1}");
        Table floats = Table.create("t", FloatColumn.create("x", 0.0f, -0.0f, Float.NaN));
        assertThat(Keys.counts(floats, "x").toString()).isEqualTo("{[0.0]=2, [null]=1}");
    }

    @Test
    void a_key_that_names_two_rows_or_none_is_refused_with_its_value() {
        assertThatThrownBy(() -> Keys.require(airports, "iata"))
                .hasMessage("iata must name each row of airports, but [ORD] names 2");
        assertThatThrownBy(() -> Keys.require(Keys.withoutCopies(airports), "iata"))
                .hasMessage("iata must have a value in each row of airports, but has none in 2 rows");
        Table real = DataSets.FLIGHTS.table("airports.csv");
        assertThat(Keys.require(real, "iata")).isSameAs(real);
    }

    @Test
    void columns_that_do_not_exist_or_repeat_are_refused() {
        assertThatThrownBy(() -> Keys.counts(airports, "code"))
                .hasMessage("the column of airports must be one of [iata, runways], but was code");
        assertThatThrownBy(() -> Keys.counts(airports)).hasMessageContaining("columns must name at least one column");
        assertThatThrownBy(() -> Keys.counts(airports, "iata", "iata"))
                .hasMessage("columns must differ from each other, but were [iata, iata]");
        assertThatThrownBy(() -> Keys.counts(null, "iata")).hasMessage("table must be given, but was null");
        assertThatThrownBy(() -> Keys.require(airports, (String[]) null))
                .hasMessage("columns must be given, but was null");
    }

    @Test
    void copies_go_and_the_rest_keeps_its_order() {
        assertThat(Keys.withoutCopies(airports).stringColumn("iata").asList()).containsExactly("ORD", "JFK", "", "");
        Random random = new Random(1);
        for (int trial = 0; trial < 100; trial++) {
            int[] x = random.ints(random.nextInt(60), 0, 8).toArray();
            int[] y = random.ints(x.length, 0, 8).toArray();
            Table table = Table.create("t", IntColumn.create("x", x), IntColumn.create("y", y));
            Set<String> different = new HashSet<>();
            for (Row row : table) {
                different.add(row.getInt("x") + " " + row.getInt("y"));
            }
            Table without = Keys.withoutCopies(table);
            assertThat(without.rowCount()).isEqualTo(different.size());
            assertThat(Keys.withoutCopies(without).rowCount()).isEqualTo(without.rowCount());
        }
    }

    @Test
    void tablesaw_leaves_29_copies_among_the_routes_flown() {
        Table routes = DataSets.FLIGHTS.table().selectColumns("origin", "destination");
        assertThat(Keys.withoutCopies(routes).rowCount())
                .isEqualTo(Keys.counts(routes, "origin", "destination").size());
        assertThat(Keys.withoutCopies(routes).rowCount()).isEqualTo(2977);
        assertThat(routes.dropDuplicateRows().rowCount()).isEqualTo(3006);
    }

    @Test
    void tablesaw_leaves_copies_of_rows_that_share_a_hash_code() {
        assertThat("Aa").hasSameHashCodeAs("BB");
        Table table = Table.create("t", StringColumn.create("k", "BB", "Aa", "Aa"));
        assertThat(table.dropDuplicateRows().rowCount()).isEqualTo(3);
        assertThat(Keys.withoutCopies(table).rowCount()).isEqualTo(2);
        Table others = Table.create("t", StringColumn.create("k", "BB", "CC", "CC"));
        assertThat(others.dropDuplicateRows().rowCount()).isEqualTo(2);
    }

    @Test
    void spellings_of_one_value_are_found_and_different_values_are_not() {
        Table table = Table.create("t", StringColumn.create("sex", "male", "Male ", "female", "", "MALE"));
        assertThat(Keys.spellings(table, "sex")).isEqualTo(Map.of("male", List.of("MALE", "Male ", "male")));
        assertThat(Keys.spellings(DataSets.PENGUINS.table(), "sex")).isEmpty();
    }
}
