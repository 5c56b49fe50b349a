package gradus.classicalml.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;

class TribuoEvaluationsTest {
    private static final Offset<Double> CLOSE = within(1e-12);

    @Test
    void where_no_class_is_empty_tribuo_gives_the_same_numbers() {
        Random random = new Random(5);
        for (int trial = 0; trial < 20; trial++) {
            int[] labels = IntStream.range(0, 60).map(i -> i % 3).toArray();
            Matrix probabilities = Matrix.of(IntStream.range(0, 60)
                    .mapToObj(i -> sixtyFourths(random.nextInt(33), random.nextInt(32)))
                    .toArray(double[][]::new));
            LabelEvaluation theirs = TribuoEvaluations.of(probabilities, labels);
            int[] predictions = IntStream.range(0, 60)
                    .map(i -> Vectors.argMax(probabilities.row(i)))
                    .toArray();
            assertSame(theirs, ConfusionMatrix.of(predictions, labels, 3));
            assertSame(theirs, probabilities, labels);
        }
    }

    /** Exact, so that equal probabilities are equal: Tribuo takes what differs by a rounding for tied, and we do not. */
    private static double[] sixtyFourths(int first, int second) {
        return new double[] {first / 64.0, second / 64.0, (64 - first - second) / 64.0};
    }

    private static void assertSame(LabelEvaluation theirs, ConfusionMatrix ours) {
        assertThat(theirs.accuracy()).isCloseTo(ours.accuracy(), CLOSE);
        assertThat(theirs.macroAveragedPrecision()).isCloseTo(ours.precision(Average.MACRO), CLOSE);
        assertThat(theirs.macroAveragedRecall()).isCloseTo(ours.recall(Average.MACRO), CLOSE);
        assertThat(theirs.macroAveragedF1()).isCloseTo(ours.f1(Average.MACRO), CLOSE);
        assertThat(theirs.microAveragedF1()).isCloseTo(ours.f1(Average.MICRO), CLOSE);
        assertThat(theirs.balancedErrorRate()).isCloseTo(1 - ours.recall(Average.MACRO), CLOSE);
        for (int c = 0; c < 3; c++) {
            Label label = new Label(String.valueOf(c));
            assertThat(theirs.precision(label)).isCloseTo(ours.precision(c), CLOSE);
            assertThat(theirs.recall(label)).isCloseTo(ours.recall(c), CLOSE);
            assertThat(theirs.f1(label)).isCloseTo(ours.f1(c), CLOSE);
            assertThat(theirs.accuracy(label))
                    .as("Tribuo's accuracy of a class")
                    .isCloseTo(ours.recall(c), CLOSE);
        }
    }

    private static void assertSame(LabelEvaluation theirs, Matrix probabilities, int[] labels) {
        for (int c = 0; c < 3; c++) {
            int label = c;
            int[] is = IntStream.of(labels).map(l -> l == label ? 1 : 0).toArray();
            ScoreCurve ours = ScoreCurve.of(probabilities.column(c), is);
            assertThat(theirs.AUCROC(new Label(String.valueOf(c)))).isCloseTo(ours.auc(), CLOSE);
            assertThat(theirs.averagedPrecision(new Label(String.valueOf(c))))
                    .isCloseTo(ours.averagePrecision(), CLOSE);
        }
    }

    @Test
    void a_class_that_was_never_predicted_has_a_precision_of_zero_in_tribuo() {
        Matrix probabilities = Matrix.of(new double[][] {{0.9, 0.1}, {0.8, 0.2}});
        LabelEvaluation theirs = TribuoEvaluations.of(probabilities, new int[] {0, 1});
        assertThat(theirs.precision(new Label("1"))).isZero();
        assertThat(ConfusionMatrix.of(new int[] {0, 0}, new int[] {0, 1}, 2).precision(1))
                .isNaN();
    }

    @Test
    void a_class_without_a_case_counts_in_tribuos_macro_average() {
        Matrix probabilities = Matrix.of(new double[][] {{0.9, 0.1, 0}, {0.2, 0.8, 0}});
        LabelEvaluation theirs = TribuoEvaluations.of(probabilities, new int[] {0, 1});
        assertThat(theirs.recall(new Label("2"))).isZero();
        assertThat(theirs.macroAveragedF1()).isCloseTo(2 / 3.0, CLOSE);
        assertThat(ConfusionMatrix.of(new int[] {0, 1}, new int[] {0, 1}, 3).f1(Average.MACRO))
                .isNaN();
    }

    @Test
    void scores_closer_than_a_trillionth_are_tied_in_tribuo() {
        double[] rare = {1e-14, 2e-14, 3e-14, 4e-14};
        int[] labels = {0, 0, 1, 1};
        Matrix probabilities = Matrix.ofColumns(new double[] {1, 1, 1, 1}, rare);
        assertThat(TribuoEvaluations.of(probabilities, labels).AUCROC(new Label("1")))
                .isEqualTo(0.5);
        assertThat(ScoreCurve.of(rare, labels).auc()).isEqualTo(1);
    }

    @Test
    void what_does_not_fit_is_refused() {
        Matrix one = Matrix.of(new double[] {0.5, 0.5});
        assertThatThrownBy(() -> TribuoEvaluations.of(one, new int[2]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels must hold 1 number (one for each row of probabilities), but held 2");
        assertThatThrownBy(() -> TribuoEvaluations.of(one, new int[] {2}))
                .hasMessage("labels[0] must be between 0 and 1 (the last class), but was 2");
    }
}
