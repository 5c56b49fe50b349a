package gradus.workbook.fundamentals.optimisation;

import java.util.function.UnaryOperator;

/** Conjugate gradients: two measurements along each direction find where its slope is 0. */
public final class FewSlopes {
    public static final int MEASUREMENTS = 200;

    private FewSlopes() {}

    public static double[] minimise(UnaryOperator<double[]> gradient, double[] start) {
        int n = start.length;
        double[] w = start.clone();
        double[] g = gradient.apply(w.clone());
        double[] d = new double[n];
        for (int j = 0; j < n; j++) {
            d[j] = -g[j];
        }
        double first = dot(g, g);
        for (int used = 1; used + 2 <= MEASUREMENTS && dot(g, g) > 1e-22 * first; used += 2) {
            double small = 1e-4 / Math.sqrt(dot(d, d));
            double[] near = gradient.apply(along(w, small, d));
            double bend = (dot(near, d) - dot(g, d)) / small;
            w = along(w, -dot(g, d) / bend, d);
            double[] next = gradient.apply(w.clone());
            double beta = Math.max(0, (dot(next, next) - dot(next, g)) / dot(g, g));
            for (int j = 0; j < n; j++) {
                d[j] = beta * d[j] - next[j];
            }
            g = next;
            if (dot(g, d) >= 0) {
                d = along(new double[n], -1, g);
            }
        }
        return w;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }

    private static double[] along(double[] w, double length, double[] d) {
        double[] moved = w.clone();
        for (int j = 0; j < w.length; j++) {
            moved[j] += length * d[j];
        }
        return moved;
    }
}
