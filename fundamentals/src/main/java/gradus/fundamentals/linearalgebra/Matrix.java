package gradus.fundamentals.linearalgebra;

import java.util.Arrays;

/** An immutable rectangular matrix of finite or non-finite doubles, stored row after row in one array. */
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
     * @param rows at least one row, all of one length of at least 1
     * @throws IllegalArgumentException if there is no row, a row is null or empty, or the rows differ in length
     */
    public static Matrix of(double[][] rows) {
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

    /** The n × n matrix with ones on its diagonal. */
    public static Matrix identity(int n) {
        requirePositive("n", n);
        double[] values = new double[n * n];
        for (int i = 0; i < n; i++) {
            values[i * n + i] = 1;
        }
        return new Matrix(n, n, values);
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
        requireIndex("row", i, rows);
        requireIndex("column", j, columns);
        return values[i * columns + j];
    }

    /** A copy of row i. */
    public double[] row(int i) {
        requireIndex("row", i, rows);
        return Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
    }

    /** A copy of column j. */
    public double[] column(int j) {
        requireIndex("column", j, columns);
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
        requirePositive("the number of indices", indices.length);
        double[] chosen = new double[indices.length * columns];
        for (int i = 0; i < indices.length; i++) {
            requireIndex("row", indices[i], rows);
            System.arraycopy(values, indices[i] * columns, chosen, i * columns, columns);
        }
        return new Matrix(indices.length, columns, chosen);
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
     * The product with a vector: one number a row.
     *
     * @param vector as many numbers as this matrix has columns
     * @throws IllegalArgumentException if the sizes do not fit
     */
    public double[] times(double[] vector) {
        requireSameSize(vector.length, "vector", "numbers");
        double[] product = new double[rows];
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int j = 0; j < columns; j++) {
                sum += values[i * columns + j] * vector[j];
            }
            product[i] = sum;
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
            for (int k = 0; k < columns; k++) { // k before j: walks both operands along their rows
                double left = values[i * columns + k];
                for (int j = 0; j < other.columns; j++) {
                    product[i * other.columns + j] += left * other.values[k * other.columns + j];
                }
            }
        }
        return new Matrix(rows, other.columns, product);
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

    private void requireSameSize(int size, String argument, String unit) {
        if (size != columns) {
            throw new IllegalArgumentException(argument + " must have " + columns + " " + unit
                    + " (the number of columns of this " + this + "), but had " + size);
        }
    }

    private static void requireIndex(String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IndexOutOfBoundsException(what + " must be between 0 and " + (size - 1) + ", but was " + index);
        }
    }

    private static void requirePositive(String argument, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(argument + " must be at least 1, but was " + value);
        }
    }
}
