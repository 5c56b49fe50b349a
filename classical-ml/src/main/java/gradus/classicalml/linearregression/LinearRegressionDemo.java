package gradus.classicalml.linearregression;

import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.DataSets;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.visualisation.Figures;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.Styler;
import org.knowm.xchart.style.markers.SeriesMarkers;
import org.tribuo.Dataset;
import org.tribuo.Model;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.slm.SLMTrainer;

/** Prints the numbers of the lesson <em>linear-regression</em> and draws its figures: {@code [--figures DIR] [--show]}. */
public final class LinearRegressionDemo {
    private static final double CONFIDENCE = 0.95;
    private static final int EPOCHS = 100_000;
    private static final Logger TRIBUO = Logger.getLogger(SLMTrainer.class.getName());

    private final BodyMeasurements training = BodyMeasurements.training(BodyMeasurements.TAPE);
    private final BodyMeasurements heldOut = BodyMeasurements.heldOut(BodyMeasurements.TAPE);
    private final LinearModel model = new LinearRegression().fit(training.features(), training.kilograms());
    private final Diagnostics diagnostics = Diagnostics.of(model, training.features(), training.kilograms());
    private final double curvature = new MeanSquaredError(training.features(), training.kilograms()).curvature();
    private final DescentPath inCentimetres =
            new GradientDescent(1 / curvature, EPOCHS).fit(training.features(), training.kilograms());
    private final Figures figures;

    private LinearRegressionDemo(Figures figures) {
        this.figures = figures;
    }

    /** Runs the demo. */
    public static void main(String[] args) {
        TRIBUO.setLevel(Level.WARNING); // it reports each step of its training otherwise
        LinearRegressionDemo demo = new LinearRegressionDemo(Figures.of(args));
        demo.guess();
        demo.weights();
        demo.interval();
        demo.residuals();
        demo.descent();
        demo.typo();
        demo.collinear();
        demo.normalEquations();
        demo.tribuo();
        demo.missing();
        demo.drawPredicted();
        demo.drawResiduals();
    }

    private void guess() {
        section("guess");
        double[] actual = heldOut.kilograms();
        double mean = Arrays.stream(training.kilograms()).average().orElseThrow();
        double[] guesses = new double[actual.length];
        Arrays.fill(guesses, mean);
        print("error on 127 people who were set aside:");
        print(
                "%5.1f kg  everybody weighs %.1f kg, the mean of the others",
                rootMeanSquaredError(guesses, actual), mean);
        print("%5.1f kg  a line through their height", heldOutError(List.of("height_cm")));
        print("%5.1f kg  a plane through six measurements", heldOutError(BodyMeasurements.TAPE));
        BodyMeasurements all = BodyMeasurements.everybody(BodyMeasurements.TAPE);
        double[] errors = IntStream.range(100, 120)
                .mapToObj(seed -> Splits.random(all.kilograms().length, 0.25, seed))
                .mapToDouble(split -> heldOutError(all.rowsAt(split.train()), all.rowsAt(split.test())))
                .sorted()
                .toArray();
        print("%5.1f to %.1f kg, the same for 20 other choices of 127 people", errors[0], errors[errors.length - 1]);
    }

    private void weights() {
        section("weights");
        print("%-12s %9s %9s %7s", "", "kg per cm", "std error", "ratio");
        for (int j = 0; j <= model.features(); j++) {
            String name = j == 0 ? "intercept" : training.columns().get(j - 1);
            double weight = model.coefficients()[j];
            double error = model.standardErrors()[j];
            print("%-12s %9.3f %9.3f %7.1f", name, weight, error, weight / error);
        }
        print(
                "residual standard error %.2f kg on %d degrees of freedom, R² %.3f",
                model.residualStandardError(), model.degreesOfFreedom(), diagnostics.rSquared());
    }

    private void interval() {
        section("interval");
        double[] actual = heldOut.kilograms();
        double mean = Arrays.stream(training.kilograms()).average().orElseThrow();
        double[] person = heldOut.features().row(0);
        PredictionInterval interval = model.predictionInterval(person, CONFIDENCE);
        print("measured   %s cm, leverage %.3f", list("%.1f", person), model.leverage(person));
        print(
                "predicted  %.1f kg, with 95%% between %.1f and %.1f",
                interval.prediction(), interval.low(), interval.high());
        print("weighs     %.1f kg", actual[0]);
        int inside = 0;
        int insideOfMean = 0;
        int heavyOutside = 0;
        for (int i = 0; i < actual.length; i++) {
            double[] features = heldOut.features().row(i);
            PredictionInterval each = model.predictionInterval(features, CONFIDENCE);
            double h = model.leverage(features);
            double error = Math.abs(actual[i] - each.prediction());
            double margin = each.high() - each.prediction();
            inside += error <= margin ? 1 : 0;
            heavyOutside += error > margin && actual[i] > mean ? 1 : 0;
            insideOfMean += error <= margin * Math.sqrt(h / (1 + h)) ? 1 : 0;
        }
        print(
                "of 127 people, %d are in their interval; of the others, %d are heavier than the mean",
                inside, heavyOutside);
        print("without the 1 under the root, %d are inside", insideOfMean);
    }

