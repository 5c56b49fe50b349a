package gradus.datasets.bridge;

import gradus.datasets.table.ColumnType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.NumericColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.columns.strings.AbstractStringColumn;

/**
 * Columns of a table as plain numbers: the way from a table to the arrays that lessons compute with.
 *
 * <p>Text never becomes a number here. (Tablesaw's {@code numberColumn} hands out the place of each text in a dictionary,
 * which looks like data and is none.) Nor does a gap: a missing value is an error, unless a method asked for says {@code
 * WithGaps}, which gives NaN. Rows are counted from 0.
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
        return matrix(table, List.of(columns));
    }

    /** The columns side by side (n × d), as {@link #matrix(Table, String...)}. */
    public static double[][] matrix(Table table, List<String> columns) {
        return transposed(columns(table, columns), table.rowCount());
    }

    /** The columns side by side (n × d), NaN where a value is missing; otherwise as {@link #matrix(Table, String...)}. */
    public static double[][] matrixWithGaps(Table table, List<String> columns) {
        requireNames(columns);
        double[][] values =
                columns.stream().map(column -> vectorWithGaps(table, column)).toArray(double[][]::new);
        return transposed(values, table.rowCount());
    }

    /**
     * The columns one after the other.
     *
     * @param columns names of numeric columns, at least one
     * @return one array per name, in their order, each with a number per row of the table (d × n)
     * @throws IllegalArgumentException if a column does not exist, is not numeric, or lacks a value
     */
    public static double[][] columns(Table table, List<String> columns) {
        requireNames(columns);
        return columns.stream().map(column -> vector(table, column)).toArray(double[][]::new);
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
        NumericColumn<?> numbers = numeric(table, column);
        requireComplete(numbers);
        return numbers.asDoubleArray();
    }

    /**
     * One column, NaN where a value is missing.
     *
     * @return as many numbers as the table has rows (n)
     * @throws IllegalArgumentException if the column does not exist or is not numeric
     */
    public static double[] vectorWithGaps(Table table, String column) {
        return numeric(table, column).asDoubleArray();
    }

    /**
     * The rows that have a value in each of these columns; what is missing elsewhere does not matter.
     *
     * @return a new table with all columns of the old one
     * @throws IllegalArgumentException if a column does not exist
     */
    public static Table complete(Table table, List<String> columns) {
        Table left = table;
        for (String name : columns) {
            left = left.dropWhere(column(left, name).isMissing());
        }
        return left;
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

    /** The column of that name if it holds numbers, or an error that says what it holds instead. */
    private static NumericColumn<?> numeric(Table table, String name) {
        Column<?> column = column(table, name);
        if (column instanceof NumericColumn<?> numbers) {
            return numbers;
        }
        throw new IllegalArgumentException("column " + name + " must hold numbers, but holds " + kind(column));
    }

    /** What a column that is not of numbers holds, with an example where that is text. */
    static String kind(Column<?> column) {
        if (column instanceof AbstractStringColumn<?>) {
            int first = IntStream.range(0, column.size())
                    .filter(row -> !column.isMissing(row) && !ColumnType.NUMBER.holds(column.getString(row)))
                    .findFirst()
                    .orElse(-1);
            return first < 0 ? "text" : "text, such as \"" + column.getString(first) + "\" in row " + first;
        }
        return column.type().name().toLowerCase(Locale.ROOT).replace('_', ' ') + "s";
    }

    private static double[][] transposed(double[][] columns, int count) {
        double[][] rows = new double[count][columns.length];
        for (int j = 0; j < columns.length; j++) {
            for (int i = 0; i < count; i++) {
                rows[i][j] = columns[j][i];
            }
        }
        return rows;
    }

    private static void requireNames(List<String> columns) {
        if (columns.isEmpty()) {
            throw new IllegalArgumentException("columns must name at least one column, but named none");
        }
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
