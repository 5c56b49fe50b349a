package gradus.classicalml.logisticregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.fundamentals.optimisation.LBfgs;
import java.util.Random;
import org.ejml.simple.SimpleMatrix;
import org.junit.jupiter.api.Test;

class LogisticRegressionTest {
    private static final GradientDescent PATIENT = new GradientDescent(0.5, 200_000, 1e-10);

    /** GPA, TUCE, PSI and GRADE of 32 students: Spector and Mazzeo (1980), in Greene, Econometric Analysis, 5th edition, chapter 21. */
    private static final double[][] SPECTOR = {
        {2.66, 20, 0, 0}, {2.89, 22, 0, 0}, {3.28, 24, 0, 0}, {2.92, 12, 0, 0}, {4.00, 21, 0, 1}, {2.86, 17, 0, 0},
        {2.76, 17, 0, 0}, {2.87, 21, 0, 0}, {3.03, 25, 0, 0}, {3.92, 29, 0, 1}, {2.63, 20, 0, 0}, {3.32, 23, 0, 0},
        {3.57, 23, 0, 0}, {3.26, 25, 0, 1}, {3.53, 26, 0, 0}, {2.74, 19, 0, 0}, {2.75, 25, 0, 0}, {2.83, 19, 0, 0},
        {3.12, 23, 1, 0}, {3.16, 25, 1, 1}, {2.06, 22, 1, 0}, {3.62, 28, 1, 1}, {2.89, 14, 1, 0}, {3.51, 26, 1, 0},
        {3.54, 24, 1, 1}, {2.83, 27, 1, 1}, {3.39, 17, 1, 1}, {2.67, 24, 1, 0}, {3.65, 21, 1, 1}, {4.00, 23, 1, 1},
        {3.10, 21, 1, 0}, {2.39, 19, 1, 1}
    };

    @Test
    void a_yes_no_feature_gets_the_log_odds_that_can_be_counted() {
        // x = 0: 3 rows of class 0 and 1 of class 1, odds 1/3; x = 1: 1 and 3, odds 3. So bias ln(1/3), weight ln 3 -
        // ln(1/3)
        Matrix X = Matrix.of(new double[][] {{0}, {0}, {0}, {0}, {1}, {1}, {1}, {1}});
        LogisticModel model = new LogisticRegression(0, PATIENT).fit(X, new int[] {0, 0, 0, 1, 0, 1, 1, 1});
        assertThat(model.bias()[1] - model.bias()[0]).isCloseTo(-Math.log(3), within(1e-8));
        assertThat(model.weights().get(1, 0) - model.weights().get(0, 0)).isCloseTo(Math.log(9), within(1e-8));
        assertThat(model.probabilities(new double[] {1})).containsExactly(new double[] {0.25, 0.75}, within(1e-8));
    }

    @Test
    void spectors_students_get_the_published_coefficients() {
        Matrix all = Matrix.of(SPECTOR);
        Matrix X = all.columnsAt(0, 1, 2);
        int[] labels = labels(all.column(3));
        Standardiser scale = Standardiser.fit(X);
        LogisticModel model = new LogisticRegression(0, PATIENT).fit(scale.transform(X), labels);
        // published: statsmodels' manual, "Discrete Choice Models", Logit: log-likelihood -12.890
        double[] origin = model.logits(scale.transform(new double[3]));
        assertThat(origin[1] - origin[0]).isCloseTo(-13.021347, within(1e-5));
        double[] published = {2.826113, 0.095158, 2.378688};
        for (int j = 0; j < 3; j++) {
            double[] unit = new double[3];
            unit[j] = 1;
            double[] there = model.logits(scale.transform(unit));
            assertThat(there[1] - there[0] - (origin[1] - origin[0])).isCloseTo(published[j], within(2e-6));
        }
        assertThat(-32 * model.logLoss(scale.transform(X), labels)).isCloseTo(-12.890, within(5e-4));
    }

