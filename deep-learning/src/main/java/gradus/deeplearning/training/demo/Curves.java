package gradus.deeplearning.training.demo;

import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Epoch;
import gradus.deeplearning.training.Recipe;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Loss curves: of a run that goes well, and of three that do not. */
final class Curves {
    private static final BasicStroke DASHED =
            new BasicStroke(2f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {6, 5}, 0);

    private final Lab lab;
    private final XyPlot chart = Plot.xy(
                    760, 430, "Three ways to go wrong (dashed: training, solid: validation)", "epoch", "mean log loss")
            .y(0, 2.7)
            .noLegend();
    private int drawn;

    Curves(Lab lab) {
        this.lab = lab;
    }

    void firstRun(Lines lines) {
        lines.print("epoch  training loss  validation loss  validation accuracy");
        for (Epoch epoch : lab.run(Recipe.of(Lab.SMALL)).history()) {
            if (List.of(0, 2, 10, 20, 40).contains(epoch.number())) {
                lines.print(
                        "%5d  %13.3f  %15.3f  %19.3f",
                        epoch.number(), epoch.trainingLoss(), epoch.validationLoss(), epoch.validationAccuracy());
            }
        }
    }

    void curves(Lines lines) {
        lines.print("run             training loss   validation loss   the lowest it was");
        show(lines, "rate too low", lab.run(sgd(0.003f)), 27, 1.75);
        show(lines, "overfitting", lab.greedy().get(0), 33, 0.98);
        show(lines, "rate too high", lab.run(sgd(2f)), 20, 2.42);
    }

    private static Recipe sgd(float rate) {
        return Recipe.of(Lab.SMALL).withOptimizer(Recipe.sgd(Tracker.fixed(rate)));
    }

    /** Prints a run, and draws it in the next colour with its name at the given place. */
    private void show(Lines lines, String name, Lab.Result run, double x, double y) {
        double lowest =
                run.history().stream().mapToDouble(Epoch::validationLoss).min().orElseThrow();
        lines.print(
                "%-14s  %13.3f   %15.3f   %17.3f",
                name, run.last().trainingLoss(), run.last().validationLoss(), lowest);
        Color colour = Plot.colour(drawn++);
        double[] epochs = of(run, Epoch::number);
        chart.line(name, epochs, of(run, Epoch::validationLoss), colour).words(name, x, y);
        chart.chart()
                .addSeries(name + ", training", epochs, of(run, Epoch::trainingLoss))
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(colour)
                .setLineStyle(DASHED);
    }

    private static double[] of(Lab.Result run, ToDoubleFunction<Epoch> value) {
        return run.history().stream().mapToDouble(value).toArray();
    }

    /** The three runs, once they were printed. */
    XyPlot chart() {
        return chart;
    }
}
