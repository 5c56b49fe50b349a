package gradus.workbook.classicalml.linearregression;

import static gradus.engine.expect.Expect.expect;
import static gradus.workbook.classicalml.linearregression.CountedLines.COUNTS;
import static gradus.workbook.classicalml.linearregression.CountedLines.ONCE;
import static gradus.workbook.classicalml.linearregression.CountedLines.X;
import static gradus.workbook.classicalml.linearregression.CountedLines.Y;
import static gradus.workbook.classicalml.linearregression.CountedLines.byColumns;
import static gradus.workbook.classicalml.linearregression.CountedLines.everybody;
import static gradus.workbook.classicalml.linearregression.CountedLines.stretched;
import static gradus.workbook.classicalml.linearregression.CountedLines.tables;

import gradus.classicalml.linearregression.LinearModel;
import gradus.engine.check.Agreement;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "linear-regression",
        number = 1,
        title = "Least squares from a counted table",
        kind = Kind.BUILD,
        points = 5,
        minutes = 15)
@Hint("Write a line three times under itself: what do the three add to the sum of squares that is made smallest? Which"
        + " single line would add as much?")
@Hint(
        "A line and its target, both multiplied by √3, have a residual √3 times as large, and its square is three times as"
                + " large. The intercept's 1 belongs to the line.")
@Hint("Degrees of freedom count people and coefficients. How many of each are there, and does their number fit an int?")
@ExplainedIn("linear-regression#how-sure-is-a-weight")
class CountedRegressionTest {

    private static final String POINTS = " of x = 0, 1, 2, 3 and y = 1, 2, 3, 6";
    private static final String COUNTED = POINTS + ", counted 1, 5, 1, 1";

    private static final String COLUMNS = "Divided by s, these are the lengths of R⁻¹'s columns;"
            + " a standard error is s times the length of a row.";

    @Test
    void the_arguments_stay_as_they_are() {
        double[] y = Y.clone();
        int[] counts = COUNTS.clone();
        untouched(y, counts).by("coefficients", () -> CountedRegression.coefficients(X, y, counts));
    }

    @Test
    @Needs("the_arguments_stay_as_they_are")
    @ExplainedIn("linear-regression#the-idea-the-plane-that-misses-least")
    void a_table_that_counts_everybody_once_is_ordinary_least_squares() {
        expect("the coefficients" + POINTS, CountedRegression.coefficients(X, Y.clone(), ONCE.clone()))
                .when(
                        c -> c.length == 1,
                        "There is no intercept: this line was forced through 0. A column of ones gives it one.")
                .ifCloseTo(new double[] {1.6, 0.6}, "The right numbers, but the intercept comes first.")
                .usually("The slope is 8/5 = 1.6 and the line goes through the means 1.5 and 3: intercept first, 0.6.")
                .toBeCloseTo(new double[] {0.6, 1.6}, 1e-9);
        expect(
                        "the residual standard error" + POINTS,
                        CountedRegression.residualStandardError(X, Y.clone(), ONCE.clone()))
                .ifCloseTo(
                        Math.sqrt(1.2 / 3),
                        "That divides 1.2 by 3: the intercept is a coefficient too, so 4 − 2 degrees of freedom are left.")
                .ifCloseTo(Math.sqrt(1.2 / 4), "That divides 1.2 by n = 4. Two coefficients were fitted: 2 are left.")
                .ifCloseTo(0.6, "That is the variance 1.2/2: take its root.")
                .usually("The residuals are 0.4, −0.2, −0.8, 0.6; their squares sum to 1.2, on 2 degrees of freedom.")
                .toBeCloseTo(Math.sqrt(0.6), 1e-9);
        expect("the standard errors" + POINTS, CountedRegression.standardErrors(X, Y.clone(), ONCE.clone()))
                .when(
                        errors -> errors.length == 1,
                        "One is missing: the intercept has a standard error too, the first.")
                .ifCloseTo(
                        new double[] {Math.sqrt(0.6) * 0.7, Math.sqrt(0.6) / 5},
                        "That is s times the diagonal of (XᵀX)⁻¹; it takes its square root.")
                .ifCloseTo(byColumns(ONCE), COLUMNS)
                .ifCloseTo(
                        new double[] {Math.sqrt(0.6) / 2, Math.sqrt(0.6 / 5)},
                        "That is s times the diagonal of R⁻¹: a standard error is s times the length of the whole row.")
                .ifCloseTo(
                        new double[] {Math.sqrt(0.7), Math.sqrt(0.2)},
                        "These are the lengths of R⁻¹'s rows, which come from X alone: times s they are standard errors.")
                .usually("The slope's is s / √5, the intercept's s·√(1/4 + 1.5²/5).")
                .toBeCloseTo(new double[] {Math.sqrt(0.6 * 0.7), Math.sqrt(0.6 / 5)}, 1e-9);
    }

