package gradus.fundamentals.linearalgebra.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Lu;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Svd;
import gradus.fundamentals.linearalgebra.Vectors;

/** What people do, and what comes of it. */
final class Pitfalls {
    private Pitfalls() {}

    static void pitfalls(Lines lines) {
        lines.print("                                                   wrongly     rightly");
        row(lines, "x of 1e-20·x + y = 1, x + y = 2", withoutExchange(), withExchange());
        row(lines, "shadow of (0, 1, 1) on a plane, its length", shadowByParts(), shadow());
        row(lines, "length after 1000 products, not shortened", notShortened(), 1);
        row(lines, "0.1·I, 20 × 20: determinant, and least/largest σ", determinantOfTenths(), 1);
    }

    private static void row(Lines lines, String what, double wrongly, double rightly) {
        lines.print("%-47s %10.4g %11.4g", what, wrongly, rightly);
    }

    /** Elimination with 1e-20 as first pivot: the 1 beside it is lost in the factor 1e20. */
    static double withoutExchange() {
        double factor = 1 / 1e-20;
        double y = (2 - factor * 1) / (1 - factor * 1);
        return (1 - y) / 1e-20;
    }

    static double withExchange() {
        return Lu.of(Matrix.of(new double[][] {{1e-20, 1}, {1, 1}})).solve(new double[] {1, 2})[0];
    }

    private static final double[] FIRST = {1, 0, 0};
    private static final double[] SECOND = {1, 1, 0};
    private static final double[] POINT = {0, 1, 1};

    /** The shadows on two directions that are not perpendicular, added up. */
    static double shadowByParts() {
        double[] sum = Vectors.projection(POINT, FIRST);
        Vectors.addScaled(sum, 1, Vectors.projection(POINT, SECOND));
        return Vectors.norm(sum);
    }

    /** The point of the plane that is nearest: least squares. */
    static double shadow() {
        Matrix plane = Matrix.ofColumns(FIRST, SECOND);
        return Vectors.norm(plane.times(Svd.of(plane).solve(POINT)));
    }

    static double notShortened() {
        Matrix A = Matrix.of(new double[][] {{2, 1}, {1, 2}});
        double[] v = {1, 0};
        for (int step = 0; step < 1000; step++) {
            v = A.times(v);
        }
        return Vectors.norm(v);
    }

    static double determinantOfTenths() {
        double[][] tenths = new double[20][20];
        for (int i = 0; i < 20; i++) {
            tenths[i][i] = 0.1;
        }
        return Lu.of(Matrix.of(tenths)).determinant();
    }
}
