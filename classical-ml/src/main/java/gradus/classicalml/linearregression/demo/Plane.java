package gradus.classicalml.linearregression.demo;

import gradus.classicalml.framing.Baselines;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.BodyMeasurements;
import gradus.classicalml.linearregression.Diagnostics;
import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/** The plane through six measurements of 380 people, asked about 127 others. */
final class Plane {
    private static final double CONFIDENCE = 0.95;

    final Cases training = BodyMeasurements.training(BodyMeasurements.TAPE);
    final Cases heldOut = BodyMeasurements.heldOut(BodyMeasurements.TAPE);
    final LinearModel model = fit(training);
    final Diagnostics diagnostics = Diagnostics.of(model, training.features(), training.targets());

    static LinearModel fit(Cases cases) {
        return new LinearRegression().fit(cases.features(), cases.targets());
    }

    static double error(LinearModel model, Cases unseen) {
        return Scores.rootMeanSquaredError(model.predict(unseen.features()), unseen.targets());
    }

    static double heldOutError(List<String> columns) {
        return error(fit(BodyMeasurements.training(columns)), BodyMeasurements.heldOut(columns));
    }

    void guess(Lines lines) {
        double[] mean = Baselines.mean(training.targets(), heldOut.size());
        lines.print("error on 127 people who were set aside:");
        lines.print(
                "%5.1f kg  everybody weighs %.1f kg, the mean of the others",
                Scores.rootMeanSquaredError(mean, heldOut.targets()), mean[0]);
        lines.print("%5.1f kg  a line through their height", heldOutError(List.of("height_cm")));
        lines.print("%5.1f kg  a plane through six measurements", heldOutError(BodyMeasurements.TAPE));
        Cases all = BodyMeasurements.everybody(BodyMeasurements.TAPE);
        double[] errors = IntStream.range(100, 120)
                .mapToObj(seed -> Splits.random(all.size(), 0.25, seed))
                .mapToDouble(split -> error(fit(all.rowsAt(split.train())), all.rowsAt(split.test())))
                .sorted()
                .toArray();
        lines.print(
                "%5.1f to %.1f kg, the same for 20 other choices of 127 people", errors[0], errors[errors.length - 1]);
    }

    void weights(Lines lines) {
        lines.print("%-12s %9s %9s %7s", "", "kg per cm", "std error", "ratio");
        for (int j = 0; j <= model.features(); j++) {
            String name = j == 0 ? "intercept" : training.featureNames().get(j - 1);
            double weight = model.coefficients()[j];
            double error = model.standardErrors()[j];
            lines.row("%-12s %9.3f %9.3f %7.1f", name, weight, error, weight / error);
        }
        lines.print(
                "residual standard error %.2f kg on %d degrees of freedom, R² %.3f",
                model.residualStandardError(), model.degreesOfFreedom(), diagnostics.rSquared());
    }

    void interval(Lines lines) {
        double[] person = heldOut.features().row(0);
        PredictionInterval interval = model.predictionInterval(person, CONFIDENCE);
        lines.print("measured   %s cm, leverage %.3f", Lines.list("%.1f", ", ", person), model.leverage(person));
        lines.print(
                "predicted  %.1f kg, with 95%% between %.1f and %.1f",
                interval.prediction(), interval.low(), interval.high());
        lines.print("weighs     %.1f kg", heldOut.targets()[0]);
        coverage(lines);
    }

    /** How many of those set aside are inside their interval, and inside one for the mean of all such people. */
    private void coverage(Lines lines) {
        double[] actual = heldOut.targets();
        double mean = Descriptive.mean(training.targets());
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
        lines.print(
                "of 127 people, %d are in their interval; of the others, %d are heavier than the mean",
                inside, heavyOutside);
        lines.print("without the 1 under the root, %d are inside", insideOfMean);
    }

    XyPlot chart() {
        double margin =
                model.predictionInterval(heldOut.features().row(0), CONFIDENCE).high()
                        - model.predict(heldOut.features().row(0));
        double[] edge = {40, 120};
        return Plot.xy(
                        640,
                        620,
                        "Six lengths find the weight of 127 people who were set aside",
                        "predicted weight (kg)",
                        "actual weight (kg)")
                .line("predicted = actual", edge, edge, Color.GRAY, 1.5f)
                .line(
                        "95% interval, near the middle",
                        edge, new double[] {edge[0] - margin, edge[1] - margin}, Plot.colour(4), 1.5f)
                .unnamedLine(edge, new double[] {edge[0] + margin, edge[1] + margin}, Plot.colour(4), 1.5f)
                .points("one person", model.predict(heldOut.features()), heldOut.targets(), Plot.soft(Plot.colour(0)))
                .x(40, 120)
                .y(40, 120);
    }
}