    private void residuals() {
        section("residuals");
        double[] fitted = diagnostics.fitted();
        double[] residuals = diagnostics.residuals();
        int[] order = order(fitted);
        String[] who = {"lightest fifth", "middle fifths", "heaviest fifth"};
        int fifth = order.length / 5;
        int[] ends = {0, fifth, order.length - fifth, order.length};
        print("%-15s %9s %9s", "", "mean", "spread");
        for (int k = 0; k < who.length; k++) {
            double[] part = Arrays.stream(order, ends[k], ends[k + 1])
                    .mapToDouble(i -> residuals[i])
                    .toArray();
            double mean = Arrays.stream(part).average().orElseThrow();
            double spread = Math.sqrt(Diagnostics.sumOfSquaredDeviations(part) / (part.length - 1));
            print("%-15s %+6.2f kg %6.2f kg", who[k], mean, spread);
        }
    }

    private void descent() {
        section("descent");
        Standardiser standard = Standardiser.fit(training.features());
        Matrix z = standard.transform(training.features());
        double curvatureOfZ = new MeanSquaredError(z, training.kilograms()).curvature();
        DescentPath path = new GradientDescent(1 / curvatureOfZ, EPOCHS).fit(z, training.kilograms());
        print("%-33s %12s %14s", "", "standardised", "in centimetres");
        print("%-33s %12.2f %14.8f", "learning rate", 1 / curvatureOfZ, 1 / curvature);
        print("%-33s %12.2f %14.8f", "its limit", 2 / curvatureOfZ, 2 / curvature);
        for (int epoch : new int[] {20, 1_000, EPOCHS}) {
            print(
                    "training error after %,7d epochs %7.3f kg %11.3f kg",
                    epoch,
                    Math.sqrt(path.losses()[epoch]),
                    Math.sqrt(inCentimetres.losses()[epoch]));
        }
        double largest = 0;
        for (int j = 0; j < model.features(); j++) {
            double weight = path.weights()[j] / standard.deviations()[j];
            largest = Math.max(largest, Math.abs(weight - model.weights()[j]));
        }
        print(
                "%-33s %9.3f kg; no weight differs by more than 0.0000001: %b",
                "QR", Math.sqrt(leastLoss()), largest < 1e-7);
    }

    private void typo() {
        section("typo");
        Matrix X = withOneHeightInMetres();
        LinearModel spoilt = new LinearRegression().fit(X, training.kilograms());
        Diagnostics found = Diagnostics.of(spoilt, X, training.kilograms());
        print("%.1f cm, entered as %.3f", training.features().get(0, 0), X.get(0, 0));
        print("kg per cm of height  %.3f, was %.3f", spoilt.weights()[0], model.weights()[0]);
        print(
                "held-out error       %.2f kg, was %.2f kg",
                rootMeanSquaredError(spoilt.predict(heldOut.features()), heldOut.kilograms()),
                rootMeanSquaredError(model.predict(heldOut.features()), heldOut.kilograms()));
        print("leverage of that row %.3f, the next is %.3f", found.leverages()[0], secondLargest(found.leverages()));
        print(
                "its Cook's distance  %.2f, the next is %.2f",
                found.cooksDistances()[0], secondLargest(found.cooksDistances()));
    }

    private Matrix withOneHeightInMetres() {
        double[][] rows = training.features().toArray();
        rows[0][0] /= 100;
        return Matrix.of(rows);
    }

    private void collinear() {
        section("collinear");
        String[] girths = {"bicep_girth", "forearm_girth"};
        LinearModel together = fitted(List.of(girths[0], girths[1], "height_cm"));
        print("%-27s %12s %12s", "kg per cm beside the height", "alone", "together");
        for (int j = 0; j < girths.length; j++) {
            LinearModel alone = fitted(List.of(girths[j], "height_cm"));
            print("%-27s %12s %12s", girths[j], withError(alone, 0), withError(together, j));
        }
        print("all 24 measurements: held-out error %.2f kg", heldOutError(everything()));
    }

