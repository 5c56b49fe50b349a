package gradus.kit.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;

class QueryClaimTest {
    private static final String RIGHT =
            "SELECT iata, count(flight_id) AS n FROM airports LEFT JOIN flights ON iata = origin GROUP BY iata";
    private static final String INNER =
            "SELECT iata, count(*) FROM airports JOIN flights ON iata = origin GROUP BY iata";

    private static AbstractThrowableAssert<?, ?> failing(String sql) {
        return assertThatThrownBy(() -> claim(sql).toGive(RIGHT));
    }

    private static QueryClaim claim(String sql) {
        return QueryClaim.query("the departures", sql)
                .like(INNER, "A join drops airports.")
                .usually("Look again.");
    }

    @Test
    void another_text_with_the_same_rows_in_any_order_and_type_passes() {
        claim(RIGHT).toGive(RIGHT);
        claim("""
                SELECT a.iata, (SELECT count(*) FROM flights f WHERE f.origin = a.iata)::DOUBLE
                FROM airports a ORDER BY a.name; -- done""").toGive(RIGHT);
    }

    @Test
    void the_first_row_that_differs_is_told_and_a_known_cause() {
        failing(INNER)
                .hasMessage("the departures, in the shipped database, should have the row (ABY, 0) but had none such"
                        + " (220 rows in all)\n  A join drops airports.");
        failing("SELECT iata, count(*) FROM airports LEFT JOIN flights ON iata = origin GROUP BY iata")
                .hasMessage("the departures, in the shipped database, should have the row (ABY, 0) but had (ABY, 1)"
                        + "\n  Look again.");
        failing(RIGHT + " UNION ALL SELECT 'AAB', 3")
                .hasMessageStartingWith(
                        "the departures, in the shipped database, should have no row (AAB, 3) but had one");
        failing(RIGHT + " UNION ALL SELECT 'ABE', 16").hasMessageContaining("ABE");
    }

    @Test
    void what_only_the_strange_or_the_empty_database_shows_is_told_with_its_name() {
        failing(RIGHT.replace("flight_id", "delay_min"))
                .hasMessageStartingWith("the departures, in the database with NULLs and duplicates, should have the row"
                        + " (AAA, 6) but had (AAA, 5)");
        failing(RIGHT.replace("count(flight_id)", "count(DISTINCT flight_id)"))
                .hasMessageContaining("should have the row (AAA, 6) but had (AAA, 5)");
        assertThatThrownBy(() -> QueryClaim.query(
                                "the number of flights", "SELECT count(*) FROM flights HAVING count(*) > 0")
                        .toGive("SELECT count(*) FROM flights"))
                .hasMessageStartingWith(
                        "the number of flights, in the empty database, should have the row (0) but had none"
                                + " such (0 rows in all)");
    }

    @Test
    void repeated_rows_columns_and_order_are_told() {
        String once = "SELECT DISTINCT state FROM airports";
        assertThatThrownBy(() -> QueryClaim.query("the states", "SELECT state FROM airports")
                        .toGive(once))
                .hasMessageContaining("should have the row (AK) once but had it 20 times");
        assertThatThrownBy(() -> QueryClaim.query("the states", once).toGive("SELECT state FROM airports"))
                .hasMessageContaining("should have the row (AK) 20 times but had it once");
        failing("SELECT iata FROM airports")
                .hasMessageContaining("should have 2 columns (iata, n) but had 1 column (iata)");
        String ordered = "SELECT iata FROM airports ORDER BY iata";
        assertThatThrownBy(() -> QueryClaim.query("the codes", ordered + " DESC")
                        .inOrder()
                        .toGive(ordered))
                .hasMessageContaining("should have as row 1 (ABE) but had (YUM)");
        QueryClaim.query("the codes", ordered + " DESC").toGive(ordered);
    }

    @Test
    void numbers_may_differ_by_a_rounding_and_no_more() {
        QueryClaim.query("a third", "SELECT 1.0::DOUBLE / 3 + 1e-12").toGive("SELECT 1.0::DOUBLE / 3");
        assertThatThrownBy(() -> QueryClaim.query("a third", "SELECT 'x', 0.33333334::DOUBLE")
                        .toGive("SELECT 'x', 1.0::DOUBLE / 3"))
                .hasMessageContaining("the row (x, 0.3333333333333333) but had (x, 0.33333334)");
        QueryClaim.query("a day", "SELECT TIMESTAMP '2001-01-01'").toGive("SELECT DATE '2001-01-01'");
        assertThatThrownBy(() -> QueryClaim.query("nothing", "SELECT 0").toGive("SELECT NULL"))
                .hasMessageContaining("should have");
    }

    @Test
    void what_does_not_run_is_told_in_the_databases_words() {
        failing("SELEC 1")
                .hasMessage(
                        "the query for the departures should run, but DuckDB says, in the shipped database: Parser Error:"
                                + " syntax error at or near \"SELEC\"");
        failing(null).hasMessage("the query for the departures should run, but there is no text");
        failing("DELETE FROM flights").hasMessageContaining("it gave no rows");
        failing("SELECT 1; COMMIT; DROP TABLE flights").hasMessageContaining("a second statement");
    }

    @Test
    void whatever_a_statement_does_is_undone() {
        failing("DROP TABLE flights").hasMessageContaining("gave no rows");
        assertThat(Given.SHIPPED.ask("SELECT count(*) FROM flights").value()).isEqualTo(20000L);
        Map<String, List<List<Object>>> one = Map.of("events", List.of(Arrays.asList(1, null, "MI")));
        assertThat(Given.holding(one, "SELECT id, days, event FROM events").rows())
                .containsExactly(Arrays.asList(1L, null, "MI"));
        assertThat(Given.EMPTY.ask("SELECT count(*) FROM events").value()).isEqualTo(0L);
    }
}
