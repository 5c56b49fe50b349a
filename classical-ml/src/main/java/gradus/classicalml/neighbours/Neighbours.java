package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;
import java.util.Arrays;

/** The rows nearest to a query, the nearest first; of equally near ones the smaller row number first. Immutable. */
public final class Neighbours {
    private final int[] rows;
    private final double[] distances;

    Neighbours(int[] rows, double[] distances) {
        this.rows = rows;
        this.distances = distances;
    }

    /** How many there are. */
    public int size() {
        return rows.length;
    }

    /** The row number of the i-th nearest, i from 0. */
    public int row(int i) {
        return rows[Require.index("i", i, rows.length)];
    }

    /** The distance of the i-th nearest, i from 0. */
    public double distance(int i) {
        return distances[Require.index("i", i, rows.length)];
    }

    /** A copy of the row numbers, the nearest first. */
    public int[] rows() {
        return rows.clone();
    }

    /** A copy of the distances, ascending. */
    public double[] distances() {
        return distances.clone();
    }

    /** The same without one row; without the last where that row is not among them. So there is always one fewer. */
    Neighbours without(int row) {
        int left = rows.length - 1;
        int[] others = new int[left];
        double[] theirs = new double[left];
        for (int i = 0, to = 0; to < left; i++) {
            if (rows[i] != row) {
                others[to] = rows[i];
                theirs[to++] = distances[i];
            }
        }
        return new Neighbours(others, theirs);
    }

    @Override
    public String toString() {
        return "rows " + Arrays.toString(rows) + " at " + Arrays.toString(distances);
    }
}
