package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.linearregression.LinearRegressionTest.Sample;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class MeanSquaredErrorTest {
    private static final Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});
    private static final double[] Y = {1, 2, 3, 6};

    @Test
    void loss_and_gradient_at_zero_are_those_worked_out_by_hand() {
        MeanSquaredError loss = new MeanSquaredError(X, Y);
        double[] zero = {0, 0};
        assertThat(loss.value(zero)).as("(1 + 4 + 9 + 36)/4").isEqualTo(12.5);
        assertThat(loss.gradient(zero)).as("−2/4 · 12 and −2/4 · (2 + 6 + 18)").containsExactly(-6, -13);
    }

    @Test
    void the_gradient_agrees_with_finite_differences() {
        for (int seed = 0; seed < 100; seed++) {
            Sample sample = Sample.random(seed);
            MeanSquaredError loss = new MeanSquaredError(sample.X(), sample.y());
            Random random = new Random(seed);
            double[] at = random.doubles(loss.size(), -2, 2).toArray();
            assertThat(GradientCheck.largestError(loss, at))
                    .as("seed %d; a factor of 2 or n is usually the mean's", seed)
                    .isLessThan(1e-8);
        }
    }

    @Test
    void the_curvature_is_the_largest_eigenvalue() {
        for (int seed = 0; seed < 20; seed++) {
            Sample sample = Sample.random(seed);
            SimpleMatrix A = new SimpleMatrix(sample.X().withOnes().toArray());
            double largest = A.svd().getSingleValue(0);
            assertThat(new MeanSquaredError(sample.X(), sample.y()).curvature())
                    .isCloseTo(2 * largest * largest / sample.y().length, within(1e-6 * largest * largest));
        }
    }

    @Test
    void the_curvature_is_found_where_features_are_centred_and_the_ones_stand_alone() {
        // XᵀX is diagonal: 2 for the ones, 8 for the feature; times 2/n that is 2 and 8
        Matrix centred = Matrix.of(new double[][] {{-2}, {2}});
        assertThat(new MeanSquaredError(centred, new double[] {0, 1}).curvature())
                .isCloseTo(8, within(1e-12));
    }

    @Test
    void one_step_goes_from_zero_against_the_slope() {
        Descent descent = new GradientDescent(0.01, 1, 0).minimise(new MeanSquaredError(X, Y));
        assertThat(descent.parameters()).containsExactly(new double[] {0.06, 0.13}, within(1e-15));
        assertThat(descent.losses()[0]).isEqualTo(12.5);
        assertThat(descent.loss()).isLessThan(12.5);
    }

    @Test
    void a_converged_descent_ends_where_qr_ends() {
        for (int seed = 0; seed < 20; seed++) {
            Sample sample = Sample.random(seed);
            Matrix z = Standardiser.fit(sample.X()).transform(sample.X());
            MeanSquaredError loss = new MeanSquaredError(z, sample.y());
            Descent descent = new GradientDescent(1 / loss.curvature(), 100_000, 1e-8).minimise(loss);
            assertThat(descent.converged()).as("seed %d", seed).isTrue();
            assertThat(descent.parameters())
                    .as("coefficients at seed %d", seed)
                    .containsExactly(new LinearRegression().fit(z, sample.y()).coefficients(), within(1e-6));
        }
    }

    @Test
    void the_loss_falls_in_every_step_below_the_limit_and_leaves_all_bounds_above_it() {
        MeanSquaredError loss = new MeanSquaredError(X, Y);
        double limit = 2 / loss.curvature();
        double[] losses =
                new GradientDescent(0.99 * limit, 500, 0).minimise(loss).losses();
        for (int step = 1; step < losses.length; step++) {
            assertThat(losses[step]).as("loss after step %d", step).isLessThanOrEqualTo(losses[step - 1] + 1e-12);
        }
        assertThatThrownBy(() -> new GradientDescent(2 * limit, 5_000, 0).minimise(loss))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("is too large for these features");
    }

    @Test
    void bad_data_is_refused() {
        assertThatThrownBy(() -> new MeanSquaredError(X, new double[2]))
                .hasMessage("y must hold 4 numbers (one for each row of X), but held 2");
        MeanSquaredError loss = new MeanSquaredError(X, Y);
        assertThatThrownBy(() -> loss.value(null)).hasMessage("coefficients must be given, but was null");
        assertThatThrownBy(() -> loss.gradient(new double[3]))
                .hasMessage("coefficients must hold 2 numbers (the intercept and one for each feature), but held 3");
    }
}
