package gradus.datasets.show;

import gradus.datasets.table.ColumnSpec;
import gradus.datasets.table.ColumnType;
import java.util.ArrayList;
import java.util.List;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Neighbouring columns to be shown as one: a single column, or at least twelve of numbers whose names differ only in digits, such as
 * the 64 pixels of an image.
 *
 * @param from the place of the first in the table, from 0
 * @param columns the columns, in the table's order
 */
public record ColumnRun(int from, List<ColumnSpec> columns) {
    private static final int LEAST = 12;

    public ColumnRun {
        columns = List.copyOf(columns);
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns must be at least one, but were none");
        }
    }

    /** All columns, in their order. */
    public static List<ColumnRun> of(List<ColumnSpec> columns) {
        List<ColumnRun> runs = new ArrayList<>();
        int from = 0;
        while (from < columns.size()) {
            int to = from + 1;
            while (to < columns.size() && alike(columns.get(from), columns.get(to))) {
                to++;
            }
            int end = to - from >= LEAST ? to : from + 1;
            runs.add(new ColumnRun(from, columns.subList(from, end)));
            from = end;
        }
        return runs;
    }

    private static boolean alike(ColumnSpec a, ColumnSpec b) {
        return a.type().isNumeric()
                && a.type() == b.type()
                && a.unit().equals(b.unit())
                && stem(a.name()).equals(stem(b.name()));
    }

    private static String stem(String name) {
        return name.replaceAll("\\d+", "0");
    }

    /** The name of the column, or of the first and the last. */
    public String name() {
        return isOne() ? first().name() : first().name() + " … " + last().name();
    }

    /** What the columns hold. */
    public ColumnType type() {
        return first().type();
    }

    /** The unit of all of them; empty for none. */
    public String unit() {
        return first().unit();
    }

    /** How many cells of all columns have no value. */
    public int missing() {
        return columns.stream().mapToInt(ColumnSpec::missing).sum();
    }

    /** What the column says; or how many there are, and what the first and the last say. */
    public String meaning() {
        if (isOne()) {
            return first().meaning();
        }
        String ends = first().meaning().isEmpty() ? "" : ": " + first().meaning() + " … " + last().meaning();
        return columns.size() + " columns" + ends;
    }

    /** The values of the column, or of all columns together, in a table of the columns that the run was found in. */
    public Column<?> values(Table table) {
        if (isOne()) {
            return table.column(from);
        }
        DoubleColumn all = DoubleColumn.create(name());
        for (int j = from; j < from + columns.size(); j++) {
            all.append(((NumericColumn<?>) table.column(j)).asDoubleColumn());
        }
        return all;
    }

    private boolean isOne() {
        return columns.size() == 1;
    }

    private ColumnSpec first() {
        return columns.get(0);
    }

    private ColumnSpec last() {
        return columns.get(columns.size() - 1);
    }
}
