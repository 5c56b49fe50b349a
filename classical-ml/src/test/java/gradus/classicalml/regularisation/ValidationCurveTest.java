package gradus.classicalml.regularisation;

import static gradus.classicalml.regularisation.RidgeTest.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ValidationCurveTest {
    private static final double[] PENALTIES = {8, 4, 2, 1};
    private static final Cases CASES = Cases.of(
            List.of("x"),
            Matrix.ofColumns(IntStream.range(0, 40).mapToDouble(i -> i).toArray()),
            "y",
            IntStream.range(0, 40).mapToDouble(i -> i).toArray());

    /** Predictions that are off by a fixed amount for each penalty: 3, 1, 1 and 2. */
    private static List<double[]> off(Cases training, double[] penalties, Matrix unseen) {
        return Arrays.stream(new double[] {3, 1, 1, 2})
                .mapToObj(
                        off -> Arrays.stream(unseen.column(0)).map(x -> x + off).toArray())
                .toList();
    }

    @Test
    void the_best_of_equal_penalties_is_the_largest() {
        ValidationCurve curve = ValidationCurve.of(CASES, PENALTIES, 3, 1, ValidationCurveTest::off);
        assertThat(curve.means()).containsExactly(new double[] {3, 1, 1, 2}, within(1e-12));
        assertThat(curve.standardErrors()).containsExactly(new double[4], within(1e-12));
        assertThat(curve.best()).isEqualTo(4);
        assertThat(curve.simplest()).isEqualTo(4);
        assertThat(curve.endsAtItsBest()).isFalse();
        assertThat(curve.penalties()).containsExactly(PENALTIES);
    }

    @Test
    void asked_cases_are_not_among_those_to_fit_on() {
        ValidationCurve.of(CASES, new double[] {1}, 5, 1, (training, penalties, unseen) -> {
            assertThat(training.size()).isEqualTo(30);
            assertThat(unseen.rows()).isEqualTo(10);
            double[] known = training.features().column(0);
            for (double asked : unseen.column(0)) {
                assertThat(known).doesNotContain(asked);
            }
            return List.of(new double[10]);
        });
    }

    @Test
    void a_best_at_an_end_is_told() {
        ValidationCurve curve = ValidationCurve.of(
                CASES,
                new double[] {8, 4},
                2,
                1,
                (training, penalties, unseen) -> List.of(new double[10], unseen.column(0)));
        assertThat(curve.endsAtItsBest()).isTrue();
    }

    @Test
    void squares_of_features_of_two_values_are_left_out() {
        Matrix X = Matrix.of(new double[] {1, 5}, new double[] {2, 7}, new double[] {1, 9}, new double[] {2, 4});
        ProductFeatures products = ProductFeatures.fit(X);
        assertThat(products.names(List.of("sex", "bmi"))).containsExactly("sex", "bmi", "sex·bmi", "bmi²");
        Matrix Z = products.transform(X);
        for (int j = 0; j < 4; j++) {
            assertThat(Arrays.stream(Z.column(j)).sum()).isCloseTo(0, within(1e-12));
        }
        expect(
                () -> products.names(List.of("sex")),
                "names must hold 2 numbers (one for each feature this was fitted on), but held 1");
    }

    @Test
    void zeros_of_both_signs_are_one_value() {
        Matrix X = Matrix.of(new double[] {0, 5}, new double[] {1, 7}, new double[] {-0.0, 9}, new double[] {1, 4});
        assertThat(ProductFeatures.fit(X).names(List.of("sex", "bmi")))
                .containsExactly("sex", "bmi", "sex·bmi", "bmi²");
    }

    @Test
    void errors_name_the_argument_and_its_value() {
        expect(
                () -> ValidationCurve.of(CASES, new double[] {1, 0}, 2, 1, ValidationCurveTest::off),
                "the last of penalties must be finite and above 0, but was 0.0");
        expect(
                () -> ValidationCurve.of(CASES, new double[] {1, 2}, 2, 1, ValidationCurveTest::off),
                "penalties must descend, but 2.0 comes after 1.0");
        expect(
                () -> ValidationCurve.of(CASES, PENALTIES, 1, 1, ValidationCurveTest::off),
                "splits must be at least 2, but was 1");
        expect(
                () -> ValidationCurve.of(CASES, new double[] {1}, 2, 1, ValidationCurveTest::off),
                "predictions must hold 1 number (one set for each penalty), but held 4");
    }
}