    private static LinearModel fitted(List<String> columns) {
        BodyMeasurements people = BodyMeasurements.training(columns);
        return new LinearRegression().fit(people.features(), people.kilograms());
    }

    private static String withError(LinearModel fitted, int feature) {
        return String.format(
                Locale.ROOT, "%.2f ± %.2f", fitted.weights()[feature], fitted.standardErrors()[feature + 1]);
    }

    /** Wampler's first problem: y = 1 + x + x² + x³ + x⁴ + x⁵ at x = 0 … 20, so that every coefficient is 1. */
    private void normalEquations() {
        section("normal-equations");
        double[][] powers = new double[21][6];
        double[] y = new double[21];
        for (int x = 0; x < y.length; x++) {
            for (int k = 0; k < 6; k++) {
                powers[x][k] = Math.pow(x, k);
                y[x] += powers[x][k];
            }
        }
        Matrix A = Matrix.of(powers);
        double[] byQr = HouseholderQr.of(A).solve(y);
        double[] byNormalEquations =
                HouseholderQr.of(A.transpose().times(A)).solve(A.transpose().times(y));
        print("QR of X          %.0e", largestErrorFromOne(byQr));
        print("solving XᵀXw=Xᵀy %.0e", largestErrorFromOne(byNormalEquations));
    }

    private void tribuo() {
        section("tribuo");
        Dataset<Regressor> known = dataset(training);
        Dataset<Regressor> unknown = dataset(heldOut);
        Model<Regressor> fitted = TribuoLeastSquares.train(known);
        RegressionEvaluation evaluation = TribuoLeastSquares.evaluate(fitted, unknown);
        double largest = 0;
        for (int i = 0; i < unknown.size(); i++) {
            double theirs = fitted.predict(unknown.getExample(i)).getOutput().getValues()[0];
            largest = Math.max(
                    largest, Math.abs(theirs - model.predict(heldOut.features().row(i))));
        }
        double[] ours = model.predict(heldOut.features());
        print("%-16s %8s %8s", "held out", "Tribuo", "ours");
        print(
                "%-16s %5.3f kg %5.3f kg",
                "RMSE", evaluation.averageRMSE(), rootMeanSquaredError(ours, heldOut.kilograms()));
        print("%-16s %8.4f %8.4f", "R²", evaluation.averageR2(), rSquared(ours, heldOut.kilograms()));
        print("no two predictions differ by more than 0.000000001 kg: %b", largest < 1e-9);
    }

    private void missing() {
        section("missing");
        int[] byHeight = order(heldOut.features().column(0));
        int tallest = byHeight[byHeight.length - 1];
        double[] person = heldOut.features().row(tallest);
        String[] names = training.columns().toArray(String[]::new);
        Model<Regressor> fitted = TribuoLeastSquares.train(dataset(training));
        print("a person of %.0f cm and %.1f kg", person[0], heldOut.kilograms()[tallest]);
        print("all six measurements  %.1f kg", predict(fitted, names, person));
        String[] others = Arrays.copyOfRange(names, 1, names.length);
        double[] rest = Arrays.copyOfRange(person, 1, person.length);
        print("the height left out   %.1f kg", predict(fitted, others, rest));
    }

    private static double predict(Model<Regressor> fitted, String[] names, double[] values) {
        Regressor unknown = new Regressor("weight_kg", Double.NaN);
        return fitted.predict(new ArrayExample<>(unknown, names, values))
                .getOutput()
                .getValues()[0];
    }

    private void drawPredicted() {
        double[] predicted = model.predict(heldOut.features());
        XYChart chart = chart(
                "Six lengths find the weight of 127 people who were set aside",
                "predicted weight (kg)",
                "actual weight (kg)");
        double[] edge = {40, 110};
        double margin =
                model.predictionInterval(heldOut.features().row(0), CONFIDENCE).high()
                        - model.predict(heldOut.features().row(0));
        line(chart, "right", edge, edge, Color.GRAY);
        line(
                chart,
                "95% interval, near the middle",
                edge,
                new double[] {edge[0] - margin, edge[1] - margin},
                Figures.COLOURS.get(4));
        line(chart, " ", edge, new double[] {edge[0] + margin, edge[1] + margin}, Figures.COLOURS.get(4))
                .setShowInLegend(false);
        points(chart, "one person", predicted, heldOut.kilograms(), Figures.COLOURS.get(0));
        chart.getStyler().setXAxisMin(40.0).setXAxisMax(110.0).setYAxisMin(30.0).setYAxisMax(120.0);
        figures.draw("linear-regression-predicted", chart);
    }

