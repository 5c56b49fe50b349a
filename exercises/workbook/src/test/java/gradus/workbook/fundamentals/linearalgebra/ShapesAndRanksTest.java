package gradus.workbook.fundamentals.linearalgebra;

import static gradus.engine.predict.Prediction.predicted;

import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Svd;
import gradus.fundamentals.linearalgebra.Vectors;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "linear-algebra",
        number = 1,
        title = "Shapes and ranks",
        kind = Kind.PREDICT,
        points = 6,
        minutes = 8)
@ExplainedIn("linear-algebra#turn-stretch-turn")
@Hint("The rank counts the directions that survive. Which columns, or rows, can you make from the others?")
@Hint("Feed each matrix the vectors (1, 0) and (0, 1): how long is what comes back, and is it perpendicular?")
class ShapesAndRanksTest {
    @Test
    @ExplainedIn("linear-algebra#lengths-shadows-products")
    void rows_of_a_product() {
        predicted("the number of rows of a 3 × 2 times a 2 × 3", ShapesAndRanks.rowsOfAProduct())
                .ifEqual(2, "The numbers in the middle must meet and are gone: the outer ones stay.")
                .whenRun(
                        () -> Matrix.of(new double[3][2])
                                .times(Matrix.of(new double[2][3]))
                                .rows(),
                        "3 × 2 by 2 × 3 is 3 × 3: a row for each row of the left one.");
    }

    @Test
    void rank_of_a_multiplication_table() {
        predicted("the rank of a column times a row", ShapesAndRanks.rankOfAMultiplicationTable())
                .ifEqual(3, "It has three rows and columns, but every row is a multiple of 4, 5, 6.")
                .ifEqual(9, "That is how many elements there are. The rank counts directions.")
                .whenRun(
                        () -> Svd.of(Matrix.ofColumns(new double[] {1, 2, 3}).times(Matrix.of(new double[] {4, 5, 6})))
                                .rank(),
                        "A column times a row is one piece of an SVD: rank 1.");
    }

    @Test
    @ExplainedIn("linear-algebra#leave-out-what-is-small")
    void rank_of_two_groups_and_an_intercept() {
        predicted("the rank of women, men and ones", ShapesAndRanks.rankOfTwoGroupsAndAnIntercept())
                .ifEqual(3, "It would be 3, as the number of columns says, if each added a direction of its own.")
                .ifEqual(4, "The rank cannot be above the shorter side.")
                .whenRun(
                        () -> Svd.of(Matrix.of(new double[][] {{1, 0}, {0, 1}, {1, 0}, {0, 1}})
                                        .withOnes())
                                .rank(),
                        "Everybody is in one of the groups: the two columns add up to the ones.");
    }

    @Test
    void rank_of_one_to_nine() {
        predicted("the rank of the numbers from 1 to 9", ShapesAndRanks.rankOfOneToNine())
                .ifEqual(3, "The middle row is the mean of the other two: it adds no direction.")
                .ifEqual(1, "No row is a multiple of another.")
                .whenRun(
                        () -> Svd.of(Matrix.of(new double[][] {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}}))
                                .rank(),
                        "Two rows make the third, and neither of those two makes the other.");
    }

    @Test
    @ExplainedIn("linear-algebra#solving")
    void condition_of_a_stretch() {
        predicted("the condition of the rows (0, 2) and (−4, 0)", ShapesAndRanks.conditionOfAStretch())
                .ifEqual(8.0, "That is the determinant, which says nothing about the condition.")
                .ifEqual(4.0, "That is the largest stretch itself. The condition compares it with the least.")
                .ifEqual(1.0, "That would be a matrix that stretches all directions alike.")
                .ifEqual(0.5, "That is the least by the largest: it is the other way round, and never below 1.")
                .whenRun(
                        () -> Svd.of(Matrix.of(new double[][] {{0, 2}, {-4, 0}}))
                                .condition(),
                        "(1, 0) becomes (0, −4) and (0, 1) becomes (2, 0): stretches 4 and 2.");
    }

    @Test
    @ExplainedIn("linear-algebra#lengths-shadows-products")
    void shadow_of_a_shadow() {
        predicted("the length of a shadow of a shadow", ShapesAndRanks.shadowOfAShadow())
                .ifEqual(4.0, "That is the shadow of the vector itself. Of the first shadow there is none.")
                .ifEqual(3.0, "That is the first shadow, (3, 0).")
                .whenRun(
                        () -> Vectors.norm(Vectors.projection(
                                Vectors.projection(new double[] {3, 4}, new double[] {1, 0}), new double[] {0, 1})),
                        "The first shadow, (3, 0), is perpendicular to (0, 1): nothing of it falls there.");
    }
}
