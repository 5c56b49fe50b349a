package gradus.deployment.packaging;

import gradus.fundamentals.Require;
import java.nio.DoubleBuffer;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;

/** The way from the order in which rows come to the order in which a file wants them. */
public final class Rows {
    private final List<String> wanted;
    private final int[] from;

    private Rows(List<String> wanted, int[] from) {
        this.wanted = wanted;
        this.from = from;
    }

    /**
     * From one order to another.
     *
     * @param given the names of a row's numbers
     * @param wanted the same names in the order of the file
     * @throws IllegalArgumentException if they are not the same names, each once
     */
    public static Rows of(List<String> given, List<String> wanted) {
        int[] from = wanted.stream().mapToInt(given::indexOf).toArray();
        boolean all = Arrays.stream(from).distinct().filter(j -> j >= 0).count() == given.size();
        Require.that(
                all && given.size() == wanted.size(),
                "wanted must be the names " + given + " in some order, but were " + wanted);
        return new Rows(List.copyOf(wanted), from);
    }

    /** The names in the order of the file. */
    public List<String> wanted() {
        return wanted;
    }

    /** One row in the order of the file. */
    public double[] reordered(double[] row) {
        Require.size("row", Require.finite("row", row).length, from.length, "one for each input");
        double[] reordered = new double[from.length];
        for (int j = 0; j < from.length; j++) {
            reordered[j] = row[from[j]];
        }
        return reordered;
    }

    /** All rows, one behind the other, in the order of the file. */
    public DoubleBuffer doubles(double[][] rows) {
        DoubleBuffer buffer = DoubleBuffer.allocate(rows.length * from.length);
        for (double[] row : rows) {
            buffer.put(reordered(row));
        }
        return buffer.rewind();
    }

    /** The same, each number rounded to 24 significant bits. */
    public FloatBuffer floats(double[][] rows) {
        FloatBuffer buffer = FloatBuffer.allocate(rows.length * from.length);
        for (double[] row : rows) {
            for (double value : reordered(row)) {
                buffer.put((float) value);
            }
        }
        return buffer.rewind();
    }
}
