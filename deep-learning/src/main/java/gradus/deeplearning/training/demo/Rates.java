package gradus.deeplearning.training.demo;

import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.WarmUpCosine;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.knowm.xchart.style.lines.SeriesLines;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Learning rates: which one suits which optimiser, and one that changes. */
final class Rates {
    private static final double[] RATES = {0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3};
    private static final int EPOCHS = 10;
    private static final int BATCH = 64;

    private final Lab lab;
    private final XyPlot chart =
            Plot.xy(760, 430, "Loss after ten epochs", "learning rate (log scale)", "validation loss");

    private int drawn;

    Rates(Lab lab) {
        this.lab = lab;
        chart.chart().getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0).setYAxisMax(2.6);
    }

    void learningRates(Lines lines) {
        lines.print("learning rate         %s", Lines.list("%7s", "", RATES).replace(".0 ", "   "));
        each(lines, "Adam", Recipe::adam);
        each(lines, "SGD with momentum 0.9", rate -> Recipe.momentum(rate, 0.9f));
        each(lines, "SGD", Recipe::sgd);
    }

    private void each(Lines lines, String name, Function<Tracker, Supplier<Optimizer>> rule) {
        double[] losses = Arrays.stream(RATES)
                .map(rate -> Lab.validationLoss(lab.run(Recipe.of(Lab.SMALL)
                        .withOptimizer(rule.apply(Tracker.fixed((float) rate)))
                        .withEpochs(EPOCHS))))
                .toArray();
        lines.print("%-22s%s", name, Lines.list("%7.2f", "", losses));
        Color colour = Plot.colour(drawn++);
        chart.chart()
                .addSeries(name, RATES, losses)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(colour)
                .setLineColor(colour)
                .setLineStyle(SeriesLines.SOLID);
        int best = bestOf(losses);
        chart.words(name.replace(" with ", " + "), RATES[best], losses[best] - 0.1);
    }

    private static int bestOf(double[] losses) {
        int best = 0;
        for (int i = 1; i < losses.length; i++) {
            best = losses[i] < losses[best] ? i : best;
        }
        return best;
    }

    /** The curves, once they were printed. */
    XyPlot chart() {
        return chart;
    }

    void schedule(Lines lines) {
        int training = lab.split.training().size();
        int steps = EPOCHS * ((training + BATCH - 1) / BATCH);
        lines.print("peak rate   constant        warm-up and cosine   lower in");
        for (float peak : new float[] {0.005f, 0.05f}) {
            Recipe constant = Recipe.of(Lab.SMALL)
                    .withBatchSize(BATCH)
                    .withOptimizer(Recipe.adam(Tracker.fixed(peak)))
                    .withEpochs(EPOCHS);
            Recipe falling = constant.withOptimizer(Recipe.adam(new WarmUpCosine(peak, steps / 10, steps)));
            List<Lab.Result> without = lab.runs(constant, lab.split.training(), Lab.SEEDS);
            List<Lab.Result> with = lab.runs(falling, lab.split.training(), Lab.SEEDS);
            lines.print(
                    "%9.3f   %s   %s   %d of %d seeds",
                    peak,
                    spread(without),
                    spread(with),
                    Lab.lower(with, without, Lab::validationLoss),
                    Lab.SEEDS);
        }
    }

    private static String spread(List<Lab.Result> runs) {
        double[] losses = Lab.each(runs, Lab::validationLoss);
        return Lines.text("%.3f ± %.3f", Descriptive.mean(losses), Descriptive.standardDeviation(losses));
    }
}
