package gradus.classicalml.trees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CartTest {
    private static final double NAN = Double.NaN;

    @Test
    void four_heights_are_cut_where_both_sides_have_least_spread() {
        // mean 4; squared distances 9 + 4 + 1 + 36 = 50. Cut after 2: means 1.5 and 6.5, left 0.5 + 24.5. After 3: 2
        // and 0
        Tree tree = new Cart(1, 1).regression(column(10, 20, 30, 40), new double[] {1, 2, 3, 10});
        Branch root = (Branch) tree.root();
        assertThat(root.cut()).isEqualTo(new Cut(0, 35, true));
        assertThat(root.impurity()).isEqualTo(50 / 4.0);
        assertThat(root.left().prediction()).isEqualTo(2);
        assertThat(root.left().impurity()).isCloseTo(2 / 3.0, within(1e-15));
        assertThat(root.right().prediction()).isEqualTo(10);
        assertThat(tree.predict(35.0)).as("a value on the threshold says yes").isEqualTo(2);
        assertThat(tree.predict(Math.nextUp(35.0))).isEqualTo(10);
    }

    @Test
    void impurities_of_three_to_one_are_those_worked_out_by_hand() {
        assertThat(Impurity.GINI.of(3, 1)).isEqualTo(1 - 9 / 16.0 - 1 / 16.0);
        assertThat(Impurity.ENTROPY.of(3, 1)).isCloseTo(2 - 0.75 * Math.log(3) / Math.log(2), within(1e-15));
        assertThat(Impurity.ENTROPY.of(1, 1, 1, 1)).isCloseTo(2, within(1e-15));
        assertThat(Impurity.GINI.of(5, 0)).isZero();
        assertThatThrownBy(() -> Impurity.GINI.of(0, 0))
                .hasMessage("the sum of classWeights must be above 0, but was 0.0");
    }

    @Test
    void a_full_tree_gives_every_training_row_back() {
        Random random = new Random(1);
        for (int run = 0; run < 50; run++) {
            Matrix x = matrix(random, 1 + random.nextInt(60), 3, 1000);
            double[] y = random.doubles(x.rows()).toArray();
            Tree tree = Cart.full().regression(x, y);
            double[] predictions = tree.predict(x);
            for (int i = 0; i < y.length; i++) {
                assertThat(predictions[i]).isCloseTo(meanOfTwins(x, y, i), within(1e-12));
            }
        }
    }

    @Test
    void every_cut_gains_as_much_as_the_best_of_all_cuts_tried_one_by_one() {
        Random random = new Random(2);
        for (int run = 0; run < 200; run++) {
            Matrix x = withGaps(matrix(random, 2 + random.nextInt(30), 3, 6), random, run % 2 * 0.2);
            int[] labels = random.ints(x.rows(), 0, 3).toArray();
            int minLeaf = 1 + random.nextInt(3);
            Impurity impurity = run % 3 == 0 ? Impurity.ENTROPY : Impurity.GINI;
            Tree tree = new Cart(4, minLeaf).with(impurity).classification(x, labels, 3);
            Slow slow = new Slow(x, minLeaf, rows -> impurityOf(impurity, labels, rows));
            slow.check(tree.root(), IntStream.range(0, x.rows()).toArray());
        }
    }

    @Test
    void every_cut_of_numbers_gains_as_much_as_the_best_of_all_cuts_tried_one_by_one() {
        Random random = new Random(3);
        for (int run = 0; run < 200; run++) {
            Matrix x = withGaps(matrix(random, 2 + random.nextInt(30), 3, 6), random, run % 2 * 0.2);
            double[] y = random.ints(x.rows(), 0, 5).asDoubleStream().toArray();
            int minLeaf = 1 + random.nextInt(3);
            Tree tree = new Cart(4, minLeaf).regression(x, y);
            Slow slow = new Slow(x, minLeaf, rows -> squares(y, rows));
            slow.check(tree.root(), IntStream.range(0, x.rows()).toArray());
        }
    }

    @Test
    void a_row_of_weight_two_is_two_rows_and_one_of_weight_zero_is_none() {
        Random random = new Random(4);
        for (int run = 0; run < 100; run++) {
            Matrix x = matrix(random, 20, 2, 8);
            double[] y = random.ints(20, 0, 9).asDoubleStream().toArray();
            int[] labels = Arrays.stream(y).mapToInt(v -> (int) v % 3).toArray();
            int[] times = random.ints(20, 0, 4).toArray();
            double[] weights = Arrays.stream(times).asDoubleStream().toArray();
            int[] drawn = IntStream.range(0, 20)
                    .flatMap(i -> IntStream.range(0, times[i]).map(t -> i))
                    .toArray();
            Tree byWeight = new Cart(3, 1).regression(x, y, weights);
            Tree byCopies = new Cart(3, 1).regression(x.rowsAt(drawn), Vectors.at(y, drawn));
            assertThat(byWeight.predict(x)).containsExactly(byCopies.predict(x), within(1e-12));
            int[] drawnLabels = Arrays.stream(drawn).map(i -> labels[i]).toArray();
            assertThat(new Cart(3, 1).classification(x, labels, 3, weights).labels(x))
                    .containsExactly(new Cart(3, 1)
                            .classification(x.rowsAt(drawn), drawnLabels, 3)
                            .labels(x));
        }
    }

    @Test
    void targets_near_a_billion_are_cut_as_those_near_zero() {
        Random random = new Random(5);
        Matrix x = matrix(random, 200, 3, 50);
        double[] y = random.ints(200, 0, 5).asDoubleStream().toArray();
        double[] far = Arrays.stream(y).map(v -> v + 1e9).toArray();
        double[] near = new Cart(5, 3).regression(x, y).predict(x);
        double[] moved = new Cart(5, 3).regression(x, far).predict(x);
        for (int i = 0; i < near.length; i++) {
            assertThat(moved[i] - 1e9).isCloseTo(near[i], within(1e-6));
        }
    }

    @Test
    void the_threshold_stands_between_its_neighbours_however_near_or_far_they_are() {
        double one = Math.nextUp(1.0);
        double two = Math.nextUp(one);
        assertThat(Cut.between(one, two))
                .as("their middle would be rounded up to %s", two)
                .isEqualTo(one);
        assertThat(Cut.between(-Double.MAX_VALUE, Double.MAX_VALUE)).isZero();
        assertThat(Cut.between(Double.MAX_VALUE / 2, Double.MAX_VALUE)).isFinite();
        assertThat(Cut.between(0, Double.MIN_VALUE)).isZero();
        assertThat(Cut.between(-Double.MIN_VALUE, 0)).isEqualTo(-Double.MIN_VALUE);
        Tree tree = Cart.full().regression(column(one, two), new double[] {0, 1});
        assertThat(tree.predict(column(one, two))).containsExactly(0, 1);
    }

    @Test
    void zeros_of_both_signs_are_one_value() {
        Tree tree = Cart.full().regression(column(-0.0, 0.0, 0.0, -0.0), new double[] {0, 1, 0, 1});
        assertThat(tree.leaves()).isOne();
    }

    @Test
    void the_exclusive_or_is_learned_although_its_first_cut_gains_nothing() {
        Matrix x = Matrix.of(new double[][] {{0, 0}, {0, 1}, {1, 0}, {1, 1}});
        int[] labels = {0, 1, 1, 0};
        Tree tree = Cart.full().classification(x, labels, 2);
        assertThat(tree.labels(x)).containsExactly(labels);
        assertThat(tree.leaves()).isEqualTo(4);
    }

    @Test
    void missing_values_go_where_they_fit_better_and_may_be_the_question() {
        double[] x = {1, 2, 3, 4, NAN, NAN};
        Branch right = (Branch) new Cart(1, 1)
                .regression(column(x), new double[] {0, 0, 9, 9, 9, 9})
                .root();
        assertThat(right.cut()).isEqualTo(new Cut(0, 2.5, false));
        Branch left = (Branch) new Cart(1, 1)
                .regression(column(x), new double[] {0, 0, 9, 9, 0, 0})
                .root();
        assertThat(left.cut()).isEqualTo(new Cut(0, 2.5, true));
        Branch known = (Branch) new Cart(1, 1)
                .regression(column(x), new double[] {0, 0, 0, 0, 9, 9})
                .root();
        assertThat(known.cut()).isEqualTo(new Cut(0, Double.POSITIVE_INFINITY, false));
        assertThat(known.left().rows()).isEqualTo(4);
    }

    @Test
    void a_value_that_was_never_missing_in_training_goes_to_the_heavier_side() {
        Tree tree = new Cart(1, 1).regression(column(1, 2, 3, 4), new double[] {0, 9, 9, 9});
        assertThat(tree.predict(NAN)).isEqualTo(9);
        assertThat(Cart.full().regression(column(NAN, NAN), new double[] {1, 3}).predict(5))
                .isEqualTo(2);
    }

    @Test
    void labels_that_alternate_make_a_tree_as_deep_as_there_are_rows() {
        int n = 3000;
        double[] x = IntStream.range(0, n).asDoubleStream().toArray();
        int[] labels = IntStream.range(0, n).map(i -> i % 2).toArray();
        Tree tree = Cart.full().classification(column(x), labels, 2);
        assertThat(tree.depth()).isEqualTo(n - 1);
        assertThat(tree.labels(column(x))).containsExactly(labels);
    }

    @Test
    void only_the_columns_of_the_choice_are_asked_about_and_the_seed_decides() {
        Random random = new Random(6);
        Matrix x = matrix(random, 100, 4, 1000);
        double[] y = random.doubles(100).toArray();
        Tree second = new Cart(3, 1).with(features -> new int[] {1}).regression(x, y);
        assertThat(((Branch) second.root()).cut().feature()).isEqualTo(1);
        double[] first = new Cart(9, 1)
                .with(FeatureChoice.random(2, new Random(7)))
                .regression(x, y)
                .predict(x);
        double[] again = new Cart(9, 1)
                .with(FeatureChoice.random(2, new Random(7)))
                .regression(x, y)
                .predict(x);
        assertThat(first).containsExactly(again);
        int[] chosen = FeatureChoice.random(3, random).choose(5);
        assertThat(chosen).hasSize(3).doesNotHaveDuplicates();
        assertThat(FeatureChoice.random(9, random).choose(5)).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
    }

    @Test
    void every_depth_and_leaf_keeps_its_bound() {
        Random random = new Random(8);
        Matrix x = matrix(random, 300, 3, 1000);
        double[] y = random.doubles(300).toArray();
        assertThat(new Cart(0, 1).regression(x, y).leaves()).isOne();
        assertThat(new Cart(4, 1).regression(x, y).depth()).isEqualTo(4);
        assertThat(smallestLeaf(new Cart(99, 7).regression(x, y).root())).isGreaterThanOrEqualTo(7);
        assertThat(new Cart(9, 151).regression(x, y).leaves()).isOne();
    }

    @Test
    void a_wrong_argument_is_named_with_what_it_must_be_and_what_it_was() {
        Matrix x = column(1, 2);
        assertThatThrownBy(() -> new Cart(-1, 1)).hasMessage("maxDepth must be at least 0, but was -1");
        assertThatThrownBy(() -> new Cart(1, 0)).hasMessage("minLeaf must be at least 1, but was 0");
        assertThatThrownBy(() -> Cart.full().with((Impurity) null)).hasMessage("impurity must be given, but was null");
        assertThatThrownBy(() -> Cart.full().regression(x, new double[3]))
                .hasMessage("targets must hold 2 numbers (one for each row of features), but held 3");
        assertThatThrownBy(() -> Cart.full().regression(x, new double[] {1, NAN}))
                .hasMessage("targets[1] must be finite, but was NaN");
        assertThatThrownBy(() -> Cart.full().regression(x, new double[2], new double[2]))
                .hasMessage("weights must not all be 0, but are");
        assertThatThrownBy(() -> Cart.full().regression(x, new double[2], new double[] {1, -1}))
                .hasMessage("weights[1] must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> Cart.full().classification(x, new int[] {0, 2}, 2))
                .hasMessage("labels[1] must be between 0 and 1 (the last class), but was 2");
        assertThatThrownBy(() -> Cart.full().regression(column(1, Double.POSITIVE_INFINITY), new double[2]))
                .hasMessage("features must be finite or NaN (missing), but row 1, column 0 was Infinity");
        Tree tree = Cart.full().regression(x, new double[2]);
        assertThatThrownBy(() -> tree.predict(1, 2))
                .hasMessage("row must hold 1 number (one for each feature), but held 2");
        assertThatThrownBy(() -> tree.probabilities(1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> FeatureChoice.random(0, new Random()))
                .hasMessage("count must be at least 1, but was 0");
    }

    private static int smallestLeaf(Node node) {
        return node instanceof Branch b ? Math.min(smallestLeaf(b.left()), smallestLeaf(b.right())) : node.rows();
    }

    static Matrix column(double... values) {
        return Matrix.ofColumns(values);
    }

    static Matrix matrix(Random random, int rows, int columns, int values) {
        double[][] x = new double[rows][columns];
        for (double[] row : x) {
            Arrays.setAll(row, j -> random.nextInt(values));
        }
        return Matrix.of(x);
    }

    private static Matrix withGaps(Matrix x, Random random, double share) {
        double[][] rows = x.toArray();
        for (double[] row : rows) {
            Arrays.setAll(row, j -> random.nextDouble() < share ? NAN : row[j]);
        }
        return Matrix.of(rows);
    }

    private static double meanOfTwins(Matrix x, double[] y, int row) {
        return IntStream.range(0, y.length)
                .filter(i -> Arrays.equals(x.row(i), x.row(row)))
                .mapToDouble(i -> y[i])
                .average()
                .orElseThrow();
    }

    private static double impurityOf(Impurity impurity, int[] labels, int[] rows) {
        double[] counts = new double[3];
        Arrays.stream(rows).forEach(i -> counts[labels[i]]++);
        return rows.length * impurity.of(counts);
    }

    private static double squares(double[] y, int[] rows) {
        double mean = Arrays.stream(rows).mapToDouble(i -> y[i]).average().orElseThrow();
        return Arrays.stream(rows)
                .mapToDouble(i -> (y[i] - mean) * (y[i] - mean))
                .sum();
    }
}
