package gradus.fundamentals.linearalgebra.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Svd;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;

/** The matrix that is worked out by hand, and what it does to a circle. */
final class Ellipse {
    static final Matrix A = Matrix.of(new double[][] {{3, 0}, {4, 5}});

    private Ellipse() {}

    static void byHand(Lines lines) {
        Svd svd = Svd.of(A);
        for (int j = 0; j < 2; j++) {
            double[] v = svd.right().column(j);
            double[] u = svd.left().column(j);
            lines.print(
                    "(%6.3f, %6.3f)  is stretched by  %.3f  and lands along  (%6.3f, %6.3f)",
                    v[0], v[1], svd.values()[j], u[0], u[1]);
        }
    }

    /** The circle with the two directions that stay perpendicular, and where A puts them. */
    static List<Plot> panels() {
        int n = 200;
        double[][] circle = new double[2][n + 1];
        double[][] ellipse = new double[2][n + 1];
        for (int i = 0; i <= n; i++) {
            double[] point = {Math.cos(2 * Math.PI * i / n), Math.sin(2 * Math.PI * i / n)};
            put(circle, i, point);
            put(ellipse, i, A.times(point));
        }
        Svd svd = Svd.of(A);
        XyPlot before = panel("Every vector of length 1", circle, 1.5);
        XyPlot after = panel("… and where A puts it", ellipse, 8);
        for (int j = 0; j < 2; j++) {
            double[] v = svd.right().column(j);
            arrow(before, "v" + (j + 1), v, j + 1, 0.2);
            arrow(after, "Av" + (j + 1), A.times(v), j + 1, 1.1);
        }
        return List.of(before, after);
    }

    private static void put(double[][] points, int i, double[] point) {
        points[0][i] = point[0];
        points[1][i] = point[1];
    }

    private static XyPlot panel(String title, double[][] points, double reach) {
        return Plot.xy(430, 460, title, "first coordinate", "second coordinate")
                .line("unit vectors", points[0], points[1], Plot.colour(0))
                .x(-reach, reach)
                .y(-reach, reach);
    }

    private static void arrow(XyPlot plot, String name, double[] tip, int colour, double gap) {
        plot.line(name, new double[] {0, tip[0]}, new double[] {0, tip[1]}, Plot.colour(colour), 3f);
        double[] beyond = Vectors.scaled(tip, 1 + gap / Vectors.norm(tip));
        plot.words(name, beyond[0], beyond[1]);
    }
}
