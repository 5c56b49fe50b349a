package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.CrossValidation;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;

/** How far a score moves with the seed, by the way in which it is measured. */
final class Spread {
    static final int SEEDS = 20;

    /** Mean errors by seed. */
    final Map<String, double[]> errors = new LinkedHashMap<>();

    private final People people;
    private final Learner tape;

    Spread(People people) {
        this.people = people;
        tape = people.weighedBy(People.TAPE);
        int n = people.rows();
        errors.put("one split, a tenth tests", bySeed(seed -> List.of(Splits.random(n, 0.1, seed))));
        errors.put("2 folds", bySeed(seed -> Folds.random(n, 2, seed)));
        errors.put("10 folds", bySeed(seed -> Folds.random(n, 10, seed)));
        errors.put("10 folds, ten times", bySeed(seed -> Folds.repeated(10, seed, s -> Folds.random(n, 10, s))));
    }

    void seeds(Lines lines) {
        lines.print("root mean squared error in kg, six measures of a tape, %d seeds", SEEDS);
        lines.print("                           mean     sd  least   most");
        errors.forEach((name, each) -> lines.row(
                "%-24s %6.2f %6.3f %6.2f %6.2f",
                name,
                Descriptive.mean(each),
                Descriptive.standardDeviation(each),
                Arrays.stream(each).min().orElseThrow(),
                Arrays.stream(each).max().orElseThrow()));
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(
                        760,
                        420,
                        "One model, one table, twenty seeds",
                        "how the error was measured (one dot per seed; a bar at their mean)",
                        "root mean squared error (kg)")
                .noLegend()
                .noXTicks()
                .y(1.6, 2.8);
        int x = 0;
        for (Map.Entry<String, double[]> way : errors.entrySet()) {
            strip(plot, ++x, way.getKey(), way.getValue(), Plot.colour(0), 1.65);
        }
        return plot;
    }

    /** Dots side by side above a name, and a bar at their mean. */
    static void strip(XyPlot plot, int x, String name, double[] values, Color colour, double nameAt) {
        double[] places = IntStream.range(0, values.length)
                .mapToDouble(i -> x + 0.3 * (i / (values.length - 1.0) - 0.5))
                .toArray();
        double mean = Descriptive.mean(values);
        plot.words(name, x, nameAt)
                .points(name, places, values, colour)
                .unnamedLine(new double[] {x - 0.25, x + 0.25}, new double[] {mean, mean}, Color.BLACK, 2);
    }

    private double[] bySeed(LongFunction<List<Split>> splits) {
        return IntStream.range(0, SEEDS)
                .parallel()
                .mapToDouble(seed -> Descriptive.mean(
                        CrossValidation.scores(people.cases, splits.apply(seed), tape, Scores::rootMeanSquaredError)))
                .toArray();
    }
}
