package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the rows nearest to a query. The exact searches all give the same rows in the same order: the nearest first, of equally
 * near ones the smaller row number first.
 */
public sealed interface NeighbourSearch permits BruteForce, BlockedSearch, KdTree, BallTree, ProjectionForest {
    /** The largest size a feature may have: its square is still finite, and so is a sum of such squares. */
    double LARGEST = 1e150;

    /** The number of rows that are searched, n. */
    int size();

    /** The number of columns, d. */
    int columns();

    /**
     * One of the rows that are searched.
     *
     * @return a copy of its d numbers
     */
    double[] row(int i);

    /**
     * The k nearest rows.
     *
     * @param query d finite numbers; not modified
     * @param k between 1 and n
     * @throws IllegalArgumentException if the query is of another length or not finite, or k is out of range
     */
    Neighbours nearest(double[] query, int k);

    /**
     * The k nearest rows of each query, on all cores.
     *
     * @param queries any number of rows, d columns
     * @return one element per query, in their order
     */
    default List<Neighbours> nearestToEach(Matrix queries, int k) {
        return IntStream.range(0, queries.rows())
                .parallel()
                .mapToObj(i -> nearest(queries.row(i), k))
                .toList();
    }

    /**
     * The k nearest <em>other</em> rows of each row: what each row's neighbours say of it when it is left out itself. A copy of a
     * row is another row, at distance 0.
     *
     * @param k between 1 and n − 1
     * @return one element per row
     */
    default List<Neighbours> leaveOneOut(int k) {
        Require.between("k", k, 1, size() - 1L, "the number of other rows");
        List<Neighbours> withItself = nearestToEach(rows(), k + 1);
        return IntStream.range(0, size())
                .mapToObj(i -> withItself.get(i).without(i))
                .toList();
    }

    /** All rows that are searched, n × d. */
    default Matrix rows() {
        return Matrix.of(IntStream.range(0, size()).mapToObj(this::row).toArray(double[][]::new));
    }

    /** The rows of a search, one after the other in one array, once they are known to be good. */
    static double[] checked(Matrix features) {
        Matrix.requireFinite("features", features);
        double[] elements = features.elements();
        for (double element : elements) {
            if (Math.abs(element) > LARGEST) { // asked first: a message per element would cost more than the search
                throw new IllegalArgumentException(
                        "features must be between -1e150 and 1e150 (their squares must be finite), but one was "
                                + element);
            }
        }
        return elements;
    }

    /** Refuses a query, or a k, that this search cannot answer. */
    default void requireAnswerable(double[] query, int k) {
        Require.finite("query", query);
        Require.size("query", query.length, columns(), "one for each column");
        for (int j = 0; j < query.length; j++) {
            if (Math.abs(query[j]) > LARGEST) {
                Require.between("query[" + j + "]", query[j], -LARGEST, LARGEST);
            }
        }
        Require.between("k", k, 1, size(), "the number of rows");
    }
}
