package gradus.datasets.bridge;

import gradus.datasets.table.ColumnType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Classes by name, and for each row the code of its class: its place in the list of names. Immutable. */
public final class Classes {
    private final List<String> names;
    private final int[] codes;

    private Classes(List<String> names, int[] codes) {
        this.names = names;
        this.codes = codes;
    }

    /**
     * The classes of some rows.
     *
     * @param values the name of the class of each row (n)
     */
    public static Classes of(List<String> values) {
        return encode(inOrder(values), values);
    }

    /**
     * Classes of given names, in the given order.
     *
     * @param names each once, at least one
     * @param codes for each row the place of its class among the names (n); copied
     * @throws IllegalArgumentException if a name is repeated, or a code is not a place among them
     */
    public static Classes of(List<String> names, int[] codes) {
        if (names.isEmpty() || new TreeSet<>(names).size() != names.size()) {
            throw new IllegalArgumentException("names must be at least one, each once, but were " + names);
        }
        for (int i = 0; i < codes.length; i++) {
            if (codes[i] < 0 || codes[i] >= names.size()) {
                throw new IllegalArgumentException(
                        "code of row " + i + " must be between 0 and " + (names.size() - 1) + ", but was " + codes[i]);
            }
        }
        return new Classes(List.copyOf(names), codes.clone());
    }

    /**
     * The classes of some of the rows, in the given order; the names and their codes stay.
     *
     * @throws ArrayIndexOutOfBoundsException if there is no such row
     */
    public Classes rowsAt(int... rows) {
        return new Classes(names, IntStream.of(rows).map(row -> codes[row]).toArray());
    }

    /**
     * Other rows of the same classes.
     *
     * @throws IllegalArgumentException if a row has another class
     */
    public Classes encode(List<String> values) {
        return encode(names, values);
    }

    private static Classes encode(List<String> names, List<String> values) {
        Map<String, Integer> code = new TreeMap<>();
        names.forEach(name -> code.put(name, code.size()));
        for (String value : values) {
            if (!code.containsKey(value)) {
                throw new IllegalArgumentException("class must be one of " + names + ", but was " + value);
            }
        }
        return new Classes(names, values.stream().mapToInt(code::get).toArray());
    }

    /** The names of the classes, each once; those that are all whole numbers in the order of the numbers. */
    public List<String> names() {
        return names;
    }

    /** The code of each row's class, from 0 to the number of classes − 1 (n). */
    public int[] codes() {
        return codes.clone();
    }

    /** The name of row i's class. */
    public String name(int i) {
        return names.get(codes[i]);
    }

    /** The number of rows, n. */
    public int size() {
        return codes.length;
    }

    /** How many rows each class has, in the order of the names. */
    public int[] counts() {
        int[] counts = new int[names.size()];
        IntStream.of(codes).forEach(code -> counts[code]++);
        return counts;
    }

    private static List<String> inOrder(List<String> values) {
        TreeSet<String> names = new TreeSet<>(values);
        if (names.stream().allMatch(ColumnType.LONG::holds)) {
            return names.stream()
                    .sorted(Comparator.comparingLong(Long::parseLong))
                    .toList();
        }
        return List.copyOf(names);
    }
}
