package gradus.datasets.bridge;

import gradus.datasets.table.ColumnType;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Classes by name, and for each row the code of its class: its place in the list of names. */
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
