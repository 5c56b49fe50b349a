package gradus.workbook.classicalml.linearregression;

import static gradus.engine.exercise.Expect.expect;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.engine.exercise.Alternative;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Mistake;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.Random;
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
@Mistake(
        replace = "double[][] rows = X.withOnes().toArray();",
        with = "double[][] rows = X.toArray();",
        says = "no intercept")
@Mistake(
        replace = "rows[i][j] *= Math.sqrt(counts[i]);",
        with = "rows[i][j] *= j == 0 ? 1 : Math.sqrt(counts[i]);",
        says = "the intercept's 1 was not")
@Mistake(
        replace = "stretched[i] = Math.sqrt(counts[i]) * y[i];",
        with = "stretched[i] = y[i];",
        says = "the targets were not")
@Mistake(replace = "rows[i][j] *= Math.sqrt(counts[i]);", with = "rows[i][j] *= 1;", says = "the lines were not")
@Mistake(
        replace = "(people - X.columns() - 1)",
        with = "(people - X.columns())",
        says = "the intercept is a coefficient too")
@Mistake(
        replace = "(people - X.columns() - 1)",
        with = "(y.length - X.columns() - 1)",
        says = "counts the lines of the table")
@Mistake(replace = "double people = 0;", with = "int people = 0;", says = "overflow")
@Mistake(replace = "squares += counts[i] * (y[i]", with = "squares += (y[i]", says = "each line's residual only once")
@Mistake(replace = "s * Math.sqrt(sum)", with = "s * sum", says = "its square root")
@Alternative("normal-equations")
class CountedRegressionTest {
    /** The four points that the lesson works out by hand. */
    private static final Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});

    private static final double[] Y = {1, 2, 3, 6};
    private static final int[] COUNTS = {1, 5, 1, 1};

    @Test
    void a_table_that_counts_everybody_once_is_ordinary_least_squares() {
        int[] once = {1, 1, 1, 1};
        expect("coefficients of x = 0, 1, 2, 3 and y = 1, 2, 3, 6", CountedRegression.coefficients(X, Y, once))
                .when(
                        c -> c.length == 1,
                        "There is no intercept: this line was forced through 0. A column of ones gives it one.")
                .usually("The slope is 8/5 = 1.6 and the line goes through the means 1.5 and 3: intercept first, 0.6.")
                .toBeCloseTo(new double[] {0.6, 1.6}, 1e-9);
        expect(
                        "residual standard error of x = 0, 1, 2, 3 and y = 1, 2, 3, 6",
                        CountedRegression.residualStandardError(X, Y, once))
                .ifCloseTo(
                        Math.sqrt(1.2 / 3),
                        "That divides 1.2 by 3: the intercept is a coefficient too, so 4 − 2 degrees of freedom are left.")
                .ifCloseTo(Math.sqrt(1.2 / 4), "That divides 1.2 by n = 4. Two coefficients were fitted: 2 are left.")
                .ifCloseTo(0.6, "That is the variance 1.2/2: take its root.")
                .usually("The residuals are 0.4, −0.2, −0.8, 0.6; their squares sum to 1.2, on 2 degrees of freedom.")
                .toBeCloseTo(Math.sqrt(0.6), 1e-9);
        expect("standard errors of x = 0, 1, 2, 3 and y = 1, 2, 3, 6", CountedRegression.standardErrors(X, Y, once))
                .ifCloseTo(
                        new double[] {Math.sqrt(0.6) * 0.7, Math.sqrt(0.6) / 5},
                        "That is s times the diagonal of (XᵀX)⁻¹; it takes its square root.")
                .usually("The slope's is s / √5, the intercept's s·√(1/4 + 1.5²/5).")
                .toBeCloseTo(new double[] {Math.sqrt(0.6 * 0.7), Math.sqrt(0.6 / 5)}, 1e-9);
    }

    @Test
    void a_line_that_counts_five_times_pulls_five_times() {
        LinearModel everybody = everybody(X, Y, COUNTS);
        expect("coefficients of x = 0, 1, 2, 3 and y = 1, 2, 3, 6, counted 1, 5, 1, 1", coefficients())
                .ifCloseTo(
                        new double[] {0.6, 1.6},
                        "That is the fit as if every line stood for one person: the counts have no effect.")
                .ifCloseTo(
                        everybody(X, Y, new int[] {1, 25, 1, 1}).coefficients(),
                        "Here five people pull like 25. A residual that is 5 times as large has a square 25 times as"
                                + " large: multiply by √5.")
                .ifCloseTo(
                        unscaledOnes(),
                        "The features and the target were multiplied by √count, the intercept's 1 was not. It belongs to"
                                + " the line like the rest.")
                .ifCloseTo(
                        unscaledTargets(),
                        "The lines were multiplied by √count, the targets were not. Both sides of an equation grow together.")
                .ifCloseTo(
                        unscaledLines(),
                        "The targets were multiplied by √count, the lines were not. Both sides of an equation grow together.")
                .usually("Five people at x = 1, y = 2 and one at each other point: write the 8 lines out and compare.")
                .toBeCloseTo(everybody.coefficients(), 1e-9);
    }

    @Test
    void the_residual_standard_error_is_that_of_all_people() {
        LinearModel everybody = everybody(X, Y, COUNTS);
        double s = everybody.residualStandardError();
        double squares = s * s * 6;
        double[] predictions = everybody.predict(X);
        double once = 0;
        for (int i = 0; i < Y.length; i++) {
            once += Math.pow(Y[i] - predictions[i], 2);
        }
        expect(
                        "residual standard error of x = 0, 1, 2, 3 and y = 1, 2, 3, 6, counted 1, 5, 1, 1",
                        CountedRegression.residualStandardError(X, Y, COUNTS))
                .ifCloseTo(
                        Math.sqrt(squares / 2),
                        "That counts the lines of the table: 4 − 2 degrees of freedom. There are 8 people: 8 − 2.")
                .ifCloseTo(
                        Math.sqrt(once / 6),
                        "That sums each line's residual only once. Five people have the second one.")
                .ifCloseTo(
                        Math.sqrt(squares / 7),
                        "That divides by 8 − 1: the intercept is a coefficient too, so 8 − 2 degrees of freedom are left.")
                .usually("With the right coefficients: sum the squared residuals of all 8 people, and divide by 8 − 2.")
                .toBeCloseTo(s, 1e-9);
    }

    @Test
    void standard_errors_shrink_as_people_are_added() {
        expect(
                        "standard errors of x = 0, 1, 2, 3 and y = 1, 2, 3, 6, counted 1, 5, 1, 1",
                        CountedRegression.standardErrors(X, Y, COUNTS))
                .usually(
                        "With the right s: (XᵀX)⁻¹ comes from all 8 people too, so R must be that of the lines multiplied by √count.")
                .toBeCloseTo(everybody(X, Y, COUNTS).standardErrors(), 1e-9);
    }

    @Test
    void any_counted_table_gives_what_the_written_out_table_gives() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            int d = 1 + random.nextInt(4);
            double[][] rows = new double[d + 4 + random.nextInt(10)][d];
            double[] y = new double[rows.length];
            int[] counts = new int[rows.length];
            for (int i = 0; i < rows.length; i++) {
                Arrays.setAll(rows[i], j -> random.nextGaussian());
                y[i] = 3 + random.nextGaussian();
                counts[i] = 1 + random.nextInt(6);
            }
            Matrix X = Matrix.of(rows);
            LinearModel everybody = everybody(X, y, counts);
            String which =
                    " of a random table of " + rows.length + " lines and " + d + " features (round " + round + ")";
            String cause = "Usually a loop that fits one feature only, or counts of the wrong line.";
            expect("coefficients" + which, CountedRegression.coefficients(X, y, counts))
                    .usually(cause)
                    .toBeCloseTo(everybody.coefficients(), 1e-9);
            expect("residual standard error" + which, CountedRegression.residualStandardError(X, y, counts))
                    .usually(cause)
                    .toBeCloseTo(everybody.residualStandardError(), 1e-9);
            expect("standard errors" + which, CountedRegression.standardErrors(X, y, counts))
                    .usually(cause)
                    .toBeCloseTo(everybody.standardErrors(), 1e-9);
        }
    }

    @Test
    void a_line_that_nobody_belongs_to_changes_nothing() {
        Matrix withAnother = Matrix.of(new double[][] {{0}, {1}, {2}, {50}, {3}});
        double[] y = {1, 2, 3, -900, 6};
        int[] counts = {1, 5, 1, 0, 1};
        String cause = "A count of 0 is nobody: the line must not pull, nor count as a degree of freedom.";
        expect("coefficients with one more line, counted 0,", CountedRegression.coefficients(withAnother, y, counts))
                .usually(cause)
                .toBeCloseTo(CountedRegression.coefficients(X, Y, COUNTS), 1e-9);
        expect(
                        "residual standard error with one more line, counted 0,",
                        CountedRegression.residualStandardError(withAnother, y, counts))
                .usually(cause)
                .toBeCloseTo(CountedRegression.residualStandardError(X, Y, COUNTS), 1e-9);
        expect(
                        "standard errors with one more line, counted 0,",
                        CountedRegression.standardErrors(withAnother, y, counts))
                .usually(cause)
                .toBeCloseTo(CountedRegression.standardErrors(X, Y, COUNTS), 1e-9);
    }

    @Test
    void billions_of_people_cost_no_memory_and_overflow_nothing() {
        int[] billions = {2_000_000_000, 2_000_000_000, 2_000_000_000, 2_000_000_000};
        expect("coefficients where each line counts 2,000,000,000", CountedRegression.coefficients(X, Y, billions))
                .usually("Equal counts change no coefficient. An int that overflows on the way does.")
                .toBeCloseTo(new double[] {0.6, 1.6}, 1e-9);
        double s = Math.sqrt(1.2 * 2e9 / (8e9 - 2));
        expect(
                        "residual standard error where each line counts 2,000,000,000",
                        CountedRegression.residualStandardError(X, Y, billions))
                .ifNaN("The number of people overflows an int and comes out negative. Sum it as a long or a double.")
                .usually("8,000,000,000 people do not fit an int: where one overflows, the number of people is wrong.")
                .toBeCloseTo(s, 1e-9);
        expect(
                        "100,000 times the slope's standard error where each line counts 2,000,000,000",
                        1e5 * CountedRegression.standardErrors(X, Y, billions)[1])
                .usually("With 2 billion times the people a standard error is √(2 billion) times smaller.")
                .toBeCloseTo(1e5 * s / Math.sqrt(5 * 2e9), 1e-6);
    }

    @Test
    void the_arguments_stay_as_they_are() {
        double[] y = Y.clone();
        int[] counts = COUNTS.clone();
        CountedRegression.standardErrors(X, y, counts);
        expect("y after the fit", y)
                .usually("Write to a copy: the caller still needs the targets.")
                .toBeCloseTo(Y, 0);
        expect("counts after the fit", counts).usually("Write to a copy.").toEqual(COUNTS);
    }

    private static double[] coefficients() {
        return CountedRegression.coefficients(X, Y, COUNTS);
    }

    /** The answer that is asked for: everybody on a line of their own. */
    private static LinearModel everybody(Matrix X, double[] y, int[] counts) {
        int[] rows = new int[Arrays.stream(counts).sum()];
        double[] targets = new double[rows.length];
        int next = 0;
        for (int i = 0; i < counts.length; i++) {
            for (int k = 0; k < counts[i]; k++) {
                rows[next] = i;
                targets[next++] = y[i];
            }
        }
        return new LinearRegression().fit(X.rowsAt(rows), targets);
    }

    /** What comes out when only features and targets are stretched: an ordinary fit of the stretched table. */
    private static double[] unscaledOnes() {
        double[][] rows = X.toArray();
        double[] y = Y.clone();
        for (int i = 0; i < y.length; i++) {
            rows[i][0] *= Math.sqrt(COUNTS[i]);
            y[i] *= Math.sqrt(COUNTS[i]);
        }
        return new LinearRegression().fit(Matrix.of(rows), y).coefficients();
    }

    /** What comes out when only the lines are stretched: a fit of y/√count, in which the stretched lines count. */
    private static double[] unscaledTargets() {
        double[] y = Y.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] /= Math.sqrt(COUNTS[i]);
        }
        return everybody(X, y, COUNTS).coefficients();
    }

    private static double[] unscaledLines() {
        double[] y = Y.clone();
        for (int i = 0; i < y.length; i++) {
            y[i] *= Math.sqrt(COUNTS[i]);
        }
        return new LinearRegression().fit(X, y).coefficients();
    }
}
