package gradus.classicalml.regularisation.demo;

import gradus.classicalml.metrics.Scores;
import gradus.classicalml.regularisation.ElasticNet;
import gradus.classicalml.regularisation.NetFit;
import gradus.classicalml.regularisation.RidgePath;
import gradus.classicalml.regularisation.ShrunkModel;
import gradus.classicalml.regularisation.ValidationCurve;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import org.knowm.xchart.style.Styler.LegendPosition;

/** What a penalty does to patients' 64 features: scores over twenty draws, one validation curve, the paths of the weights. */
final class Held {
    static final int SEEDS = 20;

    final double[] mean = new double[SEEDS];
    final double[] ten = new double[SEEDS];
    final double[] all = new double[SEEDS];
    final double[] ridge = new double[SEEDS];
    final double[] lasso = new double[SEEDS];
    final double[] simplest = new double[SEEDS];
    final double[] used = new double[SEEDS];
    final double[] usedBySimplest = new double[SEEDS];
    /** The first draw. */
    private final Patients first = new Patients(0);
    /** Its validation curve. */
    private ValidationCurve curve;
    /** Its models, one for each penalty of the curve; null until they are asked for. */
    private List<ShrunkModel> models;

    Held() {
        for (int seed = 0; seed < SEEDS; seed++) {
            measure(seed, seed == 0 ? first : new Patients(seed));
        }
    }

    private void measure(int seed, Patients patients) {
        double[] same = new double[patients.others.size()];
        Arrays.fill(same, Descriptive.mean(patients.known.targets()));
        mean[seed] = patients.error(same);
        ten[seed] = patients.leastSquaresOfTen();
        all[seed] = patients.leastSquaresOfAll();
        ridge[seed] = patients.ridge();
        ValidationCurve chosen = patients.lassoCurve();
        curve = seed == 0 ? chosen : curve;
        List<ShrunkModel> both = lassos(patients, chosen.simplest(), chosen.best());
        ShrunkModel simple = both.get(0);
        ShrunkModel best = both.get(1);
        lasso[seed] = patients.error(best.predict(patients.otherProducts()));
        simplest[seed] = patients.error(simple.predict(patients.otherProducts()));
        used[seed] = best.features();
        usedBySimplest[seed] = simple.features();
    }

    /** One after another, from the largest penalty down: each fit starts from the one before. */
    private static List<ShrunkModel> lassos(Patients patients, double... penalties) {
        return new ElasticNet(1, 1, 10_000, 1e-7)
                .path(patients.knownProducts(), patients.known.targets(), penalties).stream()
                        .map(NetFit::model)
                        .toList();
    }

    private List<ShrunkModel> models() {
        if (models == null) {
            models = lassos(first, curve.penalties());
        }
        return models;
    }

    void scores(Lines lines) {
        lines.print("root mean squared error for 292 other patients, 20 draws of 150");
        lines.print("%-38s %6s %5s %10s", "", "mean", "sd", "features");
        row(lines, "always the mean of the known", mean, 0);
        row(lines, "least squares, ten measurements", ten, 10);
        row(lines, "least squares, 64 features", all, 64);
        row(lines, "ridge, 64 features", ridge, 64);
        row(lines, "lasso, 64 features", lasso, Descriptive.mean(used));
        row(lines, "lasso, one standard error simpler", simplest, Descriptive.mean(usedBySimplest));
    }

    private static void row(Lines lines, String name, double[] errors, double features) {
        lines.row(
                "%-38s %6.1f %5.1f %10.0f",
                name, Descriptive.mean(errors), Descriptive.standardDeviation(errors), features);
    }

    /** The curve of the first draw, every fourth penalty. */
    void validated(Lines lines) {
        double[] penalties = curve.penalties();
        double[] means = curve.means();
        double[] errors = curve.standardErrors();
        lines.print("%8s %18s %10s", "penalty", "validation error", "features");
        for (int k = 0; k < penalties.length; k += 4) {
            int features = models().get(k).features();
            lines.print("%8.2f %11.1f ± %4.1f %10d", penalties[k], means[k], errors[k], features);
        }
        lines.print("least error at %.2f; within one standard error of it up to %.2f", curve.best(), curve.simplest());
    }

    XyPlot curveChart() {
        double[] penalties = curve.penalties();
        double[] log = logs(penalties);
        double[] training = new double[penalties.length];
        for (int k = 0; k < training.length; k++) {
            double[] fitted = models().get(k).predict(first.knownProducts());
            training[k] = Scores.rootMeanSquaredError(fitted, first.known.targets());
        }
        double[] low = new double[log.length];
        double[] high = new double[log.length];
        for (int k = 0; k < log.length; k++) {
            low[k] = curve.means()[k] - curve.standardErrors()[k];
            high[k] = curve.means()[k] + curve.standardErrors()[k];
        }
        return Plot.xy(760, 440, "The training error always asks for more freedom", "log₁₀ of the penalty", "RMSE")
                .line("on known patients", log, training, Plot.colour(0))
                .line("on patients held out", log, curve.means(), Plot.colour(1), 3)
                .unnamedLine(log, low, Plot.soft(Plot.colour(1)), 1)
                .unnamedLine(log, high, Plot.soft(Plot.colour(1)), 1)
                .line("least", at(curve.best()), new double[] {40, 80}, Color.GRAY, 1.5f)
                .line("one standard error simpler", at(curve.simplest()), new double[] {40, 80}, Color.BLACK, 1.5f);
    }

    private static double[] at(double penalty) {
        return new double[] {Math.log10(penalty), Math.log10(penalty)};
    }

    private static double[] logs(double[] penalties) {
        return Arrays.stream(penalties).map(Math::log10).toArray();
    }

    /** The weights of the ten measurements against the penalty, by ridge and by lasso. */
    List<XyPlot> paths() {
        Matrix X = first.scale.transform(first.known.features());
        double[] y = first.known.targets();
        double[] wide = ElasticNet.penalties(100, 1e-4, 80);
        RidgePath ridge = RidgePath.of(X, y);
        double[] narrow = ElasticNet.penalties(ElasticNet.largestPenalty(X, y, 1) * 1.3, 1e-3, 80);
        List<NetFit> lasso = ElasticNet.lasso(1).path(X, y, narrow);
        return List.of(
                path(
                        "Ridge: none stays at 0",
                        wide,
                        Arrays.stream(wide).mapToObj(ridge::at).toList()),
                path(
                        "Lasso: one after another becomes 0",
                        narrow,
                        lasso.stream().map(NetFit::model).toList()));
    }

    private static XyPlot path(String title, double[] penalties, List<ShrunkModel> models) {
        XyPlot plot = Plot.xy(480, 480, title, "log₁₀ of the penalty", "weight, per standard deviation");
        Color[] colours = {
            Color.GRAY,
            new Color(0x999933),
            Plot.colour(1),
            Plot.colour(4),
            Plot.colour(0),
            Plot.colour(2),
            Plot.colour(3),
            Plot.colour(5),
            Plot.colour(6),
            new Color(0x882255)
        };
        for (int j = 0; j < colours.length; j++) {
            int feature = j;
            double[] weights = models.stream()
                    .mapToDouble(model -> model.weights()[feature])
                    .toArray();
            plot.line(Patients.MEASURED.get(j), logs(penalties), weights, colours[j]);
        }
        return title.startsWith("Ridge") ? plot.noLegend() : plot.legend(LegendPosition.InsideSE);
    }
}
