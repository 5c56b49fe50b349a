package gradus.engine.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Changes of an input that {@link Invariance} asks about. Every method returns a copy. */
public final class Changes {
    private Changes() {}

    /** In another unit; by a power of two no digit changes, so that even what has not settled must stay the same bit by bit. */
    public static double[] times(double[] numbers, double factor) {
        double[] changed = numbers.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] *= factor;
        }
        return changed;
    }

    /** From another origin. */
    public static double[] plus(double[] numbers, double offset) {
        double[] changed = numbers.clone();
        for (int i = 0; i < changed.length; i++) {
            changed[i] += offset;
        }
        return changed;
    }

    /** One column in another unit. */
    public static double[][] columnTimes(double[][] rows, int column, double factor) {
        double[][] changed = copy(rows);
        for (double[] row : changed) {
            row[column] *= factor;
        }
        return changed;
    }

    /** One column from another origin. */
    public static double[][] columnPlus(double[][] rows, int column, double offset) {
        double[][] changed = copy(rows);
        for (double[] row : changed) {
            row[column] += offset;
        }
        return changed;
    }

    /** Every row several times, one after the other. */
    public static <E> List<E> copies(List<E> rows, int times) {
        List<E> all = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            all.addAll(rows);
        }
        return all;
    }

    /** Every number several times, one after the other. */
    public static double[] copies(double[] numbers, int times) {
        double[] all = new double[numbers.length * times];
        for (int time = 0; time < times; time++) {
            System.arraycopy(numbers, 0, all, time * numbers.length, numbers.length);
        }
        return all;
    }

    /** Every row several times, one after the other. */
    public static double[][] copies(double[][] rows, int times) {
        double[][] all = new double[rows.length * times][];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows[i % rows.length].clone();
        }
        return all;
    }

    /** Other names for the same labels, in the opposite order of the alphabet. */
    public static List<String> renamed(List<String> labels) {
        Map<String, String> names = new TreeMap<>(Collections.reverseOrder());
        labels.forEach(label -> names.put(label, ""));
        int place = 0;
        for (Map.Entry<String, String> name : names.entrySet()) {
            name.setValue("label " + (char) ('A' + place / 26 % 26) + (char) ('a' + place % 26));
            place++;
        }
        return labels.stream().map(names::get).toList();
    }

    /** Equal texts, none of them the same object, as from a file: whoever compares by == sees as many as there are places. */
    public static List<String> unshared(List<String> texts) {
        return texts.stream().map(text -> new String(text.toCharArray())).toList();
    }

    private static double[][] copy(double[][] rows) {
        double[][] copy = new double[rows.length][];
        for (int i = 0; i < rows.length; i++) {
            copy[i] = rows[i].clone();
        }
        return copy;
    }

    /** Another order of n places, that of a seed. */
    public static Order order(int n, long seed) {
        List<Integer> places = new ArrayList<>(IntStream.range(0, n).boxed().toList());
        Collections.shuffle(places, new Random(seed));
        return new Order(places);
    }

    /** The reversed order of n places. */
    public static Order reversed(int n) {
        return new Order(IntStream.range(0, n).map(i -> n - 1 - i).boxed().toList());
    }

    /**
     * An order that several arrays of one table are put into alike.
     *
     * @param places for each new place the old one
     */
    public record Order(List<Integer> places) {
        /** Copies the list. */
        public Order {
            places = List.copyOf(places);
        }

        /** Numbers in this order. */
        public double[] of(double[] numbers) {
            return places.stream().mapToDouble(i -> numbers[i]).toArray();
        }

        /** Whole numbers in this order. */
        public int[] of(int[] numbers) {
            return places.stream().mapToInt(i -> numbers[i]).toArray();
        }

        /** Counts in this order. */
        public long[] of(long[] numbers) {
            return places.stream().mapToLong(i -> numbers[i]).toArray();
        }

        /** Marks in this order. */
        public boolean[] of(boolean[] marks) {
            boolean[] ordered = new boolean[marks.length];
            for (int i = 0; i < marks.length; i++) {
                ordered[i] = marks[places.get(i)];
            }
            return ordered;
        }

        /** Rows in this order. */
        public double[][] of(double[][] rows) {
            return places.stream().map(i -> rows[i].clone()).toArray(double[][]::new);
        }

        /** The columns of all rows in this order. */
        public double[][] columnsOf(double[][] rows) {
            double[][] ordered = new double[rows.length][];
            for (int i = 0; i < rows.length; i++) {
                ordered[i] = of(rows[i]);
            }
            return ordered;
        }

        /** Elements in this order. */
        public <E> List<E> of(List<E> elements) {
            return places.stream().<E>map(elements::get).toList();
        }
    }
}
