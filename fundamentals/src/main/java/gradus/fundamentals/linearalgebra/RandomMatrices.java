package gradus.fundamentals.linearalgebra;

import gradus.fundamentals.Require;
import java.util.random.RandomGenerator;

/** Matrices whose answers are known, for tests and experiments. The lesson <em>linear-algebra</em> owns it. */
public final class RandomMatrices {
    private RandomMatrices() {}

    /** Numbers of the standard normal distribution. */
    public static Matrix gaussian(int rows, int columns, RandomGenerator random) {
        Require.atLeast("rows", rows, 1);
        Require.atLeast("columns", columns, 1);
        double[][] numbers = new double[rows][columns];
        for (double[] row : numbers) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return Matrix.of(numbers);
    }

    /** Perpendicular columns of length 1, each direction as likely as any other: rows × columns, no wider than tall. */
    public static Matrix perpendicular(int rows, int columns, RandomGenerator random) {
        Require.between("columns", columns, 1, rows, "the number of rows");
        double[][] q = new double[columns][];
        for (int j = 0; j < columns; j++) {
            q[j] = gaussian(1, rows, random).row(0);
            for (int again = 0; again < 2; again++) { // the first time leaves rounding errors
                for (int k = 0; k < j; k++) {
                    Vectors.addScaled(q[j], -Vectors.dot(q[j], q[k]), q[k]);
                }
                q[j] = Vectors.scaled(q[j], 1 / Vectors.norm(q[j]));
            }
        }
        return Matrix.ofColumns(q);
    }

    /**
     * A matrix with the singular values 1 to 1/condition, equally far apart as powers: its condition number is the given one.
     *
     * @param columns no more than rows; at least 2, unless the condition is 1
     * @param condition at least 1
     */
    public static Matrix ofCondition(int rows, int columns, double condition, RandomGenerator random) {
        Require.atLeast("condition", condition, 1);
        Require.that(columns > 1 || condition == 1, "condition must be 1 for a single column, but was " + condition);
        Matrix left = perpendicular(rows, columns, random);
        Matrix right = perpendicular(columns, columns, random);
        double[][] stretched = new double[columns][];
        for (int j = 0; j < columns; j++) {
            double value = columns == 1 ? 1 : Math.pow(condition, -(double) j / (columns - 1));
            stretched[j] = Vectors.scaled(left.column(j), value);
        }
        return Matrix.ofColumns(stretched).times(right.transpose());
    }
}
