package gradus.fundamentals.optimisation.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.util.List;
import java.util.stream.IntStream;

/** A valley of one parameter, x², at three learning rates; and a slope measured with steps of every size. */
final class Slope {
    private static final double START = -1.8;

    private Slope() {}

    static List<Plot> three() {
        return List.of(
                walk("rate 0.05: still on its way", 0.05, 8),
                walk("rate 0.4: there", 0.4, 8),
                walk("rate 1.05: up and away", 1.05, 6));
    }

    private static Plot walk(String title, double rate, int steps) {
        double[] x = new double[steps + 1];
        x[0] = START;
        for (int t = 1; t <= steps; t++) {
            x[t] = x[t - 1] - rate * 2 * x[t - 1];
        }
        double[] all = IntStream.rangeClosed(-70, 70).mapToDouble(i -> i / 20.0).toArray();
        XyPlot plot = Plot.xy(320, 320, title, "parameter", "loss")
                .line("x²", all, squares(all), Plot.colour(6))
                .line("steps", x, squares(x), Plot.colour(1))
                .points("gradient descent", x, squares(x), Plot.colour(1));
        return plot.x(-3.5, 3.5).y(0, 12).markerSize(7).noLegend();
    }

    private static double[] squares(double[] x) {
        double[] squares = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            squares[i] = x[i] * x[i];
        }
        return squares;
    }

    static void check(Lines lines) {
        lines.print("h         one side    both sides");
        for (int power : new int[] {-1, -2, -4, -6, -8, -10, -12, -14}) {
            double h = Math.pow(10, power);
            lines.print("10^%-6d %.1e     %.1e", power, errorOfOneSide(h), errorOfBoth(h));
        }
    }

    static double errorOfOneSide(double h) {
        return Math.abs((Math.exp(1 + h) - Math.exp(1)) / h - Math.E) / Math.E;
    }

    static double errorOfBoth(double h) {
        return Math.abs((Math.exp(1 + h) - Math.exp(1 - h)) / (2 * h) - Math.E) / Math.E;
    }
}
