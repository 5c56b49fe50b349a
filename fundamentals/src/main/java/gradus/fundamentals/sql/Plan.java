package gradus.fundamentals.sql;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What DuckDB did for a query: its steps, and what was read.
 *
 * @param steps the last step of the work first, each before the steps that feed it
 * @param rowsScanned rows that the scans of tables and files handed on
 * @param rowGroupsScanned blocks of rows that were opened
 * @param rowGroups blocks of rows that there are
 * @param bytesRead from files
 */
public record Plan(List<Step> steps, long rowsScanned, long rowGroupsScanned, long rowGroups, long bytesRead) {
    /**
     * One step.
     *
     * @param depth 0 for the last step; one more than the step that it feeds
     * @param operator in DuckDB's words, lower case: {@code hash join}
     * @param detail the table, the condition or the filter; empty if there is none
     * @param estimated rows that the planner had expected from it
     * @param rows rows that came from it
     */
    public record Step(int depth, String operator, String detail, long estimated, long rows) {}

    private static final String STEPS = """
            WITH RECURSIVE step AS (
                SELECT 0 AS depth, [0] AS place, unnest(json_extract(?::JSON, '$.operator[*]')) AS node
                UNION ALL
                SELECT depth + 1, list_append(place, i), json_extract(node, '$.children[' || i || ']')
                FROM step, unnest(range(CAST(json_array_length(node, '$.children') AS BIGINT))) AS child(i)
            )
            SELECT depth,
                   node ->> '$.type' AS operator,
                   concat_ws(' ', regexp_replace(node ->> '$.extra_info.Table', '.*[.]', ''),
                             node ->> '$.extra_info.Function', node ->> '$.extra_info."Join Type"',
                             node ->> '$.extra_info.Conditions', node ->> '$.extra_info.Filters') AS detail,
                   coalesce((node ->> '$.extra_info."Estimated Cardinality"')::BIGINT, 0) AS estimated,
                   (node ->> '$.intermediate_rows')::BIGINT AS came
            FROM step
            ORDER BY place""";

    private static final String READ = """
            SELECT (j ->> '$.query.total_rows_scanned')::BIGINT,
                   (j ->> '$.query.total_row_groups_scanned')::BIGINT,
                   (j ->> '$.query.total_row_groups_to_scan')::BIGINT,
                   (j ->> '$.io.total_bytes_read')::BIGINT
            FROM (SELECT ?::JSON AS j)""";

    /** Copies the steps. */
    public Plan {
        steps = List.copyOf(Require.given("steps", steps));
    }

    /**
     * Runs a query and says what it took. Projections, and what only wraps the query, are left out.
     *
     * @param duckdb DuckDB; SQLite has another way, {@code EXPLAIN QUERY PLAN}, whose rows are plain
     * @throws IllegalArgumentException if it is another database
     * @throws DatabaseException if it refuses the query
     */
    public static Plan of(Database duckdb, String sql, Object... parameters) {
        Require.oneOf("duckdb", duckdb.product(), List.of("DuckDB"));
        Rows told = duckdb.query("EXPLAIN (ANALYZE, FORMAT JSON) " + sql, parameters);
        String json = (String) told.column("explain_value").get(0);
        List<Step> steps = new ArrayList<>();
        List<Integer> left = new ArrayList<>(); // the depths of the steps that are kept and lead to this one
        for (List<Object> row : duckdb.query(STEPS, json).rows()) {
            int depth = Math.toIntExact((Long) row.get(0));
            left.removeIf(above -> above >= depth);
            String operator = ((String) row.get(1)).toLowerCase(Locale.ROOT).replace('_', ' ');
            if (!List.of("result collector", "explain analyze", "execute", "projection")
                    .contains(operator)) {
                steps.add(new Step(left.size(), operator, (String) row.get(2), (Long) row.get(3), (Long) row.get(4)));
                left.add(depth);
            }
        }
        List<Object> read = duckdb.query(READ, json).rows().get(0);
        return new Plan(steps, (Long) read.get(0), (Long) read.get(1), (Long) read.get(2), (Long) read.get(3));
    }

    /** The steps, one per line, each below the step that it feeds. */
    @Override
    public String toString() {
        List<String> lines = new ArrayList<>();
        for (Step step : steps) {
            String name = "  ".repeat(step.depth()) + (step.operator() + "  " + step.detail()).strip();
            lines.add(
                    String.format(Locale.ROOT, "%-64s %,7d rows, %,7d expected", name, step.rows(), step.estimated()));
        }
        return String.join("\n", lines);
    }
}
