package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.SplittableRandom;

/** Points spread evenly over a cube: rows without any structure, on which searches show what they cost. */
public final class UniformRows {
    private UniformRows() {}

    /**
     * n points of d numbers, each uniform in [0, 1).
     *
     * @param n how many, at least 1
     * @param d of how many numbers, at least 1
     */
    public static Matrix of(int n, int d, long seed) {
        Require.atLeast("n", n, 1);
        Require.atLeast("d", d, 1);
        SplittableRandom random = new SplittableRandom(seed);
        double[][] rows = new double[n][d];
        for (double[] row : rows) {
            for (int j = 0; j < d; j++) {
                row[j] = random.nextDouble();
            }
        }
        return Matrix.of(rows);
    }
}
