package gradus.datasets;

import java.util.Locale;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/** What the cells of a column hold. A cell without a value becomes the missing value of the column, never a guess. */
public enum ColumnType {
    /** Any text; a {@link StringColumn}. */
    TEXT("text") {
        @Override
        Column<?> newColumn(String name) {
            return StringColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            ((StringColumn) column).append(cell);
        }
    },

    /** A whole number between −2147483647 and 2147483647; an {@link IntColumn}. */
    INTEGER("an integer between -2147483647 and 2147483647") {
        @Override
        Column<?> newColumn(String name) {
            return IntColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            int value = Integer.parseInt(number(cell, false));
            if (value == Integer.MIN_VALUE) { // Tablesaw's mark of a missing integer
                throw new NumberFormatException("reserved");
            }
            ((IntColumn) column).append(value);
        }
    },

    /** A finite decimal number, as in {@code -1.5} or {@code 6.02e23}; a {@link DoubleColumn}. */
    NUMBER("a number") {
        @Override
        Column<?> newColumn(String name) {
            return DoubleColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            double value = Double.parseDouble(number(cell, true));
            if (Double.isInfinite(value)) {
                throw new NumberFormatException("too large");
            }
            ((DoubleColumn) column).append(value);
        }
    };

    private final String requirement;

    ColumnType(String requirement) {
        this.requirement = requirement;
    }

    /** What a cell must be, in words for an error: "an integer between …". */
    public String requirement() {
        return requirement;
    }

    /** The name as the data cards write it: {@code text}, {@code integer}, {@code number}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** An empty Tablesaw column of this type. */
    abstract Column<?> newColumn(String name);

    /**
     * Appends a cell that is not missing.
     *
     * @throws IllegalArgumentException if the cell does not hold a value of this type
     */
    abstract void append(Column<?> column, String cell);

    /** The cell without spaces around it, if it is written with digits alone; Java also parses "1d", "NaN" and "0x1p3". */
    private static String number(String cell, boolean decimal) {
        String text = cell.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    c >= '0' && c <= '9' || c == '-' || c == '+' || decimal && (c == '.' || c == 'e' || c == 'E');
            if (!fits) {
                throw new NumberFormatException("not a number: " + cell);
            }
        }
        return text;
    }
}
