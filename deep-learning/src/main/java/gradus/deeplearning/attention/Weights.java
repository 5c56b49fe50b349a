package gradus.deeplearning.attention;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;

/** Numbers that training moves, row after row, each with the slope of the loss beside it. Slopes add up until they are cleared. */
public final class Weights {
    private final int rows;
    private final int columns;
    private final double[] values;
    private final double[] slopes;

    /** Zeros. */
    public Weights(int rows, int columns) {
        this.rows = (int) Require.atLeast("rows", rows, 1);
        this.columns = (int) Require.atLeast("columns", columns, 1);
        this.values = new double[rows * columns];
        this.slopes = new double[rows * columns];
    }

    /** A copy of the numbers. */
    public double[] values() {
        return values.clone();
    }

    /** A copy of the slopes. */
    public double[] slopes() {
        return slopes.clone();
    }

    /** Takes these numbers, row after row. */
    public Weights set(double... numbers) {
        Require.size("numbers", numbers.length, values.length, rows + " · " + columns);
        System.arraycopy(numbers, 0, values, 0, values.length);
        return this;
    }

    /** Forgets the slopes. */
    public void clear() {
        Arrays.fill(slopes, 0);
    }

    Matrix matrix() {
        double[][] matrix = new double[rows][];
        for (int i = 0; i < rows; i++) {
            matrix[i] = Arrays.copyOfRange(values, i * columns, (i + 1) * columns);
        }
        return Matrix.of(matrix);
    }

    double value(int column) {
        return values[column];
    }

    void add(Matrix slope) {
        double[] more = slope.elements();
        for (int i = 0; i < slopes.length; i++) {
            slopes[i] += more[i];
        }
    }

    /** Adds up a matrix's columns: the slopes of one row that was used in every row. */
    void addRows(Matrix slope) {
        for (int i = 0; i < slope.rows(); i++) {
            for (int j = 0; j < columns; j++) {
                slopes[j] += slope.get(i, j);
            }
        }
    }
}
