package gradus.fundamentals.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.TimeZone;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class DatabaseTest {
    private Database duckdb;
    private Database sqlite;

    @BeforeEach
    void open() {
        duckdb = Database.duckdb();
        sqlite = Database.sqlite();
        for (Database each : List.of(duckdb, sqlite)) {
            each.update("CREATE TABLE t (a INTEGER, b TEXT)");
            each.update("INSERT INTO t VALUES (1, 'x'), (2, NULL)");
        }
    }

    @AfterEach
    void close() {
        duckdb.close();
        sqlite.close();
    }

    @Test
    void rows_come_as_plain_values_in_the_databases_order() {
        for (Database each : List.of(duckdb, sqlite)) {
            Rows rows = each.query("SELECT a, b FROM t ORDER BY a DESC");
            assertThat(rows.columns()).containsExactly("a", "b");
            assertThat(rows.rows()).containsExactly(Arrays.asList(2L, null), List.of(1L, "x"));
        }
    }

    @Test
    void every_type_has_one_plain_form() {
        Rows rows = duckdb.query("""
                SELECT sum(a), 1::TINYINT, 170141183460469231731687303715884105727, 0.5::FLOAT, 1.50::DECIMAL(5, 2), true,
                       DATE '2001-04-01', TIME '02:30', TIMESTAMP '2001-04-01 02:30:00', ['x', NULL]
                FROM t""");
        assertThat(rows.rows().get(0))
                .containsExactly(
                        3L,
                        1L,
                        new BigInteger("170141183460469231731687303715884105727"),
                        0.5,
                        new BigDecimal("1.50"),
                        true,
                        LocalDate.of(2001, 4, 1),
                        LocalTime.of(2, 30),
                        LocalDateTime.of(2001, 4, 1, 2, 30),
                        Arrays.asList("x", null));
    }

    /** In New York the clock went from 2:00 to 3:00 that night; java.sql.Timestamp makes 3:30 of it. */
    @Test
    void a_time_that_summer_time_skips_stays_as_it_is() {
        TimeZone here = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("America/New_York"));
            LocalDateTime skipped = LocalDateTime.of(2001, 4, 1, 2, 30);
            assertThat(duckdb.query("SELECT ?::TIMESTAMP", skipped).value()).isEqualTo(skipped);
            assertThat(sqlite.query("SELECT ?", skipped).value()).isEqualTo("2001-04-01 02:30:00");
        } finally {
            TimeZone.setDefault(here);
        }
    }

    @Test
    void a_parameter_is_a_value_whatever_it_holds() {
        for (Database each : List.of(duckdb, sqlite)) {
            String nasty = "x' OR '1' = '1'; DROP TABLE t; --";
            assertThat(each.query("SELECT a FROM t WHERE b = ?", nasty).size()).isZero();
            assertThat(each.update("INSERT INTO t VALUES (?, ?)", 3, nasty)).isEqualTo(1);
            assertThat(each.query("SELECT a FROM t WHERE b = ?", nasty).value()).isEqualTo(3L);
            assertThat(each.query("SELECT count(*) FROM t WHERE b = ?", (Object) null)
                            .value())
                    .as("nothing equals NULL, not even NULL")
                    .isEqualTo(0L);
        }
    }

    @Test
    void as_many_values_as_question_marks_are_asked_for() {
        for (Database each : List.of(duckdb, sqlite)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> each.query("SELECT a FROM t WHERE a = ? OR b = ?", 1))
                    .withMessage("parameters must be as many as the question marks (2), but were 1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> each.query("SELECT a FROM t", 1))
                    .withMessage("parameters must be as many as the question marks (0), but were 1");
        }
    }

    @Test
    void broken_sql_is_told_with_the_statement_and_the_databases_reason() {
        assertThatThrownBy(() -> duckdb.query("SELEC a\n  FROM t"))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("sql must be a statement that DuckDB can run, but was \"SELEC a FROM t\": "
                        + "Parser Error: syntax error at or near \"SELEC\"");
        assertThatThrownBy(() -> sqlite.update("DELETE FROM nowhere"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith(
                        "sql must be a statement that SQLite can run, but was \"DELETE FROM nowhere\": ")
                .hasMessageContaining("no such table: nowhere");
        assertThatThrownBy(() -> duckdb.query("SELECT '" + "x".repeat(400) + "' FROM nowhere"))
                .hasMessageContaining("x…\": Catalog Error");
        for (Database each : List.of(duckdb, sqlite)) {
            assertThat(each.query("SELECT count(*) FROM t").value())
                    .as("the connection is as good as before")
                    .isEqualTo(2L);
        }
    }

    @Test
    void a_query_must_be_given_and_give_rows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sqlite.query(" \n"))
                .withMessage("sql must be a statement, but was blank");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> duckdb.query(null))
                .withMessage("sql must be given, but was null");
        assertThatThrownBy(() -> sqlite.query("DROP TABLE t"))
                .isInstanceOf(DatabaseException.class)
                .hasMessage("sql must be a query, but was \"DROP TABLE t\": it gave no rows");
    }

    @Test
    void a_closed_database_says_so() {
        for (Database each : List.of(duckdb, sqlite)) {
            each.close();
            each.close();
            assertThatIllegalStateException()
                    .isThrownBy(() -> each.query("SELECT 1"))
                    .withMessage("the database must be open, but was closed");
            assertThatIllegalStateException().isThrownBy(() -> each.update("DELETE FROM t"));
            assertThatIllegalStateException().isThrownBy(() -> each.insert("t", new Rows(List.of(), List.of())));
        }
    }

    @Test
    void a_database_that_cannot_be_opened_is_named() {
        assertThatThrownBy(() -> Database.at("jdbc:duckdb:/no/such/folder/x.db"))
                .isInstanceOf(DatabaseException.class)
                .hasMessageStartingWith("url must lead to a database that can be opened, but was "
                        + "\"jdbc:duckdb:/no/such/folder/x.db\": ");
        assertThatThrownBy(() -> Database.at("jdbc:nothing:x")).hasMessageContaining("No suitable driver");
    }

    @Test
    void all_rows_are_inserted_or_none() {
        sqlite.insert("t", duckdb.query("SELECT a + 10, b FROM t"));
        assertThat(sqlite.query("SELECT sum(a) FROM t").value()).isEqualTo(26L);
        sqlite.update("CREATE TABLE keyed (a INTEGER PRIMARY KEY)");
        Rows twice = new Rows(List.of("a"), List.of(List.of(1L), List.of(1L)));
        assertThatThrownBy(() -> sqlite.insert("keyed", twice)).isInstanceOf(DatabaseException.class);
        assertThat(sqlite.query("SELECT count(*) FROM keyed").value()).isEqualTo(0L);
        assertThat(sqlite.update("INSERT INTO keyed VALUES (5)"))
                .as("still works")
                .isEqualTo(1);
    }
}
