package gradus.classicalml.logisticregression.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.logisticregression.LogisticModel;
import gradus.classicalml.logisticregression.LogisticRegression;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.GradientDescent;
import gradus.fundamentals.optimisation.Momentum;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.math.optimisers.AdaGrad;

/** Penguins by two measurements of their bills: a plane that one can draw. */
final class Bills {
    private final Cases bills;
    private final Cases standardised;

    Bills(Birds birds) {
        bills = birds.cases(List.of("bill_length_mm", "bill_depth_mm"));
        standardised = Birds.standardised(bills);
    }

    /** The same model from a library. */
    void tribuo(Lines lines) {
        LogisticModel ours = new LogisticRegression(0, new Momentum(1.3, 0.9, 5000, 1e-6))
                .fit(standardised.features(), standardised.labels());
        lines.print("                                       log loss   furthest from ours");
        lines.row(
                "%-36s   %8.4f",
                "ours, " + ours.descent().steps() + " steps of momentum",
                ours.logLoss(standardised.features(), standardised.labels()));
        compare(lines, "Tribuo, defaults (5 epochs)", new LogisticRegressionTrainer(), standardised, ours);
        compare(lines, "Tribuo, 500 epochs", trainer(500), standardised, ours);
        compare(lines, "Tribuo, 500 epochs, in millimetres", trainer(500), bills, ours);
    }

    private static Trainer<Label> trainer(int epochs) {
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(1.0, 0.1), epochs, -1, Trainer.DEFAULT_SEED);
    }

    private void compare(Lines lines, String name, Trainer<Label> trainer, Cases cases, LogisticModel ours) {
        Model<Label> theirs = trainer.train(TribuoCases.classification(cases));
        double loss = 0;
        double furthest = 0;
        int i = 0;
        for (Example<Label> bird : TribuoCases.classification(cases)) {
            Map<String, Label> scores = theirs.predict(bird).getOutputScores();
            loss -= Math.log(scores.get(bird.getOutput().getLabel()).getScore()) / cases.size();
            double[] p = ours.probabilities(standardised.features().row(i++));
            for (int c = 0; c < p.length; c++) {
                double score = scores.get(cases.classes().get(c)).getScore();
                furthest = Math.max(furthest, Math.abs(p[c] - score));
            }
        }
        lines.row("%-36s   %8.4f   %18.3f", name, loss, furthest);
    }

    /** One learning rate on two scales. */
    void rates(Lines lines) {
        double[] wild = run(bills, 0.5).losses();
        double[] crawling = run(bills, 0.0015).losses();
        double[] steady = run(standardised, 0.5).losses();
        lines.print("          millimetres   millimetres   standardised");
        lines.print(" steps       rate 0.5   rate 0.0015       rate 0.5");
        for (int step : new int[] {0, 1, 20}) {
            lines.print("%6d   %12.3f   %11.3f   %12.3f", step, wild[step], crawling[step], steady[step]);
        }
        lines.print("%6d   %12s   %11.3f   %12.3f", 1000, "", crawling[1000], steady[1000]);
        double inMillimetres = meanSquare(bills);
        double inDeviations = meanSquare(standardised);
        lines.print("mean square of a row: %.1f in millimetres, %.1f standardised", inMillimetres, inDeviations);
        lines.print("safe rates, to 4 / that: %.4f and %.2f", 4 / inMillimetres, 4 / inDeviations);
    }

    private static Descent run(Cases cases, double learningRate) {
        return new LogisticRegression(0, new GradientDescent(learningRate, 1000, 0))
                .fit(cases.features(), cases.labels())
                .descent();
    }

    /** The mean over the rows of the sum of their squares, the 1 of the bias included. */
    private static double meanSquare(Cases cases) {
        double[] elements = cases.features().withOnes().elements();
        return Vectors.dot(elements, elements) / cases.size();
    }

    /** Regions of the plane in which one species is the most probable. */
    XyPlot chart() {
        Standardiser scale = Standardiser.fit(bills.features());
        LogisticModel model = new LogisticRegression(0.001, new GradientDescent(1.3, 5000, 1e-6))
                .fit(scale.transform(bills.features()), bills.labels());
        XyPlot plot = Plot.xy(
                        800,
                        480,
                        "Three species, three straight boundaries, one point where all are equal",
                        "bill length (mm)",
                        "bill depth (mm)")
                .x(32, 60)
                .y(13, 22);
        for (int c = 0; c < 3; c++) {
            int label = c;
            int[] rows = IntStream.range(0, bills.size())
                    .filter(i -> bills.labels()[i] == label)
                    .toArray();
            Matrix X = bills.features().rowsAt(rows);
            plot.points(bills.classes().get(c), X.column(0), X.column(1));
        }
        for (int[] pair : new int[][] {{0, 1}, {0, 2}, {1, 2}}) {
            boundary(plot, pair[0], pair[1], model, scale);
        }
        return plot;
    }

    /** The part of the line logit a = logit b along which both are above the third. */
    private static void boundary(XyPlot plot, int a, int b, LogisticModel model, Standardiser scale) {
        double[] xs = IntStream.rangeClosed(3200, 6000)
                .mapToDouble(i -> i / 100.0)
                .filter(x -> isBoundary(x, crossing(x, a, b, model, scale), a, b, model, scale))
                .toArray();
        double[] ends = {xs[0], xs[xs.length - 1]};
        double[] depths =
                Arrays.stream(ends).map(x -> crossing(x, a, b, model, scale)).toArray();
        plot.unnamedLine(ends, depths, Color.BLACK, 2);
    }

    private static boolean isBoundary(double x, double y, int a, int b, LogisticModel model, Standardiser scale) {
        double[] logits = model.logits(scale.transform(x, y));
        return y >= 13 && y <= 22 && logits[3 - a - b] <= logits[a];
    }

    /** The bill depth at which classes a and b have equal logits, for a bill of length x. */
    private static double crossing(double x, int a, int b, LogisticModel model, Standardiser scale) {
        double[] low = model.logits(scale.transform(x, 0));
        double[] high = model.logits(scale.transform(x, 1));
        double slope = (high[a] - high[b]) - (low[a] - low[b]);
        return -(low[a] - low[b]) / slope;
    }
}
