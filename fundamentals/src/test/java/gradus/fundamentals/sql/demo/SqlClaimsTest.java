package gradus.fundamentals.sql.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.sql.AirportLookup;
import gradus.fundamentals.sql.Database;
import gradus.fundamentals.sql.DatabaseException;
import gradus.fundamentals.sql.Plan;
import gradus.fundamentals.sql.Questions;
import gradus.fundamentals.sql.Rows;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * What the page of the lesson says of its numbers. Values named "peer" come from {@code src/test/peers/peer_sql.py} (plain Python
 * 3.11.7 over the files, without a database).
 */
@Tag("proof")
class SqlClaimsTest {
    private static Database duckdb;

    @BeforeAll
    static void load() {
        duckdb = SqlDemo.loaded();
    }

    @AfterAll
    static void close() {
        duckdb.close();
    }

    @Test
    void the_mean_of_means_puts_illinois_first_and_the_mean_of_its_flights_nineteenth() {
        Rows flights = duckdb.query(Questions.DELAY_BY_STATE);
        Rows means = duckdb.query(Questions.MEAN_OF_MEANS);
        assertThat(flights.column("state").subList(0, 5)).as("peer").containsExactly("ME", "WA", "MA", "AK", "RI");
        assertThat(means.column("state").subList(0, 5)).as("peer").containsExactly("IL", "ME", "RI", "MS", "MA");
        assertThat(flights.column("state").indexOf("IL")).as("peer").isEqualTo(18);
        assertThat(flights.numbers("mean_delay")[18]).as("peer").isCloseTo(7.761496492595479, within(1e-9));
        assertThat(means.numbers("mean_of_means")[0]).as("peer").isCloseTo(29.238005411285727, within(1e-9));
    }

    @Test
    void a_left_join_keeps_89_airports_that_a_join_loses_and_count_star_gives_each_of_them_one_flight() {
        double[] departures = duckdb.query(Questions.DEPARTURES).numbers("departures");
        assertThat(departures).hasSize(309);
        assertThat(Arrays.stream(departures).filter(n -> n == 0).count())
                .as("peer")
                .isEqualTo(89);
        assertThat(Arrays.stream(departures).sum()).isEqualTo(20000);
        String starred = Questions.DEPARTURES.replace("count(flight_id)", "count(*)");
        assertThat(Arrays.stream(duckdb.query(starred).numbers("departures"))
                        .min()
                        .orElseThrow())
                .isEqualTo(1);
    }

    @Test
    void the_latest_airport_of_each_state_is_its_own() {
        Rows latest = duckdb.query(Questions.LATEST_OF_EACH_STATE);
        assertThat(latest.column("origin").subList(0, 5)).as("peer").containsExactly("JFK", "RIC", "SEA", "SMF", "MIA");
        assertThat(latest.column("state")).doesNotHaveDuplicates();
    }

    @Test
    void a_window_keeps_all_14_flights_and_group_by_one_row() {
        assertThat(new Delays(duckdb).lastThree().numbers("last_three"))
                .as("peer")
                .usingComparatorWithPrecision(5e-4)
                .containsExactly(
                        19.0, 36.0, 44.333, 55.333, 51.0, 42.0, 28.333, 44.667, 34.667, 80.333, 71.333, 74.333, 60.667,
                        64.667);
    }

    /** Without a frame, a window runs to the last row that is equal in its order, and two flights left at 16:11. */
    @Test
    void without_a_frame_flights_of_one_minute_share_a_running_sum() {
        String sums = "SELECT sum(delay_min) OVER (ORDER BY departure%s) AS s FROM flights WHERE origin = 'ORD'"
                + " AND departure >= '2001-03-16 16:11' AND departure < '2001-03-16 16:12' ORDER BY departure, flight_id";
        assertThat(duckdb.query(sums.formatted("")).numbers("s")).containsExactly(152, 152);
        assertThat(duckdb.query(sums.formatted(", flight_id ROWS UNBOUNDED PRECEDING"))
                        .numbers("s"))
                .containsExactly(4, 152);
    }

    @Test
    void a_weight_below_80_and_one_not_below_80_leave_out_those_never_weighed() {
        assertThat(count("WHERE weight < 80") + count("WHERE NOT weight < 80") + count("WHERE weight IS NULL"))
                .isEqualTo(count(""));
        assertThat(count("WHERE weight < 80 OR NOT weight < 80")).isEqualTo(count("") - 1154);
    }