    @Test
    void a_model_may_end_a_walk_by_any_method() {
        Matrix X = Matrix.of(new double[][] {{0.5}, {1}, {-1}, {-0.2}, {0.1}, {2}});
        int[] labels = {0, 1, 2, 2, 0, 1};
        SoftmaxLoss loss = new SoftmaxLoss(X, labels, 0.1);
        Descent walk = new LBfgs(5, 100, 1e-10).minimise(loss, new double[loss.size()]);
        LogisticModel model = new LogisticModel(3, walk);
        LogisticModel fitted = new LogisticRegression(0.1, PATIENT).fit(X, labels);
        assertThat(model.converged()).isTrue();
        assertThat(model.probabilities(new double[] {0.7}))
                .containsExactly(fitted.probabilities(new double[] {0.7}), within(1e-8));
        assertThatThrownBy(() -> new LogisticModel(4, walk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "descent must end at a bias and the weights of each of 4 classes, but ended at 6 parameters");
        assertThatThrownBy(() -> new LogisticModel(1, walk))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("classes must be at least 2, but was 1");
    }

    @Test
    void newtons_method_arrives_at_the_same_place() {
        Random random = new Random(7);
        for (int trial = 0; trial < 5; trial++) {
            double[][] rows = new double[80][];
            int[] labels = new int[80];
            for (int i = 0; i < rows.length; i++) {
                rows[i] = random.doubles(3, -2, 2).toArray();
                labels[i] = random.nextDouble() < Logits.sigmoid(rows[i][0] - rows[i][1] + 0.5) ? 1 : 0;
            }
            double l2 = trial * 0.05;
            LogisticModel model = new LogisticRegression(l2, PATIENT).fit(Matrix.of(rows), labels);
            // two classes share the difference of weights equally, so its penalty is half as strong
            double[] newton = newton(rows, labels, l2 / 2);
            assertThat(model.bias()[1] - model.bias()[0]).isCloseTo(newton[0], within(1e-7));
            for (int j = 0; j < 3; j++) {
                double weight = model.weights().get(1, j) - model.weights().get(0, j);
                assertThat(weight).as("weight of feature %d", j).isCloseTo(newton[j + 1], within(1e-7));
            }
        }
    }

    @Test
    void on_the_training_rows_the_probabilities_of_a_class_add_up_to_its_count() {
        // where the slope by each bias is zero, mean predicted probability and share of the class agree
        Random random = new Random(8);
        double[][] rows = new double[90][];
        int[] labels = new int[90];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.doubles(2, -1, 1).toArray();
            labels[i] = random.nextInt(3);
        }
        LogisticModel model = new LogisticRegression(0.1, PATIENT).fit(Matrix.of(rows), labels);
        double[] excess = new double[3];
        for (int i = 0; i < rows.length; i++) {
            double[] probabilities = model.probabilities(rows[i]);
            for (int c = 0; c < 3; c++) {
                excess[c] += probabilities[c] - (labels[i] == c ? 1 : 0);
            }
        }
        assertThat(excess).containsExactly(new double[3], within(1e-7));
    }

    @Test
    void a_model_predicts_its_most_probable_class_row_by_row() {
        Matrix X = Matrix.of(new double[][] {{-2}, {-1}, {1}, {2}});
        LogisticModel model = new LogisticRegression(0.1, PATIENT).fit(X, new int[] {0, 0, 1, 1});
        assertThat(model.predict(X)).containsExactly(0, 0, 1, 1);
        assertThat(model.classes()).isEqualTo(2);
        assertThat(model.features()).isEqualTo(1);
        assertThat(model.losses()[0]).isCloseTo(Math.log(2), within(1e-15));
    }

    @Test
    void a_model_cannot_be_changed_from_outside() {
        Matrix X = Matrix.of(new double[][] {{-1}, {1}});
        LogisticModel model = new LogisticRegression(0.1, PATIENT).fit(X, new int[] {0, 1});
        double before = model.probabilities(new double[] {1})[1];
        model.bias()[1] = 100;
        model.losses()[0] = 100;
        assertThat(model.probabilities(new double[] {1})[1]).isEqualTo(before);
        assertThat(model.losses()[0]).isLessThan(1);
    }

