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
    /** Far too high for Adam, to be forgiven by a schedule. */
    private static final float PEAK = 0.03f;

    private static final int EPOCHS = 10;
    private static final int BATCH = 32;

    private final Lab lab;
    private final XyPlot chart =
            Plot.xy(760, 430, "Loss after ten epochs", "learning rate (log scale)", "validation loss");

    private int drawn;

    Rates(Lab lab) {
        this.lab = lab;
        chart.chart().getStyler().setXAxisLogarithmic(true).setYAxisMin(0.0).setYAxisMax(2.6);
    }

    void learningRates(Lines lines) {
        lines.print("learning rate: validation loss");
        each(lines, "Adam", Recipe::adam, 0.001, 0.003, 0.01, 0.03, 0.1);
        each(lines, "SGD with momentum 0.9", rate -> Recipe.momentum(rate, 0.9f), 0.003, 0.01, 0.03, 0.1, 0.3, 1);
        each(lines, "SGD", Recipe::sgd, 0.01, 0.03, 0.1, 0.3, 1, 3);
    }

    private void each(Lines lines, String name, Function<Tracker, Supplier<Optimizer>> rule, double... rates) {
        double[] losses = Arrays.stream(rates)
                .map(rate -> Lab.validationLoss(lab.run(Recipe.of(Lab.SMALL)
                        .withOptimizer(rule.apply(Tracker.fixed((float) rate)))
                        .withEpochs(10))))
                .toArray();
        for (int i = 0; i < rates.length; i++) {
            lines.print("%-22s %5.3f: %.2f", name, rates[i], losses[i]);
        }
        Color colour = Plot.colour(drawn++);
        chart.chart()
                .addSeries(name, rates, losses)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(colour)
                .setLineColor(colour)
                .setLineStyle(SeriesLines.SOLID);
        int best = bestOf(losses);
        chart.words(name.replace(" with ", " + "), rates[best], losses[best] - 0.1);
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
        int steps = EPOCHS * ((lab.split.training().size() + BATCH - 1) / BATCH);
        Recipe constant = Recipe.of(Lab.SMALL)
                .withBatchSize(BATCH)
                .withOptimizer(Recipe.adam(Tracker.fixed(PEAK)))
                .withEpochs(EPOCHS);
        Recipe falling = constant.withOptimizer(Recipe.adam(new WarmUpCosine(PEAK, steps / 10, steps)));
        List<Lab.Result> without = lab.runs(constant, lab.split.training(), Lab.SEEDS);
        List<Lab.Result> with = lab.runs(falling, lab.split.training(), Lab.SEEDS);
        lines.print("rate                                  validation loss");
        lines.print("%.2f all the way                         %s", PEAK, spread(without));
        lines.print("warm-up to %.2f, then down a cosine      %s", PEAK, spread(with));
        lines.print(
                "lower with the schedule in %d of %d seeds", Lab.lower(with, without, Lab::validationLoss), Lab.SEEDS);
    }

    private static String spread(List<Lab.Result> runs) {
        double[] losses = Lab.each(runs, Lab::validationLoss);
        return Lines.text("%.2f ± %.2f", Descriptive.mean(losses), Descriptive.standardDeviation(losses));
    }
}
