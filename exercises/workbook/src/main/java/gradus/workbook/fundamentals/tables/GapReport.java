package gradus.workbook.fundamentals.tables;

import static gradus.engine.exercise.Todo.todo;

import java.util.Map;
import java.util.Set;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Before anything is computed from a table: which values are missing, in which columns and in which groups? Marks such as {@code NA} or
 * {@code ?}, which somebody typed where there was no value, count as missing.
 *
 * <ul>
 *   <li>A cell has no value if Tablesaw says so ({@code isMissing}), in a column of any type. In a column of text (a {@code StringColumn}) it
 *       has none either if it is blank, or if, without the blanks around it, it is one of the marks: {@code " NA"} is the mark {@code NA},
 *       but {@code na}, {@code NAMIBIA} and the number 999 are not.
 *   <li>The groups are the values of one column, as {@code getString} gives them. Rows without a value there (missing, blank or a mark) are
 *       a group as well: the one named {@code ""}.
 *   <li>Every column but that of the groups has an entry, and in it every group, those without a gap too. Of a table without rows each column
 *       has an empty map.
 *   <li>The table and the marks stay as they are.
 * </ul>
 *
 * <p>You may want to import {@link java.util.LinkedHashMap}, {@link tech.tablesaw.api.StringColumn}.
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/tables.md">fundamentals/docs/tables.md</a>
 */
public final class GapReport {
    /**
     * The gaps of one column in one group.
     *
     * @param missing how many of the group's rows have no value in the column
     * @param rows how many rows the group has
     */
    public record Gap(int missing, int rows) {}

    private GapReport() {}

    /**
     * Counts the gaps of each column in each group.
     *
     * @param table any table
     * @param by the name of the column that makes the groups
     * @param marks texts that stand for "no value", without blanks around them; may be empty
     * @return for each other column, by name, its gaps in each group; in any order
     * @throws IllegalArgumentException if the table has no column of that name
     */
    public static Map<String, Map<String, Gap>> of(Table table, String by, Set<String> marks) {
        return todo("refuse an unknown column, then count each cell in its column and its group");
    }

    /** Whether the cell has no value. */
    @SuppressWarnings("unused") // until your code uses it
    private static boolean isGap(Column<?> column, int row, Set<String> marks) {
        return todo("missing, or text that is blank or a mark");
    }
}
