package gradus.classicalml.logisticregression.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.logisticregression.LogisticModel;
import gradus.classicalml.logisticregression.LogisticRegression;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.GradientDescent;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Malignant or not, by the radius of the nuclei: a straight line through zeros and ones, and the curve that fits them. */
final class Radius {
    private final Cases tumours;
    private final LinearModel straight;
    private final Standardiser scale;
    private final LogisticModel curve;

    Radius(Table table) {
        tumours = Cases.ofClasses(table, "diagnosis", List.of("radius_mean")); // alphabetical: class 1 is malignant
        straight = new LinearRegression().fit(tumours.features(), tumours.targets());
        scale = Standardiser.fit(tumours.features());
        curve = new LogisticRegression(0, new GradientDescent(2, 5000, 1e-9))
                .fit(scale.transform(tumours.features()), tumours.labels());
    }

    void line(Lines lines) {
        lines.print("radius   least squares   logistic regression");
        for (double radius : new double[] {6.981, 12, 15, 28.11}) {
            lines.print("%6.2f   %13.3f   %19.3f", radius, straight.predict(new double[] {radius}), malignant(radius));
        }
        long outside = Arrays.stream(straight.predict(tumours.features()))
                .filter(p -> p < 0 || p > 1)
                .count();
        lines.print("%d of %d least-squares \"probabilities\" lie outside 0 to 1", outside, tumours.size());
        lines.print("the descent %s", curve.converged() ? "converged" : "was stopped");
    }

    /**
     * What was promised beside what came. Each half of the tumours is asked of a curve that was fitted on the other half, so that no
     * tumour is judged by a model that has seen it.
     */
    void promised(Lines lines) {
        Split split = Splits.stratified(tumours.labels(), 0.5, 1);
        double[] given = new double[tumours.size()];
        judge(split.train(), split.test(), given);
        judge(split.test(), split.train(), given);
        lines.print("probability of malignant   tumours   mean given   truly malignant");
        double[] edges = {0, 0.05, 0.25, 0.5, 0.75, 0.95, 1};
        for (int b = 0; b + 1 < edges.length; b++) {
            double from = edges[b];
            double to = edges[b + 1];
            int[] among = IntStream.range(0, given.length)
                    .filter(i -> given[i] >= from && (given[i] < to || to == 1))
                    .toArray();
            double mean =
                    IntStream.of(among).mapToDouble(i -> given[i]).average().orElseThrow();
            double share =
                    IntStream.of(among).map(i -> tumours.labels()[i]).average().orElseThrow();
            lines.print("%12.2f to %4.2f       %7d   %10.2f   %15.2f", from, to, among.length, mean, share);
        }
    }

    /** Fits on some rows, and fills in the probabilities of others. */
    private void judge(int[] fitted, int[] asked, double[] given) {
        Matrix X = tumours.features().rowsAt(fitted);
        Standardiser scale = Standardiser.fit(X);
        int[] labels = IntStream.of(fitted).map(i -> tumours.labels()[i]).toArray();
        LogisticModel model =
                new LogisticRegression(0, new GradientDescent(2, 5000, 1e-9)).fit(scale.transform(X), labels);
        for (int i : asked) {
            given[i] = model.probabilities(scale.transform(tumours.features().row(i)))[1];
        }
    }

    private double malignant(double radius) {
        return curve.probabilities(scale.transform(radius))[1];
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(
                800,
                480,
                "A probability cannot leave 0 to 1; a line does",
                "mean radius of the cell nuclei (unit not published)",
                "probability of malignant");
        for (int c = 0; c < 2; c++) {
            int label = c;
            int[] rows = IntStream.range(0, tumours.size())
                    .filter(i -> tumours.labels()[i] == label)
                    .toArray();
            double[] heights =
                    new Random(c).doubles(rows.length, c - 0.04, c + 0.04).toArray(); // else they hide each other
            plot.points(
                    tumours.classes().get(c), tumours.features().rowsAt(rows).column(0), heights);
        }
        double[] radius =
                IntStream.rangeClosed(0, 220).mapToDouble(i -> 6.5 + 0.1 * i).toArray();
        double[] probability = Arrays.stream(radius).map(this::malignant).toArray();
        return plot.line("least squares", radius, straight.predict(Matrix.ofColumns(radius)), Plot.colour(3))
                .line("logistic regression", radius, probability, Color.BLACK);
    }
}
