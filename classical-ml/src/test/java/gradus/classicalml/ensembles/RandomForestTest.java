package gradus.classicalml.ensembles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.metrics.Scores;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RandomForestTest {
    private static final Matrix POINTS = points(400, 1);
    private static final int[] LABELS = labels(POINTS);

    static Matrix points(int rows, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] points = new double[rows][4];
        Arrays.stream(points).forEach(point -> Arrays.setAll(point, j -> random.nextDouble(-1, 1)));
        return Matrix.of(points);
    }

    /** 1 inside a ring, 2 in its upper right, else 0; the last two columns say nothing. */
    static int[] labels(Matrix points) {
        return IntStream.range(0, points.rows())
                .map(i -> {
                    double x = points.get(i, 0);
                    double y = points.get(i, 1);
                    return Math.hypot(x, y) < 0.5 ? 1 : x > 0 && y > 0 ? 2 : 0;
                })
                .toArray();
    }

    @Test
    void means_are_shares_of_classes_and_the_largest_is_the_label() {
        Forest forest = new RandomForest(30, 2, 1, 1).fit(POINTS, LABELS);
        Matrix fresh = points(2000, 2);
        Matrix means = forest.means(fresh);
        assertThat(means.columns()).isEqualTo(3);
        for (int row = 0; row < fresh.rows(); row++) {
            assertThat(Arrays.stream(means.row(row)).sum()).isCloseTo(1, within(1e-12));
        }
        assertThat(Scores.errors(forest.labels(fresh), labels(fresh))).isLessThan(200);
    }

    @Test
    void the_seed_alone_decides() {
        double[] first =
                new RandomForest(9, 2, 1, 5).fit(POINTS, LABELS).means(POINTS).elements();
        assertThat(new RandomForest(9, 2, 1, 5)
                        .fit(POINTS, LABELS)
                        .means(POINTS)
                        .elements())
                .isEqualTo(first);
        assertThat(new RandomForest(9, 2, 1, 6)
                        .fit(POINTS, LABELS)
                        .means(POINTS)
                        .elements())
                .isNotEqualTo(first);
        assertThat(new RandomForest(20, 2, 1, 5)
                        .fit(POINTS, LABELS)
                        .first(9)
                        .means(POINTS)
                        .elements())
                .as("the first 9 of 20 trees")
                .isEqualTo(first);
    }

    @Test
    void a_tree_errs_on_no_row_that_it_drew() {
        Forest forest = new RandomForest(1, 4, 1, 3).fit(POINTS, LABELS);
        int[] predicted = forest.labels(POINTS);
        double[][] out = forest.outOfBagMeans();
        int drawn = 0;
        for (int row = 0; row < LABELS.length; row++) {
            if (Double.isNaN(out[row][0])) {
                assertThat(predicted[row]).isEqualTo(LABELS[row]);
                drawn++;
            }
        }
        assertThat(drawn / 400.0).as("1 − 1/e of the rows are drawn").isCloseTo(0.632, within(0.05));
    }

    @Test
    void out_of_bag_means_are_those_of_the_trees_that_did_not_draw_the_row() {
        Forest forest = new RandomForest(12, 2, 1, 4).fit(POINTS, LABELS);
        double[][] out = forest.outOfBagMeans();
        SplittableRandom random = new SplittableRandom(4);
        double[] sums = new double[400];
        double[] votes = new double[400];
        for (BinnedTree tree : forest.trees()) {
            int[] draws = Bag.draws(400, new SplittableRandom(random.nextLong()));
            for (int row = 0; row < 400; row++) {
                double vote = tree.value(tree.leafOf(POINTS.row(row)), 1);
                sums[row] += draws[row] == 0 ? vote : 0;
                votes[row] += draws[row] == 0 ? 1 : 0;
            }
        }
        for (int row = 0; row < 400; row++) {
            assertThat(out[row][1]).isEqualTo(Double.valueOf(sums[row] / votes[row])); // NaN where all drew it
        }
    }

    @Test
    void the_out_of_bag_error_is_near_that_on_fresh_rows() {
        Forest forest = new RandomForest(100, 2, 1, 7).fit(POINTS, LABELS);
        Matrix fresh = points(4000, 8);
        double onFresh = Scores.errors(forest.labels(fresh), labels(fresh)) / 4000.0;
        double[][] out = forest.outOfBagMeans();
        double outOfBag = IntStream.range(0, 400)
                        .filter(row -> Vectors.argMax(out[row]) != LABELS[row])
                        .count()
                / 400.0;
        assertThat(outOfBag).isCloseTo(onFresh, within(0.035));
    }

    @Test
    void numbers_with_a_huge_mean_keep_their_digits() {
        double[] targets =
                IntStream.range(0, 400).mapToDouble(i -> POINTS.get(i, 0)).toArray();
        double[] shifted = Arrays.stream(targets).map(y -> y + (1L << 30)).toArray();
        double[] plain = new RandomForest(10, 4, 1, 1).fit(POINTS, targets).predictions(POINTS);
        double[] far = new RandomForest(10, 4, 1, 1).fit(POINTS, shifted).predictions(POINTS);
        for (int i = 0; i < 400; i++) {
            assertThat(far[i] - (1L << 30)).isCloseTo(plain[i], within(1e-2));
        }
        assertThat(Scores.rootMeanSquaredError(plain, targets)).isLessThan(0.05);
    }

    @Test
    void a_leaf_holds_at_least_as_many_draws_as_asked() {
        assertThat(new RandomForest(1, 4, 150, 1)
                        .fit(POINTS, LABELS)
                        .trees()
                        .get(0)
                        .leaves())
                .isLessThanOrEqualTo(2);
        assertThat(new RandomForest(1, 4, 201, 1)
                        .fit(POINTS, LABELS)
                        .trees()
                        .get(0)
                        .leaves())
                .isEqualTo(1);
    }

    @Test
    void the_first_split_is_the_one_of_least_gini_impurity() {
        for (long seed = 0; seed < 20; seed++) {
            Matrix points = points(60, 100 + seed);
            int[] labels = labels(points);
            SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong());
            int[] draws = Bag.draws(60, random);
            BinnedTree tree =
                    new RandomForest(1, 4, 1, seed).fit(points, labels).trees().get(0);
            assertThat(impurity(points, labels, draws, tree.column(0), tree.threshold(0)))
                    .isCloseTo(leastImpurity(points, labels, draws), within(1e-9));
        }
    }

    private static double leastImpurity(Matrix points, int[] labels, int[] draws) {
        double least = Double.POSITIVE_INFINITY;
        for (int column = 0; column < points.columns(); column++) {
            for (double threshold : points.column(column)) {
                least = Math.min(least, impurity(points, labels, draws, column, threshold));
            }
        }
        return least;
    }

    private static double impurity(Matrix points, int[] labels, int[] draws, int column, double threshold) {
        double[][] counts = new double[2][3];
        for (int i = 0; i < labels.length; i++) {
            counts[points.get(i, column) <= threshold ? 0 : 1][labels[i]] += draws[i];
        }
        double impurity = 0;
        for (double[] side : counts) {
            double total = Arrays.stream(side).sum();
            impurity +=
                    total == 0 ? 0 : total - Arrays.stream(side).map(c -> c * c).sum() / total;
        }
        return impurity;
    }

    @Test
    void rows_that_cannot_be_told_apart_share_a_leaf() {
        Matrix equal = Matrix.of(new double[6][2]);
        Forest forest = new RandomForest(50, 2, 1, 1).fit(equal, new int[] {0, 1, 1, 1, 1, 1});
        assertThat(forest.trees()).allMatch(tree -> tree.leaves() == 1);
        assertThat(forest.means(equal).get(0, 1)).isCloseTo(5 / 6.0, within(0.1));
    }

    @Test
    void faults_are_named() {
        assertThatThrownBy(() -> new RandomForest(0, 1, 1, 1)).hasMessage("trees must be at least 1, but was 0");
        assertThatThrownBy(() -> new RandomForest(1, 0, 1, 1))
                .hasMessage("columnsPerSplit must be at least 1, but was 0");
        assertThatThrownBy(() -> new RandomForest(1, 1, 0, 1)).hasMessage("leastDraws must be at least 1, but was 0");
        RandomForest forest = new RandomForest(2, 1, 1, 1);
        assertThatThrownBy(() -> forest.fit(POINTS, new double[3]))
                .hasMessage("targets must hold 400 numbers (one for each row of features), but held 3");
        Forest fitted = forest.fit(POINTS, LABELS);
        assertThatThrownBy(() -> fitted.predictions(POINTS))
                .hasMessage("the forest must have been trained on numbers, but was trained on labels");
        assertThatThrownBy(() -> fitted.means(Matrix.of(new double[3])))
                .hasMessage("features must have 4 columns (as in training), but had 3");
        assertThatThrownBy(() -> fitted.first(3))
                .hasMessage("count must be between 1 and 2 (the number of trees), but was 3");
    }
}
