package gradus.classicalml.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final int[] ACTUAL = {0, 0, 0, 0, 1, 1, 1, 2, 2, 2};
    private static final int[] PREDICTIONS = {0, 0, 1, 2, 1, 1, 0, 2, 2, 1};
    private final ConfusionMatrix matrix = ConfusionMatrix.of(PREDICTIONS, ACTUAL, 3);

    @Test
    void counts_are_those_counted_by_hand() {
        assertThat(matrix).hasToString("[[2, 1, 1], [1, 2, 0], [0, 1, 2]]");
        assertThat(matrix.count(0, 2)).as("of class 0, predicted as 2").isOne();
        assertThat(matrix.cases()).isEqualTo(10);
        assertThat(matrix.actual(0)).isEqualTo(4);
        assertThat(matrix.predicted(0)).isEqualTo(3);
        assertThat(matrix.accuracy()).isEqualTo(0.6);
        assertThat(matrix.falsePositiveRate(1)).isCloseTo(2 / 7.0, CLOSE);
    }

    /** precision_score, recall_score and f1_score of scikit-learn 1.2.1 (peer_metrics.py). */
    @Test
    void scores_are_those_of_scikit_learn() {
        double[][] perClass = {{2 / 3.0, 0.5}, {0.5, 2 / 3.0}, {2 / 3.0, 2 / 3.0}};
        double[] f1 = {0.57142857142857, 0.57142857142857, 0.66666666666667};
        for (int c = 0; c < 3; c++) {
            assertThat(matrix.precision(c)).isCloseTo(perClass[c][0], CLOSE);
            assertThat(matrix.recall(c)).isCloseTo(perClass[c][1], CLOSE);
            assertThat(matrix.f1(c)).isCloseTo(f1[c], CLOSE);
        }
        assertThat(matrix.precision(Average.MACRO)).isCloseTo(0.611111111111111, CLOSE);
        assertThat(matrix.precision(Average.WEIGHTED)).isCloseTo(0.6166666666666666, CLOSE);
        assertThat(matrix.recall(Average.MACRO)).isCloseTo(0.611111111111111, CLOSE);
        assertThat(matrix.f1(Average.MACRO)).isCloseTo(0.6031746031746033, CLOSE);
        assertThat(matrix.f1(Average.WEIGHTED)).isCloseTo(0.6, CLOSE);
    }

    @Test
    void micro_averages_and_weighted_recall_are_accuracy() {
        Random random = new Random(1);
        for (int trial = 0; trial < 200; trial++) {
            int[] actual = random.ints(40, 0, 4).toArray();
            int[] predictions = random.ints(40, 0, 4).toArray();
            ConfusionMatrix any = ConfusionMatrix.of(predictions, actual, 4);
            assertThat(any.precision(Average.MICRO)).isEqualTo(any.accuracy());
            assertThat(any.recall(Average.MICRO)).isEqualTo(any.accuracy());
            assertThat(any.f1(Average.MICRO)).isEqualTo(any.accuracy());
            assertThat(any.recall(Average.WEIGHTED)).isCloseTo(any.accuracy(), CLOSE);
            double p = any.precision(0);
            double r = any.recall(0);
            if (p + r > 0) {
                assertThat(any.f1(0)).as("the harmonic mean").isCloseTo(2 * p * r / (p + r), CLOSE);
            }
        }
    }

    @Test
    void a_share_of_nothing_is_not_a_number() {
        ConfusionMatrix empty = ConfusionMatrix.of(new int[] {0, 0, 2}, new int[] {0, 1, 0}, 4);
        assertThat(empty.precision(1)).as("never predicted").isNaN();
        assertThat(empty.f1(1)).as("never predicted, but there").isZero();
        assertThat(empty.recall(2)).as("predicted, but not there").isNaN();
        assertThat(empty.f1(2)).isZero();
        assertThat(empty.f1(3)).as("neither predicted nor there").isNaN();
        assertThat(empty.f1(Average.MACRO)).isNaN();
        assertThat(empty.f1(Average.WEIGHTED))
                .as("weight 0 for classes 2 and 3")
                .isCloseTo(1 / 3.0, CLOSE);
        assertThat(empty.precision(Average.WEIGHTED)).as("class 1 counts").isNaN();
        assertThat(ConfusionMatrix.of(new int[1], new int[1], 2).falsePositiveRate(0))
                .isNaN();
    }

    @Test
    void a_score_at_the_threshold_is_flagged() {
        ConfusionMatrix flagged =
                ConfusionMatrix.atThreshold(new double[] {0.2, 0.5, 0.5, 0.9}, new int[] {0, 0, 1, 1}, 0.5);
        assertThat(flagged).hasToString("[[1, 1], [0, 2]]");
        assertThat(ConfusionMatrix.atThreshold(new double[] {7}, new int[] {1}, Double.POSITIVE_INFINITY)
                        .recall(1))
                .isZero();
    }

    @Test
    void what_cannot_be_counted_is_refused() {
        assertRefused(() -> ConfusionMatrix.of(null, ACTUAL, 3), "predictions must be given, but was null");
        assertRefused(
                () -> ConfusionMatrix.of(new int[2], new int[3], 3),
                "predictions and actual must be of one length, but held 2 and 3 numbers");
        assertRefused(
                () -> ConfusionMatrix.of(new int[0], new int[0], 2), "actual must hold at least 1 class, but held 0");
        assertRefused(() -> ConfusionMatrix.of(new int[1], new int[1], 1), "classes must be at least 2, but was 1");
        assertRefused(
                () -> ConfusionMatrix.of(new int[] {0, 3}, new int[2], 3),
                "predictions[1] must be between 0 and 2 (the last class), but was 3");
        assertRefused(
                () -> ConfusionMatrix.of(new int[1], new int[] {-1}, 3),
                "actual[0] must be between 0 and 2 (the last class), but was -1");
        assertRefused(
                () -> ConfusionMatrix.atThreshold(new double[1], new int[1], Double.NaN),
                "threshold must be a number, but was NaN");
        assertRefused(
                () -> ConfusionMatrix.atThreshold(new double[1], new int[] {2}, 0),
                "labels[0] must be between 0 and 1 (1 is the positive class), but was 2");
        assertRefused(() -> matrix.f1(null), "average must be given, but was null");
        assertThatThrownBy(() -> matrix.recall(3))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("label must be between 0 and 2, but was 3");
    }

    private static void assertRefused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
