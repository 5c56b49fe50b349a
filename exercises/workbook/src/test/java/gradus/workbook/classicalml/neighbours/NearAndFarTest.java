package gradus.workbook.classicalml.neighbours;

import static gradus.engine.predict.Prediction.predicted;

import gradus.classicalml.neighbours.BruteForce;
import gradus.classicalml.neighbours.Distance;
import gradus.classicalml.neighbours.KdTree;
import gradus.classicalml.neighbours.KnnClassifier;
import gradus.classicalml.neighbours.KnnRegressor;
import gradus.classicalml.neighbours.Neighbours;
import gradus.classicalml.neighbours.UniformRows;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.linearalgebra.Matrix;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "neighbours",
        number = 4,
        title = "What is near, and what does it cost?",
        kind = Kind.PREDICT,
        points = 8,
        minutes = 12)
@ExplainedIn("neighbours#distances-concentrate")
@Hint("Write the squared differences of each column side by side before you add them.")
@Hint(
        "The lesson's table of distances has a line for d = 1000; its table of rows measured has one for d = 2 and one for d = 20.")
class NearAndFarTest {
    @Test
    void in_years_and_euros() {
        predicted("the nearest customer, in years and euros,", NearAndFar.inYearsAndEuros())
                .ifEqual(0, "Here 900 euros count more than 34 years do.")
                .whenRun(
                        () -> new BruteForce(Matrix.of(new double[][] {{31, 40900}, {65, 40100}}), Distance.EUCLIDEAN)
                                .nearest(new double[] {30, 40000}, 1)
                                .row(0),
                        "Row 0 is √(1² + 900²) away, row 1 √(35² + 100²), about 106.");
    }

    @Test
    void in_years_and_thousands() {
        predicted("the nearest customer, in years and thousands of euros,", NearAndFar.inYearsAndThousands())
                .ifEqual(1, "Here a difference of 0.9 thousand is less than 35 years.")
                .whenRun(
                        () -> new BruteForce(Matrix.of(new double[][] {{31, 40.9}, {65, 40.1}}), Distance.EUCLIDEAN)
                                .nearest(new double[] {30, 40}, 1)
                                .row(0),
                        "Row 0 is √(1² + 0.9²) away, row 1 √(35² + 0.1²). Nothing but a unit has changed.");
    }

    @Test
    void one_vote_each() {
        predicted("the class of 6 by two neighbours", NearAndFar.oneVoteEach())
                .ifEqual(0, "Class 0 is the smaller label, but class 2 has the nearer of the two voters.")
                .ifEqual(1, "Class 1 is the most frequent one, but has neither of the two nearest rows.")
                .whenRun(
                        () -> new KnnClassifier(2)
                                .fit(new KdTree(Matrix.ofColumns(new double[] {5, 8, 20, 30})), new int[] {2, 0, 1, 1})
                                .predict(6),
                        "5 of class 2 and 8 of class 0 have one vote each, and 5 is nearer.");
    }

    @Test
    void everybody_votes() {
        predicted("the class of 6 by all four neighbours", NearAndFar.everybodyVotes())
                .ifEqual(2, "Class 2 has the nearest row, but all four vote.")
                .ifEqual(0, "Class 0 has one vote of four.")
                .whenRun(
                        () -> new KnnClassifier(4)
                                .fit(new KdTree(Matrix.ofColumns(new double[] {5, 8, 20, 30})), new int[] {2, 0, 1, 1})
                                .predict(6),
                        "With k = n every query gets the most frequent class, wherever it is.");
    }

    @Test
    void far_outside() {
        predicted("the target at 100, of rows at 1, 2 and 4,", NearAndFar.farOutside())
                .ifEqual(300.0, "A line would go on; the nearest row says what it has.")
                .ifEqual(7.0, "That is the mean of all targets; one neighbour speaks.")
                .whenRun(
                        () -> new KnnRegressor(1)
                                .fit(new KdTree(Matrix.ofColumns(new double[] {1, 2, 4})), new double[] {3, 6, 12})
                                .predict(100),
                        "The nearest row is 4, its target 12. Nearest neighbours never predict beyond the targets that they have seen.");
    }

    @Test
    void farthest_over_nearest() {
        predicted(
                        "the farthest distance over the nearest, of 200 points in 1000 dimensions,",
                        NearAndFar.farthestOverNearest())
                .when(said -> said >= 10, "Such a ratio is as it would be in the plane.")
                .whenRun(
                        () -> {
                            Neighbours others = new BruteForce(UniformRows.of(200, 1000, 1), Distance.EUCLIDEAN)
                                    .nearest(UniformRows.of(1, 1000, 2).row(0), 200);
                            return Math.round(others.distance(199) / others.distance(0));
                        },
                        "A thousand random differences average out: all distances are within a few per cent of one another.");
    }

    @Test
    void percent_measured_of_a_plane() {
        predicted(
                        "the percentage that a tree measures of 20,000 points in a plane",
                        NearAndFar.percentMeasuredOfAPlane())
                .when(said -> said >= 1, "One leaf or a few are enough here, and each has at most 32 rows.")
                .whenRun(
                        () -> {
                            KdTree tree = new KdTree(UniformRows.of(20_000, 2, 1));
                            return Math.round(tree.rowsMeasured(new double[] {0.3, 0.6}, 1) / 200.0);
                        },
                        "The nearest of 20,000 points is about 0.004 away, and few boxes are as near as that.");
    }

    @Test
    void percent_measured_of_forty_dimensions() {
        predicted(
                        "the percentage that a tree measures of 2000 points in 40 dimensions",
                        NearAndFar.percentMeasuredOfFortyDimensions())
                .ifEqual(50L, "Half of them is what one cut would save; but no cut saves anything here.")
                .when(said -> said < 100, "The nearest point is so far away here that no box is shut out.")
                .whenRun(
                        () -> {
                            KdTree tree = new KdTree(UniformRows.of(2000, 40, 1));
                            return Math.round(
                                    tree.rowsMeasured(UniformRows.of(1, 40, 2).row(0), 1) / 20.0);
                        },
                        "Six cuts halve at most six of the 40 columns, and the nearest point is farther away than any box that they leave.");
    }
}
