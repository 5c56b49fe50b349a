package gradus.kit.sql;

import gradus.fundamentals.sql.Rows;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The first row in which two results differ, in words that follow "should have … but had …".
 *
 * @param expected "the row (ORD, 1095)"
 * @param actual "(ORD, 1096)"
 */
record RowDifference(String expected, String actual) {
    private static final double NEAR = 1e-9;

    /** Rows sorted by all columns; numbers that differ by a rounding stay neighbours as long as they stand behind a key. */
    private static final Comparator<List<Object>> ORDER = (one, other) -> {
        for (int j = 0; j < one.size(); j++) {
            int order = compare(one.get(j), other.get(j));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    };

    /**
     * Compares two results.
     *
     * @param keys how many columns, from the left, tell rows apart
     * @param ordered whether the order of rows counts
     */
    static Optional<RowDifference> between(Rows expected, Rows came, int keys, boolean ordered) {
        int width = expected.columns().size();
        if (came.columns().size() != width) {
            return Optional.of(new RowDifference(columns(expected), columns(came)));
        }
        Optional<RowDifference> rows = unordered(sorted(expected), sorted(came), keys);
        return rows.isPresent() || !ordered ? rows : inOrder(expected.rows(), came.rows());
    }

    private static String columns(Rows rows) {
        int width = rows.columns().size();
        return width + (width == 1 ? " column (" : " columns (") + String.join(", ", rows.columns()) + ")";
    }

    private static List<List<Object>> sorted(Rows rows) {
        List<List<Object>> sorted = new ArrayList<>(rows.rows());
        sorted.sort(ORDER);
        return sorted;
    }

    private static Optional<RowDifference> unordered(List<List<Object>> expected, List<List<Object>> came, int keys) {
        int at = 0;
        while (at < expected.size() && at < came.size() && same(expected.get(at), came.get(at))) {
            at++;
        }
        List<Object> right = at < expected.size() ? expected.get(at) : null;
        List<Object> wrong = at < came.size() ? came.get(at) : null;
        if (right == null && wrong == null) {
            return Optional.empty();
        }
        if (right != null && wrong != null && sameKey(right, wrong, keys)) {
            return Optional.of(changed("the row ", right, wrong));
        }
        boolean missing = wrong == null || right != null && ORDER.compare(right, wrong) < 0;
        return Optional.of(missing ? lacking(right, expected, came) : surplus(wrong, expected, came));
    }

    private static RowDifference lacking(List<Object> row, List<List<Object>> expected, List<List<Object>> came) {
        long times = count(row, expected);
        long there = count(row, came);
        return there == 0
                ? new RowDifference("the row " + show(row, 6), "none such (" + rows(came.size()) + " in all)")
                : new RowDifference("the row " + show(row, 6) + " " + times(times), "it " + times(there));
    }

    private static RowDifference surplus(List<Object> row, List<List<Object>> expected, List<List<Object>> came) {
        long times = count(row, expected);
        return times == 0
                ? new RowDifference("no row " + show(row, 6), "one (" + rows(came.size()) + " in all)")
                : new RowDifference("the row " + show(row, 6) + " " + times(times), "it " + times(count(row, came)));
    }

    private static Optional<RowDifference> inOrder(List<List<Object>> expected, List<List<Object>> came) {
        for (int i = 0; i < expected.size(); i++) {
            if (!same(expected.get(i), came.get(i))) {
                return Optional.of(changed("as row " + (i + 1) + " ", expected.get(i), came.get(i)));
            }
        }
        return Optional.empty();
    }

    /** Both rows, with all digits where they would look equal. */
    private static RowDifference changed(String which, List<Object> right, List<Object> wrong) {
        int digits = show(right, 6).equals(show(wrong, 6)) ? 17 : 6;
        return new RowDifference(which + show(right, digits), show(wrong, digits));
    }

    private static String rows(int n) {
        return n + (n == 1 ? " row" : " rows");
    }

    private static String times(long n) {
        return n == 1 ? "once" : n == 2 ? "twice" : n + " times";
    }

    private static long count(List<Object> row, List<List<Object>> rows) {
        return rows.stream().filter(each -> same(row, each)).count();
    }

    private static boolean sameKey(List<Object> one, List<Object> other, int keys) {
        return same(one.subList(0, keys), other.subList(0, keys));
    }

    private static boolean same(List<Object> one, List<Object> other) {
        for (int j = 0; j < one.size(); j++) {
            if (!same(one.get(j), other.get(j))) {
                return false;
            }
        }
        return true;
    }

    /** Numbers by their value, whatever their type, up to rounding; a day is its midnight. */
    private static boolean same(Object one, Object other) {
        if (one instanceof Number a && other instanceof Number b) {
            double x = a.doubleValue();
            double y = b.doubleValue();
            return Double.compare(x, y) == 0 || Math.abs(x - y) <= NEAR * Math.max(1, Math.abs(x));
        }
        return Objects.equals(plain(one), plain(other));
    }

    private static int compare(Object one, Object other) {
        if (one == null || other == null) {
            return one == other ? 0 : one == null ? 1 : -1;
        }
        if (one instanceof Number a && other instanceof Number b) {
            return Double.compare(a.doubleValue(), b.doubleValue());
        }
        return plain(one).toString().compareTo(plain(other).toString());
    }

    private static Object plain(Object value) {
        return value instanceof LocalDate day ? day.atStartOfDay() : value;
    }

    private static String show(List<Object> row, int digits) {
        return row.stream().map(value -> show(value, digits)).collect(Collectors.joining(", ", "(", ")"));
    }

    private static String show(Object value, int digits) {
        if (value instanceof Double || value instanceof java.math.BigDecimal) {
            double number = ((Number) value).doubleValue();
            boolean exact = digits > 6 || number == Math.rint(number);
            return exact ? Double.toString(number) : String.format(Locale.ROOT, "%." + digits + "g", number);
        }
        if (value instanceof LocalDateTime time) {
            return time.toLocalDate() + " " + time.toLocalTime();
        }
        return value == null ? "NULL" : value.toString();
    }
}
