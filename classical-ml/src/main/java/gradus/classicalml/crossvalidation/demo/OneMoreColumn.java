package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.Comparison;
import gradus.classicalml.crossvalidation.CrossValidation;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.inference.Interval;
import gradus.fundamentals.inference.TTest;
import gradus.fundamentals.inference.TestResult;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Six measures of a tape against six and one more: does the seventh help? */
final class OneMoreColumn {
    static final int K = 10;
    static final int TIMES = 10;
    static final List<String> SEVENTH = List.of("age", "wrist_girth", "knee_girth", "bicep_girth", "forearm_girth");

    private final People people;
    private final List<Split> folds;
    private final double[] tape;
    private final List<Split> halves;
    private final double[] tapeByHalves;
    /** A − B on each split, by the seventh column, as far as it was asked for. */
    private final Map<String, double[]> differences = new HashMap<>();

    OneMoreColumn(People people) {
        this.people = people;
        folds = Folds.repeated(TIMES, 1, seed -> Folds.random(people.rows(), K, seed));
        tape = errors(people.weighedBy(People.TAPE), folds);
        halves = Folds.repeated(5, 1, seed -> Folds.random(people.rows(), 2, seed));
        tapeByHalves = errors(people.weighedBy(People.TAPE), halves);
    }

    void age(Lines lines) {
        double[] differences = differences("age");
        lines.print("root mean squared error in kg, 10 folds ten times, the same folds for both");
        lines.print("A  six measures of a tape    %.3f", Descriptive.mean(tape));
        lines.print("B  the same and the age      %.3f", Descriptive.mean(tape) - Descriptive.mean(differences));
        lines.print("A − B over 100 folds         %.3f ± %.3f", Descriptive.mean(differences), naiveError(differences));
        lines.print("paired t test                p = %.0e", naive(differences).pValue());
    }

    /** The two standard errors of one mean. */
    void byHand(Lines lines) {
        double[] differences = differences("age");
        double s = Descriptive.standardDeviation(differences);
        lines.print(
                "A − B in kg: mean %.4f, standard deviation %.4f, J = %d",
                Descriptive.mean(differences), s, differences.length);
        lines.print(
                "as if independent   √(1/100)       · s = %.4f   t = %.2f   p = %.0e",
                naiveError(differences),
                naive(differences).statistic(),
                naive(differences).pValue());
        TestResult corrected = corrected(differences);
        lines.print(
                "corrected           √(1/100 + 1/9) · s = %.4f   t = %.2f   p = %.2f",
                s * Math.sqrt(0.01 + 1 / 9.0), corrected.statistic(), corrected.pValue());
    }

    void sevenths(Lines lines) {
        lines.print("a seventh measure  error falls by  paired t   corrected t, with its 95%% interval    5×2 F");
        for (String column : SEVENTH) {
            double[] differences = differences(column);
            TestResult corrected = corrected(differences);
            Interval interval = corrected.interval().orElseThrow();
            lines.print(
                    "%-18s     %6.3f kg   p = %5.0e  p = %.3f  %6.3f … %.3f kg   p = %.2f",
                    column,
                    interval.estimate(),
                    naive(differences).pValue(),
                    corrected.pValue(),
                    interval.low(),
                    interval.high(),
                    fiveByTwo(column).pValue());
        }
    }

    double[] differences(String column) {
        return differences.computeIfAbsent(
                column, seventh -> Vectors.minus(tape, errors(people.tapeAnd(seventh), folds)));
    }

    TestResult corrected(double[] differences) {
        int testRows = people.rows() / K;
        return Comparison.corrected(differences, people.rows() - testRows, testRows, 0.95);
    }

    static TestResult naive(double[] differences) {
        return TTest.oneSample(differences, 0, 0.95);
    }

    TestResult fiveByTwo(String column) {
        return Comparison.combinedFiveByTwo(Vectors.minus(tapeByHalves, errors(people.tapeAnd(column), halves)));
    }

    private double[] errors(Learner learner, List<Split> splits) {
        return CrossValidation.scores(people.cases, splits, learner, Scores::rootMeanSquaredError);
    }

    private static double naiveError(double[] differences) {
        return Descriptive.standardDeviation(differences) / Math.sqrt(differences.length);
    }
}
