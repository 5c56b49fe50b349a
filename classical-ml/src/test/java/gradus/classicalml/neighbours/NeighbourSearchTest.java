package gradus.classicalml.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NeighbourSearchTest {
    /** Distances from (0, 0): 5, √2, 2, √2, 0. */
    private static final Matrix FIVE = Matrix.of(new double[][] {{3, 4}, {1, 1}, {0, -2}, {-1, 1}, {0, 0}});

    private static List<NeighbourSearch> exact(Matrix rows) {
        return List.of(
                new BruteForce(rows, Distance.EUCLIDEAN),
                new BlockedSearch(rows),
                new KdTree(rows),
                new BallTree(rows, Distance.EUCLIDEAN),
                new ProjectionForest(rows, 1, rows.rows(), 1)); // with every row a candidate nothing is approximate
    }

    @Test
    void five_rows_by_hand() {
        for (NeighbourSearch search : exact(FIVE)) {
            Neighbours nearest = search.nearest(new double[] {0, 0}, 4);
            assertThat(nearest.rows()).as(search.getClass().getSimpleName()).containsExactly(4, 1, 3, 2);
            assertThat(nearest.distances()).containsExactly(0, Math.sqrt(2), Math.sqrt(2), 2);
            assertThat(search.row(2)).containsExactly(0, -2);
            assertThat(search.size()).isEqualTo(5);
            assertThat(search.columns()).isEqualTo(2);
        }
    }

    @Test
    void three_distances_by_hand() {
        double[] a = {1, 2};
        double[] b = {4, -2};
        assertThat(Distance.EUCLIDEAN.between(a, b)).isEqualTo(5);
        assertThat(Distance.MANHATTAN.between(a, b)).isEqualTo(7);
        assertThat(Distance.CHEBYSHEV.between(a, b)).isEqualTo(4);
    }

    @Test
    void each_exact_search_gives_the_same_rows_in_the_same_order() {
        SplittableRandom random = new SplittableRandom(1);
        for (int n : new int[] {1, 2, 31, 32, 33, 64, 65, 255, 256, 257, 700}) {
            for (int d : new int[] {1, 2, 3, 4, 5, 9}) {
                for (Matrix rows : List.of(uniform(n, d, random), whole(n, d, random), shifted(n, d, random))) {
                    agree(rows, Math.min(n, 7), random);
                }
            }
        }
    }

    private static void agree(Matrix rows, int k, SplittableRandom random) {
        List<NeighbourSearch> searches = exact(rows);
        for (int query = 0; query < 5; query++) {
            double[] asked = query < 3
                    ? rows.row(random.nextInt(rows.rows()))
                    : uniform(1, rows.columns(), random).row(0);
            Neighbours right = searches.get(0).nearest(asked, k);
            for (NeighbourSearch search : searches) {
                Neighbours nearest = search.nearest(asked, k);
                assertThat(nearest.rows())
                        .as("%s over %s", search.getClass().getSimpleName(), rows)
                        .isEqualTo(right.rows());
                assertThat(nearest.distances()).isEqualTo(right.distances());
            }
        }
    }

    @Test
    void a_ball_tree_agrees_with_brute_force_for_every_distance() {
        SplittableRandom random = new SplittableRandom(2);
        for (Distance distance : Distance.values()) {
            for (Matrix rows : List.of(uniform(500, 6, random), whole(500, 3, random), shifted(500, 2, random))) {
                for (int i = 0; i < 20; i++) {
                    double[] asked = rows.row(random.nextInt(500));
                    assertThat(new BallTree(rows, distance).nearest(asked, 9).toString())
                            .isEqualTo(new BruteForce(rows, distance)
                                    .nearest(asked, 9)
                                    .toString());
                }
            }
        }
    }

    @Test
    void many_queries_give_what_each_gives_by_itself() {
        SplittableRandom random = new SplittableRandom(3);
        Matrix rows = whole(300, 3, random);
        Matrix queries = whole(150, 3, random);
        for (NeighbourSearch search : exact(rows)) {
            List<Neighbours> all = search.nearestToEach(queries, 5);
            assertThat(all).hasSize(150);
            for (int i = 0; i < 150; i++) {
                assertThat(all.get(i).toString())
                        .isEqualTo(search.nearest(queries.row(i), 5).toString());
            }
        }
    }

    @Test
    void leave_one_out_never_names_the_row_itself_not_even_among_many_copies() {
        double[][] copies = new double[40][];
        Arrays.setAll(copies, i -> new double[] {i < 30 ? 7 : i});
        for (NeighbourSearch search : exact(Matrix.of(copies))) {
            List<Neighbours> others = search.leaveOneOut(3);
            assertThat(others.get(25).rows()).containsExactly(0, 1, 2);
            assertThat(others.get(1).rows()).containsExactly(0, 2, 3);
            assertThat(others.get(39).rows()).containsExactly(38, 37, 36);
            assertThat(IntStream.range(0, 40).filter(i -> others.get(i).size() != 3))
                    .isEmpty();
        }
    }

    @Test
    void huge_and_tiny_numbers_keep_their_order() {
        for (NeighbourSearch search : exact(Matrix.of(new double[][] {{1e150, 0}, {-1e150, 1e150}, {5e149, 0}}))) {
            assertThat(search.nearest(new double[] {1e150, 0}, 3).rows()).containsExactly(0, 2, 1);
        }
        for (NeighbourSearch search : exact(Matrix.of(new double[][] {{3e-150}, {1e-150}, {-0.0}}))) {
            assertThat(search.nearest(new double[] {0}, 3).rows()).containsExactly(2, 1, 0);
        }
    }

    @Test
    void arguments_out_of_range_are_named() {
        for (NeighbourSearch search : exact(FIVE)) {
            refused(
                    () -> search.nearest(new double[2], 0),
                    "k must be between 1 and 5 (the number of rows), but was 0");
            refused(
                    () -> search.nearest(new double[2], 6),
                    "k must be between 1 and 5 (the number of rows), but was 6");
            refused(
                    () -> search.nearest(new double[3], 1),
                    "query must hold 2 numbers (one for each column), but held 3");
            refused(() -> search.nearest(null, 1), "query must be given, but was null");
            refused(() -> search.nearest(new double[] {0, Double.NaN}, 1), "query[1] must be finite, but was NaN");
            refused(() -> search.nearest(new double[] {1e151, 0}, 1), "query[0] must be between");
            refused(() -> search.leaveOneOut(5), "k must be between 1 and 4 (the number of other rows), but was 5");
        }
        Matrix bad = Matrix.of(new double[][] {{1, Double.NaN}});
        Matrix huge = Matrix.of(new double[][] {{-2e150}});
        Stream.<Runnable>of(
                        () -> new BruteForce(bad, Distance.MANHATTAN),
                        () -> new BlockedSearch(bad),
                        () -> new KdTree(bad),
                        () -> new BallTree(bad, Distance.EUCLIDEAN),
                        () -> new ProjectionForest(bad, 1, 1, 1))
                .forEach(build -> refused(build, "must be finite, but was NaN"));
        refused(
                () -> new KdTree(huge),
                "features must be between -1e150 and 1e150 (their squares must be finite), but one was -2.0E150");
        refused(() -> new ProjectionForest(FIVE, 0, 1, 1), "trees must be at least 1, but was 0");
        refused(() -> new ProjectionForest(FIVE, 1, 0, 1), "candidates must be at least 1, but was 0");
        refused(() -> Distance.EUCLIDEAN.between(new double[1], new double[2]), "a and b must be of one length");
    }

    @Test
    void rows_are_copied_in_and_out() {
        double[][] mine = {{1, 2}, {3, 4}};
        for (NeighbourSearch search : exact(Matrix.of(mine))) {
            search.row(0)[0] = 99;
            search.nearest(new double[] {1, 2}, 2).rows()[0] = 99;
            assertThat(search.row(0)).containsExactly(1, 2);
            Neighbours nearest = search.nearest(new double[] {1, 2}, 2);
            nearest.distances()[0] = 99;
            assertThat(nearest.row(0)).isZero();
            assertThat(nearest.distance(0)).isZero();
            assertThat(nearest.distance(1)).isCloseTo(Math.sqrt(8), within(1e-15));
        }
    }

    @Test
    void a_forest_with_fewer_candidates_still_gives_k_rows() {
        ProjectionForest forest = new ProjectionForest(uniform(500, 4, new SplittableRandom(4)), 2, 1, 5);
        assertThat(forest.nearest(new double[4], 60).size()).isEqualTo(60);
        assertThat(forest.nearest(new double[4], 500).size()).isEqualTo(500);
    }

    private static void refused(Runnable call, String words) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(words);
    }

    private static Matrix uniform(int n, int d, RandomGenerator random) {
        return Matrix.of(
                IntStream.range(0, n).mapToObj(i -> random.doubles(d).toArray()).toArray(double[][]::new));
    }

    /** Small whole numbers: ties everywhere. */
    private static Matrix whole(int n, int d, RandomGenerator random) {
        return Matrix.of(IntStream.range(0, n)
                .mapToObj(i -> random.ints(d, 0, 4).asDoubleStream().toArray())
                .toArray(double[][]::new));
    }

    /** Far from 0, where rounding is coarse. */
    private static Matrix shifted(int n, int d, RandomGenerator random) {
        double[][] rows = RandomMatrices.gaussian(n, d, random).toArray();
        for (double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] = row[j] * 1e-3 + 1e9;
            }
        }
        return Matrix.of(rows);
    }
}
