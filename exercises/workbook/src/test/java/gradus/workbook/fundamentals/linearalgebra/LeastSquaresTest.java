package gradus.workbook.fundamentals.linearalgebra;

import static gradus.engine.expect.Expect.expect;

import gradus.engine.check.Agreement;
import gradus.engine.check.Digits;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Svd;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "linear-algebra",
        number = 2,
        title = "A line by reflections",
        kind = Kind.BUILD,
        points = 6,
        minutes = 25)
@ExplainedIn("linear-algebra#solving")
@Hint(
        "Make the first column of length 1 and take its shadow off all others, b among them. What is left is perpendicular to it. Then the second.")
@Hint("Write down the lengths and shadows: they are the triangle R, and those of b are the right side of Rx = …")
@Hint("The last row of R has one unknown, the row above it two. Where do you begin?")
class LeastSquaresTest {
    private static final double[][] LINE = {{1, 0}, {1, 1}, {1, 2}};
    private static final double[] HEIGHTS = {1, 2, 5};

    @Test
    void the_table_stays_as_it_is() {
        double[][] A = {{1, 0}, {1, 1}, {1, 2}};
        double[] b = {1, 2, 5};
        Untouched.of("the table A", A)
                .and("the right side b", b)
                .usually("A and b belong to the caller: work on copies.")
                .by("solve and distance", () -> {
                    LeastSquares.solve(A, b);
                    LeastSquares.distance(A, b);
                });
    }

    @Test
    void three_points_have_the_line_worked_out_by_hand() {
        expect(
                        "the coefficients for the rows (1, 0), (1, 1), (1, 2) and b = 1, 2, 5",
                        LeastSquares.solve(LINE, HEIGHTS))
                .when(
                        x -> near(x, 8 / 3.0, 12 / 5.0),
                        "Each column was taken on its own: they are not perpendicular, and what they share is counted twice.")
                .when(
                        x -> x.length == 2 && Math.abs(x[1] - 2) < 1e-9 && !(Math.abs(x[0] - 2 / 3.0) < 1e-3),
                        "The last is right, and those above it are not: usually Rx = Qᵀb was solved from the first row down, or only by the diagonal.")
                .when(
                        x -> x.length == 2 && Math.abs(x[0] - 8 / 3.0) < 1e-9,
                        "The first is the mean of b: Rx = Qᵀb was solved from the first row down, where the other unknowns are not known yet.")
                .usually("The line is 2/3 + 2t: it misses by 1/3, −2/3 and 1/3.")
                .toBeCloseTo(new double[] {2 / 3.0, 2}, 1e-12);
    }

    @Test
    void the_smallest_tables_are_solved() {
        expect(
                        "the coefficients for the one row (4) and b = 6",
                        LeastSquares.solve(new double[][] {{4}}, new double[] {6}))
                .usually("4 · 1.5 is 6.")
                .toBeCloseTo(new double[] {1.5}, 1e-12);
        expect(
                        "the coefficients for the rows (3), (4) and b = 3, −4",
                        LeastSquares.solve(new double[][] {{3}, {4}}, new double[] {3, -4}))
                .usually("The shadow of (3, −4) on (3, 4) is −7/25 of it.")
                .toBeCloseTo(new double[] {-7 / 25.0}, 1e-12);
        expect(
                        "the coefficients for the rows (0, 2), (4, 0) and b = 2, 12",
                        LeastSquares.solve(new double[][] {{0, 2}, {4, 0}}, new double[] {2, 12}))
                .usually("A zero on the diagonal is no trouble for perpendicular columns.")
                .toBeCloseTo(new double[] {3, 1}, 1e-12);
    }