    @Test
    @Needs("a_table_that_counts_everybody_once_is_ordinary_least_squares")
    void a_line_that_counts_five_times_pulls_five_times() {
        expect("the coefficients" + COUNTED, CountedRegression.coefficients(X, Y, COUNTS))
                .ifCloseTo(
                        new double[] {0.6, 1.6},
                        "That is the fit as if every line stood for one person: the counts have no effect.")
                .ifCloseTo(everybody(X, Y, new int[] {1, 25, 1, 1}).coefficients(), """
                        Here five people pull like 25. A residual that is 5 times as large has a square 25 times as large: \
                        multiply by √5.""")
                .ifCloseTo(stretched(0.5, 0, 0.5), """
                        The features and the target were multiplied by √count, the intercept's 1 was not. It belongs to the \
                        line like the rest.""")
                .ifCloseTo(stretched(0.5, 0.5, 0), """
                        The lines were multiplied by √count, the targets were not. Both sides of an equation grow \
                        together.""")
                .ifCloseTo(stretched(0, 0, 0.5), """
                        The targets were multiplied by √count, the lines were not. Both sides of an equation grow \
                        together.""")
                .usually("Five people at x = 1, y = 2 and one at each other point: write the 8 lines out and compare.")
                .toBeCloseTo(everybody(X, Y, COUNTS).coefficients(), 1e-9);
    }

    @Test
    @Needs("a_line_that_counts_five_times_pulls_five_times")
    void the_residual_standard_error_is_that_of_all_people() {
        LinearModel everybody = everybody(X, Y, COUNTS);
        double s = everybody.residualStandardError();
        double squares = s * s * 6;
        double second = Math.pow(Y[1] - everybody.predict(new double[] {1}), 2);
        expect("the residual standard error" + COUNTED, CountedRegression.residualStandardError(X, Y, COUNTS))
                .ifCloseTo(
                        Math.sqrt(squares / 2),
                        "That counts the lines of the table: 4 − 2 degrees of freedom. There are 8 people: 8 − 2.")
                .ifCloseTo(
                        Math.sqrt((squares - 4 * second) / 6),
                        "That sums each line's residual only once. Five people have the second one.")
                .ifCloseTo(Math.sqrt((squares + 20 * second) / 6), """
                        The second line's residual pulls like 25 people: a residual of lines that were multiplied by √count \
                        has its count already.""")
                .ifCloseTo(
                        Math.sqrt(squares / 7),
                        "That divides by 8 − 1: the intercept is a coefficient too, so 8 − 2 degrees of freedom are left.")
                .usually("With the right coefficients: sum the squared residuals of all 8 people, and divide by 8 − 2.")
                .toBeCloseTo(s, 1e-9);
    }

    @Test
    @Needs("the_residual_standard_error_is_that_of_all_people")
    void standard_errors_shrink_as_people_are_added() {
        expect("the standard errors" + COUNTED, CountedRegression.standardErrors(X, Y, COUNTS))
                .ifCloseTo(byColumns(COUNTS), COLUMNS)
                .usually("""
                        With the right s: (XᵀX)⁻¹ comes from all 8 people too, so R must be that of the lines multiplied by \
                        √count.""")
                .toBeCloseTo(everybody(X, Y, COUNTS).standardErrors(), 1e-9);
    }

    @Test
    @Needs("a_table_that_counts_everybody_once_is_ordinary_least_squares")
    void the_errors_leave_the_arguments_as_well() {
        double[] y = Y.clone();
        int[] counts = COUNTS.clone();
        untouched(y, counts).by("residualStandardError", () -> CountedRegression.residualStandardError(X, y, counts));
        untouched(y, counts).by("standardErrors", () -> CountedRegression.standardErrors(X, y, counts));
    }

    @Test
    @Needs("the_residual_standard_error_is_that_of_all_people")
    void people_with_equal_features_may_differ_in_their_targets() {
        Matrix ties = Matrix.of(new double[][] {{1}, {1}, {2}, {3}});
        double[] y = {1, 3, 2, 6};
        double s = everybody(ties, y, ONCE).residualStandardError();
        expect(
                        "the residual standard error of x = 1, 1, 2, 3 and y = 1, 3, 2, 6",
                        CountedRegression.residualStandardError(ties, y, ONCE))
                .ifCloseTo(Math.sqrt(s * s - 1), """
                        The lines at x = 1 were merged into one with their mean target: what their people differ by is lost \
                        from the residuals.""")
                .usually("Two people stand at x = 1, one 1 and one 3 heavy: both residuals count.")
                .toBeCloseTo(s, 1e-9);
    }

