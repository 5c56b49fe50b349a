package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.linearregression.LinearRegressionTest.Sample;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class GradientDescentTest {
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
            double[] at = random.doubles(loss.coefficients(), -2, 2).toArray();
            double[] gradient = loss.gradient(at);
            for (int j = 0; j < at.length; j++) {
                double[] up = at.clone();
                double[] down = at.clone();
                up[j] += 1e-4;
                down[j] -= 1e-4;
                double difference = (loss.value(up) - loss.value(down)) / 2e-4;
                assertThat(gradient[j])
                        .as("slope %d at seed %d; a factor of 2 or n is usually the mean's", j, seed)
                        .isCloseTo(difference, within(1e-6 * (1 + Math.abs(difference))));
            }
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
        DescentPath path = new GradientDescent(0.01, 1).fit(X, Y);
        assertThat(path.intercept()).isCloseTo(0.06, within(1e-15));
        assertThat(path.weights()).containsExactly(new double[] {0.13}, within(1e-15));
        assertThat(path.losses()).hasSize(2);
        assertThat(path.losses()[0]).isEqualTo(12.5);
        assertThat(path.losses()[1]).isLessThan(12.5);
    }

    @Test
    void enough_steps_end_where_qr_ends() {
        for (int seed = 0; seed < 20; seed++) {
            Sample sample = Sample.random(seed);
            Matrix z = Standardiser.fit(sample.X()).transform(sample.X());
            double rate = 1 / new MeanSquaredError(z, sample.y()).curvature();
            DescentPath path = new GradientDescent(rate, 5_000).fit(z, sample.y());
            LinearModel exact = new LinearRegression().fit(z, sample.y());
            assertThat(path.intercept()).as("intercept at seed %d", seed).isCloseTo(exact.intercept(), within(1e-6));
            assertThat(path.weights()).as("weights at seed %d", seed).containsExactly(exact.weights(), within(1e-6));
        }
    }

    @Test
    void the_loss_falls_in_every_epoch_below_the_limit_and_leaves_all_bounds_above_it() {
        double limit = 2 / new MeanSquaredError(X, Y).curvature();
        double[] losses = new GradientDescent(0.99 * limit, 500).fit(X, Y).losses();
        for (int epoch = 1; epoch < losses.length; epoch++) {
            assertThat(losses[epoch]).as("loss after epoch %d", epoch).isLessThanOrEqualTo(losses[epoch - 1] + 1e-12);
        }
        assertThatThrownBy(() -> new GradientDescent(2 * limit, 5_000).fit(X, Y))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageMatching(
                        "learningRate must be below 0\\.2\\d+ for these features, but was 0\\.4\\d+: the loss overflowed in epoch \\d+");
    }

    @Test
    void a_path_hands_out_copies() {
        DescentPath path = new DescentPath(new double[] {0, 0}, new double[] {9, 4, 4, 1});
        path.losses()[0] = 0;
        path.weights()[0] = 7;
        assertThat(path.losses()[0]).isEqualTo(9);
        assertThat(path.weights()[0]).isZero();
    }

    @Test
    void hyperparameters_out_of_range_are_refused() {
        for (double rate : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new GradientDescent(rate, 10))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("learningRate must be finite and above 0, but was " + rate);
        }
        assertThatThrownBy(() -> new GradientDescent(0.1, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("epochs must be at least 1, but was 0");
    }

    @Test
    void bad_data_is_refused() {
        assertThatThrownBy(() -> new GradientDescent(0.1, 1).fit(X, new double[2]))
                .hasMessage("y must have 4 numbers (the number of rows of X), but had 2");
        MeanSquaredError loss = new MeanSquaredError(X, Y);
        assertThatThrownBy(() -> loss.value(null)).hasMessage("coefficients must be given, but was null");
        assertThatThrownBy(() -> loss.gradient(new double[3]))
                .hasMessage("coefficients must have 2 numbers (the intercept and one for each feature), but had 3");
    }
}
