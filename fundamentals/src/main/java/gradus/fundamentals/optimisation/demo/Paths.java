package gradus.fundamentals.optimisation.demo;

import gradus.fundamentals.demo.Contour;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.optimisation.Adam;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.fundamentals.optimisation.Momentum;
import gradus.fundamentals.optimisation.Newton;
import gradus.fundamentals.optimisation.Rosenbrock;
import java.awt.Color;
import java.util.function.IntFunction;

/** Four optimisers in Rosenbrock's bent valley, from the same start. */
final class Paths {
    static final double[] START = {-1.2, 1};
    static final int STEPS = 200;

    private static final Rosenbrock VALLEY = new Rosenbrock();
    private static final Contour.Box BOX = new Contour.Box(-1.8, 1.8, -0.8, 2);
    private static final Color GREY = new Color(0xB8B8B8);

    private Paths() {}

    static Descent gradientDescent(int steps) {
        return new GradientDescent(0.001, steps, 0).minimise(VALLEY, START);
    }

    static Descent momentum(int steps) {
        return new Momentum(0.001, 0.9, steps, 0).minimise(VALLEY, START);
    }

    static Descent adam(int steps) {
        return new Adam(0.1, steps, 0).minimise(VALLEY, START);
    }

    static Descent newton(int steps) {
        return new Newton(steps, 1e-9).minimise(VALLEY, START);
    }

    static void paths(Lines lines) {
        lines.print("                            steps        x        y      loss   largest derivative");
        row(lines, "gradient descent, 0.001", gradientDescent(STEPS));
        row(lines, "momentum 0.9, 0.001", momentum(STEPS));
        row(lines, "Adam, 0.1", adam(STEPS));
        row(lines, "Newton", newton(STEPS));
    }

    private static void row(Lines lines, String method, Descent descent) {
        double[] end = descent.parameters();
        lines.print(
                "%-24s %8d %8.4f %8.4f %9.2e %12.1e",
                method, descent.steps(), end[0], end[1], descent.loss(), descent.gradientNorm());
    }

    static Plot figure() {
        XyPlot plot = Plot.xy(760, 560, "Four ways down Rosenbrock's valley, 200 steps each at most", "x", "y")
                .contours(BOX, 300, (x, y) -> VALLEY.value(new double[] {x, y}), GREY, 0.5, 2, 5, 15, 40, 100, 200);
        path(plot, "Newton", Paths::newton, 3, 2);
        path(plot, "momentum", Paths::momentum, 1, 2);
        path(plot, "Adam", Paths::adam, 2, 2);
        path(plot, "gradient descent", Paths::gradientDescent, 0, 4);
        return plot.points("start", new double[] {START[0]}, new double[] {START[1]}, Plot.colour(6))
                .points("lowest", new double[] {1}, new double[] {1}, Plot.colour(5))
                .x(BOX.fromX(), BOX.toX())
                .y(BOX.fromY(), BOX.toY())
                .markerSize(10);
    }

    /** Walks of 1, 2, 3 … steps end where one long walk passes. */
    private static void path(XyPlot plot, String name, IntFunction<Descent> walk, int colour, float width) {
        int steps = walk.apply(STEPS).steps();
        double[] x = new double[steps + 1];
        double[] y = new double[steps + 1];
        x[0] = START[0];
        y[0] = START[1];
        for (int step = 1; step <= steps; step++) {
            double[] at = walk.apply(step).parameters();
            x[step] = at[0];
            y[step] = at[1];
        }
        plot.line(name, x, y, Plot.colour(colour), width);
    }
}
