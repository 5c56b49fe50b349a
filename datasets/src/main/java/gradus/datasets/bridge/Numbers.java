package gradus.datasets.bridge;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * Columns of a table as plain numbers. A missing value has no number, so it is an error here: drop its row
 * ({@link Table#dropRowsWithMissingValues()}) or fill it in, and know which you did.
 */
public final class Numbers {
    private Numbers() {}

    /**
     * The columns side by side.
     *
     * @param columns names of numeric columns, at least one
     * @return one row per row of the table, one column per name, in their order (n × d)
     * @throws IllegalArgumentException if a column does not exist, is not numeric, or lacks a value
     */
    public static double[][] matrix(Table table, String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException("columns must name at least one column, but named none");
        }
        double[][] rows = new double[table.rowCount()][columns.length];
        for (int j = 0; j < columns.length; j++) {
            double[] column = vector(table, columns[j]);
            for (int i = 0; i < rows.length; i++) {
                rows[i][j] = column[i];
            }
        }
        return rows;
    }

    /**
     * Every numeric column but the target, side by side.
     *
     * @param target the column to leave out; it need not be numeric
     * @return one row per row of the table, one column per name in {@link #features(Table, String)} (n × d)
     */
    public static double[][] matrixWithout(Table table, String target) {
        return matrix(table, features(table, target).toArray(String[]::new));
    }

    /** The names of all numeric columns but the target, in the table's order. */
    public static List<String> features(Table table, String target) {
        Column<?> left = column(table, target);
        return table.columns().stream()
                .filter(column -> column instanceof NumericColumn && column != left)
                .map(Column::name)
                .toList();
    }

    /**
     * One column.
     *
     * @return as many numbers as the table has rows (n)
     * @throws IllegalArgumentException if the column does not exist, is not numeric, or lacks a value
     */
    public static double[] vector(Table table, String column) {
        if (!(column(table, column) instanceof NumericColumn<?> numbers)) {
            throw new IllegalArgumentException("column " + column + " must hold numbers, but holds "
                    + table.column(column).type().name().toLowerCase(Locale.ROOT));
        }
        requireComplete(numbers);
        return numbers.asDoubleArray();
    }

    /**
     * A column of classes as codes: 0 for the first class in the order of the alphabet (or of the numbers), and so on.
     *
     * @throws IllegalArgumentException if the column does not exist or lacks a value
     */
    public static Classes classes(Table table, String column) {
        return Classes.of(texts(table, column));
    }

    /** The values of a column as text, in the order of the rows. */
    static List<String> texts(Table table, String column) {
        Column<?> found = column(table, column);
        requireComplete(found);
        return IntStream.range(0, found.size()).mapToObj(found::getString).toList();
    }

    /**
     * Back again: a table of these rows.
     *
     * @param rows rows of equal length
     * @param names as many names as a row is long
     */
    public static Table table(double[][] rows, String... names) {
        Table table = Table.create();
        for (int j = 0; j < names.length; j++) {
            double[] column = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                if (rows[i].length != names.length) {
                    throw new IllegalArgumentException("row " + i + " must have " + names.length
                            + " numbers, one for each of " + Arrays.toString(names) + ", but has " + rows[i].length);
                }
                column[i] = rows[i][j];
            }
            table.addColumns(DoubleColumn.create(names[j], column));
        }
        return table;
    }

    /** The column of that name, or an error with the names there are. */
    public static Column<?> column(Table table, String name) {
        if (!table.columnNames().contains(name)) {
            throw new IllegalArgumentException("column must be one of " + table.columnNames() + ", but was " + name);
        }
        return table.column(name);
    }

    /** @throws IllegalArgumentException if a row has no value in it, with the first such row */
    public static void requireComplete(Column<?> column) {
        for (int i = 0; i < column.size(); i++) {
            if (column.isMissing(i)) {
                throw new IllegalArgumentException(
                        "column " + column.name() + " must have a value in every row, but has none in "
                                + column.countMissing() + " of " + column.size() + ", the first being row " + i
                                + "; drop those rows or fill them in first");
            }
        }
    }
}
