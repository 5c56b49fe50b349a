package gradus.workbook.fundamentals.tables;

import static gradus.engine.exercise.Todo.todo;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/**
 * Write the tests that decide whether a report of gaps can be trusted.
 *
 * <p>Somebody else will write {@link GapReport} (from its Javadoc, which is all that you may ask of it). Your tests are run on our solution and
 * on other right answers, which must pass, and on known mistakes, of which as many as possible must fail. Points are for mistakes found; a
 * test that refuses a right answer costs them all.
 *
 * <p>Each method with {@code @Test} is one test. The order of columns and groups in a report is free: compare maps, not texts. In your
 * IDE the tests run on your own {@code GapReport}.
 *
 * <p>You may want to import {@link org.junit.jupiter.api.Assertions#assertEquals},
 * {@link org.junit.jupiter.api.Assertions#assertThrows}, {@link gradus.workbook.fundamentals.tables.GapReport.Gap},
 * {@link java.util.Map}, {@link java.util.Set}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/tables.md">fundamentals/docs/tables.md</a>
 */
class GapReportTests {
    /** A table with a column of text that makes the groups, and one of text. */
    private static Table table(String[] islands, String... sexes) {
        return Table.create("penguins", StringColumn.create("island", islands), StringColumn.create("sex", sexes));
    }

    /** As many rows of the island Dream as there are cells. */
    @SuppressWarnings("unused") // until your code uses it
    private static Table dream(String... sexes) {
        String[] islands = new String[sexes.length];
        Arrays.fill(islands, "Dream");
        return table(islands, sexes);
    }

    /** A column of whole numbers; null is a missing one. */
    private static IntColumn years(Integer... years) {
        IntColumn column = IntColumn.create("year");
        for (Integer year : years) {
            column.appendObj(year);
        }
        return column;
    }

    @Test
    void a_missing_cell_is_counted() {
        todo("compare a report with what it should be; then add tests for what this one cannot find");
    }
}
