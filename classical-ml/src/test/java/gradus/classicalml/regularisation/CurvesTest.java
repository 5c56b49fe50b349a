package gradus.classicalml.regularisation;

import static gradus.classicalml.regularisation.RidgeTest.expect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Polynomials, splines, and what they do to bias and variance. */
class CurvesTest {
    @Test
    void powers_run_between_minus_one_and_one() {
        Matrix X = new Polynomial(1900, 2000, 3).features(1900, 1925, 2000, 2050);
        assertThat(X.row(0)).containsExactly(-1, 1, -1);
        assertThat(X.row(1)).containsExactly(-0.5, 0.25, -0.125);
        assertThat(X.row(2)).containsExactly(1, 1, 1);
        assertThat(X.row(3)).containsExactly(2, 4, 8);
    }

    @Test
    void squares_and_products_come_after_the_features() {
        Matrix X = Polynomial.withSquaresAndProducts(Matrix.of(new double[] {2, 3, 5}));
        assertThat(X.row(0)).containsExactly(2, 3, 5, 4, 6, 10, 9, 15, 25);
    }

    @Test
    void a_spline_is_a_straight_line_beyond_its_outer_knots() {
        NaturalSpline spline = NaturalSpline.of(10, 20, 25, 40);
        Matrix X = spline.features(-10, 0, 10, 40, 60, 80);
        assertThat(X.columns()).isEqualTo(3);
        for (int j = 0; j < 3; j++) {
            assertThat(X.get(2, j) - X.get(1, j)).isCloseTo(X.get(1, j) - X.get(0, j), within(1e-12));
            assertThat(X.get(5, j) - X.get(4, j)).isCloseTo(X.get(4, j) - X.get(3, j), within(1e-12));
        }
    }

    @Test
    void a_spline_has_no_kink_at_its_knots() {
        NaturalSpline spline = NaturalSpline.of(0, 1, 3, 4);
        double h = 1e-4;
        for (double knot : spline.knots()) {
            Matrix X = spline.features(knot - 2 * h, knot - h, knot, knot + h, knot + 2 * h);
            for (int j = 0; j < X.columns(); j++) {
                double bendBefore = (X.get(0, j) - 2 * X.get(1, j) + X.get(2, j)) / (h * h);
                double bendAfter = (X.get(2, j) - 2 * X.get(3, j) + X.get(4, j)) / (h * h);
                assertThat(bendAfter).isCloseTo(bendBefore, within(0.01));
            }
        }
    }

    @Test
    void knots_stand_at_quantiles_and_equal_ones_count_once() {
        assertThat(NaturalSpline.atQuantiles(new double[] {4, 0, 1, 3, 2}, 3).knots())
                .containsExactly(0, 2, 4);
        assertThat(NaturalSpline.atQuantiles(new double[] {0, 7, 7, 7, 9}, 5).knots())
                .containsExactly(0, 7, 9);
        assertThat(NaturalSpline.atQuantiles(new double[] {-0.0, -0.0, 0, 0, 1}, 5)
                        .knots())
                .as("zeros of both signs are equal")
                .containsExactly(0, 1);
    }

    @Test
    void a_method_that_repeats_its_targets_is_all_variance() {
        double[] truth = {1, 2, 3};
        BiasVariance repeats = BiasVariance.measure(truth, 2, 4000, 1, UnaryOperator.identity());
        assertThat(repeats.variance()).isCloseTo(4, within(0.15));
        assertThat(repeats.squaredBias()).isLessThan(0.01);
        assertThat(repeats.noise()).isEqualTo(4);
        BiasVariance deaf = BiasVariance.measure(truth, 2, 10, 1, y -> new double[3]);
        assertThat(deaf.variance()).isZero();
        assertThat(deaf.squaredBias()).as("(1 + 4 + 9) / 3").isCloseTo(14 / 3.0, within(1e-14));
        assertThat(deaf.expectedError()).isCloseTo(14 / 3.0 + 4, within(1e-14));
    }

    @Test
    void the_parts_add_up_to_the_error_on_new_targets() {
        double[] truth = {1, 5, 2, 8};
        UnaryOperator<double[]> half = y -> Arrays.stream(y).map(t -> t / 2).toArray();
        BiasVariance parts = BiasVariance.measure(truth, 1, 20_000, 3, half);
        // by hand: bias −truth/2, variance 1/4
        assertThat(parts.squaredBias()).isCloseTo((1 + 25 + 4 + 64) / 16.0, within(0.05));
        assertThat(parts.variance()).isCloseTo(0.25, within(0.01));
    }

    @Test
    void errors_name_the_argument_and_its_value() {
        expect(() -> new Polynomial(3, 3, 1), "high must be finite and above 3, but was 3.0");
        expect(() -> new Polynomial(0, 1, 0), "degree must be at least 1, but was 0");
        expect(() -> new Polynomial(0, 1, 2).features(), "values must hold at least 1 number, but held 0");
        expect(() -> NaturalSpline.of(1, 2, 2), "knots must ascend, but 2.0 comes after 2.0");
        expect(() -> NaturalSpline.of(1), "knots must hold at least 2 numbers, but held 1");
        expect(
                () -> NaturalSpline.atQuantiles(new double[] {5, 5}, 3),
                "knots must hold at least 2 numbers, but held 1");
        expect(
                () -> BiasVariance.measure(new double[] {1}, -1, 2, 1, y -> y),
                "deviation must be finite and at least 0, but was -1.0");
        expect(
                () -> BiasVariance.measure(new double[] {1}, 1, 2, 1, y -> new double[2]),
                "predictions must hold 1 number (one for each place), but held 2");
    }
}
