package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;
import java.util.Arrays;

/**
 * An immutable rectangular matrix of doubles, finite or not, stored row after row in one array. The lesson
 * <em>linear-algebra</em> owns it; it is the one matrix type of the house.
 */
public final class Matrix {
    private final int rows;
    private final int columns;
    private final double[] values;

    private Matrix(int rows, int columns, double[] values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /**
     * Copies the given rows.
     *
     * @param rows at least one row, all of one length of at least 1: {@code Matrix.of(row0, row1)}, or one {@code double[][]}
     * @throws IllegalArgumentException if there is no row, a row is null or empty, or the rows differ in length
     */
    public static Matrix of(double[]... rows) {
        if (rows == null || rows.length == 0 || rows[0] == null || rows[0].length == 0) {
            throw new IllegalArgumentException(
                    "rows must hold at least one number, but were " + Arrays.deepToString(rows));
        }
        int columns = rows[0].length;
        double[] values = new double[rows.length * columns];
        for (int i = 0; i < rows.length; i++) {
            if (rows[i] == null || rows[i].length != columns) {
                throw new IllegalArgumentException("row " + i + " must have " + columns
                        + " numbers as row 0 has, but had " + (rows[i] == null ? "none (null)" : rows[i].length));
            }
            System.arraycopy(rows[i], 0, values, i * columns, columns);
        }
        return new Matrix(rows.length, columns, values);
    }

    /**
     * Copies the given columns.
     *
     * @param columns at least one column, all of one length of at least 1
     * @throws IllegalArgumentException if there is no column, a column is null or empty, or the columns differ in length
     */
    public static Matrix ofColumns(double[]... columns) {
        if (columns == null || columns.length == 0 || columns[0] == null || columns[0].length == 0) {
            throw new IllegalArgumentException(
                    "columns must hold at least one number, but were " + Arrays.deepToString(columns));
        }
        int rows = columns[0].length;
        double[] values = new double[rows * columns.length];
        for (int j = 0; j < columns.length; j++) {
            if (columns[j] == null || columns[j].length != rows) {
                throw new IllegalArgumentException("column " + j + " must have " + rows
                        + " numbers as column 0 has, but had "
                        + (columns[j] == null ? "none (null)" : columns[j].length));
            }
            for (int i = 0; i < rows; i++) {
                values[i * columns.length + j] = columns[j][i];
            }
        }
        return new Matrix(rows, columns.length, values);
    }

    /**
     * Copies elements that lie row after row, as {@link #elements()} gives them.
     *
     * @param rows how many, at least 1
     * @param columns how many, at least 1
     * @param elements rows · columns numbers
     * @throws IllegalArgumentException if a size is below 1, or the elements are null or not as many
     */
    public static Matrix ofElements(int rows, int columns, double[] elements) {
        Require.atLeast("rows", rows, 1);
        Require.atLeast("columns", columns, 1);
        Require.given("elements", elements);
        if (elements.length != (long) rows * columns) { // no text is made where nothing is wrong
            Require.size("elements", elements.length, Math.multiplyExact(rows, columns), rows + " × " + columns);
        }
        return new Matrix(rows, columns, elements.clone());
    }

    /** The n × n matrix with ones on its diagonal. */
    public static Matrix identity(int n) {
        Require.atLeast("n", n, 1);
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        return new Matrix(n, n, values);
    }

    /**
     * The matrix, once it is known to be given and to hold neither NaN nor an infinity.
     *
     * @param argument what the matrix is called where it came in
     * @throws IllegalArgumentException such as {@code X[3][2] must be finite, but was NaN}
     */
    public static Matrix requireFinite(String argument, Matrix matrix) {
        Require.given(argument, matrix);
        for (int k = 0; k < matrix.values.length; k++) {
            if (!Double.isFinite(matrix.values[k])) {
                String place = "[" + k / matrix.columns + "][" + k % matrix.columns + "]";
                Require.finite(argument + place, matrix.values[k]);
            }
        }
        return matrix;
    }

    /** The number of rows. */
    public int rows() {
        return rows;
    }

    /** The number of columns. */
    public int columns() {
        return columns;
    }

    /**
     * The element in row i and column j, both from 0.
     *
     * @throws IndexOutOfBoundsException if the matrix has no such element
     */
    public double get(int i, int j) {
        Require.index("row", i, rows);
        Require.index("column", j, columns);
        return values[i * columns + j];
    }

    /** A copy of row i. */
    public double[] row(int i) {
        Require.index("row", i, rows);
        return Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }

    /** A copy of column j. */
    public double[] column(int j) {
        Require.index("column", j, columns);
        double[] column = new double[rows];
        for (int i = 0; i < rows; i++) {
            column[i] = values[i * columns + j];
        }
        return column;
    }

    /** A copy of all elements, as rows. */
    public double[][] toArray() {
        double[][] copy = new double[rows][];
        for (int i = 0; i < rows; i++) {
            copy[i] = row(i);
        }
        return copy;
    }

    /** The rows of the given indices, in that order; an index may repeat. */
    public Matrix rowsAt(int... indices) {
        Require.atLeast("the number of indices", indices.length, 1);
        double[] chosen = new double[indices.length * columns];
        for (int i = 0; i < indices.length; i++) {
            Require.index("row", indices[i], rows);
            System.arraycopy(values, indices[i] * columns, chosen, i * columns, columns);
        }
        return new Matrix(indices.length, columns, chosen);
    }

    /** The columns of the given indices, in that order; an index may repeat. */
    public Matrix columnsAt(int... indices) {
        Require.atLeast("the number of indices", indices.length, 1);
        double[] chosen = new double[rows * indices.length];
        for (int j = 0; j < indices.length; j++) {
            Require.index("column", indices[j], columns);
            for (int i = 0; i < rows; i++) {
                chosen[i * indices.length + j] = values[i * columns + indices[j]];
            }
        }
        return new Matrix(rows, indices.length, chosen);
    }

    /** A copy of all elements, row after row: rows · columns numbers. */
    public double[] elements() {
        return values.clone();
    }

    /** This matrix with a column of ones before its first: the intercept's column. */
    public Matrix withOnes() {
        double[] wider = new double[rows * (columns + 1)];
        for (int i = 0; i < rows; i++) {
            wider[i * (columns + 1)] = 1;
            System.arraycopy(values, i * columns, wider, i * (columns + 1) + 1, columns);
        }
        return new Matrix(rows, columns + 1, wider);
    }

    /** The transpose: columns × rows. */
    public Matrix transpose() {
        double[] turned = new double[values.length];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j * rows + i] = values[i * columns + j];
            }
        }
        return new Matrix(columns, rows, turned);
    }

    /**
     * The product with a vector: one number per row.
     *
     * @param vector as many numbers as this matrix has columns
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public double[] times(double[] vector) {
        double[] product = new double[rows];
        times(vector, product);
        return product;
    }

    /**
     * The product with a vector, written into an array that the caller keeps from one call to the next.
     *
     * @param vector as many numbers as this matrix has columns
     * @param product as many numbers as this matrix has rows, overwritten; not the same array as vector
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public void times(double[] vector, double[] product) {
        requireSameSize(vector.length, "vector", "numbers");
        requireOnePerRow("product", product.length);
        for (int i = 0; i < rows; i++) {
            product[i] = rowTimes(i, vector);
        }
    }

    /**
     * The product of row i and a vector: one element of {@link #times(double[])}, without a copy of the row.
     *
     * @param vector as many numbers as this matrix has columns
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public double rowTimes(int i, double[] vector) {
        Require.index("row", i, rows);
        requireSameSize(vector.length, "vector", "numbers");
        double sum = 0;
        for (int j = 0; j < columns; j++) {
            sum += values[i * columns + j] * vector[j];
        }
        return sum;
    }

    /**
     * The product of the transpose and a vector, Mᵀv: one number per column, without building the transpose.
     *
     * @param vector as many numbers as this matrix has rows
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public double[] transposeTimes(double[] vector) {
        requireOnePerRow("vector", vector.length);
        double[] product = new double[columns];
        for (int i = 0; i < rows; i++) { // row after row: as the numbers lie in memory
            for (int j = 0; j < columns; j++) {
                product[j] += values[i * columns + j] * vector[i];
            }
        }
        return product;
    }

    /**
     * The matrix product, rows × other.columns().
     *
     * @param other as many rows as this matrix has columns
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public Matrix times(Matrix other) {
        requireSameSize(other.rows, "other", "rows");
        double[] product = new double[rows * other.columns];
        for (int i = 0; i < rows; i++) {
            int k = 0;
            for (;
                    k + 4 <= columns;
                    k += 4) { // four at once: each number of the product is fetched and stored a quarter as often
                other.addFourRows(k, values, i * columns + k, product, i * other.columns);
            }
            for (; k < columns; k++) {
                other.addRow(k, values[i * columns + k], product, i * other.columns);
            }
        }
        return new Matrix(rows, other.columns, product);
    }

    /** Adds rows k to k + 3, times factors[at] to factors[at + 3], to what stands in sum from the given place on. */
    private void addFourRows(int k, double[] factors, int at, double[] sum, int from) {
        double a = factors[at];
        double b = factors[at + 1];
        double c = factors[at + 2];
        double d = factors[at + 3];
        int row = k * columns;
        for (int j = 0; j < columns; j++) { // from left to right, as four single rows would be added
            sum[from + j] = sum[from + j]
                    + a * values[row + j]
                    + b * values[row + columns + j]
                    + c * values[row + 2 * columns + j]
                    + d * values[row + 3 * columns + j];
        }
    }

    private void addRow(int k, double factor, double[] sum, int from) {
        for (int j = 0; j < columns; j++) {
            sum[from + j] += factor * values[k * columns + j];
        }
    }

    /**
     * The difference, element by element.
     *
     * @param other of this matrix's shape
     * @throws IllegalArgumentException if the shapes differ
     */
    public Matrix minus(Matrix other) {
        Require.that(
                rows == other.rows && columns == other.columns,
                "other must be a " + this + " as this one, but was a " + other);
        return new Matrix(rows, columns, Vectors.minus(values, other.values));
    }

    /** The Frobenius norm √Σaᵢⱼ²: the length of all elements as one vector. */
    public double norm() {
        return Vectors.norm(values);
    }

    @Override
    public boolean equals(Object o) {
        return o instanceof Matrix m && rows == m.rows && columns == m.columns && Arrays.equals(values, m.values);
    }

    @Override
    public int hashCode() {
        return 31 * columns + Arrays.hashCode(values);
    }

    /** The shape, such as {@code 507 × 24 matrix}. */
    @Override
    public String toString() {
        return rows + " × " + columns + " matrix";
    }

    private void requireOnePerRow(String argument, int size) {
        if (size != rows) {
            Require.size(argument, size, rows, "one for each row of this " + this);
        }
    }

    private void requireSameSize(int size, String argument, String unit) {
        if (size != columns) {
            throw new IllegalArgumentException(argument + " must hold " + columns + " " + unit
                    + " (the number of columns of this " + this + "), but held " + size);
        }
    }
}