    @Test
    @Needs("a_line_that_counts_five_times_pulls_five_times")
    void columns_that_are_nearly_alike_still_have_one_answer() {
        Matrix alike = Matrix.of(new double[][] {{1, 1}, {2, 2.1}, {3, 2.9}, {4, 4}, {5, 5.1}, {6, 5.9}});
        double[] y = {3, 1, 4, 1, 5, 9};
        int[] counts = {1, 2, 3, 1, 2, 1};
        expect("the coefficients of two columns whose r is 0.999", CountedRegression.coefficients(alike, y, counts))
                .usually("""
                        Least squares goes to the end of the valley, however flat. Usually a walk downhill stopped after so many \
                        steps, or a penalty holds the weights back.""")
                .toBeCloseTo(everybody(alike, y, counts).coefficients(), 1e-7);
    }

    @Test
    @Needs("a_line_that_counts_five_times_pulls_five_times")
    void a_line_that_nobody_belongs_to_changes_nothing() {
        Matrix withAnother = Matrix.of(new double[][] {{0}, {1}, {2}, {50}, {3}});
        double[] y = {1, 2, 3, -900, 6};
        int[] counts = {1, 5, 1, 0, 1};
        LinearModel everybody = everybody(X, Y, COUNTS);
        String cause = "A count of 0 is nobody: the line must not pull, nor count as a degree of freedom.";
        expect(
                        "the coefficients with one more line, counted 0,",
                        CountedRegression.coefficients(withAnother, y, counts))
                .usually(cause)
                .toBeCloseTo(everybody.coefficients(), 1e-9);
        expect(
                        "the residual standard error with one more line, counted 0,",
                        CountedRegression.residualStandardError(withAnother, y, counts))
                .usually(cause)
                .toBeCloseTo(everybody.residualStandardError(), 1e-9);
    }

    @Test
    @Needs("a_line_that_counts_five_times_pulls_five_times")
    void billions_of_people_cost_no_memory_and_overflow_nothing() {
        int[] many = {1_200_000_000, 1_200_000_000, 1_200_000_000, 1_200_000_000};
        expect(
                        "the residual standard error where each line counts 1,200,000,000",
                        CountedRegression.residualStandardError(X, Y, many))
                .ifCloseTo(Math.sqrt(1.2 * 1.2e9 / (505_032_704 - 2)), """
                        The 4,800,000,000 people were summed in an int: it overflows and leaves 505,032,704 of them. Sum them \
                        as a long or a double.""")
                .usually("It hardly depends on how often everybody is repeated: √(1.2 / 4), and a little more.")
                .toBeCloseTo(Math.sqrt(1.2 * 1.2e9 / (4.8e9 - 2)), 1e-9);
        expect(
                        "the coefficients where the lines count 2,000,000,000, 1,500,000, 3,000,000 and 1,500,000",
                        CountedRegression.coefficients(
                                X, Y, new int[] {2_000_000_000, 1_500_000, 3_000_000, 1_500_000}))
                .usually("""
                        That is 500,000 times 4,000, 3, 6 and 3 people, with the same coefficients. Usually the counts were \
                        scaled down, and the small lines have vanished.""")
                .toBeCloseTo(everybody(X, Y, new int[] {4000, 3, 6, 3}).coefficients(), 1e-9);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(tables())
                .ask("the coefficients of {}", t -> CountedRegression.coefficients(Matrix.of(t.X()), t.y(), t.counts()))
                .within(1e-8)
                .usually("Expected is what everybody on a line of their own would give.")
                .ask(
                        "the residual standard error of {}",
                        t -> CountedRegression.residualStandardError(Matrix.of(t.X()), t.y(), t.counts()))
                .within(1e-8)
                .usually("With the right coefficients: √(Σ countᵢ · residualᵢ² / (people − coefficients)).")
                .ask(
                        "the standard errors of {}",
                        t -> CountedRegression.standardErrors(Matrix.of(t.X()), t.y(), t.counts()))
                .within(
                        1e-8,
                        t -> 1
                                / Math.sqrt(
                                        Arrays.stream(t.counts()).asLongStream().sum()))
                .usually("With the right s: the lengths of R⁻¹'s rows, R that of the lines multiplied by √count.")
                .questions(300)
                .holds();
    }

    private static Untouched untouched(double[] y, int[] counts) {
        return Untouched.of("the array of targets", y)
                .and("the array of counts", counts)
                .usually("Write to a copy: the caller still needs the targets and the counts.");
    }
}
