package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;

/**
 * Keeps the k smallest of any number of distances, and whose they were, in O(k) memory. A heap with the farthest of the k on top:
 * most offers are refused after one look at the top, the others cost O(log k). Of equal distances the smaller row number stays,
 * whatever the order of the offers.
 */
public final class NearestK {
    private final int[] rows;
    private final double[] distances;
    private int size;

    /**
     * Room for the k nearest.
     *
     * @param k at least 1
     */
    public NearestK(int k) {
        Require.atLeast("k", k, 1);
        rows = new int[k];
        distances = new double[k];
    }

    /** What is farther than this is not kept: the k-th smallest distance so far, infinite while there are fewer than k. */
    public double bound() {
        return size < rows.length ? Double.POSITIVE_INFINITY : distances[0];
    }

    /** Keeps the row if it is among the k nearest so far. A distance that is NaN is never kept. */
    public void offer(int row, double distance) {
        if (size < rows.length) {
            if (distance <= Double.POSITIVE_INFINITY) { // not NaN
                rise(size++, row, distance);
            }
        } else if (distance < distances[0] || distance == distances[0] && row < rows[0]) {
            sink(size, row, distance);
        }
    }

    /** What is kept, the nearest first; empties the heap. */
    Neighbours drain(Distance distance) {
        int n = size;
        int[] nearest = new int[n];
        double[] theirs = new double[n];
        while (size > 0) {
            nearest[size - 1] = rows[0];
            theirs[size - 1] = distance.ofReduced(distances[0]);
            size--;
            sink(size, rows[size], distances[size]);
        }
        return new Neighbours(nearest, theirs);
    }

    /** Puts a new entry at a leaf, and moves it up past all that are nearer. */
    private void rise(int leaf, int row, double distance) {
        int at = leaf;
        while (at > 0 && farther(distance, row, (at - 1) / 2)) {
            move((at - 1) / 2, at);
            at = (at - 1) / 2;
        }
        rows[at] = row;
        distances[at] = distance;
    }

    /** Replaces the top of the first {@code end} entries, and moves the new one down past all that are farther. */
    private void sink(int end, int row, double distance) {
        int at = 0;
        for (int child = 1; child < end; child = 2 * at + 1) {
            if (child + 1 < end && farther(distances[child + 1], rows[child + 1], child)) {
                child++;
            }
            if (farther(distance, row, child)) {
                break;
            }
            move(child, at);
            at = child;
        }
        rows[at] = row;
        distances[at] = distance;
    }

    private boolean farther(double distance, int row, int than) {
        return distance > distances[than] || distance == distances[than] && row > rows[than];
    }

    private void move(int from, int to) {
        rows[to] = rows[from];
        distances[to] = distances[from];
    }
}
