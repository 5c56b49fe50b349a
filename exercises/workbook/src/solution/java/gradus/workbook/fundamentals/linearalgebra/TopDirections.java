package gradus.workbook.fundamentals.linearalgebra;

import java.util.Random;

/**
 * The eigenvalues of a symmetric matrix that are largest in size, one after the other, by nothing but products with vectors.
 *
 * <p>You may count on this: A is square and symmetric, all numbers are finite. None of the eigenvalues that are asked for is 0. In size, each is at
 * most 0.9 times the one before it, and the first that is not asked for is at most 0.9 times the last that is. They may be negative.
 * The numbers of A may be as small as 1e-120 or as large as 1e120.
 *
 * <ul>
 *   <li>Values are right to nine digits of the largest, directions to six. The length of each direction is 1. Its sign is free: v
 *       and −v are the same direction.
 *   <li>A direction is found for every such matrix, whatever your search begins with.
 *   <li>A stays as it is.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/linear-algebra.md">fundamentals/docs/linear-algebra.md</a>
 */
public final class TopDirections {
    private TopDirections() {}

    /**
     * The k eigenvalues of the largest size, with their signs, the largest in size first.
     *
     * @param A n rows of n numbers; must not be modified
     * @param k from 1 to n
     */
    public static double[] values(double[][] A, int k) {
        // begin solution: the factor by which A stretches each direction, with its sign
        double[][] directions = directions(A, k);
        double[] values = new double[k];
        for (int j = 0; j < k; j++) {
            double[] product = times(A, directions[j]);
            for (int i = 0; i < product.length; i++) {
                values[j] += directions[j][i] * product[i];
            }
        }
        return values;
        // end solution
    }

    /**
     * The directions that belong to {@link #values}, in the same order: k rows of n numbers.
     *
     * @param A as for {@link #values}
     * @param k as for {@link #values}
     */
    public static double[][] directions(double[][] A, int k) {
        // begin solution: multiply, take the directions found before out, shorten, until the direction stays
        double[][] found = new double[k][];
        Random random = new Random(1);
        for (int j = 0; j < k; j++) {
            double[] v = random.doubles(A.length, -1, 1).toArray();
            double moved = 1;
            for (int step = 0; step < 2000 && moved > 1e-12; step++) {
                double[] next = times(A, v);
                for (int f = 0; f < j; f++) {
                    double shadow = 0;
                    for (int i = 0; i < next.length; i++) {
                        shadow += next[i] * found[f][i];
                    }
                    for (int i = 0; i < next.length; i++) {
                        next[i] -= shadow * found[f][i];
                    }
                }
                shorten(next);
                double there = 0;
                double back = 0;
                for (int i = 0; i < next.length; i++) {
                    there = Math.max(there, Math.abs(next[i] - v[i]));
                    back = Math.max(back, Math.abs(next[i] + v[i]));
                }
                moved = Math.min(there, back); // v and −v are the same direction
                v = next;
            }
            found[j] = v;
        }
        return found;
        // end solution
    }

    /** The product of a matrix and a vector. */
    private static double[] times(double[][] A, double[] v) {
        double[] product = new double[A.length];
        for (int i = 0; i < A.length; i++) {
            for (int j = 0; j < v.length; j++) {
                product[i] += A[i][j] * v[j];
            }
        }
        return product;
    }

    /** Divides a vector by its length, in place; the largest number is taken out first, so that no square overflows or vanishes. */
    private static void shorten(double[] v) {
        double largest = 0;
        for (double x : v) {
            largest = Math.max(largest, Math.abs(x));
        }
        double sum = 0;
        for (int i = 0; i < v.length; i++) {
            v[i] /= largest;
            sum += v[i] * v[i];
        }
        for (int i = 0; i < v.length; i++) {
            v[i] /= Math.sqrt(sum);
        }
    }
}
