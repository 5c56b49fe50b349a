package gradus.workbook.fundamentals.linearalgebra;

import java.util.random.RandomGenerator;

/** Deflation of the matrix: A − λvvᵀ, and a fixed number of steps. */
public final class TopDirections {
    private TopDirections() {}

    public static double[] values(double[][] A, int k) {
        double[][] directions = directions(A, k);
        double[] values = new double[k];
        for (int j = 0; j < k; j++) {
            values[j] = stretch(A, directions[j]);
        }
        return values;
    }

    public static double[][] directions(double[][] A, int k) {
        RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
        double[][] rest = new double[A.length][];
        for (int i = 0; i < A.length; i++) {
            rest[i] = A[i].clone();
        }
        double[][] found = new double[k][];
        for (int j = 0; j < k; j++) {
            double[] v = random.doubles(A.length, 0.5, 1.5).toArray();
            for (int step = 0; step < 500; step++) {
                v = unit(times(rest, v));
            }
            double value = stretch(rest, v);
            for (int row = 0; row < rest.length; row++) {
                for (int column = 0; column < rest.length; column++) {
                    rest[row][column] -= value * v[row] * v[column];
                }
            }
            found[j] = v;
        }
        return found;
    }

    private static double stretch(double[][] A, double[] v) {
        double[] product = times(A, v);
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            sum += v[i] * product[i];
        }
        return sum;
    }

    private static double[] times(double[][] A, double[] v) {
        double[] product = new double[A.length];
        for (int i = 0; i < A.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += A[i][j] * v[j];
            }
        }
        return product;
    }

    private static double[] unit(double[] v) {
        double squares = 0;
        for (double x : v) {
            squares += x * x;
        }
        double[] unit = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            unit[i] = v[i] / Math.sqrt(squares);
        }
        return unit;
    }
}
