package gradus.classicalml.metrics.demo;

import gradus.classicalml.metrics.Costs;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** One model, three thresholds, three costs, as a picture. */
final class Thresholds {
    private static final int BINS = 20;
    private static final String[] FRACTIONS = {"½", "⅓", "⅙"};

    private final Credits credits;

    Thresholds(Credits credits) {
        this.credits = credits;
    }

    List<XyPlot> charts() {
        return List.of(probabilities(), costs());
    }

    /** Where good and bad credits lie, and the three thresholds. */
    private XyPlot probabilities() {
        XyPlot plot = Plot.xy(
                        480,
                        400,
                        "No threshold parts them",
                        "predicted probability that the credit goes bad",
                        "credits")
                .line("good", middles(), counts(0), Plot.colour(0), 3)
                .line("bad", middles(), counts(1), Plot.colour(1), 3)
                .x(0, 1)
                .y(0, 140);
        for (int i = 0; i < FRACTIONS.length; i++) {
            double threshold = Credits.PRICES.get(i).threshold();
            plot.unnamedLine(new double[] {threshold, threshold}, new double[] {0, 125}, Color.GRAY, 1)
                    .words(FRACTIONS[i], threshold, 131);
        }
        return plot;
    }

    private static double[] middles() {
        return IntStream.range(0, BINS).mapToDouble(bin -> (bin + 0.5) / BINS).toArray();
    }

    private double[] counts(int label) {
        double[] counts = new double[BINS];
        for (int i = 0; i < credits.scored.size(); i++) {
            if (credits.scored.labels[i] == label) {
                counts[Math.min((int) (credits.scored.probabilities[i] * BINS), BINS - 1)]++;
            }
        }
        return counts;
    }

    /** What each threshold costs at three prices of a bad credit; a dot marks the price's own threshold. */
    private XyPlot costs() {
        XyPlot plot = Plot.xy(
                        480,
                        400,
                        "What a bad credit costs decides",
                        "decline from this probability on",
                        "cost of 100 credits")
                .x(0, 1)
                .y(0, 145);
        double[] thresholds =
                IntStream.rangeClosed(0, 200).mapToDouble(i -> i / 200.0).toArray();
        for (int i = 0; i < FRACTIONS.length; i++) {
            Costs price = Credits.PRICES.get(i);
            double own = price.threshold();
            double[] costs = IntStream.range(0, thresholds.length)
                    .mapToDouble(t -> credits.per100(price, thresholds[t]))
                    .toArray();
            Color colour = Plot.colour(i + 2);
            plot.line("costs " + Math.round(price.falseNegative()), thresholds, costs, colour, 2)
                    .points(FRACTIONS[i], new double[] {own}, new double[] {credits.per100(price, own)}, colour);
        }
        return plot;
    }
}