    private void drawResiduals() {
        double[] fitted = diagnostics.fitted();
        double[] residuals = diagnostics.residuals();
        XYChart chart = chart(
                "The residuals bend and fan out: a plane is not quite right",
                "fitted weight (kg)",
                "residual: actual − fitted (kg)");
        points(chart, "380 people of the training rows", fitted, residuals, Figures.COLOURS.get(0));
        line(chart, "no error", new double[] {40, 110}, new double[] {0, 0}, Color.GRAY);
        int[] order = order(fitted);
        int tenths = 10;
        double[] x = new double[tenths];
        double[] mean = new double[tenths];
        for (int k = 0; k < tenths; k++) {
            int[] part = Arrays.copyOfRange(order, k * order.length / tenths, (k + 1) * order.length / tenths);
            x[k] = Arrays.stream(part).mapToDouble(i -> fitted[i]).average().orElseThrow();
            mean[k] =
                    Arrays.stream(part).mapToDouble(i -> residuals[i]).average().orElseThrow();
        }
        line(chart, "mean of each tenth", x, mean, Figures.COLOURS.get(1)).setLineWidth(3f);
        chart.getStyler().setXAxisMin(40.0).setXAxisMax(110.0);
        figures.draw("linear-regression-residuals", chart);
    }

    /** The mean squared error of the least-squares model on the training rows: no coefficients have a smaller one. */
    private double leastLoss() {
        return new MeanSquaredError(training.features(), training.kilograms()).value(model.coefficients());
    }

    private static double heldOutError(List<String> columns) {
        return heldOutError(BodyMeasurements.training(columns), BodyMeasurements.heldOut(columns));
    }

    private static double heldOutError(BodyMeasurements known, BodyMeasurements unknown) {
        LinearModel fitted = new LinearRegression().fit(known.features(), known.kilograms());
        return rootMeanSquaredError(fitted.predict(unknown.features()), unknown.kilograms());
    }

    private static double rootMeanSquaredError(double[] predicted, double[] actual) {
        double sum = 0;
        for (int i = 0; i < actual.length; i++) {
            sum += (predicted[i] - actual[i]) * (predicted[i] - actual[i]);
        }
        return Math.sqrt(sum / actual.length);
    }

    private static double rSquared(double[] predicted, double[] actual) {
        double error = rootMeanSquaredError(predicted, actual);
        return 1 - error * error * actual.length / Diagnostics.sumOfSquaredDeviations(actual);
    }

    private static Dataset<Regressor> dataset(BodyMeasurements people) {
        return TribuoLeastSquares.dataset(people.columns(), people.features(), "weight_kg", people.kilograms());
    }

    private static List<String> everything() {
        List<String> names = new ArrayList<>(DataSets.BODY_DIMS.table().columnNames());
        names.remove("weight_kg");
        return names;
    }

    private static double largestErrorFromOne(double[] coefficients) {
        return Arrays.stream(coefficients).map(b -> Math.abs(b - 1)).max().orElseThrow();
    }

    private static double secondLargest(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length - 2];
    }

    /** The indices of the values, smallest first. */
    private static int[] order(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted((a, b) -> Double.compare(values[a], values[b]))
                .mapToInt(i -> i)
                .toArray();
    }

    private static XYChart chart(String title, String x, String y) {
        XYChart chart = new XYChartBuilder()
                .width(760)
                .height(480)
                .title(title)
                .xAxisTitle(x)
                .yAxisTitle(y)
                .build();
        chart.getStyler()
                .setLegendPosition(Styler.LegendPosition.OutsideS)
                .setLegendLayout(Styler.LegendLayout.Horizontal);
        return chart;
    }

    private static void points(XYChart chart, String name, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setXYSeriesRenderStyle(XYSeries.XYSeriesRenderStyle.Scatter);
        series.setMarker(SeriesMarkers.CIRCLE);
        series.setMarkerColor(new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), 150));
    }

    private static XYSeries line(XYChart chart, String name, double[] x, double[] y, Color colour) {
        XYSeries series = chart.addSeries(name, x, y);
        series.setMarker(SeriesMarkers.NONE);
        series.setLineColor(colour);
        series.setLineWidth(1.5f);
        return series;
    }

    private static String list(String format, double[] values) {
        return String.join(
                ", ",
                Arrays.stream(values)
                        .mapToObj(v -> String.format(Locale.ROOT, format, v))
                        .toList());
    }

    private static void section(String name) {
        System.out.println("== " + name + " ==");
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
