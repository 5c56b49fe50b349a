package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.predict.Prediction.predicted;

import gradus.classicalml.crossvalidation.BestOf;
import gradus.classicalml.crossvalidation.CrossValidation;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.metrics.Scores;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "cross-validation",
        number = 5,
        title = "How many, and where?",
        kind = Kind.PREDICT,
        points = 6,
        minutes = 10)
@Hint("The lesson shows how a block ends, how cards are dealt, and which group is placed first.")
@Hint("Once a winner is chosen, it is fitted: to all rows that chose it.")
@ExplainedIn("cross-validation#the-code")
class FoldCountsTest {
    @Test
    void the_first_row_of_the_last_fold() {
        predicted("the first row of the last of four folds of 11 rows", FoldCounts.theFirstRowOfTheLastFold())
                .ifEqual(8, "That would be so if the larger folds came last.")
                .ifEqual(10, "Counted from 0, fold 3 begins one row earlier.")
                .ifEqual(6, "With 11 / 4 = 2 rows in each fold, three rows would never test.")
                .whenRun(
                        () -> Folds.inOrder(11, 4).get(3).test()[0],
                        "11 = 4 · 2 + 3: the first three folds have 3 rows, 0 to 8.");
    }

    @Test
    void the_first_of_two_stratified_folds() {
        predicted("the test rows of fold 0, of classes of 3 and 5,", FoldCounts.theFirstOfTwoStratifiedFolds())
                .ifEqual(5, "Each class would have begun at fold 0 again. The dealing goes on where it stopped.")
                .ifEqual(3, "Each class would have given its odd row to fold 1.")
                .whenRun(
                        () -> Folds.stratified(new int[] {1, 1, 1, 2, 2, 2, 2, 2}, 2, 7)
                                .get(0)
                                .test()
                                .length,
                        "The first class gives 2 and 1, the second goes on at fold 1 and gives 2 and 3.");
    }

    @Test
    void the_fold_of_the_largest_group() {
        predicted("the test rows of fold 0, of groups of 2, 5, 4 and 2,", FoldCounts.theFoldOfTheLargestGroup())
                .ifEqual(6, "The larger fold comes first here: the group of 5 is placed before all others.")
                .ifEqual(5, "The group of 5 does not stay alone: 13 rows are 7 and 6.")
                .whenRun(
                        () -> Folds.grouped(new int[] {8, 8, 3, 3, 3, 3, 3, 1, 1, 1, 1, 6, 6}, 2, 7)
                                .get(0)
                                .test()
                                .length,
                        "5 goes to fold 0, 4 to fold 1, the first 2 to fold 1 (6 rows), the other 2 to fold 0 (7 rows).");
    }

    @Test
    void how_often_row_zero_trains() {
        predicted("the splits in which row 0 trains", FoldCounts.howOftenRowZeroTrains())
                .ifEqual(15L, "In one fold of every five it tests.")
                .ifEqual(3L, "That is how often it tests.")
                .ifEqual(4L, "That is how often it trains in one of the three times.")
                .whenRun(
                        () -> Folds.repeated(3, 1, seed -> Folds.random(10, 5, seed)).stream()
                                .filter(split -> Arrays.stream(split.train()).anyMatch(row -> row == 0))
                                .count(),
                        "Each time it tests once and trains four times, whatever the seed.");
    }

    @Test
    void the_fits_of_nested_folds() {
        predicted("the fits of nested folds", FoldCounts.theFitsOfNestedFolds())
                .ifEqual(60, "In each outer fold the winner is fitted once more, to all rows that chose it.")
                .ifEqual(12, "That is the choosing of one outer fold.")
                .ifEqual(13, "That is one outer fold.")
                .ifEqual(75, "The winner is fitted, not all three candidates.")
                .whenRun(
                        () -> {
                            AtomicInteger fits = new AtomicInteger();
                            Learner counted = (X, y) -> {
                                fits.incrementAndGet();
                                return rows -> new double[rows.rows()];
                            };
                            BestOf choice = new BestOf(
                                    List.of(counted, counted, counted),
                                    y -> Folds.random(y.length, 4, 1),
                                    Scores::meanAbsoluteError);
                            CrossValidation.scores(
                                    RandomMatrices.gaussian(20, 2, new Random(1)),
                                    new double[20],
                                    Folds.inOrder(20, 5),
                                    choice,
                                    Scores::meanAbsoluteError);
                            return fits.get();
                        },
                        "5 · (3 · 4 + 1): in each outer fold 3 candidates by 4 inner folds, and the winner once.");
    }

    @Test
    void the_score_of_one_row() {
        predicted("R² on one row", FoldCounts.theScoreOfOneRow())
                .ifEqual(0.0, "R² is 0 where the error is that of the mean, and the mean of one row makes no error.")
                .ifEqual(Double.NaN, "NaN would be 0 / 0. Here 1 is divided by 0.")
                .ifEqual(Double.POSITIVE_INFINITY, "The infinite ratio is subtracted from 1.")
                .whenRun(
                        () -> Scores.rSquared(new double[] {3}, new double[] {4}),
                        "1 − 1 / 0: a single row has no spread to compare with. Predict all rows first, then score once.");
    }
}
