package gradus.fundamentals.tables;

import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;
import tech.tablesaw.selection.Selection;

/**
 * Which columns name a row. A key is the list of a row's values in those columns; a missing value is {@code null} in it, as
 * {@link Column#isMissing} sees it, and zeros of both signs are one key.
 */
public final class Keys {
    private Keys() {}

    /** The key of a row, in the order of the columns. */
    static List<Object> of(List<Column<?>> columns, int row) {
        List<Object> key = new ArrayList<>(columns.size());
        for (Column<?> column : columns) {
            Object value = column.isMissing(row) ? null : column.get(row);
            key.add(withoutSignOfZero(value));
        }
        return Collections.unmodifiableList(key);
    }

    private static Object withoutSignOfZero(Object value) {
        if (value instanceof Double number) {
            return number + 0.0; // −0.0 + 0.0 is 0.0
        }
        return value instanceof Float number ? number + 0.0f : value;
    }

    /** Whether a value of the key is missing: such a key equals nothing, not even itself. */
    static boolean isUnknown(List<Object> key) {
        return key.contains(null);
    }

    /**
     * How many rows have each key, in the order in which the keys first occur.
     *
     * @param columns names of at least one column of the table
     * @throws IllegalArgumentException if there is no column of that name, or none is named
     */
    public static Map<List<Object>, Integer> counts(Table table, String... columns) {
        List<Column<?>> key = columns("columns", table, columns);
        Map<List<Object>, Integer> counts = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            counts.merge(of(key, row), 1, Integer::sum);
        }
        return counts;
    }

    /** The keys of more than one row, with the number of their rows; arguments and errors as for {@link #counts}. */
    public static Map<List<Object>, Integer> repeated(Table table, String... columns) {
        Map<List<Object>, Integer> counts = counts(table, columns);
        counts.values().removeIf(count -> count == 1);
        return counts;
    }

    /**
     * Insists that the columns name each row: no value of them is missing, and no two rows have the same key.
     *
     * @return the table
     * @throws IllegalArgumentException such as {@code iata must name each row of airports, but [ORD] names 2}; if a value of a key
     *     is missing; as for {@link #counts}
     */
    public static Table require(Table table, String... columns) {
        Map<List<Object>, Integer> counts = counts(table, columns);
        String names = String.join(" and ", columns);
        counts.forEach((key, count) -> {
            String rows = count + (count == 1 ? " row" : " rows");
            Require.that(
                    !isUnknown(key),
                    names + " must have a value in each row of " + table.name() + ", but has none in " + rows);
            Require.that(
                    count == 1, names + " must name each row of " + table.name() + ", but " + key + " names " + count);
        });
        return table;
    }

    /** The table without rows that are exact copies of earlier ones; the others keep their order. */
    public static Table withoutCopies(Table table) {
        Set<List<Object>> seen = new HashSet<>();
        List<Column<?>> columns = Require.given("table", table).columns();
        int[] first = IntStream.range(0, table.rowCount())
                .filter(row -> seen.add(of(columns, row)))
                .toArray();
        return table.where(Selection.with(first));
    }

    /**
     * Values that differ only in case or in blanks, which every count by group keeps apart: {@code male}, {@code Male }.
     *
     * @return for each value as it would be without them, the ways in which it is written, where there are at least two
     * @throws IllegalArgumentException if there is no such column
     */
    public static Map<String, List<String>> spellings(Table table, String column) {
        Column<?> values = columns("column", table, column).get(0);
        Map<String, TreeSet<String>> spellings = new LinkedHashMap<>();
        for (int row = 0; row < table.rowCount(); row++) {
            if (!values.isMissing(row)) {
                String value = values.getString(row);
                String folded = value.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
                spellings.computeIfAbsent(folded, key -> new TreeSet<>()).add(value);
            }
        }
        spellings.values().removeIf(ways -> ways.size() < 2);
        Map<String, List<String>> found = new LinkedHashMap<>();
        spellings.forEach((folded, ways) -> found.put(folded, List.copyOf(ways)));
        return found;
    }

    /** The columns of those names. */
    static List<Column<?>> columns(String argument, Table table, String... names) {
        Require.given("table", table);
        Require.given(argument, names);
        Require.that(names.length > 0, argument + " must name at least one column, but named none");
        List<Column<?>> columns = new ArrayList<>();
        for (String name : names) {
            Require.oneOf("the column of " + table.name(), name, table.columnNames());
            columns.add(table.column(name));
        }
        Set<String> different = new HashSet<>(Arrays.asList(names));
        Require.that(
                different.size() == names.length,
                argument + " must differ from each other, but were " + Arrays.toString(names));
        return columns;
    }
}
