package gradus.classicalml.splitting.demo;

import gradus.classicalml.framing.Baselines;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.TribuoForest;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.knowm.xchart.style.Styler.LegendPosition;
import tech.tablesaw.api.Table;

/** Airline passengers: a forest that knows the month's number and its name, against "as many as a year ago". */
final class Passengers {
    private static final int YEAR = 12;
    private static final int FIRST_YEAR = 1949;

    /** Months since the start, and the month of the year; the target is thousands of passengers. */
    private final Cases cases;

    Passengers(Table table) {
        double[] passengers = Numbers.vector(table, "passengers_thousands");
        double[] sinceStart =
                IntStream.range(0, passengers.length).asDoubleStream().toArray();
        cases = Cases.of(
                List.of("column0", "column1"),
                Matrix.ofColumns(sinceStart, Numbers.vector(table, "month")),
                "passengers_thousands",
                passengers);
    }

    void months(Lines lines) {
        double[] forest = new double[Twins.SEEDS];
        double[] yearAgo = new double[Twins.SEEDS];
        for (int seed = 0; seed < Twins.SEEDS; seed++) {
            Split split = random(seed);
            forest[seed] = forestError(split);
            yearAgo[seed] = yearAgoError(split);
        }
        lines.print("root mean squared error in thousands of passengers");
        lines.print("                      forest  a year ago");
        lines.print("random, %d seeds     %7.1f  %10.1f", Twins.SEEDS, Vectors.mean(forest), Vectors.mean(yearAgo));
        for (Split window : backtest()) {
            lines.print(
                    "tested on %d       %7.1f  %10.1f",
                    FIRST_YEAR + window.test()[0] / YEAR, forestError(window), yearAgoError(window));
        }
    }

    XyPlot chart() {
        int n = cases.size();
        Split random = Splits.random(n, 1.0 / 6, 3);
        Split ordered = Splits.timeOrdered(IntStream.range(0, n).asLongStream().toArray(), 1.0 / 6, 0);
        XyPlot plot = Plot.xy(
                        760,
                        440,
                        "The same forest, asked about gaps and about the future",
                        "year",
                        "passengers in a month (thousands)")
                .legend(LegendPosition.InsideNW)
                .years()
                .line("passengers", years(IntStream.range(0, n).toArray()), cases.targets(), Color.GRAY);
        predicted(plot, "predicted, random test months", random, Plot.colour(0));
        predicted(plot, "predicted, last two years", ordered, Plot.colour(1));
        return plot;
    }

    private void predicted(XyPlot plot, String name, Split split, Color colour) {
        plot.points(
                name,
                years(split.test()),
                TribuoForest.predictions(cases, split.train(), split.test(), Twins.TREES),
                colour);
    }

    /** Splits the years after the first at random, as the other way needs a year before. */
    Split random(int seed) {
        return Splits.random(cases.size() - YEAR, Concrete.TEST_FRACTION, seed)
                .within(IntStream.range(YEAR, cases.size()).toArray());
    }

    /** Trains to the end of a year and tests on the next, five times. */
    List<Split> backtest() {
        return Splits.expandingWindows(cases.size(), 5, YEAR);
    }

    double forestError(Split split) {
        double[] predictions = TribuoForest.predictions(cases, split.train(), split.test(), Twins.TREES);
        return Scores.rootMeanSquaredError(predictions, Vectors.at(cases.targets(), split.test()));
    }

    double yearAgoError(Split split) {
        double[] predictions = Baselines.seasonalNaive(cases.targets(), YEAR, split.test());
        return Scores.rootMeanSquaredError(predictions, Vectors.at(cases.targets(), split.test()));
    }

    private static double[] years(int[] rows) {
        return Arrays.stream(rows)
                .mapToDouble(row -> FIRST_YEAR + row / (double) YEAR)
                .toArray();
    }
}