    @Test
    @Needs({"three_points_have_the_line_worked_out_by_hand", "the_smallest_tables_are_solved"})
    void columns_that_nearly_depend_on_each_other_leave_half_the_digits() {
        double e = 0x1p-27; // 1 + e² rounds to 1
        double[] x = LeastSquares.solve(new double[][] {{1, 1}, {e, 0}, {0, e}}, new double[] {3, e, 2 * e});
        Digits.of("the coefficients for the rows (1, 1), (2⁻²⁷, 0), (0, 2⁻²⁷) and b = 3, 2⁻²⁷, 2⁻²⁶", x)
                .exactly(1, 2)
                .when(
                        found -> Arrays.stream(x).anyMatch(v -> !Double.isFinite(v)),
                        "AᵀA has the elements 1 + 2⁻⁵⁴ and 1, which are equal in a double: it squares the condition. Work on A itself.")
                .usually(
                        "At a condition of 10⁸ eight digits can be left, but b must lose its shadows too, one after the other as each column"
                                + " does: measure the shadow on the second direction on what the first has left of b.")
                .toKeep(6);
    }

    @Test
    @Needs("columns_that_nearly_depend_on_each_other_leave_half_the_digits")
    void a_third_column_leaves_half_the_digits_too() {
        double e = 0x1p-27;
        double[][] A = {{1, 1, 1}, {e, 0, 0}, {0, e, 0}, {0, 0, e}};
        Digits.of(
                        "the coefficients for the rows (1, 1, 1), (2⁻²⁷, 0, 0), (0, 2⁻²⁷, 0), (0, 0, 2⁻²⁷) and b = 6, 2⁻²⁷, 2⁻²⁶, 3 · 2⁻²⁷",
                        LeastSquares.solve(A, new double[] {6, e, 2 * e, 3 * e}))
                .exactly(1, 2, 3)
                .usually(
                        "Usually the shadow of the third column on the second direction was measured on the column as it came."
                                + " Measure it on what the first direction has left of the column.")
                .toKeep(6);
    }

    @Test
    @Needs("the_smallest_tables_are_solved")
    void a_column_near_an_axis_keeps_its_digits() {
        for (double first : new double[] {1, -1}) {
            double[][] A = {{first}, {0x1p-30}};
            Digits.of(
                            "the coefficient for the rows (" + first + "), (2⁻³⁰) and b = 0, 1",
                            LeastSquares.solve(A, new double[] {0, 1}))
                    .exactly(0x1p-30)
                    .usually(
                            "If the column is reflected: the mirror that puts it on the near side of the axis is the difference of two"
                                    + " nearly equal vectors. Mirror it to the far side.")
                    .toKeep(6);
        }
    }

    @Test
    @Needs("the_smallest_tables_are_solved")
    void units_have_no_bearing() {
        for (double unit : new double[] {1e-200, 1e200}) {
            double other = 1 / unit;
            double[] x = LeastSquares.solve(new double[][] {{unit, 0}, {unit, other}, {unit, 2 * other}}, new double[] {
                1, 2, 5
            });
            expect(
                            "the coefficients, in their units, where the columns are in " + unit + " and " + other
                                    + ",",
                            new double[] {x[0] * unit, x[1] * other})
                    .when(
                            found -> Arrays.stream(found).anyMatch(v -> v == 0),
                            "A column was taken for dependent because its numbers are small. Small numbers may be a matter of the unit.")
                    .usually("The squares of such numbers overflow or vanish: length() takes the largest out first.")
                    .toBeCloseTo(new double[] {2 / 3.0, 2}, 1e-9);
        }
    }

    @Test
    @Needs("three_points_have_the_line_worked_out_by_hand")
    void the_distance_is_the_length_of_what_is_left() {
        expect("the distance for the rows (1, 0), (1, 1), (1, 2) and b = 1, 2, 5", LeastSquares.distance(LINE, HEIGHTS))
                .ifCloseTo(2 / 3.0, "That is the square of the distance: take the root.")
                .ifCloseTo(
                        Math.sqrt(2.0 / 9),
                        "That is a mean over the rows. The distance is a length: √(1/9 + 4/9 + 1/9).")
                .usually("√(1/9 + 4/9 + 1/9).")
                .toBeCloseTo(Math.sqrt(2 / 3.0), 1e-12);
    }

