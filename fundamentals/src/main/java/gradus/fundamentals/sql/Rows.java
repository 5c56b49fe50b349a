package gradus.fundamentals.sql;

import gradus.fundamentals.Require;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/**
 * What a query gave: the names of its columns, and rows of plain values in the database's order.
 *
 * <p>Whole numbers are {@code Long} ({@code BigInteger} beyond its range), floating-point numbers {@code Double}, decimals {@code
 * BigDecimal}; times are {@code LocalDate}, {@code LocalTime} and {@code LocalDateTime}, which know no time zone; SQL's NULL is
 * {@code null}.
 *
 * @param columns the names, from left to right; two columns may have one name
 * @param rows as many values in each as there are columns
 */
public record Rows(List<String> columns, List<List<Object>> rows) {
    /** Copies both; neither can be changed afterwards. */
    public Rows {
        Require.given("columns", columns);
        Require.given("rows", rows);
        columns = List.copyOf(columns);
        List<List<Object>> copies = new ArrayList<>();
        for (List<Object> row : rows) {
            Require.that(
                    row.size() == columns.size(),
                    "row " + copies.size() + " must hold " + columns.size() + " values (one for each column), but held "
                            + row.size());
            copies.add(Collections.unmodifiableList(new ArrayList<>(row))); // List.copyOf would refuse null
        }
        rows = Collections.unmodifiableList(copies);
    }

    /** How many rows there are. */
    public int size() {
        return rows.size();
    }

    /**
     * The values of one column, top down.
     *
     * @throws IllegalArgumentException if no column, or more than one, has this name
     */
    public List<Object> column(String name) {
        Require.oneOf("column", name, columns);
        int at = columns.indexOf(name);
        Require.that(
                at == columns.lastIndexOf(name), "column must be a name that one column has, but two have " + name);
        List<Object> values = new ArrayList<>();
        rows.forEach(row -> values.add(row.get(at)));
        return values;
    }

    /** A column of numbers; NULL becomes NaN. */
    public double[] numbers(String name) {
        return column(name).stream()
                .mapToDouble(value -> value == null ? Double.NaN : ((Number) value).doubleValue())
                .toArray();
    }

    /**
     * The one value of a result of one row and one column.
     *
     * @throws IllegalStateException if there are more or fewer
     */
    public Object value() {
        if (size() != 1 || columns.size() != 1) {
            throw new IllegalStateException(
                    "the result must have one row and one column, but had " + size() + " and " + columns.size());
        }
        return rows.get(0).get(0);
    }

    /** A table for people: numbers to the right, fractions to two places. */
    @Override
    public String toString() {
        String[][] cells = new String[size() + 1][];
        cells[0] = columns.toArray(String[]::new);
        int[] widths = new int[columns.size()];
        for (int i = 0; i <= size(); i++) {
            if (i > 0) {
                cells[i] = rows.get(i - 1).stream().map(Rows::show).toArray(String[]::new);
            }
            for (int j = 0; j < widths.length; j++) {
                widths[j] = Math.max(widths[j], cells[i][j].length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (String[] row : cells) {
            lines.add(line(row, widths));
        }
        return String.join("\n", lines);
    }

    private String line(String[] cells, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int j = 0; j < cells.length; j++) {
            String blanks = " ".repeat(widths[j] - cells[j].length());
            line.append(j == 0 ? "" : "  ").append(isNumeric(j) ? blanks + cells[j] : cells[j] + blanks);
        }
        return line.toString().stripTrailing();
    }

    private boolean isNumeric(int column) {
        return rows.stream().anyMatch(row -> row.get(column) instanceof Number);
    }

    private static String show(Object value) {
        if (value instanceof Double number && Double.isFinite(number)) {
            return String.format(Locale.ROOT, "%.2f", number);
        }
        if (value instanceof LocalDateTime time) {
            return time.toLocalDate() + " " + time.toLocalTime();
        }
        return value == null ? "NULL" : value.toString();
    }
}
