package gradus.fundamentals.tables;

import gradus.fundamentals.Require;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * The join that analyses mostly mean: many rows of the left table look at most one row of the right table up. It cannot lose or
 * multiply a row, and keeps their order. A hash join: one pass over each table.
 */
public final class Lookup {
    private static final int NONE = -1;

    private Lookup() {}

    /**
     * The left table with the other columns of the right one. A row that matches none, or whose key has a missing value, gets missing
     * values; {@link JoinPlan#unmatched} counts such rows.
     *
     * @param left any table; not modified
     * @param right a table of which the keys name each row; a row with a missing value in its key is never found
     * @param keys names of at least one column, in both tables
     * @return as many rows as the left table has, in its order
     * @throws IllegalArgumentException if a key names several rows of the right table (the message says which, from 0), or both tables have another column of one name;
     *     as for {@link JoinPlan#of}
     */
    public static Table of(Table left, Table right, String... keys) {
        JoinPlan.of(left, right, keys); // for its checks
        requireDifferentNames(left, right, keys);
        Map<List<Object>, Integer> rowOf = index(right, keys);
        List<Column<?>> key = Keys.columns("keys", left, keys);
        int[] found = new int[left.rowCount()];
        for (int row = 0; row < found.length; row++) {
            found[row] = rowOf.getOrDefault(Keys.of(key, row), NONE);
        }
        Table joined = left.copy();
        for (Column<?> column : right.columns()) {
            if (!List.of(keys).contains(column.name())) {
                joined.addColumns(gather(column, found));
            }
        }
        return joined;
    }

    /** The row of each key, refusing keys of several rows. */
    private static Map<List<Object>, Integer> index(Table table, String... keys) {
        List<Column<?>> columns = Keys.columns("keys", table, keys);
        Map<List<Object>, Integer> rowOf = new HashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            List<Object> key = Keys.of(columns, row);
            if (Keys.isUnknown(key)) {
                continue; // what is unknown equals nothing
            }
            Integer before = rowOf.put(key, row);
            Require.that(
                    before == null,
                    String.join(" and ", keys) + " must name each row of " + table.name() + ", but " + key
                            + " names rows " + before + " and " + row);
        }
        return rowOf;
    }

    private static <T> Column<T> gather(Column<T> from, int[] rows) {
        Column<T> to = from.emptyCopy();
        for (int row : rows) {
            if (row == NONE || from.isMissing(row)) {
                to.appendMissing();
            } else {
                to.append(from, row);
            }
        }
        return to;
    }

    private static void requireDifferentNames(Table left, Table right, String... keys) {
        Set<String> taken = new TreeSet<>(String.CASE_INSENSITIVE_ORDER); // as Tablesaw compares them
        taken.addAll(left.columnNames());
        for (String name : right.columnNames()) {
            Require.that(
                    List.of(keys).contains(name) || !taken.contains(name),
                    "the columns of " + right.name() + " must have names of their own, but " + left.name() + " has "
                            + name + " as well");
        }
    }
}
