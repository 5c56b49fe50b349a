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
    private static final Logger TRIBUO = Logger.getLogger(SLMTrainer.class.getName());

    private final BodyMeasurements training = BodyMeasurements.training(BodyMeasurements.TAPE);
    private final BodyMeasurements heldOut = BodyMeasurements.heldOut(BodyMeasurements.TAPE);
    private final LinearModel model = new LinearRegression().fit(training.features(), training.kilograms());
    private final Diagnostics diagnostics = Diagnostics.of(model, training.features(), training.kilograms());
    private final double curvature = new MeanSquaredError(training.features(), training.kilograms()).curvature();
    private final DescentPath inCentimetres =
            new GradientDescent(1 / curvature, 100_000).fit(training.features(), training.kilograms());
    private final Figures figures;

    private LinearRegressionDemo(Figures figures) {
        this.figures = figures;
    }

    /** Runs the demo. */
    public static void main(String[] args) {
        TRIBUO.setLevel(Level.WARNING); // it reports each step of its training otherwise
        LinearRegressionDemo demo = new LinearRegressionDemo(Figures.of(args));
        demo.guess();
        demo.byHand();
        demo.weights();
        demo.interval();
        demo.residuals();
        demo.descent();
        demo.unscaled();
        demo.typo();
        demo.collinear();
        demo.normalEquations();
        demo.tribuo();
        demo.missing();
        demo.drawPredicted();
        demo.drawResiduals();
        demo.drawLeverage();
        demo.drawDescent();
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

    private void byHand() {
        section("by-hand");
        Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});
        double[] y = {1, 2, 3, 6};
        LinearModel line = new LinearRegression().fit(X, y);
        print("intercept  %.3f ± %.3f", line.intercept(), line.standardErrors()[0]);
        print("slope      %.3f ± %.3f", line.weights()[0], line.standardErrors()[1]);
        print("residuals  %s", list("%.1f", Diagnostics.of(line, X, y).residuals()));
        print("leverages  %s", list("%.1f", Diagnostics.of(line, X, y).leverages()));
        print("residual standard error %.3f on %d degrees of freedom", line.residualStandardError(), 2);
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
        print("without the 1 under the root, %d are", insideOfMean);
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
        DescentPath path = new GradientDescent(1 / curvatureOfZ, 1000).fit(z, training.kilograms());
        print("learning rate %.2f, the limit is %.2f", 1 / curvatureOfZ, 2 / curvatureOfZ);
        print("within 1%% of the least error after %d epochs", path.firstEpochAtOrBelow(leastLoss() * 1.01 * 1.01));
        double largest = 0;
        for (int j = 0; j < model.features(); j++) {
            double weight = path.weights()[j] / standard.deviations()[j];
            largest = Math.max(largest, Math.abs(weight - model.weights()[j]));
        }
        print("no weight differs from QR's by more than 0.0000001 kg per cm after 1,000: %b", largest < 1e-7);
    }

    private void unscaled() {
        section("unscaled");
        print("learning rate %.8f, the limit is %.8f", 1 / curvature, 2 / curvature);
        print("error after %9s epochs", "");
        for (int epoch : new int[] {10, 1_000, 100_000}) {
            print("%8.3f kg %,9d", Math.sqrt(inCentimetres.losses()[epoch]), epoch);
        }
        print("%8.3f kg %9s", Math.sqrt(leastLoss()), "QR");
        try {
            new GradientDescent(0.0001, 1_000).fit(training.features(), training.kilograms());
        } catch (ArithmeticException tooFast) {
            print("%s", tooFast.getMessage());
        }
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
        print("kg per cm beside the height");
        for (List<String> girths :
                List.of(List.of("bicep_girth"), List.of("forearm_girth"), List.of("bicep_girth", "forearm_girth"))) {
            List<String> columns = new ArrayList<>(girths);
            columns.add("height_cm");
            BodyMeasurements arms = BodyMeasurements.training(columns);
            LinearModel fitted = new LinearRegression().fit(arms.features(), arms.kilograms());
            print(
                    "%s",
                    String.join(
                            ", ",
                            IntStream.range(0, girths.size())
                                    .mapToObj(j -> girths.get(j) + " " + withError(fitted, j))
                                    .toList()));
        }
        List<String> everything = everything();
        BodyMeasurements all = BodyMeasurements.training(everything);
        LinearModel large = new LinearRegression().fit(all.features(), all.kilograms());
        double[] inflation = Diagnostics.varianceInflation(all.features());
        print("among all %d measurements", everything.size());
        for (String name : List.of("wrist_girth", "forearm_girth", "height_cm")) {
            int j = everything.indexOf(name);
            print("%-13s %s, inflation %4.1f", name, withError(large, j), inflation[j]);
        }
        print("held-out error %.2f kg", heldOutError(everything));
        refusal();
    }

    private static String withError(LinearModel fitted, int feature) {
        return String.format(
                Locale.ROOT, "%.2f ± %.2f", fitted.weights()[feature], fitted.standardErrors()[feature + 1]);
    }

    private void refusal() {
        double[][] rows = training.features().toArray();
        for (double[] row : rows) {
            row[5] = row[1] / 2.54;
        }
        try {
            new LinearRegression().fit(Matrix.of(rows), training.kilograms());
        } catch (IllegalArgumentException dependent) {
            print("with the waist once more in inches, as column 5");
            print("%s", dependent.getMessage());
        }
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
        print("largest error of a coefficient that is exactly 1:");
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
        print("%-16s %5.3f kg", "mean |error|", evaluation.averageMAE());
        print("%-16s %8.4f", "R²", evaluation.averageR2());
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

    private void drawLeverage() {
        Matrix X = withOneHeightInMetres();
        LinearModel spoilt = new LinearRegression().fit(X, training.kilograms());
        Diagnostics found = Diagnostics.of(spoilt, X, training.kilograms());
        double[] leverages = found.leverages();
        double[] residuals = found.standardisedResiduals();
        XYChart chart = chart("One height in metres pulls like nobody else", "leverage", "standardised residual");
        int n = leverages.length;
        points(
                chart,
                "379 people",
                Arrays.copyOfRange(leverages, 1, n),
                Arrays.copyOfRange(residuals, 1, n),
                Figures.COLOURS.get(0));
        points(
                chart,
                "the one with the typing error",
                new double[] {leverages[0]},
                new double[] {residuals[0]},
                Figures.COLOURS.get(1));
        double limit = 3 * (model.features() + 1.0) / n;
        line(chart, "3 × the mean leverage", new double[] {limit, limit}, new double[] {-4, 16}, Color.GRAY);
        chart.getStyler().setXAxisDecimalPattern("0.0").setXAxisMin(0.0).setXAxisMax(0.7);
        figures.draw("linear-regression-leverage", chart);
    }

    private void drawDescent() {
        Matrix z = Standardiser.fit(training.features()).transform(training.features());
        double curvatureOfZ = new MeanSquaredError(z, training.kilograms()).curvature();
        int epochs = inCentimetres.losses().length - 1;
        XYChart chart = chart(
                "In centimetres 100,000 epochs are not enough; standardised, 20 are",
                "epoch",
                "error on the training rows (kg)");
        line(chart, "centimetres", epochsToDraw(epochs), rootsAt(inCentimetres), Figures.COLOURS.get(1))
                .setLineWidth(2.5f);
        DescentPath scaled = new GradientDescent(1 / curvatureOfZ, 1_000).fit(z, training.kilograms());
        line(chart, "standard deviations", epochsToDraw(1_000), rootsAt(scaled), Figures.COLOURS.get(0))
                .setLineWidth(2.5f);
        double least = Math.sqrt(leastLoss());
        line(chart, "QR", new double[] {1, epochs}, new double[] {least, least}, Color.GRAY);
        chart.getStyler()
                .setXAxisLogarithmic(true)
                .setPlotGridVerticalLinesVisible(false)
                .setXAxisTickLabelsFormattingFunction(epoch -> String.format(Locale.ROOT, "%,.0f", epoch));
        figures.draw("linear-regression-descent", chart);
    }

    /** About 30 whole numbers a decade, from 1 to the given one. */
    private static double[] epochsToDraw(int last) {
        return IntStream.rangeClosed(0, (int) Math.round(30 * Math.log10(last)))
                .mapToDouble(k -> Math.rint(Math.pow(10, k / 30.0)))
                .distinct()
                .toArray();
    }

    private static double[] rootsAt(DescentPath path) {
        double[] losses = path.losses();
        return Arrays.stream(epochsToDraw(losses.length - 1))
                .map(epoch -> Math.sqrt(losses[(int) epoch]))
                .toArray();
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