    private static long count(String where) {
        return (Long) duckdb.query("SELECT count(*) FROM patients " + where).value();
    }

    @Test
    void not_in_finds_nobody_as_soon_as_one_value_is_null() {
        assertThat(duckdb.query(Questions.NOBODYS_CASE_NOT_IN).value()).isEqualTo(0L);
        assertThat(duckdb.query(Questions.NOBODYS_CASE).value()).as("peer").isEqualTo(3456L);
    }

    @Test
    void two_thirds_of_the_newest_pressures_were_measured_after_the_heart_attack() {
        Rows known = duckdb.query(Questions.PRESSURE_KNOWN, "MI");
        double[] pressures = Arrays.stream(known.numbers("pressure"))
                .filter(p -> !Double.isNaN(p))
                .toArray();
        assertThat(known.size()).as("peer").isEqualTo(311);
        assertThat(pressures).as("peer").hasSize(151);
        assertThat(Arrays.stream(pressures).average().orElseThrow())
                .as("peer")
                .isCloseTo(132.19205298013244, within(1e-9));
        assertThat(duckdb.query(Patients.MEASURED_LAST).rows().get(0))
                .as("peer")
                .containsExactly(232L, 159L);
        assertThat(known.rows()).allMatch(row -> row.get(2) == null || (Long) row.get(2) <= (Long) row.get(1));
    }

    @Test
    void joined_with_two_tables_patients_weigh_six_kilograms_more() {
        String mean = "SELECT avg(weight) FROM patients";
        assertThat((Double) duckdb.query(mean).value()).as("peer").isCloseTo(86.51893564356463, within(1e-9));
        assertThat((Double) duckdb.query(mean + " JOIN lab_tests USING (id) JOIN events USING (id)")
                        .value())
                .as("peer")
                .isCloseTo(92.89680144859591, within(1e-9));
    }

    @Test
    void a_condition_on_the_right_table_in_where_makes_a_left_join_a_join() {
        String sql = "SELECT count(*) FROM airports LEFT JOIN flights ON iata = origin %s distance_mi > 0";
        assertThat(duckdb.query(sql.formatted("WHERE")).value()).isEqualTo(20000L);
        assertThat(duckdb.query(sql.formatted("AND")).value()).isEqualTo(20089L);
    }

    @Test
    void duckdb_runs_both_statements_of_one_text_and_sqlite_only_the_first() {
        try (Database own = Database.duckdb();
                Database sqlite = Database.sqlite()) {
            for (Database each : List.of(own, sqlite)) {
                each.update("CREATE TABLE airports (iata TEXT, name TEXT, city TEXT)");
            }
            assertThatThrownBy(() -> AirportLookup.unsafe(own, Injection.DROP)).isInstanceOf(DatabaseException.class);
            assertThatThrownBy(() -> AirportLookup.named(own, "x")).hasMessageContaining("airports does not exist");
            assertThat(AirportLookup.unsafe(sqlite, Injection.DROP).size()).isZero();
            assertThat(AirportLookup.named(sqlite, "x").size())
                    .as("the table stands")
                    .isZero();
        }
    }

    @Test
    void a_parameter_finds_ohare_and_lets_nobody_in() {
        assertThat(AirportLookup.named(duckdb, Injection.QUOTE).rows()).containsExactly(List.of("ORD", "Chicago"));
        assertThatThrownBy(() -> AirportLookup.unsafe(duckdb, Injection.QUOTE)).isInstanceOf(DatabaseException.class);
        assertThat(AirportLookup.unsafe(duckdb, Injection.ALL).size()).isEqualTo(309);
        assertThat(AirportLookup.named(duckdb, Injection.ALL).size()).isZero();
    }

