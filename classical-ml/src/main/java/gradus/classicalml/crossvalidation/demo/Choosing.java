package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.BestOf;
import gradus.classicalml.crossvalidation.CrossValidation;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.crossvalidation.Learners;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Plot;
import gradus.fundamentals.demo.XyPlot;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Vectors;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Chooses two of 23 columns by the rows of a few people, and asks everybody else how good the choice is. */
final class Choosing {
    static final int DRAWS = 12;
    static final int PEOPLE = 30;
    private static final int K = 5;

    /** Root mean squared errors: the winner's own, by nested folds, and of everybody who was not drawn. */
    record Errors(double winner, double nested, double truth) {}

    final List<Errors> errors;
    private final People people;
    private final BestOf choice;

    Choosing(People people) {
        this.people = people;
        choice = new BestOf(
                pairs(people.cases.featureNames().size()),
                y -> Folds.random(y.length, K, 1),
                Scores::rootMeanSquaredError);
        errors = IntStream.range(0, DRAWS).parallel().mapToObj(this::draw).toList();
    }

    private Errors draw(int seed) {
        Split split = Splits.random(people.rows(), 1 - PEOPLE / (double) people.rows(), seed);
        Cases drawn = people.cases.rowsAt(split.train());
        double[] losses = choice.meanLosses(drawn.features(), drawn.targets());
        int winner = Vectors.argMax(Vectors.scaled(losses, -1));
        double nested = Descriptive.mean(
                CrossValidation.scores(drawn, Folds.random(PEOPLE, K, 1), choice, Scores::rootMeanSquaredError));
        double truth = CrossValidation.scores(
                people.cases, List.of(split), choice.candidates().get(winner), Scores::rootMeanSquaredError)[0];
        return new Errors(losses[winner], nested, truth);
    }

    void choosing(Lines lines) {
        lines.print(
                "the best 2 of %d columns, %d pairs, chosen by 5 folds of %d people; %d draws of people",
                people.cases.featureNames().size(), choice.candidates().size(), PEOPLE, DRAWS);
        lines.print("root mean squared error in kg                mean    sd");
        String row = "%-42s %6.2f %5.2f";
        lines.row(row, "the winner, by the folds that chose it", summary(Errors::winner));
        lines.row(row, "choosing and fitting, by nested folds", summary(Errors::nested));
        lines.row(row, "the truth: the other 477 people", summary(Errors::truth));
        lines.print(
                "the winner's own error is below the truth in %d of %d draws",
                errors.stream().filter(e -> e.winner < e.truth).count(), DRAWS);
    }

    XyPlot chart() {
        XyPlot plot = Plot.xy(
                        760,
                        420,
                        "What the winner says of itself",
                        "who measured (one dot per draw of 30 people; a bar at the mean)",
                        "root mean squared error (kg)")
                .noLegend()
                .noXTicks()
                .y(2, 7);
        Spread.strip(plot, 1, "the folds that chose", each(Errors::winner), Plot.colour(1), 2.2);
        Spread.strip(plot, 2, "nested folds", each(Errors::nested), Plot.colour(0), 2.2);
        Spread.strip(plot, 3, "the other 477 people", each(Errors::truth), Color.BLACK, 2.2);
        return plot;
    }

    double[] each(ToDoubleFunction<Errors> which) {
        return errors.stream().mapToDouble(which).toArray();
    }

    private double[] summary(ToDoubleFunction<Errors> which) {
        return new double[] {Descriptive.mean(each(which)), Descriptive.standardDeviation(each(which))};
    }

    private static List<Learner> pairs(int columns) {
        List<Learner> pairs = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            for (int j = i + 1; j < columns; j++) {
                pairs.add(Learners.onColumns(Learners.leastSquares(), i, j));
            }
        }
        return pairs;
    }
}
