package gradus.classicalml.neighbours;

import gradus.fundamentals.linearalgebra.Matrix;

/** Looks at every row: O(nd) per query. Nothing is built beforehand, and nothing can be wrong. Immutable. */
public final class BruteForce implements NeighbourSearch {
    private final double[][] rows;
    private final Distance distance;

    /**
     * Copies the rows.
     *
     * @param features n × d, finite, none above 1e150 in size
     * @throws IllegalArgumentException if a number is not finite or too large
     */
    public BruteForce(Matrix features, Distance distance) {
        NeighbourSearch.checked(features);
        this.rows = features.toArray();
        this.distance = distance;
    }

    @Override
    public int size() {
        return rows.length;
    }

    @Override
    public int columns() {
        return rows[0].length;
    }

    @Override
    public double[] row(int i) {
        return rows[i].clone();
    }

    @Override
    public Neighbours nearest(double[] query, int k) {
        requireAnswerable(query, k);
        NearestK nearest = new NearestK(k);
        for (int i = 0; i < rows.length; i++) {
            nearest.offer(i, distance.reduced(query, rows[i], 0));
        }
        return nearest.drain(distance);
    }
}
