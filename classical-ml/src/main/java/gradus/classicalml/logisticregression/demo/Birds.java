package gradus.classicalml.logisticregression.demo;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.logisticregression.LogisticModel;
import gradus.classicalml.logisticregression.LogisticRegression;
import gradus.classicalml.logisticregression.SoftmaxLoss;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.classicalml.splitting.Standardiser;
import gradus.datasets.bridge.Numbers;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.optimisation.GradientCheck;
import gradus.fundamentals.optimisation.GradientDescent;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tech.tablesaw.api.Table;

/** Three species of penguins from four measurements. */
final class Birds {
    private static final List<String> MEASUREMENTS =
            List.of("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g");

    private final Table all;
    /** The birds with measurements: all but two. What else is unknown of a bird (its sex, say) does not matter here. */
    private final Table measured;

    private final Cases fourMeasurements;

    Birds(Table all) {
        this.all = all;
        this.measured = Numbers.complete(all, MEASUREMENTS);
        this.fourMeasurements = cases(MEASUREMENTS);
    }

    /** The measured birds with some of their measurements. */
    Cases cases(List<String> measurements) {
        return Cases.ofClasses(measured, "species", measurements);
    }

    static Cases standardised(Cases cases) {
        return cases.with(Standardiser.fit(cases.features()).transform(cases.features()));
    }

    /** Who was measured, and who was not. */
    void birds(Lines lines) {
        int[] counts = Numbers.classes(measured, "species").counts();
        lines.print("%d birds in the table, %d of them measured:", all.rowCount(), fourMeasurements.size());
        lines.print("%d Adelie, %d Chinstrap, %d Gentoo", counts[0], counts[1], counts[2]);
        lines.print("%d without any gap", all.dropRowsWithMissingValues().rowCount());
    }

    /** The formula's gradient beside the measured one, at random weights. */
    void gradientCheck(Lines lines) {
        Cases z = standardised(fourMeasurements);
        SoftmaxLoss loss = new SoftmaxLoss(z.features(), z.labels(), 0.1);
        double[] at = new Random(1).doubles(loss.size(), -1, 1).toArray();
        double[] formula = loss.gradient(at);
        double[] measured = GradientCheck.numerical(loss::value, at);
        double[] wrong = formula.clone();
        wrong[0] += 0.1 * at[0]; // as if the penalty took the bias too
        lines.print("derivative by             formula     measured");
        lines.print("Adelie's bias           %9.6f    %9.6f", formula[0], measured[0]);
        lines.print("Gentoo's body mass      %9.6f    %9.6f", formula[14], measured[14]);
        lines.print("all 15 agree to 1e-8: %s", GradientCheck.largestError(formula, measured) < 1e-8);
        lines.print(
                "with the bias penalised by mistake, the largest error is %.3f",
                GradientCheck.largestError(wrong, measured));
    }

    /** Tested on birds that training has not seen. */
    void penguins(Lines lines) {
        Split split = Splits.stratified(fourMeasurements.labels(), 0.25, 5);
        Standardiser scale = Standardiser.fit(fourMeasurements.features().rowsAt(split.train()));
        Cases z = fourMeasurements.with(scale.transform(fourMeasurements.features()));
        Cases train = z.rowsAt(split.train());
        Cases test = z.rowsAt(split.test());
        LogisticModel model = new LogisticRegression(0.001, new GradientDescent(0.8, 3000, 1e-6))
                .fit(train.features(), train.labels());
        lines.print(
                "training: log loss from %.4f to %.4f nats; %s",
                model.losses()[0], model.logLoss(train.features(), train.labels()), model.descent());
        int[] predicted = model.predict(test.features());
        lines.print(
                "test: %d of %d birds right, log loss %.4f nats",
                test.size() - Scores.errors(predicted, test.labels()),
                test.size(),
                model.logLoss(test.features(), test.labels()));
        weights(lines, model);
        unsure(lines, model, test);
    }

    private void weights(Lines lines, LogisticModel model) {
        lines.print("weight per deviation   bill length  bill depth  flipper    mass");
        for (int c = 0; c < model.classes(); c++) {
            lines.row(
                    "%-20s   %11.2f  %10.2f  %7.2f  %6.2f",
                    fourMeasurements.classes().get(c), model.weights().row(c));
        }
        double logOdds = model.weights().get(1, 0) - model.weights().get(0, 0);
        lines.print("one deviation of bill length more: odds of Chinstrap to Adelie times %.0f", Math.exp(logOdds));
    }

    /** The test bird whose most probable species is the least probable. */
    private static void unsure(Lines lines, LogisticModel model, Cases test) {
        double[] certainties = Arrays.stream(test.features().toArray())
                .mapToDouble(row -> Vectors.largestSize(model.probabilities(row)))
                .toArray();
        int least = Vectors.order(certainties)[0];
        double[] p = model.probabilities(test.features().row(least));
        lines.print(
                "least sure of: %s, given Adelie %.2f, Chinstrap %.2f, Gentoo %.2f",
                test.classes().get(test.labels()[least]), p[0], p[1], p[2]);
    }

    /** Four measurements separate the species perfectly: without a penalty, the weights never stop growing. */
    void runaway(Lines lines) {
        Cases z = standardised(fourMeasurements);
        lines.print("            no penalty                      l2 = 0.001");
        lines.print(" steps      loss   length of weights       loss   length of weights");
        for (int steps = 10; steps <= 10_000; steps *= 10) {
            GradientDescent descent = new GradientDescent(0.8, steps, 0);
            LogisticModel free = new LogisticRegression(0, descent).fit(z.features(), z.labels());
            LogisticModel held = new LogisticRegression(0.001, descent).fit(z.features(), z.labels());
            lines.row(
                    "%6d   %7.5f   %17.2f    %7.5f   %17.2f",
                    steps,
                    free.logLoss(z.features(), z.labels()),
                    length(free.weights()),
                    held.logLoss(z.features(), z.labels()),
                    length(held.weights()));
        }
    }

    /** The length of all weights as one vector. */
    static double length(Matrix weights) {
        return Vectors.norm(weights.elements());
    }
}
