package gradus.classicalml.ensembles.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.ensembles.BoostedModel;
import gradus.classicalml.ensembles.BoostingLoss;
import gradus.classicalml.ensembles.GradientBoosting;
import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import gradus.classicalml.metrics.Scores;
import gradus.datasets.DataSets;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The page's models beside those of scikit-learn 1.2.1, by src/test/peers/peer_ensembles.py. */
@Tag("proof")
class EnsemblesPeersTest {
    private final Letters letters = new Letters(DataSets.LETTER.table());

    @Test
    void a_forest_errs_as_often_as_that_of_scikit_learn() {
        // three seeds there: fresh 0.0377, 0.0348, 0.0370; out of bag 0.0431, 0.0413, 0.0431
        assertThat(letters.testError(Letters.TREES)).isCloseTo(0.0365, within(0.003));
        assertThat(letters.outOfBagError()).isCloseTo(0.0425, within(0.002));
    }

    @Test
    void boosting_errs_as_HistGradientBoosting_does_to_six_digits() {
        double[] vowel = Arrays.stream(letters.training.labels())
                .mapToDouble(
                        label -> "AEIOU".contains(letters.training.classes().get(label)) ? 1 : 0)
                .toArray();
        BoostedModel model = new GradientBoosting(BoostingLoss.SQUARED_ERROR, 100, 0.1, new TreeShape(8, 1, 20))
                .fit(letters.training.features(), vowel);
        Map.of(1, 0.38520322, 10, 0.33232073, 100, 0.23254546)
                .forEach((rounds, error) -> assertThat(Scores.rootMeanSquaredError(
                                model.first(rounds).scores(letters.training.features()), vowel))
                        .as("training error after %d trees", rounds)
                        .isCloseTo(error, within(1e-6)));
    }
}