    @Test
    @Needs("the_distance_is_the_length_of_what_is_left")
    void a_small_distance_keeps_its_digits() {
        double[][] A = {{1}, {1}};
        Digits.of(
                        "the distance for the rows (1), (1) and b = 1 + 2⁻³⁰, 1 − 2⁻³⁰",
                        LeastSquares.distance(A, new double[] {1 + 0x1p-30, 1 - 0x1p-30}))
                .exactly(Math.sqrt(2) * 0x1p-30)
                .usually("Two squares that are nearly equal were subtracted. Take the length of b − Ax itself.")
                .toKeep(6);
        Digits.of(
                        "the distance for the rows (1), (1) and b = 2⁻⁶⁰, −2⁻⁶⁰",
                        LeastSquares.distance(A, new double[] {0x1p-60, -0x1p-60}))
                .exactly(Math.sqrt(2) * 0x1p-60)
                .usually("Usually it was called 0 because it is small. Small numbers may be a matter of the unit.")
                .toKeep(6);
    }

    @Test
    @Needs("three_points_have_the_line_worked_out_by_hand")
    void a_call_keeps_nothing_for_the_next() {
        double[][] A = {{1, 0}, {1, 1}, {1, 2}};
        LeastSquares.solve(A, HEIGHTS.clone());
        A[2][1] = 4;
        expect(
                        "the coefficients for b = 1, 2, 5 after the caller has changed its table to the rows (1, 0), (1, 1), (1, 4)",
                        LeastSquares.solve(A, HEIGHTS.clone()))
                .usually("Something was kept from the call before: the same array may hold other numbers by now.")
                .toBeCloseTo(new double[] {1, 1}, 1e-12);
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(tables())
                .ask("the coefficients of {}", t -> LeastSquares.solve(t.A(), t.b()))
                .within(1e-8, Table::scale)
                .ask("the distance of {}", t -> LeastSquares.distance(t.A(), t.b()))
                .within(1e-8)
                .questions(150)
                .holds();
    }

    private record Table(double[][] A, double[] b) {
        /** As the task promises: independent columns, and none so nearly dependent that right answers differ. */
        boolean isSound() {
            return A.length >= A[0].length && Svd.of(Matrix.of(A)).condition() < 1e4;
        }

        double scale() {
            double largest = Arrays.stream(b).map(Math::abs).max().orElse(0);
            double[] values = Svd.of(Matrix.of(A)).values();
            return largest / values[values.length - 1];
        }

        Stream<Table> simpler() {
            return IntStream.range(0, b.length).mapToObj(this::without).filter(t -> t.b.length > 0 && t.isSound());
        }

        private Table without(int row) {
            int[] rest = IntStream.range(0, b.length).filter(i -> i != row).toArray();
            return new Table(
                    Arrays.stream(rest).mapToObj(i -> A[i]).toArray(double[][]::new),
                    Arrays.stream(rest).mapToDouble(i -> b[i]).toArray());
        }
    }

    private static Inputs<Table> tables() {
        List<Table> edges = List.of(
                new Table(new double[][] {{2}}, new double[] {0}),
                new Table(new double[][] {{-2}, {0}}, new double[] {3, 3}),
                new Table(new double[][] {{0, 1}, {1, 0}}, new double[] {3, 4}),
                new Table(new double[][] {{1, 1}, {1, -1}, {0, 0}}, new double[] {1, 1, 5}),
                new Table(new double[][] {{0, 0, 1}, {0, 2, 0}, {3, 0, 0}, {0, 0, 0}}, new double[] {1, 2, 3, 4}));
        return Inputs.from(edges, LeastSquaresTest::draw, Table::simpler).filter(Table::isSound);
    }

    private static Table draw(RandomGenerator random) {
        int d = 1 + random.nextInt(4);
        int n = d + random.nextInt(5);
        boolean whole = random.nextBoolean();
        double[][] A = new double[n][d];
        for (double[] row : A) {
            Arrays.setAll(row, j -> whole ? random.nextInt(-3, 4) : random.nextGaussian());
        }
        return new Table(A, random.ints(n, -9, 10).asDoubleStream().toArray());
    }

    private static boolean near(double[] x, double... wrong) {
        return x.length == wrong.length && IntStream.range(0, x.length).allMatch(i -> Math.abs(x[i] - wrong[i]) < 1e-9);
    }
}
