package gradus.workbook.fundamentals.linearalgebra;

import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;

public final class LeastSquares {
    private LeastSquares() {}

    public static double[] solve(double[][] A, double[] b) {
        return HouseholderQr.of(Matrix.of(A)).solve(b);
    }

    public static double distance(double[][] A, double[] b) {
        return Vectors.norm(Vectors.minus(b, Matrix.of(A).times(solve(A, b))));
    }
}
