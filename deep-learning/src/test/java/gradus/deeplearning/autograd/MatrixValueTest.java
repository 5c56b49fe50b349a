package gradus.deeplearning.autograd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import gradus.fundamentals.optimisation.GradientCheck;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class MatrixValueTest {
    private static final int[] LABELS = {2, 0, 1, 2};
    private static final Matrix X = RandomMatrices.gaussian(4, 3, new Random(1));
    private static final Matrix FIXED = RandomMatrices.gaussian(4, 3, new Random(2));
    private static final Matrix SQUARE = RandomMatrices.gaussian(3, 3, new Random(3));
    private static final Matrix ROW = RandomMatrices.gaussian(1, 3, new Random(4));

    @Test
    void a_product_by_hand() {
        MatrixValue a = MatrixValue.of(Matrix.of(new double[][] {{1, 2}, {3, 4}}));
        MatrixValue b = MatrixValue.of(Matrix.of(new double[][] {{5}, {6}}));
        MatrixValue sum = a.times(b).sum();
        sum.backward();
        assertThat(sum.data().get(0, 0)).as("17 + 39").isEqualTo(56);
        assertThat(a.gradient()).isEqualTo(Matrix.of(new double[][] {{5, 6}, {5, 6}}));
        assertThat(b.gradient()).as("sums of the columns of a").isEqualTo(Matrix.of(new double[][] {{4}, {6}}));
    }

    @Test
    void every_operation_has_the_slopes_that_can_be_measured() {
        agrees("times, left", a -> a.times(MatrixValue.of(SQUARE)), X);
        agrees("times, right", b -> MatrixValue.of(X).times(b), SQUARE);
        agrees("times itself", a -> a.times(a), SQUARE);
        agrees("plus", a -> a.plus(MatrixValue.of(FIXED)), X);
        agrees("plus itself", a -> a.plus(a), X);
        agrees("a row for all rows", b -> MatrixValue.of(X).plus(b), ROW);
        agrees("a row to a row", b -> b.plus(b), ROW);
        agrees("ReLU", MatrixValue::relu, X);
        agrees("tanh", MatrixValue::tanh, X);
        agrees("times a number", a -> a.times(-2.5), X);
        agrees("sum", MatrixValue::sum, X);
        agrees("mean", MatrixValue::mean, X);
        agrees("log-softmax", MatrixValue::logSoftmax, X);
        agrees("cross-entropy", z -> z.crossEntropy(LABELS), X);
    }

    /** The sum of the result's tanh: its gradient is another for each element, so that no transposition goes unseen. */
    private static MatrixValue number(MatrixValue result) {
        return result.times(0.3).tanh().sum();
    }

    private static void agrees(String name, UnaryOperator<MatrixValue> operation, Matrix at) {
        MatrixValue leaf = MatrixValue.of(at);
        number(operation.apply(leaf)).backward();
        double[] measured = GradientCheck.numerical(
                v -> number(operation.apply(MatrixValue.of(Matrix.ofElements(at.rows(), at.columns(), v))))
                        .data()
                        .get(0, 0),
                at.elements());
        assertThat(GradientCheck.largestError(leaf.gradient().elements(), measured))
                .as(name)
                .isLessThan(1e-8);
    }

    @Test
    void cross_entropy_is_what_log_softmax_says_of_the_true_classes() {
        MatrixValue z = MatrixValue.of(X);
        double[][] truth = new double[3][4];
        double picked = 0;
        Matrix logs = z.logSoftmax().data();
        for (int i = 0; i < 4; i++) {
            truth[LABELS[i]][i] = 1;
            picked += logs.get(i, LABELS[i]);
        }
        assertThat(z.crossEntropy(LABELS).data().get(0, 0)).isCloseTo(-picked / 4, within(1e-14));

        MatrixValue other = MatrixValue.of(X);
        Matrix sumsOfTruth = Matrix.of(truth); // classes × rows: its product's diagonal picks the true classes
        trace(MatrixValue.of(sumsOfTruth).times(other.logSoftmax()))
                .times(-1 / 4.0)
                .backward();
        z.crossEntropy(LABELS).backward();
        assertThat(z.gradient().elements()).containsExactly(other.gradient().elements(), within(1e-14));
    }

    /** The sum of the diagonal of a 3 × 3 matrix, out of products. */
    private static MatrixValue trace(MatrixValue a) {
        MatrixValue sum = MatrixValue.of(Matrix.of(new double[] {0}));
        for (int k = 0; k < 3; k++) {
            double[] unit = new double[3];
            unit[k] = 1;
            MatrixValue row = MatrixValue.of(Matrix.of(unit));
            sum = sum.plus(row.times(a).times(MatrixValue.of(Matrix.of(unit).transpose())));
        }
        return sum;
    }

    @Test
    void huge_logits_lose_nothing() {
        MatrixValue z = MatrixValue.of(Matrix.of(new double[] {1000, 0, -1000}));
        MatrixValue loss = z.crossEntropy(new int[] {2});
        loss.backward();
        assertThat(loss.data().get(0, 0)).isEqualTo(2000);
        assertThat(z.gradient().row(0)).containsExactly(1, 0, -1);
        assertThat(MatrixValue.of(Matrix.of(new double[] {40, 0}))
                        .crossEntropy(new int[] {0})
                        .data()
                        .get(0, 0))
                .as("ln(1 + e⁻⁴⁰), not 0")
                .isCloseTo(Math.exp(-40), within(1e-30));
    }

    @Test
    void what_is_undefined_is_nan_and_a_masked_class_costs_nothing() {
        assertThat(loss(Double.NaN, 1)).isNaN();
        assertThat(loss(Double.POSITIVE_INFINITY, 1)).isNaN();
        assertThat(loss(Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY)).isNaN();
        assertThat(loss(3, Double.NEGATIVE_INFINITY)).isEqualTo(0);
    }

    private static double loss(double... logits) {
        return MatrixValue.of(Matrix.of(logits))
                .crossEntropy(new int[] {0})
                .data()
                .get(0, 0);
    }

    @Test
    void rows_of_the_batch_add_up_in_the_bias() {
        MatrixValue bias = MatrixValue.of(ROW);
        MatrixValue.of(X).plus(bias).sum().backward();
        assertThat(bias.gradient()).as("once for each of 4 rows").isEqualTo(Matrix.of(new double[] {4, 4, 4}));
    }

    @Test
    void leaves_add_up_over_calls_until_reset() {
        MatrixValue a = MatrixValue.of(SQUARE);
        assertThat(a.gradient()).isEqualTo(Matrix.of(new double[3][3]));
        MatrixValue result = a.times(2).times(3).sum();
        result.backward();
        result.backward();
        assertThat(a.gradient().elements()).containsOnly(12);
        a.reset();
        result.backward();
        assertThat(a.gradient().elements()).containsOnly(6);
    }

    @Test
    void a_leaf_can_be_set_before_the_way_back() {
        MatrixValue a = MatrixValue.of(Matrix.of(new double[] {2}));
        MatrixValue square = a.times(a);
        a.set(Matrix.of(new double[] {5}));
        square.backward();
        assertThat(a.gradient().get(0, 0)).as("2 · 2, where it stood then").isEqualTo(4);
    }

    @Test
    void a_graph_counts_each_matrix_once() {
        MatrixValue a = MatrixValue.of(X);
        assertThat(a.graphElements()).isEqualTo(12);
        assertThat(a.plus(a).plus(MatrixValue.of(ROW)).sum().graphElements()).isEqualTo(12 + 12 + 12 + 3 + 1);
    }

    @Test
    void a_chain_of_100_000_operations_does_not_overflow_the_stack() {
        MatrixValue x = MatrixValue.of(Matrix.of(new double[] {1}));
        MatrixValue sum = x;
        for (int i = 0; i < 100_000; i++) {
            sum = sum.plus(x);
        }
        sum.backward();
        assertThat(x.gradient().get(0, 0)).isEqualTo(100_001);
    }

    @Test
    void what_does_not_fit_is_refused() {
        MatrixValue a = MatrixValue.of(X);
        refused(
                () -> a.plus(MatrixValue.of(SQUARE)),
                "b must be a 4 × 3 matrix or one row of 3, but was a 3 × 3 matrix");
        refused(
                () -> a.times(MatrixValue.of(X)),
                "other must hold 3 rows (the number of columns of this 4 × 3 matrix), but held 4");
        refused(() -> a.crossEntropy(new int[3]), "labels must hold 4 numbers (one for each row), but held 3");
        refused(
                () -> a.crossEntropy(new int[] {0, 0, 3, 0}),
                "labels[2] must be between 0 and 2 (the last column), but was 3");
        refused(() -> a.set(SQUARE), "numbers must be a 4 × 3 matrix, but were a 3 × 3 matrix");
        refused(() -> MatrixValue.of(null), "data must be given, but was null");
        refused(() -> a.times((MatrixValue) null), "b must be given, but was null");
        assertThatThrownBy(a::backward)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("backward must begin at one number (1 × 1), but this is a 4 × 3 matrix");
        assertThatThrownBy(() -> a.sum().set(Matrix.of(new double[] {1})))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("only a leaf can be set, but this is a result");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
