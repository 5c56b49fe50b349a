package gradus.classicalml.framing.demo;

import gradus.classicalml.framing.Baselines;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.tribuo.Model;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;
import org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType;
import tech.tablesaw.api.Table;

/** House prices: which one number would you predict for every house, and what does a rule of thumb give? */
final class Houses {
    static final int SEEDS = 10;
    static final double TEST_FRACTION = 0.2;
    static final String[] RUNGS = {
        "mean of all",
        "median of all",
        "median of the neighbourhood",
        "median price of a square foot",
        "Tribuo: trees on ten columns"
    };
    private static final int TREES = 40;
    private static final int TOO_LOW = 3;
    private static final List<String> KNOWN = List.of(
            "gr_liv_area",
            "total_bsmt_sf",
            "lot_area",
            "year_built",
            "year_remod_add",
            "garage_cars",
            "full_bath",
            "fireplaces",
            "longitude",
            "latitude");

    private final Cases cases;
    private final double[] prices;
    private final double[] areas;
    private final String[] neighbourhoods;

    Houses(Table table) {
        cases = Cases.ofNumbers(table, "sale_price", KNOWN);
        prices = cases.targets();
        areas = cases.features().column(0);
        neighbourhoods = table.stringColumn("neighborhood").asObjectArray();
    }

    double rootMeanSquared(double constant) {
        return Math.sqrt(Arrays.stream(prices)
                .map(y -> (y - constant) * (y - constant))
                .average()
                .orElseThrow());
    }

    double meanAbsolute(double constant) {
        return Arrays.stream(prices).map(y -> Math.abs(y - constant)).average().orElseThrow();
    }

    /** A dollar too low costs three, a dollar too high one. */
    double lopsided(double constant) {
        return Arrays.stream(prices)
                .map(y -> y > constant ? TOO_LOW * (y - constant) : constant - y)
                .average()
                .orElseThrow();
    }

    /** The smallest price that at least three quarters of the houses do not exceed. */
    double threeQuarters() {
        double[] sorted = Arrays.stream(prices).sorted().toArray();
        return sorted[(int) Math.ceil(prices.length * TOO_LOW / (1.0 + TOO_LOW)) - 1];
    }

    double mean() {
        return Baselines.mean(prices, 1)[0];
    }

    double median() {
        return Baselines.median(prices, 1)[0];
    }

    void constants(Lines lines) {
        lines.print("one price for %d houses, in thousands of dollars", prices.length);
        lines.print("                       root mean squared   mean absolute   too low costs 3×");
        constant(lines, "mean", mean());
        constant(lines, "median", median());
        constant(lines, "three quarters", threeQuarters());
    }

    private void constant(Lines lines, String name, double price) {
        lines.print(
                "%-14s  %5.1f  %17.1f   %13.1f   %16.1f",
                name, price / 1000, rootMeanSquared(price) / 1000, meanAbsolute(price) / 1000, lopsided(price) / 1000);
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(
                760,
                440,
                "One price for all houses: three ways to count, three best prices",
                "the price predicted for every house (thousands of dollars)",
                "error per house (thousands)");
        curve(plot, 0, "root mean squared: the mean", this::rootMeanSquared, mean());
        curve(plot, 1, "mean absolute: the median", this::meanAbsolute, median());
        curve(plot, 2, "too low costs 3×: three quarters", this::lopsided, threeQuarters());
        return plot.x(80, 300).y(0, 180);
    }

    private void curve(XyPlot plot, int colour, String name, DoubleUnaryOperator cost, double best) {
        double[] at = DoubleStream.iterate(80, price -> price <= 300, price -> price + 2)
                .toArray();
        double[] costs = Arrays.stream(at)
                .map(price -> cost.applyAsDouble(1000 * price) / 1000)
                .toArray();
        plot.line(name, at, costs, Plot.colour(colour))
                .unnamedLine(
                        new double[] {best / 1000, best / 1000},
                        new double[] {0, cost.applyAsDouble(best) / 1000},
                        Plot.colour(colour),
                        1.5f);
    }

    /** The mean absolute error of each rung, by seed. */
    double[][] errors() {
        return IntStream.range(0, SEEDS)
                .parallel()
                .mapToObj(seed -> rungs(Splits.random(prices.length, TEST_FRACTION, seed)))
                .toArray(double[][]::new);
    }

    void ladder(Lines lines) {
        double[][] errors = errors();
        lines.print("mean absolute error on test rows in thousands of dollars, %d splits", SEEDS);
        lines.print("                                mean   least   most");
        for (int rung = 0; rung < RUNGS.length; rung++) {
            int which = rung;
            double[] each = Arrays.stream(errors)
                    .mapToDouble(seed -> seed[which] / 1000)
                    .toArray();
            lines.print(
                    "%-30s  %4.1f    %4.1f   %4.1f",
                    RUNGS[rung],
                    Descriptive.mean(each),
                    Arrays.stream(each).min().orElseThrow(),
                    Arrays.stream(each).max().orElseThrow());
        }
    }

    private double[] rungs(Split split) {
        double[] training = Vectors.at(prices, split.train());
        double[] actual = Vectors.at(prices, split.test());
        return Arrays.stream(new double[][] {
                    Baselines.mean(training, actual.length),
                    Baselines.median(training, actual.length),
                    perNeighbourhood(split),
                    perSquareFoot(split),
                    boosted(split)
                })
                .mapToDouble(predictions -> Scores.meanAbsoluteError(predictions, actual))
                .toArray();
    }

    /** The median of the neighbourhood's training rows; where it has none, that of all. */
    private double[] perNeighbourhood(Split split) {
        double all = Descriptive.median(Vectors.at(prices, split.train()));
        Map<String, Double> medians = new HashMap<>();
        for (String name : neighbourhoods) {
            medians.computeIfAbsent(name, n -> {
                double[] own = Arrays.stream(split.train())
                        .filter(row -> neighbourhoods[row].equals(n))
                        .mapToDouble(row -> prices[row])
                        .toArray();
                return own.length == 0 ? all : Descriptive.median(own);
            });
        }
        return Arrays.stream(split.test())
                .mapToDouble(row -> medians.get(neighbourhoods[row]))
                .toArray();
    }

    private double[] perSquareFoot(Split split) {
        double[] each = Arrays.stream(split.train())
                .mapToDouble(row -> prices[row] / areas[row])
                .toArray();
        double price = Descriptive.median(each);
        return Arrays.stream(split.test())
                .mapToDouble(row -> price * areas[row])
                .toArray();
    }

    private double[] boosted(Split split) {
        Model<Regressor> trees = new XGBoostRegressionTrainer(
                        RegressionType.LINEAR, TREES, 0.2, 0, 4, 1, 1, 1, 1, 0, 1, true, 1L)
                .train(TribuoCases.regression(cases.rowsAt(split.train())));
        return TribuoCases.predictions(trees, cases.rowsAt(split.test()));
    }
}
