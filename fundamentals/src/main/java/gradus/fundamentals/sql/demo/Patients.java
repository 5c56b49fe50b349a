package gradus.fundamentals.sql.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.sql.Database;
import gradus.fundamentals.sql.Questions;
import gradus.fundamentals.sql.Rows;
import java.util.Objects;

/** Three clinical tables: what is unknown, what was known when, and what a join counts twice. */
final class Patients {
    /** The last measurement of all, whenever it was: after the heart attack as well. */
    static final String MEASURED_LAST = """
            WITH newest AS (SELECT id, max(days) AS measured FROM lab_tests WHERE test = 'sbp' GROUP BY id)
            SELECT count(measured) AS measured, count(*) FILTER (WHERE measured > days) AS afterwards
            FROM events LEFT JOIN newest USING (id)
            WHERE event = 'MI'""";

    private final Database duckdb;

    Patients(Database duckdb) {
        this.duckdb = duckdb;
    }

    long count(String sql) {
        return (Long) duckdb.query(sql).value();
    }

    void unknown(Lines lines) {
        lines.print("people in the study                           %,6d", count("SELECT count(*) FROM patients"));
        lines.print("  WHERE weight < 80                           %,6d", weighing("weight < 80"));
        lines.print("  WHERE NOT weight < 80                       %,6d", weighing("NOT weight < 80"));
        lines.print("  WHERE weight IS NULL                        %,6d", weighing("weight IS NULL"));
        lines.print("nobody's case: NOT IN (SELECT case_id …)      %,6d", count(Questions.NOBODYS_CASE_NOT_IN));
        lines.print("nobody's case: NOT EXISTS (…)                 %,6d", count(Questions.NOBODYS_CASE));
    }

    private long weighing(String condition) {
        return count("SELECT count(*) FROM patients WHERE " + condition);
    }

    void known(Lines lines) {
        Rows known = duckdb.query(Questions.PRESSURE_KNOWN, "MI");
        Rows last = duckdb.query(MEASURED_LAST);
        lines.print("heart attacks                                 %,6d", known.size());
        lines.print(
                "  with a pressure measured up to that day     %,6d",
                known.column("pressure").stream().filter(Objects::nonNull).count());
        lines.print(
                "  with one measured at any time               %,6d",
                (Long) last.rows().get(0).get(0));
        lines.print(
                "    the newest of which came afterwards       %,6d",
                (Long) last.rows().get(0).get(1));
    }

    void twice(Lines lines) {
        lines.print("%s", duckdb.query("""
                WITH per_patient AS (SELECT id, weight FROM patients WHERE weight IS NOT NULL)
                SELECT 'patients' AS joined, count(*) AS rows_joined, avg(weight) AS mean_weight FROM per_patient
                UNION ALL SELECT 'with lab_tests', count(*), avg(weight) FROM per_patient JOIN lab_tests USING (id)
                UNION ALL SELECT 'with lab_tests and events', count(*), avg(weight)
                FROM per_patient JOIN lab_tests USING (id) JOIN events USING (id)"""));
    }
}