    @Test
    void a_column_to_order_by_is_one_of_those_that_are_known() {
        assertThat(AirportLookup.of(duckdb, "IL", "city").column("city")).isSorted();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AirportLookup.of(duckdb, "IL", "city; DROP TABLE airports"))
                .withMessage("orderBy must be one of [iata, name, city, state], but was city; DROP TABLE airports");
    }

    @Test
    void the_filter_runs_inside_the_scan_and_the_planner_had_expected_fifty_times_as_many_rows() {
        Plan plan = Plan.of(duckdb, Delays.LATE_FROM_ILLINOIS);
        Plan.Step scan = plan.steps().stream()
                .filter(step -> step.detail().startsWith("flights"))
                .findFirst()
                .orElseThrow();
        assertThat(scan.operator()).isEqualTo("table scan");
        assertThat(scan.detail()).contains("delay_min > 60");
        assertThat(scan.estimated()).isEqualTo(4000);
        assertThat((double) scan.estimated() / scan.rows()).isBetween(45.0, 55.0);
    }

    @Test
    void where_opens_one_row_group_of_ten_and_filter_all() {
        InPlace inPlace = new InPlace(duckdb);
        InPlace.Reading filter = inPlace.readings().get(1);
        InPlace.Reading where = inPlace.readings().get(2);
        assertThat(filter.rowGroups()).isEqualTo(10);
        assertThat(where.rowGroups()).isEqualTo(1);
        assertThat(where.answer()).isEqualTo(filter.answer()).isEqualTo(inPlace.csvAnswer());
        assertThat(filter.bytes()).isGreaterThan(4 * where.bytes());
        assertThat(inPlace.readings().get(0).bytes()).isGreaterThan(2 * filter.bytes());
    }

    @Test
    void sqlite_answers_otherwise_without_an_error() {
        try (Database sqlite = Database.sqlite()) {
            assertThat(sqlite.query("SELECT 5 / 2, 1 / 0, CAST('2001-03-16' AS DATE)")
                            .rows()
                            .get(0))
                    .as("peer: Python's sqlite3")
                    .containsExactly(2L, null, 2001L);
            assertThat(duckdb.query("SELECT 5 / 2").value()).isEqualTo(2.5);
            sqlite.update("CREATE TABLE delays (origin TEXT, delay_min INTEGER)");
            assertThat(sqlite.update("INSERT INTO delays VALUES ('ORD', 'late')"))
                    .isEqualTo(1);
            assertThat(sqlite.query("SELECT origin, delay_min, count(*) FROM delays")
                            .size())
                    .isEqualTo(1);
            assertThatThrownBy(() -> duckdb.query("SELECT origin, delay_min, count(*) FROM flights"))
                    .isInstanceOf(DatabaseException.class);
        }
    }

    @Test
    void the_queries_of_the_lesson_give_the_same_rows_on_sqlite() {
        try (Database sqlite = TwoEngines.copied(duckdb)) {
            same(sqlite, Questions.DELAY_BY_STATE);
            same(sqlite, Questions.MEAN_OF_MEANS);
            same(sqlite, Questions.DEPARTURES);
            same(sqlite, Questions.LATEST_OF_EACH_STATE);
            same(sqlite, Questions.NOBODYS_CASE);
            same(sqlite, Questions.NOBODYS_CASE_NOT_IN);
            same(sqlite, Questions.PRESSURE_KNOWN_ANYWHERE, "MI");
            assertThat(sqlite.query(Questions.PRESSURE_KNOWN_ANYWHERE, "MI").rows())
                    .as("as-of and numbered")
                    .isEqualTo(duckdb.query(Questions.PRESSURE_KNOWN, "MI").rows());
            assertThat(sqlite.query(Questions.LAST_THREE, "ORD", "2001-03-16", "2001-03-17")
                            .numbers("last_three"))
                    .isEqualTo(new Delays(duckdb).lastThree().numbers("last_three"));
        }
    }

    private static void same(Database sqlite, String sql, Object... parameters) {
        Rows expected = duckdb.query(sql, parameters);
        Rows came = sqlite.query(sql, parameters);
        assertThat(came.columns()).isEqualTo(expected.columns());
        assertThat(came.size()).isEqualTo(expected.size());
        for (int i = 0; i < came.size(); i++) {
            for (int j = 0; j < came.columns().size(); j++) {
                assertThat(like(
                                came.rows().get(i).get(j),
                                expected.rows().get(i).get(j)))
                        .as(
                                "row %d of %s: %s and %s",
                                i, sql, came.rows().get(i), expected.rows().get(i))
                        .isTrue();
            }
        }
    }

    private static boolean like(Object one, Object other) {
        return one instanceof Double a && other instanceof Double b
                ? Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(b))
                : Objects.equals(one, other);
    }
}
