package gradus.classicalml.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ScoreCurveTest {
    private static final Offset<Double> CLOSE = within(1e-12);
    private static final double[] SCORES = {.9, .8, .8, .7, .6, .6, .6, .4, .3, .1};
    private static final int[] LABELS = {1, 1, 0, 1, 0, 1, 0, 0, 1, 0};
    private final ScoreCurve curve = ScoreCurve.of(SCORES, LABELS);

    /** roc_curve(drop_intermediate=False), precision_recall_curve, roc_auc_score, average_precision_score of scikit-learn 1.2.1. */
    @Test
    void curves_and_areas_are_those_of_scikit_learn() {
        assertThat(curve.thresholds()).containsExactly(Double.POSITIVE_INFINITY, .9, .8, .7, .6, .4, .3, .1);
        assertThat(curve.falsePositiveRates()).containsExactly(new double[] {0, 0, .2, .2, .6, .8, .8, 1}, CLOSE);
        assertThat(curve.recalls()).containsExactly(new double[] {0, .2, .4, .6, .8, .8, 1, 1}, CLOSE);
        assertThat(Arrays.copyOfRange(curve.precisions(), 1, 8))
                .containsExactly(new double[] {1, 2 / 3.0, .75, 4 / 7.0, .5, 5 / 9.0, .5}, CLOSE);
        assertThat(curve.auc()).isEqualTo(0.7);
        assertThat(curve.averagePrecision()).isCloseTo(0.7087301587301587, CLOSE);
    }

    @Test
    void the_auc_is_the_share_of_pairs_in_the_right_order() {
        Random random = new Random(2);
        for (int trial = 0; trial < 300; trial++) {
            double[] scores = random.doubles(2 + random.nextInt(30))
                    .map(s -> Math.rint(s * 6) - 3)
                    .toArray();
            int[] labels = random.ints(scores.length, 0, 2).toArray();
            double wins = 0;
            int pairs = 0;
            for (int i = 0; i < scores.length; i++) {
                for (int j = 0; j < scores.length; j++) {
                    if (labels[i] == 1 && labels[j] == 0) {
                        pairs++;
                        wins += scores[i] > scores[j] ? 1 : scores[i] == scores[j] ? 0.5 : 0;
                    }
                }
            }
            assertThat(ScoreCurve.of(scores, labels).auc()).isEqualTo((Double) (wins / pairs));
        }
    }

    @Test
    void neither_the_order_of_rows_nor_a_rising_function_of_the_scores_matters() {
        double[] reversed = new double[10];
        int[] labels = new int[10];
        for (int i = 0; i < 10; i++) {
            reversed[i] = Math.exp(5 * SCORES[9 - i]) - 1e3;
            labels[i] = LABELS[9 - i];
        }
        ScoreCurve other = ScoreCurve.of(reversed, labels);
        assertThat(other.auc()).isEqualTo(curve.auc());
        assertThat(other.averagePrecision()).isEqualTo(curve.averagePrecision());
    }

    @Test
    void scores_that_are_all_equal_say_nothing() {
        ScoreCurve flat = ScoreCurve.of(new double[] {-0.0, 0.0, 0.0, -0.0}, new int[] {1, 0, 0, 0});
        assertThat(flat.points()).isEqualTo(2);
        assertThat(flat.auc()).isEqualTo(0.5);
        assertThat(flat.averagePrecision()).isEqualTo(0.25);
    }

    @Test
    void a_point_has_the_matrix_of_its_threshold() {
        for (int point = 0; point < curve.points(); point++) {
            ConfusionMatrix matrix = ConfusionMatrix.atThreshold(SCORES, LABELS, curve.threshold(point));
            assertThat(curve.matrix(point)).hasToString(matrix.toString());
            assertThat(curve.precision(point)).isEqualTo((Double) matrix.precision(1));
            assertThat(curve.recall(point)).isEqualTo((Double) matrix.recall(1));
            assertThat(curve.falsePositiveRate(point)).isEqualTo((Double) matrix.falsePositiveRate(1));
        }
    }

    /** The case of Davis and Goadrich (2006), section 4: of 20 positive cases, 5 of the first 10 flagged are positive, then 10 of 40. */
    @Test
    void a_straight_line_between_two_points_promises_too_much_precision() {
        double[] tied = new double[50];
        double[] parted = new double[50];
        int[] labels = new int[50];
        for (int i = 0; i < 50; i++) {
            tied[i] = i < 10 ? 3 : i < 40 ? 2 : 1;
            parted[i] = i >= 10 && i < 40
                    ? 2 - (i - 10) / 6 / 10.0
                    : tied[i]; // five groups, each with one positive case of six
            labels[i] = i < 10 ? i % 2 : i < 40 && (i - 10) % 6 > 0 ? 0 : 1;
        }
        ScoreCurve ends = ScoreCurve.of(tied, labels);
        ScoreCurve between = ScoreCurve.of(parted, labels);
        double along = (0.35 - ends.recall(1)) / (ends.recall(2) - ends.recall(1));
        double line = ends.precision(1) + along * (ends.precision(2) - ends.precision(1));
        assertThat(between.recall(3)).isEqualTo(0.35);
        assertThat(between.precision(3)).as("7 of 22 flagged").isEqualTo(7 / 22.0);
        assertThat(line).as("from 5/10 to 10/40").isCloseTo(0.4, CLOSE);
    }

    @Test
    void an_area_with_an_empty_class_is_not_a_number() {
        ScoreCurve positive = ScoreCurve.of(new double[] {1, 2}, new int[] {1, 1});
        ScoreCurve negative = ScoreCurve.of(new double[] {1, 2}, new int[] {0, 0});
        assertThat(positive.auc()).isNaN();
        assertThat(negative.auc()).isNaN();
        assertThat(positive.averagePrecision()).isEqualTo(1);
        assertThat(negative.averagePrecision()).isNaN();
        assertThat(negative.recall(1)).isNaN();
        assertThat(positive.falsePositiveRate(1)).isNaN();
    }

    @Test
    void counts_of_a_large_list_do_not_overflow() {
        int n = 200_000;
        int[] labels = new int[n];
        Arrays.fill(labels, 0, n / 2, 1);
        double[] scores = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = -i;
        }
        assertThat(ScoreCurve.of(scores, labels).auc()).isEqualTo(1);
        assertThat(ScoreCurve.of(new double[n], labels).auc()).isEqualTo(0.5);
    }

    @Test
    void the_cheapest_point_is_the_first_of_the_cheapest() {
        // total costs at 1 per false alarm and 1 per miss: 5, 4, 4, 3, 4, 5, 4, 5
        assertThat(curve.cheapest(Costs.ofMistakes(1, 1))).isEqualTo(3);
        // at 1 and 5: 25, 20, 16, 11, 8, 9, 4, 5
        assertThat(curve.cheapest(Costs.ofMistakes(1, 5))).isEqualTo(6);
        // at 5 and 1: 5, 4, 8, 7, 16, 21, 20, 25
        assertThat(curve.cheapest(Costs.ofMistakes(5, 1))).isEqualTo(1);
        assertThat(ScoreCurve.of(new double[] {1}, new int[] {0}).cheapest(Costs.ofMistakes(1, 1)))
                .isZero();
        assertThat(ScoreCurve.of(new double[] {2, 1}, new int[] {0, 1}).cheapest(Costs.ofMistakes(1, 1)))
                .as("1, 2, 1")
                .isZero();
    }

    @Test
    void what_cannot_be_sorted_is_refused() {
        assertThatThrownBy(() -> ScoreCurve.of(new double[] {1, Double.NaN}, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("scores[1] must be finite, but was NaN");
        assertThatThrownBy(() -> ScoreCurve.of(new double[0], new int[0]))
                .hasMessage("scores must hold at least 1 number, but held 0");
        assertThatThrownBy(() -> ScoreCurve.of(new double[2], new int[3]))
                .hasMessage("labels must hold 2 numbers (one for each case), but held 3");
        assertThatThrownBy(() -> ScoreCurve.of(new double[2], new int[] {0, -1}))
                .hasMessage("labels[1] must be between 0 and 1 (1 is the positive class), but was -1");
        assertThatThrownBy(() -> curve.cheapest(null)).hasMessage("costs must be given, but was null");
        assertThatThrownBy(() -> curve.matrix(8))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("point must be between 0 and 7, but was 8");
    }
}
