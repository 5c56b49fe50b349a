package gradus.classicalml.crossvalidation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.crossvalidation.Comparison;
import gradus.classicalml.crossvalidation.CrossValidation;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.metrics.Scores;
import gradus.datasets.DataSets;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.inference.TTest;
import gradus.fundamentals.inference.TestResult;
import gradus.fundamentals.linearalgebra.Vectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** The page's scores beside those of scikit-learn 1.2.1 and scipy 1.10.1, on the same rows: src/test/peers/peer_cross_validation.py. */
class CrossValidationPeerTest {
    private static final Offset<Double> NEAR = within(1e-9);

    private final Wines wines = new Wines(DataSets.WINE.table());
    private final People people = new People(DataSets.BODY_DIMS.table());

    @Test
    void sorted_wines_in_order_are_a_disaster_of_the_same_size() {
        assertThat(wines.accuracies(Folds.inOrder(178, 3)))
                .as("cross_val_score(…, cv=KFold(3))")
                .containsExactly(new double[] {1 / 60.0, 46 / 59.0, 10 / 59.0}, NEAR);
    }

    @Test
    void stratified_in_order_is_what_scikit_learn_does_unasked() {
        int[] labels = wines.cases.labels();
        assertThat(wines.accuracies(Folds.stratifiedInOrder(labels, 3)))
                .containsExactly(new double[] {55 / 60.0, 56 / 59.0, 57 / 59.0}, NEAR);
        assertThat(wines.accuracies(Folds.stratifiedInOrder(labels, 5)))
                .containsExactly(new double[] {35 / 36.0, 34 / 36.0, 35 / 36.0, 34 / 35.0, 33 / 35.0}, NEAR);
        assertThat(wines.accuracies(Folds.stratifiedInOrder(labels, 10)))
                .containsExactly(
                        new double[] {17 / 18.0, 1, 17 / 18.0, 17 / 18.0, 1, 17 / 18.0, 1, 1, 16 / 17.0, 1}, NEAR);
    }

    @Test
    void people_are_weighed_with_the_same_errors() {
        double[] tape = CrossValidation.scores(
                people.cases,
                Folds.inOrder(people.rows(), 10),
                people.weighedBy(People.TAPE),
                Scores::rootMeanSquaredError);
        assertThat(tape[0]).isCloseTo(2.224440065986299, NEAR);
        assertThat(tape[4]).isCloseTo(3.0690938190199715, NEAR);
        assertThat(tape[9]).isCloseTo(2.288434228400432, NEAR);
        double[] differences = Vectors.minus(
                tape,
                CrossValidation.scores(
                        people.cases,
                        Folds.inOrder(people.rows(), 10),
                        people.tapeAnd("age"),
                        Scores::rootMeanSquaredError));
        assertThat(Descriptive.mean(differences)).isCloseTo(0.0323107267282617, NEAR);
        TestResult paired = TTest.oneSample(differences, 0, 0.95);
        assertThat(paired.statistic()).isCloseTo(1.8083080035324575, NEAR);
        assertThat(paired.pValue()).isCloseTo(0.10401330137641294, NEAR);
        TestResult corrected = Comparison.corrected(differences, 457, 50, 0.95);
        assertThat(corrected.statistic()).isCloseTo(1.2496101255679362, NEAR);
        assertThat(corrected.pValue()).isCloseTo(0.24296020121267134, NEAR);
    }

    @Test
    void on_tribuos_folds_our_loop_gives_tribuos_accuracies() {
        assertThat(wines.onTribuosFolds()).containsExactly(wines.byTribuo(), within(1e-12));
    }
}
