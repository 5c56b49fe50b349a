package gradus.classicalml.neighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class KnnTest {
    /** On a line: 0, 1, 3, 4, 9. */
    private static final NeighbourSearch LINE = new KdTree(Matrix.ofColumns(new double[] {0, 1, 3, 4, 9}));

    private static final int[] LABELS = {2, 0, 0, 1, 1};

    @Test
    void the_majority_of_three() {
        KnnModel model = new KnnClassifier(3).fit(LINE, LABELS);
        assertThat(model.predict(2.9)).as("rows 2, 3, 1 say 0, 1, 0").isZero();
        assertThat(model.predict(8)).as("rows 4, 3, 2 say 1, 1, 0").isEqualTo(1);
        assertThat(model.shares(2.9)).containsExactly(new double[] {2 / 3.0, 1 / 3.0, 0}, within(1e-15));
        assertThat(model.predict(Matrix.ofColumns(new double[] {2.9, 8}))).containsExactly(0, 1);
    }

    @Test
    void of_equally_many_votes_the_nearest_row_decides() {
        KnnModel two = new KnnClassifier(2).fit(LINE, LABELS);
        assertThat(two.predict(0.1)).as("row 0 of class 2 is nearest").isEqualTo(2);
        assertThat(two.predict(0.9)).as("row 1 of class 0 is nearest").isZero();
        KnnModel four = new KnnClassifier(4).fit(LINE, new int[] {1, 0, 0, 1, 2});
        assertThat(four.predict(3.6)).as("rows 3, 2, 1, 0 say 1, 0, 0, 1").isEqualTo(1);
    }

    @Test
    void votes_by_distance_weigh_near_rows_more() {
        KnnModel model = new KnnClassifier(3, Vote.BY_DISTANCE).fit(LINE, LABELS);
        double[] weights = {1, 1 / 2.0, 1 / 1.0
        }; // from 2: rows 1 (class 0, distance 1), 3 (class 1, 2), 2 (class 0, 1)
        assertThat(model.shares(2)[0]).isCloseTo((weights[0] + weights[2]) / 2.5, within(1e-15));
        assertThat(model.shares(4))
                .as("a row at distance 0 is the only one to vote")
                .containsExactly(0, 1, 0);
        assertThat(model.shares(4 + 1e-320)).as("1 / distance would overflow").containsExactly(0, 1, 0);
    }

    @Test
    void other_names_for_the_classes_change_nothing() {
        SplittableRandom random = new SplittableRandom(1);
        int[] labels = random.ints(200, 0, 3).toArray();
        int[] renamed = labels.clone();
        for (int i = 0; i < 200; i++) {
            renamed[i] = 2 - labels[i];
        }
        NeighbourSearch search = new KdTree(Matrix.of(random.ints(200, 0, 6)
                .mapToObj(x -> new double[] {x, random.nextInt(6)})
                .toArray(double[][]::new)));
        for (int k = 1; k < 9; k++) {
            int[] predictions = LeaveOneOut.of(search, labels, 8).predictions(k, Vote.EQUAL);
            int[] others = LeaveOneOut.of(search, renamed, 8).predictions(k, Vote.EQUAL);
            for (int i = 0; i < 200; i++) {
                assertThat(others[i]).isEqualTo(2 - predictions[i]);
            }
        }
    }

    @Test
    void leave_one_out_by_hand() {
        LeaveOneOut left = LeaveOneOut.of(LINE, LABELS, 4);
        // nearest others: 1, 0, 3, 2, 3
        assertThat(left.predictions(1, Vote.EQUAL)).containsExactly(0, 2, 1, 0, 1);
        assertThat(left.error(1, Vote.EQUAL)).isEqualTo(0.8);
        assertThat(left.neighbours().get(4).rows()).containsExactly(3, 2, 1, 0);
    }

    @Test
    void a_regression_is_the_mean_of_the_neighbours() {
        double[] targets = {10, 20, 40, 50, 90};
        assertThat(new KnnRegressor(2).fit(LINE, targets).predict(3.4)).isEqualTo(45);
        assertThat(new KnnRegressor(2, Vote.BY_DISTANCE).fit(LINE, targets).predict(3.25))
                .isCloseTo((40 / 0.25 + 50 / 0.75) / (1 / 0.25 + 1 / 0.75), within(1e-12));
        assertThat(new KnnRegressor(1).fit(LINE, targets).predict(1e6))
                .as("far outside")
                .isEqualTo(90);
        targets[0] = Double.NaN;
        refused(() -> new KnnRegressor(1).fit(LINE, targets), "targets[0] must be finite, but was NaN");
    }

    @Test
    void bad_arguments_are_named() {
        refused(() -> new KnnClassifier(0), "k must be at least 1, but was 0");
        refused(() -> new KnnClassifier(1, null), "vote must be given, but was null");
        refused(() -> new KnnRegressor(0, Vote.EQUAL), "k must be at least 1, but was 0");
        refused(
                () -> new KnnClassifier(6).fit(LINE, LABELS),
                "k must be between 1 and 5 (the number of rows), but was 6");
        refused(
                () -> new KnnClassifier(1).fit(LINE, new int[4]),
                "labels must hold 5 numbers (one for each row), but held 4");
        refused(
                () -> new KnnClassifier(1).fit(LINE, new int[] {0, 0, -1, 0, 0}),
                "labels[2] must be at least 0, but was -1");
        refused(() -> LeaveOneOut.of(LINE, LABELS, 5), "k must be between 1 and 4");
        refused(
                () -> LeaveOneOut.of(LINE, LABELS, 2).error(3, Vote.EQUAL),
                "k must be between 1 and 2 (largestK), but was 3");
    }

    private static void refused(Runnable call, String words) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessageContaining(words);
    }
}
