package gradus.fundamentals.tables.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.datasets.DataSets;
import gradus.fundamentals.tables.Missing;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.ColumnType;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.Row;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** What the page of the lesson says of its numbers and of Tablesaw 0.43.1. */
class TablesClaimsTest {
    private static final Table FLIGHTS = DataSets.FLIGHTS.table();
    private static final Table AIRPORTS = DataSets.FLIGHTS.table("airports.csv");
    private static final Table PENGUINS = DataSets.PENGUINS.table();
    private static final Joining JOINING = new Joining(FLIGHTS, AIRPORTS, DataSets.FLIGHTS.table("routes_2008.csv.gz"));

    @Test
    void one_row_more_among_the_airports_nearly_doubles_illinois_and_leaves_nothing_missing() {
        Table joined = FLIGHTS.joinOn("origin").inner(JOINING.corrected());
        assertThat(joined.rowCount()).isEqualTo(21_095);
        assertThat(joined.stringColumn("state").isEqualTo("IL").size()).isEqualTo(2378);
        assertThat(joined.intColumn("delay_min").mean()).isCloseTo(7.70, within(0.015));
        assertThat(joined.columns())
                .hasSize(FLIGHTS.columnCount() + AIRPORTS.columnCount() - 1)
                .allSatisfy(column -> assertThat(column.countMissing()).isZero());
        assertThat(joined.intColumn("distance_mi").sum()
                        - FLIGHTS.intColumn("distance_mi").sum())
                .isEqualTo(831_177);
    }

    @Test
    void tablesaws_reader_mends_what_it_should_ask_about() throws IOException {
        assertThat(read("zip\n01234\n02115\n").intColumn(0).get(0)).isEqualTo(1234);
        assertThat(read("sex\nF\nF\n").booleanColumn(0).get(0)).isFalse();
        assertThat(read("country\nNA\nDE\n").column(0).isMissing(0)).isTrue();
        assertThat(read("day\n01/02/2001\n03/04/2001\n").dateColumn(0).get(0)).hasToString("2001-01-02");
        assertThat(read("paid\n\"1,5\"\n\"2,25\"\n").intColumn(0).get(0)).isEqualTo(15);
        assertThat(read("id\n12345678901234567890\n2\n").column(0).type()).isEqualTo(ColumnType.DOUBLE);
        assertThat(read("id,paid\n1,12\n\n3,14\n").rowCount()).isEqualTo(2);
    }

    @Test
    void what_the_house_cannot_read_without_a_guess_stays_text() throws IOException {
        for (String file : List.of(
                "zip\n01234\n02115\n",
                "sex\nF\nF\n",
                "country\nNA\nDE\n",
                "day\n01/02/2001\n03/04/2001\n",
                "paid\n\"1,5\"\n\"2,25\"\n",
                "id\n12345678901234567890\n2\n")) {
            Table table = Loading.read(Loading::byHouse, file);
            assertThat(table.column(0).type()).isEqualTo(ColumnType.STRING);
            assertThat(table.column(0).getString(0)).isEqualTo(file.split("\n")[1].replace("\"", ""));
        }
    }

    @Test
    void each_broken_file_is_refused_with_its_line() throws IOException {
        for (String file : List.of(
                "id,note,paid\n1,good,12\n2,fine\n",
                "id,note,paid\n1,good,12\n2,fine, thanks,13\n",
                "id,note,paid\n1,\"good,12\n2,bad,13\n",
                "id,paid\n1,12\n\n3,14\n",
                "id,Id\n1,2\n")) {
            assertThat(Loading.outcome(Loading::byHouse, file)).matches("paid.csv, line \\d: expected .*");
        }
    }

    @Test
    void a_missing_whole_number_is_the_smallest_int_to_whoever_takes_the_array() {
        IntColumn mass = PENGUINS.intColumn("body_mass_g");
        assertThat(mass.getInt(3)).isEqualTo(Integer.MIN_VALUE);
        assertThat(mass.get(3)).isNull();
        assertThat(mass.getDouble(3)).isNaN();
        assertThat(Arrays.stream(mass.asIntArray()).average().orElseThrow()).isLessThan(-12_000_000);
        assertThat(mass.mean()).isCloseTo(4201.8, within(0.05));
    }

    @Test
    void the_share_without_a_sex_is_ten_times_as_high_on_torgersen_as_on_dream() {
        assertThat(share("Torgersen") / share("Dream")).isBetween(10.0, 13.0);
        assertThat(share("Torgersen") / share("Biscoe")).isBetween(3.0, 3.5);
    }

    private double share(String island) {
        return Missing.by(PENGUINS, "island").stream()
                .filter(share -> share.column().equals("sex") && share.group().equals(island))
                .findFirst()
                .orElseThrow()
                .share();
    }

