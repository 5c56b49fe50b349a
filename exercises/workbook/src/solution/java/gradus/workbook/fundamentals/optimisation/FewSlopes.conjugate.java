package gradus.workbook.fundamentals.optimisation;

import gradus.fundamentals.linearalgebra.Vectors;
import java.util.function.UnaryOperator;

/** Conjugate gradients: secants look for the place along each direction where its slope is 0. */
public final class FewSlopes {
    public static final int MEASUREMENTS = 200;

    private final UnaryOperator<double[]> gradient;
    private double[] w;
    private double[] g;
    private int left = MEASUREMENTS;

    private FewSlopes(UnaryOperator<double[]> gradient, double[] start) {
        this.gradient = gradient;
        moveTo(start.clone());
    }

    public static double[] minimise(UnaryOperator<double[]> gradient, double[] start) {
        return new FewSlopes(gradient, start).minimise();
    }

    private double[] minimise() {
        double first = Vectors.norm(g);
        double[] d = along(new double[w.length], -1, g);
        double guess = 1 / first;
        while (left > 0 && Vectors.norm(g) > 1e-11 * first) {
            double[] before = g;
            double length = level(d, guess);
            double kept = Math.max(0, Vectors.dot(g, Vectors.minus(g, before)) / Vectors.dot(before, before));
            double[] next = along(along(new double[w.length], -1, g), kept, d);
            if (Vectors.dot(g, next) >= 0) {
                next = along(new double[w.length], -1, g);
            }
            guess = length * Vectors.dot(before, d) / Vectors.dot(g, next);
            d = next;
        }
        return w;
    }

    /** Moves along d until a fiftieth of its slope is left, and says how far that was. */
    private double level(double[] d, double guess) {
        double[] from = w;
        double near = 0;
        double nearSlope = Vectors.dot(g, d);
        double most = 0.02 * -nearSlope;
        double far = Double.POSITIVE_INFINITY;
        double farSlope = 0;
        double at = guess;
        while (left > 0) {
            moveTo(along(from, at, d));
            double slope = Vectors.dot(g, d);
            if (Math.abs(slope) <= most) {
                break;
            }
            double bend = (slope - nearSlope) / (at - near);
            if (slope > 0) {
                far = at;
                farSlope = slope;
            } else {
                near = at;
                nearSlope = slope;
            }
            at = Double.isInfinite(far)
                    ? (bend > 0 ? Math.min(10 * at, Math.max(1.01 * at, at - slope / bend)) : 4 * at)
                    : inside(near, far, near - nearSlope * (far - near) / (farSlope - nearSlope));
        }
        return at;
    }

    /** Not too close to either end. */
    private static double inside(double near, double far, double length) {
        double rim = 0.01 * (far - near);
        return Math.max(near + rim, Math.min(far - rim, length));
    }

    private void moveTo(double[] place) {
        left--;
        w = place;
        g = gradient.apply(place.clone());
    }

    private static double[] along(double[] w, double length, double[] d) {
        double[] moved = w.clone();
        Vectors.addScaled(moved, length, d);
        return moved;
    }
}
