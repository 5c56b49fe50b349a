package gradus.fundamentals.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    @Test
    void a_join_stands_above_its_two_scans() {
        try (Database duckdb = Database.duckdb()) {
            duckdb.update("CREATE TABLE few AS SELECT i AS a FROM range(10) AS t(i)");
            duckdb.update("CREATE TABLE many AS SELECT i % 100 AS a, i AS b FROM range(1000) AS t(i)");
            Plan plan = Plan.of(duckdb, "SELECT count(*) FROM many JOIN few USING (a) WHERE b >= ?", 500);
            assertThat(plan.steps().get(0)).isEqualTo(new Plan.Step(0, "ungrouped aggregate", "", 1, 1));
            Plan.Step join = plan.steps().get(1);
            assertThat(join.operator() + " " + join.detail()).isEqualTo("hash join INNER a = a");
            assertThat(join.depth()).isEqualTo(1);
            assertThat(join.rows())
                    .as("b from 500 on, a up to 9: a tenth of 500")
                    .isEqualTo(50);
            List<Plan.Step> scans = plan.steps().stream()
                    .filter(step -> step.operator().equals("table scan"))
                    .toList();
            assertThat(scans).hasSize(2).allMatch(scan -> scan.depth() >= 2);
            assertThat(scans.get(0).detail()).startsWith("many (b >= 500)");
            assertThat(scans.get(1)).isEqualTo(new Plan.Step(2, "table scan", "few", 10, 10));
            assertThat(plan.toString().lines().skip(1).findFirst().orElseThrow())
                    .matches("  hash join  INNER a = a {20,}50 rows, .* expected");
        }
    }

    @Test
    void it_needs_duckdb_and_a_query_that_runs() {
        try (Database sqlite = Database.sqlite();
                Database duckdb = Database.duckdb()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Plan.of(sqlite, "SELECT 1"))
                    .withMessage("duckdb must be one of [DuckDB], but was SQLite");
            assertThatThrownBy(() -> Plan.of(duckdb, "SELECT a FROM nowhere")).isInstanceOf(DatabaseException.class);
            assertThat(Plan.of(duckdb, "SELECT 1").steps())
                    .isEqualTo(List.of(new Plan.Step(0, "dummy scan", "", 0, 1)));
        }
    }
}