    @Test
    void two_inequalities_do_not_make_a_whole_and_two_equalities_neither() {
        IntColumn mass = PENGUINS.intColumn("body_mass_g");
        assertThat(mass.isLessThan(4000).size()
                        + mass.isGreaterThanOrEqualTo(4000).size())
                .isEqualTo(342);
        StringColumn sex = PENGUINS.stringColumn("sex");
        assertThat(sex.isEqualTo("male").size() + sex.isEqualTo("female").size())
                .isEqualTo(333);
        assertThat(sex.isNotEqualTo("male").size()).isEqualTo(176);
        assertThat(mass.isNotEqualTo(3750).size() + mass.isEqualTo(3750).size()).isEqualTo(344);
    }

    @Test
    void males_are_heavier_in_each_species() {
        for (Row row : new Penguins(PENGUINS).wide()) {
            assertThat(row.getDouble("male")).isGreaterThan(1.1 * row.getDouble("female"));
        }
    }

    @Test
    void count_by_counts_the_values_of_the_first_column() {
        Pitfalls pitfalls = new Pitfalls(PENGUINS, FLIGHTS);
        assertThat(pitfalls.adelie()).isEqualTo(146);
        assertThat(Pitfalls.unknownJoined()).isEqualTo(2);
        assertThat(Pitfalls.castOfTwo()).isEqualTo(1);
        Table sexes = PENGUINS.selectColumns("sex").countBy("sex");
        assertThat(sexes.where(sexes.stringColumn("sex").isMissing())
                        .numberColumn("Count")
                        .sum())
                .isZero();
    }

    @Test
    void a_left_outer_join_moves_the_rows() {
        Table right = AIRPORTS.copy();
        right.column("iata").setName("origin");
        List<Integer> ids =
                FLIGHTS.joinOn("origin").leftOuter(right).intColumn("flight_id").asList();
        assertThat(ids)
                .hasSize(20_000)
                .isNotEqualTo(FLIGHTS.intColumn("flight_id").asList());
    }

    @Test
    void a_column_created_with_one_number_has_as_many_empty_cells() {
        IntColumn three = IntColumn.create("w", 3);
        assertThat(three.size()).isEqualTo(3);
        assertThat(three.countMissing()).isEqualTo(3);
        assertThat(IntColumn.create("w", new int[] {3}).asList()).containsExactly(3);
    }

    @Test
    void a_text_set_to_missing_may_not_count_as_missing() {
        StringColumn whole = StringColumn.create("sex", "NA", "male");
        whole.setMissing(0);
        assertThat(whole.get(0)).isEmpty();
        assertThat(whole.isMissing(0)).isFalse();
        StringColumn withGap = StringColumn.create("sex", "NA", "male", "");
        withGap.setMissing(0);
        assertThat(withGap.isMissing(0)).isTrue();
    }

    @Test
    void a_sum_of_nothing_is_0_and_a_mean_of_nothing_is_nan() {
        IntColumn none = IntColumn.create("none", 2);
        assertThat(none.sum()).isZero();
        assertThat(none.mean()).isNaN();
    }

    @Test
    void keys_of_two_types_and_columns_of_one_name_are_errors_in_tablesaw_too() {
        Table ints = Table.create("ints", IntColumn.create("k", new int[] {1}));
        Table longs = Table.create("longs", LongColumn.create("k", 1L), IntColumn.create("w", new int[] {1}));
        assertThatThrownBy(() -> ints.joinOn("k").inner(longs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("different index types");
        Table both = Table.create("both", IntColumn.create("k", new int[] {1}), IntColumn.create("w", new int[] {1}));
        assertThatThrownBy(() -> both.joinOn("k").inner(both.copy()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("duplicate name");
    }

    @Test
    void five_thousand_rows_per_key_find_their_match_in_this_version() {
        String[] keys = new String[20_000];
        for (int i = 0; i < keys.length; i++) {
            keys[i] = "k" + i % 3;
        }
        Table big = Table.create("big", StringColumn.create("k", keys));
        Table small = Table.create(
                "small", StringColumn.create("k", "k0", "k1", "k2"), IntColumn.create("w", new int[] {1, 2, 3}));
        assertThat(big.joinOn("k").inner(small).rowCount()).isEqualTo(20_000);
        assertThat(big.joinOn("k").leftOuter(small).intColumn("w").countMissing())
                .isZero();
    }

    @Test
    void a_database_matches_no_null_to_a_null() throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE a (k TEXT)");
            statement.execute("INSERT INTO a VALUES (NULL), ('x')");
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM a JOIN a AS b ON a.k = b.k")) {
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    private static Table read(String file) throws IOException {
        return Loading.read(Loading::byTablesaw, file);
    }
}
