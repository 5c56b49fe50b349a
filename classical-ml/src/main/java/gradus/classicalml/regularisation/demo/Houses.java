package gradus.classicalml.regularisation.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.regularisation.BiasVariance;
import gradus.classicalml.regularisation.NaturalSpline;
import gradus.classicalml.regularisation.Polynomial;
import gradus.classicalml.regularisation.Ridge;
import gradus.classicalml.regularisation.ShrunkModel;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.DataSets;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.awt.Color;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Forty houses of Ames: what the year in which a house was built says of its price. */
final class Houses {
    /** From the years of a training set to columns for any years. */
    interface Curve extends Function<double[], UnaryMatrix> {}

    /** From years to columns. */
    interface UnaryMatrix extends Function<double[], Matrix> {}

    static final int SOLD = 40;
    static final double RIDGE = 0.3;
    private static final double LARGEST = 4000;
    /** The spread of prices, in thousands of dollars, around the curve that all houses draw. */
    static final double NOISE = 60;

    private static final Cases CASES = cases();
    static final Map<String, Method> METHODS = methods();

    /** A family of curves, and the penalty on it. */
    record Method(Curve curve, double penalty) {
        UnaryOperator<double[]> fit(double[] years, double[] prices) {
            UnaryMatrix columns = scaled(years);
            ShrunkModel model = new Ridge(penalty).fit(columns.apply(years), prices);
            return asked -> model.predict(columns.apply(asked));
        }

        /** From any prices of these years to what is then predicted for the same years, whose columns are computed once. */
        UnaryOperator<double[]> refitting(double[] years) {
            Matrix columns = scaled(years).apply(years);
            return prices -> new Ridge(penalty).fit(columns, prices).predict(columns);
        }

        private UnaryMatrix scaled(double[] years) {
            UnaryMatrix columns = curve.apply(years);
            Standardiser scale = Standardiser.fit(columns.apply(years));
            return asked -> scale.transform(columns.apply(asked));
        }
    }

    final double[] years;
    final double[] prices;
    final double[] otherYears;
    final double[] otherPrices;

    /** Draws forty houses; all others are asked about. The five above 4000 square feet are left out, as the source advises. */
    Houses(long seed) {
        Cases all = CASES;
        Split split = Splits.random(all.size(), 1 - (double) SOLD / all.size(), seed);
        years = Vectors.at(all.features().column(0), split.train());
        prices = Vectors.at(all.targets(), split.train());
        otherYears = Vectors.at(all.features().column(0), split.test());
        otherPrices = Vectors.at(all.targets(), split.test());
    }

    /** Year built and price in thousands of dollars. */
    static Cases cases() {
        Cases all = Cases.ofNumbers(DataSets.AMES.table(), "sale_price", List.of("year_built", "gr_liv_area"));
        int[] usual = IntStream.range(0, all.size())
                .filter(i -> all.features().get(i, 1) <= LARGEST)
                .toArray();
        double[] prices = Vectors.scaled(Vectors.at(all.targets(), usual), 0.001);
        return Cases.of(List.of("year_built"), all.features().rowsAt(usual).columnsAt(0), "sale_price", prices);
    }

    private static Map<String, Method> methods() {
        Map<String, Method> methods = new LinkedHashMap<>();
        for (int degree : new int[] {1, 3, 6, 12}) {
            methods.put(degree == 1 ? "straight line" : "degree " + degree, new Method(polynomial(degree), 0));
        }
        methods.put("degree 12, held back", new Method(polynomial(12), RIDGE));
        methods.put("spline, 5 knots", new Method(years -> NaturalSpline.atQuantiles(years, 5)::features, 0));
        return methods;
    }

    static Curve polynomial(int degree) {
        return years -> {
            double low = Arrays.stream(years).min().orElseThrow();
            double high = Arrays.stream(years).max().orElseThrow();
            return new Polynomial(low, high, degree)::features;
        };
    }

    double trainingError(Method method) {
        return Scores.rootMeanSquaredError(method.fit(years, prices).apply(years), prices);
    }

    /** The other houses that are no older than the oldest known one, and no newer than the newest. */
    int[] between() {
        double low = Arrays.stream(years).min().orElseThrow();
        double high = Arrays.stream(years).max().orElseThrow();
        return IntStream.range(0, otherYears.length)
                .filter(i -> otherYears[i] >= low && otherYears[i] <= high)
                .toArray();
    }

    double errorBetween(Method method) {
        int[] between = between();
        double[] predictions = method.fit(years, prices).apply(Vectors.at(otherYears, between));
        return Scores.rootMeanSquaredError(predictions, Vectors.at(otherPrices, between));
    }

    void degrees(Lines lines) {
        lines.print("root mean squared error in thousands of dollars");
        lines.print("%-20s %9s %13s %16s", "", "40 known", between().length + " others", "a house of 1872");
        METHODS.forEach((name, method) -> lines.row(
                "%-20s %9.1f %13.1f %,16.0f",
                name,
                trainingError(method),
                errorBetween(method),
                method.fit(years, prices).apply(new double[] {1872})[0]));
    }

    /** What the error of each method is made of, where a curve through all houses plays the truth. */
    void madeOf(Lines lines) {
        lines.print("%-20s %8s %9s %8s %12s", "", "bias²", "variance", "σ²", "together");
        METHODS.forEach((name, method) -> {
            BiasVariance parts = parts(method, 500);
            lines.row(
                    "%-20s %8.0f %9.0f %8.0f %12.0f",
                    name, parts.squaredBias(), parts.variance(), parts.noise(), parts.expectedError());
        });
    }

    BiasVariance parts(Method method, int draws) {
        return BiasVariance.measure(truth(), NOISE, draws, 1, method.refitting(years));
    }

    double[] truth() {
        Cases all = CASES;
        Method curve = new Method(any -> NaturalSpline.atQuantiles(any, 6)::features, 0);
        return curve.fit(all.features().column(0), all.targets()).apply(years);
    }

    List<XyPlot> fits() {
        XyPlot free = plot("Free: the more powers, the wilder");
        XyPlot held = plot("Held back: the same freedom at a price");
        curve(free, "straight line", 2);
        curve(free, "degree 3", 0);
        curve(free, "degree 12", 1);
        curve(held, "degree 12, held back", 1);
        curve(held, "spline, 5 knots", 0);
        return List.of(free, held);
    }

    private XyPlot plot(String title) {
        return Plot.xy(480, 420, title, "year built", "price (thousands of dollars)")
                .points("40 houses", years, prices, Plot.soft(Color.GRAY))
                .x(1870, 2010)
                .years()
                .y(0, 500);
    }

    private void curve(XyPlot plot, String name, int colour) {
        double[] x = IntStream.rangeClosed(1872, 2010).asDoubleStream().toArray();
        double[] y = METHODS.get(name).fit(years, prices).apply(x);
        double[] shown = Arrays.stream(y)
                .map(price -> price < 0 || price > 500 ? Double.NaN : price)
                .toArray();
        plot.line(name, x, shown, Plot.colour(colour), 2.5f);
    }
}
