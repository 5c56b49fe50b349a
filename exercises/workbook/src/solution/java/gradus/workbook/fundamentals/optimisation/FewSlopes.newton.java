package gradus.workbook.fundamentals.optimisation;

import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.function.UnaryOperator;

/** Newton's method, its Hessian from one more slope per parameter. */
public final class FewSlopes {
    public static final int MEASUREMENTS = 200;

    private FewSlopes() {}

    public static double[] minimise(UnaryOperator<double[]> gradient, double[] start) {
        double[] w = start.clone();
        double[] g = gradient.apply(w);
        double goal = 1e-10 * Vectors.largestSize(g);
        for (int used = 1; used + w.length + 1 <= MEASUREMENTS && Vectors.largestSize(g) > goal; used += w.length + 1) {
            double[] step = hessian(gradient, w, g).solve(g);
            double scale = Math.min(1, 4 / Vectors.largestSize(step)); // a logistic loss is nearly level far out
            Vectors.addScaled(w, -scale, step);
            g = gradient.apply(w);
        }
        return w;
    }

    private static Cholesky hessian(UnaryOperator<double[]> gradient, double[] w, double[] g) {
        double[][] H = new double[w.length][];
        for (int j = 0; j < w.length; j++) {
            double[] moved = w.clone();
            moved[j] += 1e-5;
            H[j] = Vectors.minus(gradient.apply(moved), g);
            for (int k = 0; k < w.length; k++) {
                H[j][k] /= 1e-5;
            }
        }
        return Cholesky.of(Matrix.of(H)); // reads the lower half
    }
}
