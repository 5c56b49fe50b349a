package gradus.workbook.fundamentals.tables;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import gradus.workbook.fundamentals.tables.GapReport.Gap;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
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
 * @see <a href="../../../../../../../../../fundamentals/docs/tables.md">fundamentals/docs/tables.md</a>
 */
class GapReportTests {
    /** A table with a column of text that makes the groups, and one of text. */
    private static Table table(String[] islands, String... sexes) {
        return Table.create("penguins", StringColumn.create("island", islands), StringColumn.create("sex", sexes));
    }

    /** As many rows of the island Dream as there are cells. */
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

    // begin solution: your tests
    private static void assertMissing(int missing, String cell) {
        Map<String, Map<String, Gap>> report = GapReport.of(dream(cell), "island", Set.of("NA"));
        assertEquals(Map.of("sex", Map.of("Dream", new Gap(missing, 1))), report, "one cell: " + cell);
    }

    @Test
    void what_counts_as_no_value_in_text() {
        assertMissing(1, "NA");
        assertMissing(1, " NA ");
        assertMissing(1, "");
        assertMissing(1, "  ");
        assertMissing(0, "na");
        assertMissing(0, "NAMIBIA");
        assertMissing(0, "male");
    }

    @Test
    void numbers_may_be_missing_and_are_no_marks() {
        Table table = dream("male", "male", "male").addColumns(years(999, null, 2007));
        assertEquals(
                Map.of("Dream", new Gap(1, 3)),
                GapReport.of(table, "island", Set.of("999")).get("year"));
    }

    @Test
    void every_group_and_every_other_column_is_there() {
        Table table =
                table(new String[] {"Dream", "Biscoe", "Dream"}, "male", "", "").addColumns(years(1, 2, 3));
        assertEquals(
                Map.of(
                        "sex",
                        Map.of("Dream", new Gap(1, 2), "Biscoe", new Gap(1, 1)),
                        "year",
                        Map.of("Dream", new Gap(0, 2), "Biscoe", new Gap(0, 1))),
                GapReport.of(table, "island", Set.of()));
        assertEquals(
                Set.of("Dream", "Biscoe"),
                GapReport.of(table(new String[] {"Dream", "Biscoe"}, "", "male"), "island", Set.of())
                        .get("sex")
                        .keySet());
    }

    @Test
    void rows_without_a_group_are_one_group() {
        Table table = table(new String[] {"", " ", "NA", "Dream"}, "male", "", "male", "male");
        assertEquals(
                Map.of("", new Gap(1, 3), "Dream", new Gap(0, 1)),
                GapReport.of(table, "island", Set.of("NA")).get("sex"));
    }

    @Test
    void an_unknown_column_is_refused() {
        assertThrows(IllegalArgumentException.class, () -> GapReport.of(dream("male"), "islnd", Set.of()));
    }
    // instead of
    // @Test
    // void a_missing_cell_is_counted() {
    //     todo("compare a report with what it should be; then add tests for what this one cannot find");
    // }
    // end solution
}
