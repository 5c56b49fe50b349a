package gradus.fundamentals.tables;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tech.tablesaw.api.Table;
import tech.tablesaw.columns.Column;

/**
 * What a join will do to the rows, known before it is made: a key that {@code a} rows of the left table and {@code b} rows of the
 * right one have gives {@code a · b} rows. A key with a missing value matches nothing, as in SQL.
 *
 * @param leftRows rows of the left table
 * @param rightRows rows of the right table
 * @param inner rows of the inner join: the sum of {@code a · b}
 * @param unmatched rows of the left table that match none of the right
 * @param unused rows of the right table that match none of the left
 * @param multiplied the keys of several rows of the right table that match, with the number of these rows
 */
public record JoinPlan(
        int leftRows, int rightRows, long inner, int unmatched, int unused, Map<List<Object>, Integer> multiplied) {
    /** Keeps a copy of the map, in its order. */
    public JoinPlan {
        multiplied = Collections.unmodifiableMap(new LinkedHashMap<>(multiplied));
    }

    /**
     * Plans the join of two tables by columns that have the same names, and the same types, in both.
     *
     * @param keys names of at least one column
     * @throws IllegalArgumentException if a table has no column of that name, or the types differ
     */
    public static JoinPlan of(Table left, Table right, String... keys) {
        requireSameTypes(left, right, keys);
        Map<List<Object>, Integer> ofLeft = Keys.counts(left, keys);
        Map<List<Object>, Integer> ofRight = Keys.counts(right, keys);
        ofLeft.keySet().removeIf(Keys::isUnknown);
        long inner = 0;
        int matched = 0;
        Map<List<Object>, Integer> multiplied = new LinkedHashMap<>();
        for (Map.Entry<List<Object>, Integer> entry : ofLeft.entrySet()) {
            int a = entry.getValue();
            int b = ofRight.getOrDefault(entry.getKey(), 0);
            inner += (long) a * b;
            matched += b == 0 ? 0 : a;
            if (b > 1) {
                multiplied.put(entry.getKey(), b);
            }
        }
        ofRight.keySet().removeAll(ofLeft.keySet());
        int unused = ofRight.values().stream().mapToInt(Integer::intValue).sum();
        return new JoinPlan(left.rowCount(), right.rowCount(), inner, left.rowCount() - matched, unused, multiplied);
    }

    /** Rows of the left outer join: those of the inner one, and each row that matches nothing once. */
    public long leftOuter() {
        return inner + unmatched;
    }

    /** Whether each row of the left table comes out exactly once from a left outer join. */
    public boolean keepsRows() {
        return multiplied.isEmpty();
    }

    private static void requireSameTypes(Table left, Table right, String... keys) {
        List<Column<?>> ofLeft = new ArrayList<>(Keys.columns("keys", left, keys));
        List<Column<?>> ofRight = Keys.columns("keys", right, keys);
        for (int i = 0; i < keys.length; i++) {
            if (!ofLeft.get(i).type().equals(ofRight.get(i).type())) {
                throw new IllegalArgumentException(keys[i] + " must be of one type in both tables, but was "
                        + ofLeft.get(i).type() + " in " + left.name() + " and "
                        + ofRight.get(i).type() + " in " + right.name());
            }
        }
    }
}
