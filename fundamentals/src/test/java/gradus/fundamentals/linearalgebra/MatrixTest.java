package gradus.fundamentals.linearalgebra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.mult.MatrixMatrixMult_DDRM;
import org.junit.jupiter.api.Test;
import tech.tablesaw.api.Table;

class MatrixTest {
    private final Matrix a = Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}});

    @Test
    void columns_of_a_table_are_a_matrix_and_go_back_to_the_table() {
        Table concrete = DataSets.CONCRETE.table();
        Matrix matrix = Matrix.of(Numbers.matrix(concrete, "cement", "age"));
        assertThat(matrix).hasToString("1030 × 2 matrix");
        assertThat(matrix.column(0)).isEqualTo(Numbers.vector(concrete, "cement"));
        assertThat(matrix.column(1)).isEqualTo(Numbers.vector(concrete, "age"));
        Table back = Numbers.table(matrix.toArray(), "cement", "age");
        assertThat(Matrix.of(Numbers.matrix(back, "cement", "age"))).isEqualTo(matrix);
    }

    @Test
    void elements_rows_and_columns_are_where_they_were_put() {
        assertThat(a.rows()).isEqualTo(2);
        assertThat(a.columns()).isEqualTo(3);
        assertThat(a.get(1, 0)).isEqualTo(4);
        assertThat(a.row(1)).containsExactly(4, 5, 6);
        assertThat(a.column(2)).containsExactly(3, 6);
        assertThat(a.rowsAt(1, 0, 1)).isEqualTo(Matrix.of(new double[][] {{4, 5, 6}, {1, 2, 3}, {4, 5, 6}}));
        assertThat(a.withOnes()).isEqualTo(Matrix.of(new double[][] {{1, 1, 2, 3}, {1, 4, 5, 6}}));
        assertThat(a.transpose()).isEqualTo(Matrix.of(new double[][] {{1, 4}, {2, 5}, {3, 6}}));
    }

    @Test
    void columns_put_side_by_side_are_the_transpose_of_rows_put_below_each_other() {
        assertThat(Matrix.ofColumns(new double[] {1, 4}, new double[] {2, 5}, new double[] {3, 6}))
                .isEqualTo(a);
        assertThat(Matrix.of(new double[] {1, 2, 3}, new double[] {4, 5, 6})).isEqualTo(a);
        assertThat(a.columnsAt(2, 0, 2)).isEqualTo(Matrix.of(new double[][] {{3, 1, 3}, {6, 4, 6}}));
        assertThat(a.elements()).containsExactly(1, 2, 3, 4, 5, 6);
    }

    @Test
    void elements_row_after_row_make_the_matrix_again() {
        double[] elements = a.elements();
        Matrix again = Matrix.ofElements(2, 3, elements);
        elements[0] = 99;
        assertThat(again).isEqualTo(a);
        assertThatThrownBy(() -> Matrix.ofElements(2, 3, new double[5]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("elements must hold 6 numbers (2 × 3), but held 5");
        assertThatThrownBy(() -> Matrix.ofElements(0, 3, new double[0]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("rows must be at least 1, but was 0");
        assertThatThrownBy(() -> Matrix.ofElements(1, 1, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("elements must be given, but was null");
    }

    @Test
    void products_without_copies_are_the_same_numbers() {
        double[] product = {9, 9};
        a.times(new double[] {1, 0, -1}, product);
        assertThat(product).containsExactly(-2, -2);
        assertThat(a.rowTimes(1, new double[] {1, 0, -1})).isEqualTo(-2);
        assertThat(a.transposeTimes(new double[] {1, -1}))
                .isEqualTo(a.transpose().times(new double[] {1, -1}))
                .containsExactly(-3, -3, -3);
    }

    @Test
    void a_matrix_that_is_not_finite_is_refused_with_its_place() {
        assertThat(Matrix.requireFinite("X", a)).isSameAs(a);
        assertThatThrownBy(() -> Matrix.requireFinite("X", null)).hasMessage("X must be given, but was null");
        assertThatThrownBy(() -> Matrix.requireFinite("X", Matrix.of(new double[][] {{1, 2}, {3, Double.NaN}})))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("X[1][1] must be finite, but was NaN");
    }

    @Test
    void products_are_those_worked_out_by_hand() {
        assertThat(a.times(new double[] {1, 0, -1})).containsExactly(1 - 3, 4 - 6);
        Matrix b = Matrix.of(new double[][] {{1, 2}, {0, 1}, {-1, 3}});
        assertThat(a.times(b)) // 1·1 + 2·0 − 3·1 = −2, 1·2 + 2·1 + 3·3 = 13, 4 − 6 = −2, 8 + 5 + 18 = 31
                .isEqualTo(Matrix.of(new double[][] {{-2, 13}, {-2, 31}}));
        assertThat(a.times(Matrix.identity(3))).isEqualTo(a);
        assertThat(Matrix.identity(2).times(a)).isEqualTo(a);
    }

    @Test
    void products_of_any_shape_are_those_of_ejml_to_the_last_bit() {
        for (int seed = 0; seed < 100; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int inner = 1 + random.nextInt(11); // rows are added four at once, and what is left over one by one
            Matrix left = RandomMatrices.gaussian(1 + random.nextInt(9), inner, random);
            Matrix right = RandomMatrices.gaussian(inner, 1 + random.nextInt(9), random);
            DMatrixRMaj theirs = new DMatrixRMaj(left.rows(), right.columns());
            MatrixMatrixMult_DDRM.mult_reorder(
                    new DMatrixRMaj(left.toArray()), new DMatrixRMaj(right.toArray()), theirs);
            assertThat(left.times(right).elements()).as("seed %d", seed).containsExactly(theirs.data);
        }
    }

    @Test
    void differences_and_the_length_of_all_elements_are_those_worked_out_by_hand() {
        assertThat(a.minus(Matrix.of(new double[][] {{1, 1, 1}, {4, 4, 4}}))).isEqualTo(Matrix.of(new double[][] {
            {0, 1, 2}, {0, 1, 2}
        }));
        assertThat(Matrix.of(new double[][] {{1, 2}, {2, 4}}).norm())
                .as("√(1 + 4 + 4 + 16)")
                .isEqualTo(5);
        assertThatThrownBy(() -> a.minus(Matrix.identity(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("other must be a 2 × 3 matrix as this one, but was a 2 × 2 matrix");
    }

    @Test
    void what_goes_in_or_comes_out_can_be_changed_without_changing_the_matrix() {
        double[][] rows = {{1, 2}};
        Matrix matrix = Matrix.of(rows);
        rows[0][0] = 9;
        matrix.row(0)[0] = 9;
        matrix.column(0)[0] = 9;
        matrix.toArray()[0][0] = 9;
        assertThat(matrix.get(0, 0)).isEqualTo(1);
    }

    @Test
    void matrices_are_equal_if_shape_and_numbers_are() {
        assertThat(a).isEqualTo(Matrix.of(a.toArray())).hasSameHashCodeAs(Matrix.of(a.toArray()));
        assertThat(a).isNotEqualTo(Matrix.of(new double[][] {{1, 2}, {3, 4}, {5, 6}}));
        assertThat(a).isNotEqualTo(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 7}}));
    }

    @Test
    void what_does_not_fit_is_named() {
        assertThatThrownBy(() -> Matrix.of(new double[][] {{1, 2}, {3}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("row 1 must have 2 numbers as row 0 has, but had 1");
        assertThatThrownBy(() -> Matrix.of(new double[][] {{1, 2}, null}))
                .hasMessage("row 1 must have 2 numbers as row 0 has, but had none (null)");
        assertThatThrownBy(() -> Matrix.of(new double[][] {{}}))
                .hasMessage("rows must hold at least one number, but were [[]]");
        assertThatThrownBy(() -> Matrix.ofColumns(new double[] {1, 2}, new double[] {3}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("column 1 must have 2 numbers as column 0 has, but had 1");
        assertThatThrownBy(() -> Matrix.ofColumns(new double[] {1}, null))
                .hasMessage("column 1 must have 1 numbers as column 0 has, but had none (null)");
        assertThatThrownBy(Matrix::ofColumns).hasMessage("columns must hold at least one number, but were []");
        assertThatThrownBy(() -> a.times(new double[3], new double[3]))
                .hasMessage("product must hold 2 numbers (one for each row of this 2 × 3 matrix), but held 3");
        assertThatThrownBy(() -> a.transposeTimes(new double[3]))
                .hasMessage("vector must hold 2 numbers (one for each row of this 2 × 3 matrix), but held 3");
        assertThatThrownBy(() -> a.rowTimes(2, new double[3])).hasMessage("row must be between 0 and 1, but was 2");
        assertThatThrownBy(() -> a.columnsAt(3)).hasMessage("column must be between 0 and 2, but was 3");
        assertThatThrownBy(() -> a.times(new double[] {1, 2}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("vector must hold 3 numbers (the number of columns of this 2 × 3 matrix), but held 2");
        assertThatThrownBy(() -> a.times(a))
                .hasMessage("other must hold 3 rows (the number of columns of this 2 × 3 matrix), but held 2");
        assertThatThrownBy(() -> a.get(2, 0))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("row must be between 0 and 1, but was 2");
        assertThatThrownBy(() -> a.column(-1)).hasMessage("column must be between 0 and 2, but was -1");
        assertThatThrownBy(() -> a.rowsAt())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the number of indices must be at least 1, but was 0");
        assertThatThrownBy(() -> Matrix.identity(0)).hasMessage("n must be at least 1, but was 0");
    }
}
