package gradus.workbook.classicalml.linearregression;

import static gradus.engine.expect.Expect.expect;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.stream.IntStream;
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
class CountedRegressionTest {
    /** The four points that the lesson works out by hand. */
    private static final Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});

    private static final double[] Y = {1, 2, 3, 6};
    private static final int[] COUNTS = {1, 5, 1, 1};

    private static final String COLUMNS = "Divided by s, these are the lengths of R⁻¹'s columns;"
            + " a standard error is s times the length of a row.";

    @Test
    void a_table_that_counts_everybody_once_is_ordinary_least_squares() {
        int[] once = {1, 1, 1, 1};
        expect("coefficients of x = 0, 1, 2, 3 and y = 1, 2, 3, 6", coefficients(X, Y, once))
                .when(
                        c -> c.length == 1,
                        "There is no intercept: this line was forced through 0. A column of ones gives it one.")
                .ifCloseTo(new double[] {1.6, 0.6}, "The right numbers, but the intercept comes first.")
                .usually("The slope is 8/5 = 1.6 and the line goes through the means 1.5 and 3: intercept first, 0.6.")
                .toBeCloseTo(new double[] {0.6, 1.6}, 1e-9);
        expect("residual standard error of x = 0, 1, 2, 3 and y = 1, 2, 3, 6", residualStandardError(X, Y, once))
                .ifCloseTo(
                        Math.sqrt(1.2 / 3),
                        "That divides 1.2 by 3: the intercept is a coefficient too, so 4 − 2 degrees of freedom are left.")
                .ifCloseTo(Math.sqrt(1.2 / 4), "That divides 1.2 by n = 4. Two coefficients were fitted: 2 are left.")
                .ifCloseTo(0.6, "That is the variance 1.2/2: take its root.")
                .usually("The residuals are 0.4, −0.2, −0.8, 0.6; their squares sum to 1.2, on 2 degrees of freedom.")
                .toBeCloseTo(Math.sqrt(0.6), 1e-9);
        expect("standard errors of x = 0, 1, 2, 3 and y = 1, 2, 3, 6", standardErrors(X, Y, once))
                .ifCloseTo(
                        new double[] {Math.sqrt(0.6) * 0.7, Math.sqrt(0.6) / 5},
                        "That is s times the diagonal of (XᵀX)⁻¹; it takes its square root.")
                .ifCloseTo(byColumns(X, Y, once), COLUMNS)
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
    void a_line_that_counts_five_times_pulls_five_times() {
        LinearModel everybody = everybody(X, Y, COUNTS);
        expect("coefficients of x = 0, 1, 2, 3 and y = 1, 2, 3, 6, counted 1, 5, 1, 1", coefficients(X, Y, COUNTS))
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
                        residualStandardError(X, Y, COUNTS))
                .ifCloseTo(
                        Math.sqrt(squares / 2),
                        "That counts the lines of the table: 4 − 2 degrees of freedom. There are 8 people: 8 − 2.")
                .ifCloseTo(
                        Math.sqrt(once / 6),
                        "That sums each line's residual only once. Five people have the second one.")
                .ifCloseTo(
                        Math.sqrt((squares + 20 * Math.pow(Y[1] - predictions[1], 2)) / 6),
                        "The second line's residual pulls like 25 people: a residual of lines that were multiplied by √count"
                                + " has its count already.")
                .ifCloseTo(
                        Math.sqrt(squares / 7),
                        "That divides by 8 − 1: the intercept is a coefficient too, so 8 − 2 degrees of freedom are left.")
                .usually("With the right coefficients: sum the squared residuals of all 8 people, and divide by 8 − 2.")
                .toBeCloseTo(s, 1e-9);
    }

    @Test
    void standard_errors_shrink_as_people_are_added() {
        expect("standard errors of x = 0, 1, 2, 3 and y = 1, 2, 3, 6, counted 1, 5, 1, 1", standardErrors(X, Y, COUNTS))
                .ifCloseTo(byColumns(X, Y, COUNTS), COLUMNS)
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
            expect("coefficients" + which, coefficients(X, y, counts))
                    .usually(cause)
                    .toBeCloseTo(everybody.coefficients(), 1e-9);
            expect("residual standard error" + which, residualStandardError(X, y, counts))
                    .usually(cause)
                    .toBeCloseTo(everybody.residualStandardError(), 1e-9);
            expect("standard errors" + which, standardErrors(X, y, counts))
                    .ifCloseTo(byColumns(X, y, counts), COLUMNS)
                    .usually(cause)
                    .toBeCloseTo(everybody.standardErrors(), 1e-9);
        }
    }

    @Test
    void a_line_that_nobody_belongs_to_changes_nothing() {
        Matrix withAnother = Matrix.of(new double[][] {{0}, {1}, {2}, {50}, {3}});
        double[] y = {1, 2, 3, -900, 6};
        int[] counts = {1, 5, 1, 0, 1};
        LinearModel everybody = everybody(X, Y, COUNTS);
        String cause = "A count of 0 is nobody: the line must not pull, nor count as a degree of freedom.";
        expect("coefficients with one more line, counted 0,", coefficients(withAnother, y, counts))
                .usually(cause)
                .toBeCloseTo(everybody.coefficients(), 1e-9);
        expect("residual standard error with one more line, counted 0,", residualStandardError(withAnother, y, counts))
                .usually(cause)
                .toBeCloseTo(everybody.residualStandardError(), 1e-9);
        expect("standard errors with one more line, counted 0,", standardErrors(withAnother, y, counts))
                .usually(cause)
                .toBeCloseTo(everybody.standardErrors(), 1e-9);
    }

    @Test
    void billions_of_people_cost_no_memory_and_overflow_nothing() {
        int[] many = {1_200_000_000, 1_200_000_000, 1_200_000_000, 1_200_000_000};
        expect("coefficients where each line counts 1,200,000,000", coefficients(X, Y, many))
                .usually("Equal counts change no coefficient, however large they are.")
                .toBeCloseTo(new double[] {0.6, 1.6}, 1e-9);
        double squares = 1.2 * 1.2e9;
        double s = Math.sqrt(squares / (4.8e9 - 2));
        double overflowed = Math.sqrt(squares / ((int) 4_800_000_000L - 2));
        String cause =
                "The 4,800,000,000 people were summed in an int: it overflows and leaves 505,032,704 of them. Sum them as"
                        + " a long or a double.";
        expect("residual standard error where each line counts 1,200,000,000", residualStandardError(X, Y, many))
                .ifCloseTo(overflowed, cause)
                .usually("It hardly depends on how often everybody is repeated: √(1.2 / 4), and a little more.")
                .toBeCloseTo(s, 1e-9);
        expect(
                        "100,000 times the slope's standard error where each line counts 1,200,000,000",
                        1e5 * standardErrors(X, Y, many)[1])
                .ifCloseTo(1e5 * overflowed / Math.sqrt(5 * 1.2e9), cause)
                .usually("With 1.2 billion times the people a standard error is √(1.2 billion) times smaller.")
                .toBeCloseTo(1e5 * s / Math.sqrt(5 * 1.2e9), 1e-6);
    }

    @Test
    void the_arguments_stay_as_they_are() {
        coefficients(X, Y, COUNTS);
        residualStandardError(X, Y, COUNTS);
        standardErrors(X, Y, COUNTS);
    }

    private static double[] coefficients(Matrix X, double[] y, int[] counts) {
        return untouched("coefficients", y, counts, (ys, ns) -> CountedRegression.coefficients(X, ys, ns));
    }

    private static double residualStandardError(Matrix X, double[] y, int[] counts) {
        return untouched(
                "residualStandardError", y, counts, (ys, ns) -> CountedRegression.residualStandardError(X, ys, ns));
    }

    private static double[] standardErrors(Matrix X, double[] y, int[] counts) {
        return untouched("standardErrors", y, counts, (ys, ns) -> CountedRegression.standardErrors(X, ys, ns));
    }

    /** Calls with copies, and looks at these before anybody looks at the answer: a changed y makes the next answer wrong. */
    private static <T> T untouched(String method, double[] y, int[] counts, BiFunction<double[], int[], T> call) {
        double[] ys = y.clone();
        int[] ns = counts.clone();
        T answer = call.apply(ys, ns);
        expect("y after " + method, ys)
                .usually("Write to a copy: the caller still needs the targets.")
                .toBeCloseTo(y, 0);
        expect("counts after " + method, ns)
                .usually("Write to a copy: the caller still needs the counts.")
                .toEqual(counts);
        return answer;
    }

    /** What comes out when R⁻¹ is read by columns. */
    private static double[] byColumns(Matrix X, double[] y, int[] counts) {
        double s = everybody(X, y, counts).residualStandardError();
        Matrix inverseR = HouseholderQr.of(X.withOnes().rowsAt(written(counts))).inverseR();
        double[] lengths = new double[inverseR.columns()];
        Arrays.setAll(
                lengths,
                j -> s
                        * Math.sqrt(Arrays.stream(inverseR.column(j))
                                .map(x -> x * x)
                                .sum()));
        return lengths;
    }

    /** The answer that is asked for: everybody on a line of their own. */
    private static LinearModel everybody(Matrix X, double[] y, int[] counts) {
        int[] rows = written(counts);
        double[] targets = Arrays.stream(rows).mapToDouble(i -> y[i]).toArray();
        return new LinearRegression().fit(X.rowsAt(rows), targets);
    }

    /** Each line's number as often as it counts. */
    private static int[] written(int[] counts) {
        return IntStream.range(0, counts.length)
                .flatMap(i -> IntStream.range(0, counts[i]).map(k -> i))
                .toArray();
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
