package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.deployment.contracts.Field;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.Table;

class WeightModelTest {
    private static final WeightModel MODEL = WeightModel.fit();

    /** The same fit by scikit-learn 1.2.1, and (first row) by src/test/peers/peer_serving.py with NumPy 2.4.6 and SciPy 1.17.1. */
    @ParameterizedTest
    @CsvSource({
        "174, 93, 77, 57, 36, 70.18056091433772, 65.36978337502956, 74.99133845364588",
        "160, 85, 70, 55, 34, 56.45948061111699, 51.64222071962819, 61.27674050260578",
        "190, 110, 95, 62, 41, 96.22082972653811, 91.38706699640936, 101.05459245666687"
    })
    void predictions_agree_with_scikit_learn(
            double height, double chest, double waist, double thigh, double calf, double kg, double low, double high) {
        PredictionInterval answer = MODEL.predict(new double[] {height, chest, waist, thigh, calf});
        assertThat(answer.prediction()).isCloseTo(kg, within(1e-9));
        assertThat(answer.low()).isCloseTo(low, within(1e-6)); // Commons Math's t quantile has 8 digits
        assertThat(answer.high()).isCloseTo(high, within(1e-6));
        assertThat(answer.confidence()).isEqualTo(0.95);
    }

    /** If the fit has changed on purpose: {@link SavedWeightModel#json} is what the file must hold. */
    @Test
    void the_saved_model_is_the_one_that_was_fitted() {
        WeightModel saved = SavedWeightModel.load();
        assertThat(saved.fields()).isEqualTo(MODEL.fields());
        assertThat(saved.linear().degreesOfFreedom()).isEqualTo(501);
        for (double[] person : new double[][] {{174, 93, 77, 57, 36}, {160, 85, 70, 55, 34}, {190, 110, 95, 62, 41}}) {
            PredictionInterval fitted = MODEL.predict(person);
            assertThat(saved.predict(person).prediction()).isCloseTo(fitted.prediction(), within(1e-10));
            assertThat(saved.predict(person).low()).isCloseTo(fitted.low(), within(1e-10));
            assertThat(saved.predict(person).high()).isCloseTo(fitted.high(), within(1e-10));
        }
    }

    /** 478 of 507 and 23 of 33 are also what src/test/peers/peer_serving.py finds (NumPy 2.4.6, SciPy 1.17.1). */
    @Test
    void the_interval_holds_on_average_and_not_for_the_heaviest() {
        Table people = DataSets.BODY_DIMS.table();
        double[] weights = Numbers.vector(people, "weight_kg");
        Matrix X = WeightModel.features(people);
        int[] inside = new int[2];
        int[] asked = new int[2];
        List<LinearModel> without = IntStream.range(0, 10)
                .mapToObj(held -> fitWithout(held, X, weights))
                .toList();
        for (int i = 0; i < weights.length; i++) {
            PredictionInterval interval = without.get(i % 10).predictionInterval(X.row(i), 0.95);
            int heavy = interval.prediction() > 90 ? 1 : 0;
            asked[heavy]++;
            inside[heavy] += weights[i] >= interval.low() && weights[i] <= interval.high() ? 1 : 0;
        }
        assertThat(inside[0] + inside[1]).isEqualTo(478);
        assertThat(inside[1]).as("of those predicted above 90 kg").isEqualTo(23);
        assertThat(asked[1]).isEqualTo(33);
    }

    /** Fitted on everybody but each tenth person. */
    private static LinearModel fitWithout(int held, Matrix X, double[] weights) {
        int[] train =
                IntStream.range(0, weights.length).filter(i -> i % 10 != held).toArray();
        return new LinearRegression().fit(X.rowsAt(train), Vectors.at(weights, train));
    }

    @Test
    void the_quantile_found_once_gives_the_interval_of_the_linear_model() {
        double[] person = {174, 93, 77, 57, 36};
        PredictionInterval expected = MODEL.linear().predictionInterval(person, WeightModel.CONFIDENCE);
        assertThat(MODEL.predict(person).low()).isCloseTo(expected.low(), within(1e-12));
        assertThat(MODEL.predict(person).high()).isCloseTo(expected.high(), within(1e-12));
    }

    @Test
    void a_field_accepts_what_the_training_data_spans_in_whole_centimetres() {
        assertThat(MODEL.fields())
                .extracting(Field::name)
                .containsExactly("height_cm", "chest_cm", "waist_cm", "thigh_cm", "calf_cm");
        assertThat(MODEL.fields()).extracting(Field::min).containsExactly(147.0, 72.0, 57.0, 46.0, 28.0);
        assertThat(MODEL.fields()).extracting(Field::max).containsExactly(199.0, 119.0, 114.0, 76.0, 48.0);
    }

    @Test
    void a_person_unlike_the_others_gets_a_wider_interval() {
        PredictionInterval usual = MODEL.predict(new double[] {171, 93, 77, 57, 36});
        PredictionInterval unusual = MODEL.predict(new double[] {199, 72, 114, 46, 48});
        assertThat(unusual.high() - unusual.low())
                .as("width far from the middle of the training data; equal widths mean the leverage is missing")
                .isGreaterThan(1.1 * (usual.high() - usual.low()));
    }

    @Test
    void threads_that_share_a_model_get_what_one_thread_gets() {
        Random random = new Random(7);
        List<double[]> people =
                IntStream.range(0, 2000).mapToObj(i -> person(random)).toList();
        List<PredictionInterval> alone = people.stream().map(MODEL::predict).toList();
        assertThat(people.parallelStream().map(MODEL::predict).toList()).isEqualTo(alone);
    }

    @Test
    void features_that_no_request_could_hold_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.predict(new double[] {174, 93, 77, 57}))
                .withMessage(
                        "features must be 5 numbers (height_cm, chest_cm, waist_cm, thigh_cm, calf_cm), but were 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.predict(new double[] {1.74, 93, 77, 57, 36}))
                .withMessage("height_cm must be from 147.0 to 199.0, but was 1.74");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MODEL.predict(new double[] {174, 93, Double.NaN, 57, 36}))
                .withMessage("waist_cm must be from 57.0 to 114.0, but was NaN");
    }

    private static double[] person(Random random) {
        return MODEL.fields().stream()
                .mapToDouble(field -> field.min() + random.nextDouble() * (field.max() - field.min()))
                .toArray();
    }
}