    @Test
    void a_model_says_whether_it_converged() {
        Matrix X = Matrix.of(new double[][] {{-2}, {-1}, {1}, {2}});
        int[] labels = {0, 1, 0, 1};
        LogisticModel at = new LogisticRegression(0, PATIENT).fit(X, labels);
        assertThat(at.converged()).isTrue();
        assertThat(at.descent().gradientNorm()).isLessThanOrEqualTo(1e-10);
        LogisticModel before = new LogisticRegression(0, new GradientDescent(0.5, 3, 1e-10)).fit(X, labels);
        assertThat(before.converged()).isFalse();
        assertThat(before.descent().steps()).isEqualTo(3);
        LogisticModel separable =
                new LogisticRegression(0, new GradientDescent(0.5, 1000, 1e-6)).fit(X, new int[] {0, 0, 1, 1});
        assertThat(separable.converged())
                .as("the weights of classes that a plane separates never stop growing")
                .isFalse();
    }

    @Test
    void features_far_from_one_scale_do_not_converge_and_a_rate_beyond_reason_is_named() {
        Matrix incomes = Matrix.of(new double[][] {{50000}, {60000}, {55000}, {70000}});
        int[] labels = {0, 1, 0, 1};
        assertThat(new LogisticRegression(0, new GradientDescent(0.5, 2000, 1e-6))
                        .fit(incomes, labels)
                        .converged())
                .isFalse();
        for (Matrix X : new Matrix[] {incomes, Matrix.of(new double[][] {{1e160}, {2e160}, {3e160}, {4e160}})}) {
            assertThatThrownBy(() -> new LogisticRegression(0, new GradientDescent(1e308, 2000, 1e-6)).fit(X, labels))
                    .isInstanceOf(ArithmeticException.class)
                    .hasMessageEndingWith(
                            "the learning rate 1.0E308 is too large for these features; standardise them, or lower it");
        }
    }

    @Test
    void bad_arguments_are_refused_by_name() {
        assertThatThrownBy(() -> new LogisticRegression(-1, PATIENT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("l2 must be finite and at least 0, but was -1.0");
        assertThatThrownBy(() -> new LogisticRegression(0, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("descent must be given, but was null");
        Matrix X = Matrix.of(new double[][] {{-1}, {1}});
        LogisticModel model = new LogisticRegression(0.1, PATIENT).fit(X, new int[] {0, 1});
        assertThatThrownBy(() -> model.predict(new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("features must hold 1 number (one for each feature of the model), but held 2");
        assertThatThrownBy(() -> model.predict((double[]) null)).hasMessage("features must be given, but was null");
        assertThatThrownBy(() -> model.predict(new double[] {Double.NaN}))
                .hasMessage("features[0] must be finite, but was NaN");
        assertThatThrownBy(() -> model.logLoss(X, new int[] {0}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("labels must hold 2 numbers (one for each row of X), but held 1");
        assertThatThrownBy(() -> model.logLoss(X, new int[] {0, 2}))
                .hasMessage("label must be between 0 and 1 (the last of the classes), but was 2");
    }

    /** Newton's method (iteratively reweighted least squares) for bias and weights of class 1, with EJML's solver. */
    static double[] newton(double[][] rows, int[] labels, double l2) {
        SimpleMatrix X = new SimpleMatrix(Matrix.of(rows).withOnes().toArray());
        SimpleMatrix w = new SimpleMatrix(X.getNumCols(), 1);
        for (int iteration = 0; iteration < 30; iteration++) {
            SimpleMatrix gradient = new SimpleMatrix(X.getNumCols(), 1);
            SimpleMatrix curvature = new SimpleMatrix(X.getNumCols(), X.getNumCols());
            for (int i = 0; i < rows.length; i++) {
                SimpleMatrix x = X.rows(i, i + 1).transpose();
                double p = 1 / (1 + Math.exp(-x.dot(w)));
                gradient = gradient.plus(x.scale((p - labels[i]) / rows.length));
                curvature = curvature.plus(x.mult(x.transpose()).scale(p * (1 - p) / rows.length));
            }
            for (int j = 1; j < X.getNumCols(); j++) {
                gradient.set(j, gradient.get(j) + l2 * w.get(j));
                curvature.set(j, j, curvature.get(j, j) + l2);
            }
            w = w.minus(curvature.solve(gradient));
        }
        return w.getDDRM().getData();
    }

    private static int[] labels(double[] column) {
        int[] labels = new int[column.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = (int) column[i];
        }
        return labels;
    }
}
