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
        int used = 1;
        while (used + w.length < MEASUREMENTS && Vectors.largestSize(g) > goal) {
            double[] step = hessian(gradient, w, g).solve(g);
            used += w.length;
            double fall = Vectors.dot(g, step);
            double[] next = w;
            double scale = 2;
            do { // a logistic loss is nearly level far out: halve a step that ends on the other slope
                scale /= 2;
                next = w.clone();
                Vectors.addScaled(next, -scale, step);
                g = gradient.apply(next);
                used++;
            } while (Vectors.dot(g, step) < -0.5 * fall && used < MEASUREMENTS);
            w = next;
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
