package gradus.fundamentals.tables;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Between a wide table (one column per measurement) and a long one (one row per measurement), without losing a value. Both
 * directions keep the types of the columns and the missing values.
 */
public final class Reshape {
    private Reshape() {}

    /**
     * One row for each row and each measured column: every column that is not an identifier.
     *
     * @param wide a table of which all measured columns have one type; not modified
     * @param ids the columns that say whose measurements these are; they are repeated in each row
     * @param names the name of the new column with the names of the measured columns
     * @param values the name of the new column with their values
     * @return as many rows as the wide table has, times its measured columns
     * @throws IllegalArgumentException if there is no such column, none is left to measure, their types differ, or a new column
     *     would have the name of another
     */
    public static Table longer(Table wide, List<String> ids, String names, String values) {
        List<Column<?>> kept = Keys.columns("ids", wide, ids.toArray(String[]::new));
        List<Column<?>> measured =
                wide.columns().stream().filter(column -> !kept.contains(column)).toList();
        requireOneType(measured, ids);
        requireFree("names", names, ids);
        requireFree("values", values, List.of(names));
        requireFree("values", values, ids);
        List<Column<?>> filled = emptyCopies(kept);
        StringColumn name = StringColumn.create(names);
        Column<?> value = measured.get(0).emptyCopy().setName(values);
        for (int row = 0; row < wide.rowCount(); row++) {
            for (Column<?> column : measured) {
                appendRow(filled, kept, row);
                name.append(column.name());
                append(value, column, row);
            }
        }
        return Table.create(wide.name(), filled).addColumns(name, value);
    }

    private static void requireOneType(List<Column<?>> measured, List<String> ids) {
        Require.that(!measured.isEmpty(), "ids must leave columns to measure, but were all columns: " + ids);
        Column<?> first = measured.get(0);
        measured.forEach(column -> Require.that(
                column.type().equals(first.type()),
                "the measured columns must be of one type, but " + first.name() + " was " + first.type() + " and "
                        + column.name() + " " + column.type()));
    }

    /** Refuses a name for a new column that another column has, as Tablesaw compares names. */
    private static void requireFree(String argument, String name, List<String> taken) {
        Require.that(
                taken.stream().noneMatch(name::equalsIgnoreCase),
                argument + " must differ from the columns " + taken + ", but was " + name);
    }

    /**
     * One column for each different name: {@link #longer} backwards. Where somebody lacks a name, the value is missing.
     *
     * @param ids the columns that say whose measurements these are
     * @param names the column with the names of the new columns, none missing
     * @param values the column with their values
     * @return one row for each different combination of ids, in the order in which these first occur
     * @throws IllegalArgumentException if there is no such column, a name is missing, two columns would have one name (case
     *     makes no difference), or somebody has a name twice: then no single value could stand in the cell
     */
    public static Table wider(Table narrow, List<String> ids, String names, String values) {
        List<String> key = new ArrayList<>(ids);
        key.add(names);
        Keys.columns("values", narrow, values);
        requireOneEach(narrow, key, names);
        List<Column<?>> kept = Keys.columns("ids", narrow, ids.toArray(String[]::new));
        Map<String, Map<List<Object>, Integer>> rowOf = new LinkedHashMap<>(); // by name, then by ids
        Map<List<Object>, Integer> firstRows = new LinkedHashMap<>();
        for (int row = 0; row < narrow.rowCount(); row++) {
            List<Object> id = Keys.of(kept, row);
            firstRows.putIfAbsent(id, row);
            String name = narrow.column(names).getString(row);
            rowOf.computeIfAbsent(name, any -> new LinkedHashMap<>()).put(id, row);
        }
        List<Column<?>> filled = emptyCopies(kept);
        firstRows.values().forEach(row -> appendRow(filled, kept, row));
        Table wide = Table.create(narrow.name(), filled);
        rowOf.forEach((name, rows) -> {
            requireFree("the name of a column", name, wide.columnNames());
            wide.addColumns(spread(narrow.column(values), name, firstRows.keySet(), rows));
        });
        return wide;
    }

    private static void requireOneEach(Table narrow, List<String> key, String names) {
        Keys.counts(narrow, key.toArray(String[]::new)).forEach((cell, count) -> {
            Require.that(
                    cell.get(cell.size() - 1) != null,
                    names + " must have a value in each row, but had none for " + cell.subList(0, cell.size() - 1));
            Require.that(
                    count == 1,
                    String.join(" and ", key) + " must name each row of " + narrow.name() + ", but " + cell + " names "
                            + count);
        });
    }

    private static Column<?> spread(
            Column<?> values, String name, Iterable<List<Object>> ids, Map<List<Object>, Integer> rows) {
        Column<?> spread = values.emptyCopy().setName(name);
        for (List<Object> id : ids) {
            Integer row = rows.get(id);
            if (row == null) {
                spread.appendMissing();
            } else {
                append(spread, values, row);
            }
        }
        return spread;
    }

    private static List<Column<?>> emptyCopies(List<Column<?>> columns) {
        List<Column<?>> copies = new ArrayList<>();
        columns.forEach(column -> copies.add(column.emptyCopy()));
        return copies;
    }

    private static void appendRow(List<Column<?>> to, List<Column<?>> from, int row) {
        for (int i = 0; i < to.size(); i++) {
            append(to.get(i), from.get(i), row);
        }
    }

    private static void append(Column<?> to, Column<?> from, int row) {
        if (from.isMissing(row)) {
            to.appendMissing();
        } else {
            to.appendObj(from.get(row));
        }
    }
}
