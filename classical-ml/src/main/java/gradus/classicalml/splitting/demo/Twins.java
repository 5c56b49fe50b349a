package gradus.classicalml.splitting.demo;

import gradus.classicalml.splitting.Leaks;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.TribuoForest;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import java.awt.Color;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** A forest's errors on random and on grouped splits of the same seeds, and what rows of one mix have to do with them. */
final class Twins {
    static final int SEEDS = 20;
    static final int TREES = 10;

    /** Root mean squared errors on one split's test rows: all, with a twin in training, without, of a mix tested repeatedly, once. */
    record Errors(double all, double withTwin, double withoutTwin, double twinShare, double repeated, double once) {}

    private final Concrete concrete;
    /** By seed. */
    final List<Errors> random;

    final List<Errors> grouped;

    Twins(Concrete concrete) {
        this.concrete = concrete;
        int rows = concrete.cases.size();
        random = bySeed(seed -> Splits.random(rows, Concrete.TEST_FRACTION, seed));
        grouped = bySeed(seed -> Splits.grouped(concrete.mixes, Concrete.TEST_FRACTION, seed));
    }

    void randomAgainstGrouped(Lines lines) {
        lines.print("root mean squared error of a forest in MPa, %d seeds", SEEDS);
        lines.print("               mean    sd   least  most");
        lines.row("%s  %5.2f %5.2f   %5.2f %5.2f", "random split", summary(each(random, Errors::all)));
        lines.row("%s %5.2f %5.2f   %5.2f %5.2f", "grouped split", summary(each(grouped, Errors::all)));
        lines.print(
                "the grouped error is the larger one for %d of %d seeds",
                IntStream.range(0, SEEDS)
                        .filter(s -> grouped.get(s).all > random.get(s).all)
                        .count(),
                SEEDS);
    }

    void twins(Lines lines) {
        lines.print(
                "%.1f%% of a random split's test rows have a twin in training, expected %.1f%%",
                100 * mean(random, Errors::twinShare), 100 * concrete.expectedTwins());
        lines.print("                                random  grouped");
        String row = "%-31s%7.2f  %7.2f";
        lines.row(
                row,
                "rows of a mix tested repeatedly",
                mean(random, Errors::repeated),
                mean(grouped, Errors::repeated));
        lines.row(row, "rows of a mix tested once", mean(random, Errors::once), mean(grouped, Errors::once));
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(
                        760,
                        440,
                        "What a random split pretends",
                        "test rows (one dot per seed, from left to right; a bar at their mean)",
                        "error on test rows (root mean squared, MPa)")
                .noLegend()
                .noXTicks()
                .y(3.5, 8);
        strip(plot, 1, "random split", each(random, Errors::all), Plot.colour(0));
        strip(plot, 2, "of these, with a twin", each(random, Errors::withTwin), Plot.colour(0));
        strip(plot, 3, "of these, without", each(random, Errors::withoutTwin), Plot.colour(0));
        strip(plot, 4, "grouped split", each(grouped, Errors::all), Plot.colour(1));
        return plot;
    }

    private static void strip(XyPlot plot, int x, String name, double[] errors, Color colour) {
        double[] places = IntStream.range(0, SEEDS)
                .mapToDouble(seed -> x + 0.24 * (seed / (SEEDS - 1.0) - 0.5))
                .toArray();
        double mean = Descriptive.mean(errors);
        plot.words(name, x, 3.8)
                .points(name, places, errors, colour)
                .unnamedLine(new double[] {x - 0.25, x + 0.25}, new double[] {mean, mean}, Color.BLACK, 2);
    }

    private List<Errors> bySeed(IntFunction<Split> splitter) {
        return IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> errors(splitter.apply(seed)))
                .toList();
    }

    private Errors errors(Split split) {
        int[] test = split.test();
        double[] squares = TribuoForest.squaredErrors(concrete.cases, split, TREES);
        Set<Integer> twins = new HashSet<>();
        Arrays.stream(Leaks.twins(split, concrete.mixes)).forEach(twins::add);
        IntPredicate hasTwin = i -> twins.contains(test[i]);
        IntPredicate repeated = i -> concrete.sizes[concrete.mixes[test[i]]] > 1;
        return new Errors(
                rootMean(squares, i -> true),
                rootMean(squares, hasTwin),
                rootMean(squares, hasTwin.negate()),
                (double) twins.size() / test.length,
                rootMean(squares, repeated),
                rootMean(squares, repeated.negate()));
    }

    private static double rootMean(double[] squares, IntPredicate rows) {
        return Math.sqrt(IntStream.range(0, squares.length)
                .filter(rows)
                .mapToDouble(i -> squares[i])
                .average()
                .orElse(Double.NaN));
    }

    static double[] each(List<Errors> errors, ToDoubleFunction<Errors> which) {
        return errors.stream().mapToDouble(which).toArray();
    }

    static double mean(List<Errors> errors, ToDoubleFunction<Errors> which) {
        return Descriptive.mean(each(errors, which));
    }

    private static double[] summary(double[] numbers) {
        return new double[] {
            Descriptive.mean(numbers),
            Descriptive.standardDeviation(numbers),
            Arrays.stream(numbers).min().orElseThrow(),
            Arrays.stream(numbers).max().orElseThrow()
        };
    }
}
