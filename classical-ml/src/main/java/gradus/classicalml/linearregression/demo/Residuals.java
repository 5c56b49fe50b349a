package gradus.classicalml.linearregression.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.awt.Color;
import java.util.Arrays;

/** What the plane leaves over on the rows that it was fitted on. */
final class Residuals {
    private final double[] fitted;
    private final double[] residuals;
    /** The rows from the lightest fitted weight to the heaviest. */
    private final int[] order;

    Residuals(Plane plane) {
        fitted = plane.diagnostics.fitted();
        residuals = plane.diagnostics.residuals();
        order = Vectors.order(fitted);
    }

    void fifths(Lines lines) {
        String[] who = {"lightest fifth", "middle fifths", "heaviest fifth"};
        int fifth = order.length / 5;
        int[] ends = {0, fifth, order.length - fifth, order.length};
        lines.print("%-15s %9s %9s", "", "mean", "spread");
        for (int k = 0; k < who.length; k++) {
            double[] part = Vectors.at(residuals, Arrays.copyOfRange(order, ends[k], ends[k + 1]));
            lines.row("%-15s %+6.2f kg %6.2f kg", who[k], Descriptive.mean(part), Descriptive.standardDeviation(part));
        }
    }

    XyPlot chart() {
        int tenths = 10;
        double[] x = new double[tenths];
        double[] mean = new double[tenths];
        for (int k = 0; k < tenths; k++) {
            int[] part = Arrays.copyOfRange(order, k * order.length / tenths, (k + 1) * order.length / tenths);
            x[k] = Descriptive.mean(Vectors.at(fitted, part));
            mean[k] = Descriptive.mean(Vectors.at(residuals, part));
        }
        return Plot.xy(
                        760,
                        480,
                        "The residuals bend and fan out: a plane is not quite right",
                        "fitted weight (kg)",
                        "residual: actual − fitted (kg)")
                .points("380 people of the training rows", fitted, residuals, Plot.soft(Plot.colour(0)))
                .line("no error", new double[] {40, 110}, new double[] {0, 0}, Color.GRAY, 1.5f)
                .line("mean of each tenth", x, mean, Plot.colour(1), 3)
                .x(40, 110);
    }
}
