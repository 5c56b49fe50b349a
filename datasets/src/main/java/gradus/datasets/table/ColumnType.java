package gradus.datasets.table;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Locale;
import java.util.function.Function;
import tech.tablesaw.api.DateColumn;
import tech.tablesaw.api.DateTimeColumn;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.LongColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.columns.Column;

/**
 * What the cells of a column hold. A cell without a value becomes the missing value of the column, never a guess. The
 * order is from narrow to wide: the type of a column nobody declared is the first that all its cells fit.
 */
public enum ColumnType {
    /** A whole number between −2147483647 and 2147483647; an {@link IntColumn}. */
    INTEGER("an integer between -2147483647 and 2147483647", ColumnType::integer) {
        @Override
        public Column<?> newColumn(String name) {
            return IntColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            ((IntColumn) column).append(integer(cell));
        }
    },

    /** A whole number that needs up to 64 bits; a {@link LongColumn}. */
    LONG("an integer of at most 64 bits", ColumnType::longInteger) {
        @Override
        public Column<?> newColumn(String name) {
            return LongColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            ((LongColumn) column).append(longInteger(cell));
        }
    },

    /** A finite decimal number, as in {@code -1.5} or {@code 6.02e23}; a {@link DoubleColumn}. */
    NUMBER("a number", ColumnType::number) {
        @Override
        public Column<?> newColumn(String name) {
            return DoubleColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            ((DoubleColumn) column).append(number(cell));
        }
    },

    /** A day, as in {@code 2007-01-31}; a {@link DateColumn}. */
    DATE("a date such as 2007-01-31", LocalDate::parse) {
        @Override
        public Column<?> newColumn(String name) {
            return DateColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            ((DateColumn) column).append(LocalDate.parse(cell));
        }
    },

    /** A day and a time without a zone, as in {@code 2007-01-31T23:59}, or with a space for the T; a {@link DateTimeColumn}. */
    TIMESTAMP("a date and time such as 2007-01-31T23:59", ColumnType::timestamp) {
        @Override
        public Column<?> newColumn(String name) {
            return DateTimeColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            ((DateTimeColumn) column).append(timestamp(cell));
        }
    },

    /** Any text; a {@link StringColumn}. */
    TEXT("text", text -> text) {
        @Override
        public Column<?> newColumn(String name) {
            return StringColumn.create(name);
        }

        @Override
        void append(Column<?> column, String cell) {
            ((StringColumn) column).append(cell);
        }
    };

    /** More digits than this, and a double no longer tells neighbouring integers apart for certain. */
    private static final int SAFE_DIGITS = 15;

    private final String requirement;
    private final Function<String, ?> parser;

    ColumnType(String requirement, Function<String, ?> parser) {
        this.requirement = requirement;
        this.parser = parser;
    }

    /** What a cell must be, in words for an error: "an integer between …". */
    public String requirement() {
        return requirement;
    }

    /** The name as the data cards write it: {@code text}, {@code integer}, {@code number}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether the type holds numbers. */
    public boolean isNumeric() {
        return this == INTEGER || this == LONG || this == NUMBER;
    }

    /** An empty Tablesaw column of this type. */
    public abstract Column<?> newColumn(String name);

    /**
     * Appends a cell that is not missing.
     *
     * @throws IllegalArgumentException or {@link DateTimeException} if the cell does not hold a value of this type
     */
    abstract void append(Column<?> column, String cell);

    /**
     * Whether a cell of a column nobody declared can be read as this type without losing anything of it: {@code 007} and
     * numbers of twenty digits are codes, not quantities.
     */
    public boolean holds(String cell) {
        try {
            parser.apply(cell);
            return !isNumeric() || !isCode(cell.strip());
        } catch (IllegalArgumentException | DateTimeException e) {
            return false;
        }
    }

    private boolean isCode(String number) {
        int start = number.charAt(0) == '-' || number.charAt(0) == '+' ? 1 : 0;
        boolean whole = number.chars().skip(start).allMatch(Character::isDigit);
        int digits = number.length() - start;
        boolean padded = digits > 1 && number.charAt(start) == '0' && Character.isDigit(number.charAt(start + 1));
        return padded || this == NUMBER && whole && digits > SAFE_DIGITS;
    }

    private static int integer(String cell) {
        int value = Integer.parseInt(digits(cell, false));
        if (value == Integer.MIN_VALUE) { // Tablesaw's mark of a missing integer
            throw new NumberFormatException("reserved for missing values");
        }
        return value;
    }

    private static long longInteger(String cell) {
        long value = Long.parseLong(digits(cell, false));
        if (value == Long.MIN_VALUE) {
            throw new NumberFormatException("reserved for missing values");
        }
        return value;
    }

    private static double number(String cell) {
        double value = Double.parseDouble(digits(cell, true));
        if (Double.isInfinite(value)) {
            throw new NumberFormatException("too large");
        }
        return value;
    }

    private static LocalDateTime timestamp(String cell) {
        LocalDateTime value = LocalDateTime.parse(cell.replace(' ', 'T'));
        if (value.getNano() % 1_000_000 != 0) { // Tablesaw keeps milliseconds
            throw new DateTimeException("finer than a millisecond");
        }
        return value;
    }

    /** The cell without spaces around it, if it is written only with digits; Java also parses "1d", "NaN" and "0x1p3". */
    private static String digits(String cell, boolean decimal) {
        String text = cell.strip();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean fits =
                    c >= '0' && c <= '9' || c == '-' || c == '+' || decimal && (c == '.' || c == 'e' || c == 'E');
            if (!fits) {
                throw new NumberFormatException("not a number");
            }
        }
        return text;
    }
}
