package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

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
        return Matrix.of(
                IntStream.range(0, n).mapToObj(i -> random.doubles(d).toArray()).toArray(double[][]::new));
    }
}
