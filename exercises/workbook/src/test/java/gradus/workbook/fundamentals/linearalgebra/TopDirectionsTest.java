package gradus.workbook.fundamentals.linearalgebra;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Law.law;

import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.check.Untouched;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "linear-algebra",
        number = 3,
        title = "Directions, one by one",
        kind = Kind.BUILD,
        points = 6,
        minutes = 25)
@ExplainedIn("linear-algebra#turn-stretch-turn")
@Hint(
        "Multiply any vector by A again and again. Which part of it grows fastest? And what must you do so that it does not overflow?")
@Hint("With an eigenvalue of −3 the vector changes its sign in each step. Is it another direction then?")
@Hint(
        "Before the second search shortens its vector, take the shadow on the first direction off it: in each step, for rounding brings it back.")
class TopDirectionsTest {
    private static final double[][] HAND = {{2, 1}, {1, 2}}; // 3 along (1, 1), 1 along (1, −1)

    @Test
    void the_matrix_stays_as_it_is() {
        double[][] A = {{2, 1}, {1, 2}};
        Untouched.of("the matrix", A)
                .usually("A belongs to the caller: take directions out of the vector, or out of a copy.")
                .by("values and directions", () -> {
                    TopDirections.values(A, 2);
                    TopDirections.directions(A, 2);
                });
    }

    @Test
    void the_first_value_is_the_largest_stretch() {
        expect("the first value of the rows (2, 1), (1, 2)", first(TopDirections.values(HAND, 1)))
                .ifNaN("It overflowed: the vector was never shortened.")
                .ifInfinite("It overflowed: the vector was never shortened.")
                .usually("(2 1; 1 2) times (1, 1) is 3 times (1, 1).")
                .toBeCloseTo(3.0, 1e-9);
        double[][] directions = TopDirections.directions(HAND, 1);
        expect("the shape of one direction of a 2 × 2 matrix", directions.length + " × " + directions[0].length)
                .usually("A row for each direction, with a number for each row of A.")
                .toEqual("1 × 2");
        double[] v = directions[0];
        expect("the length of the first direction", Vectors.norm(v))
                .usually("The vector was never shortened, or not after the last product.")
                .toBeCloseTo(1.0, 1e-9);
    }

    @Test
    @Needs("the_first_value_is_the_largest_stretch")
    void a_negative_value_is_found_with_its_sign() {
        double[] found;
        try {
            found = TopDirections.values(new double[][] {{-2, 1}, {1, -2}}, 1);
        } catch (IllegalStateException | ArithmeticException gaveUp) {
            law("the search for −3 should end", false)
                    .because(
                            "It was given up: Av is −3v, so v flips in each step, and v and −v are the same direction.")
                    .with(gaveUp)
                    .toHold();
            return;
        }
        expect("the first value of the rows (−2, 1), (1, −2)", first(found))
                .ifCloseTo(3.0, "The sign of the eigenvalue is gone: the length of Av has none, v · Av has it.")
                .usually("(−2 1; 1 −2) times (1, −1) is −3 times (1, −1).")
                .toBeCloseTo(-3.0, 1e-9);
    }

    @Test
    @Needs("the_first_value_is_the_largest_stretch")
    void no_beginning_is_unlucky() {
        double[][][] matrices = {
            {{2, -1}, {-1, 2}}, {{1, 0}, {0, 3}}, {{3, 0}, {0, 1}}, {{13, -4}, {-4, 7}}, {{7, -4}, {-4, 13}}
        };
        String[] names = {
            "(2, −1), (−1, 2)", "(1, 0), (0, 3)", "(3, 0), (0, 1)", "(13, −4), (−4, 7)", "(7, −4), (−4, 13)"
        };
        double[] second = {1, 1, 1, 5, 5};
        for (int i = 0; i < matrices.length; i++) {
            expect("the first value of the rows " + names[i], first(TopDirections.values(matrices[i], 1)))
                    .ifCloseTo(
                            second[i],
                            "The search began perpendicular to the direction, and products never lead there. Begin with numbers drawn at random.")
                    .toBeCloseTo(3 * second[i], 3e-9 * second[i]);
        }
    }

    @Test
    @Needs("no_beginning_is_unlucky")
    void values_that_are_near_each_other_are_told_apart() {
        double[][] A = {{1, 0}, {0, 0.9}};
        expect(
                        "the size of the second number of the first direction of the rows (1, 0), (0, 0.9)",
                        Math.abs(TopDirections.directions(A, 1)[0][1]))
                .usually(
                        "The search stopped too early: what is left of the second direction shrinks only to 0.9 of it in each step. Stop when the"
                                + " direction stays.")
                .toBeCloseTo(0.0, 1e-6);
    }

    @Test
    @Needs("the_first_value_is_the_largest_stretch")
    void the_second_and_third_are_found_beside_the_first() {
        expect("the second value of the rows (2, 1), (1, 2)", TopDirections.values(HAND, 2)[1])
                .ifCloseTo(3.0, "The first was found again: its direction must be taken out in each step.")
                .usually("(2 1; 1 2) times (1, −1) is (1, −1).")
                .toBeCloseTo(1.0, 1e-9);
        double[] near = TopDirections.values(new double[][] {{9, 1, 0}, {1, 9, 0}, {0, 0, 7.2}}, 2);
        expect("the first two values of the rows (9, 1, 0), (1, 9, 0), (0, 0, 7.2)", near)
                .when(found -> found.length != 2, "As many values are asked for as k says.")
                .usually(
                        "The first came back while the second was searched: its direction was taken out once, at the beginning, and rounding"
                                + " brings it back. Or the search stopped too early.")
                .toBeCloseTo(new double[] {10, 8}, 1e-8);
        double[] values = TopDirections.values(new double[][] {{5, 1, 0}, {1, 5, 0}, {0, 0, 1}}, 3);
        expect("the three values of the rows (5, 1, 0), (1, 5, 0), (0, 0, 1)", values)
                .when(
                        v -> v.length == 3 && Math.abs(v[2] - 4) < 1e-6,
                        "Only the first of the directions found before was taken out.")
                .usually("6 along (1, 1, 0), 4 along (1, −1, 0), 1 along the last axis.")
                .toBeCloseTo(new double[] {6, 4, 1}, 1e-9);
    }

    @Test
    @Needs("the_first_value_is_the_largest_stretch")
    void a_call_keeps_nothing_for_the_next() {
        double[][] A = {{2, 1}, {1, 2}};
        TopDirections.values(A, 1);
        A[0] = new double[] {1, 0};
        A[1] = new double[] {0, 5};
        expect(
                        "the first value after the caller has changed its matrix to the rows (1, 0), (0, 5)",
                        first(TopDirections.values(A, 1)))
                .usually("Something was kept from the call before: the same array may hold other numbers by now.")
                .toBeCloseTo(5.0, 1e-8);
    }

    @Test
    @Needs("the_first_value_is_the_largest_stretch")
    void the_unit_has_no_bearing() {
        for (double unit : new double[] {1e-120, 1e120}) {
            double[] v = TopDirections.directions(new double[][] {{2 * unit, unit}, {unit, 2 * unit}}, 1)[0];
            expect(
                            "the size of v₁ · (1, 1)/√2 for the rows (2, 1), (1, 2) times " + unit,
                            Math.abs(v[0] + v[1]) * Math.sqrt(0.5))
                    .usually(
                            "The unit has no bearing on a direction: compare with nothing but sizes of the same matrix.")
                    .toBeCloseTo(1.0, 1e-9);
        }
    }

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(spectra())
                .ask("the values of {}", s -> TopDirections.values(s.A(), s.k()))
                .within(1e-8, s -> Vectors.largestSize(s.values()))
                .ask("the products vvᵀ of the directions of {}", s -> squares(TopDirections.directions(s.A(), s.k())))
                .within(2e-6)
                .ask(
                        "the lengths of the directions of {}",
                        s -> Arrays.stream(TopDirections.directions(s.A(), s.k()))
                                .mapToDouble(Vectors::norm)
                                .toArray())
                .within(1e-9)
                .questions(60)
                .holds();
    }

    /** A direction without its sign. */
    private static double[][][] squares(double[][] directions) {
        return Arrays.stream(directions)
                .map(v -> Arrays.stream(v).mapToObj(x -> Vectors.scaled(v, x)).toArray(double[][]::new))
                .toArray(double[][][]::new);
    }

    /** A matrix of known eigenvalues, of which the first k are asked for. */
    private record Spectrum(double[][] A, int k, double[] values) {
        Stream<Spectrum> simpler() {
            return k == 1 ? Stream.of() : Stream.of(new Spectrum(A, k - 1, values));
        }
    }

    private static Inputs<Spectrum> spectra() {
        List<Spectrum> edges = List.of(
                new Spectrum(new double[][] {{-4}}, 1, new double[] {-4}),
                new Spectrum(new double[][] {{1, 0}, {0, -2}}, 2, new double[] {-2, 1}),
                new Spectrum(new double[][] {{1, 1}, {1, 1}}, 1, new double[] {2, 0}),
                new Spectrum(new double[][] {{0, 1e6}, {1e6, 3e6}}, 2, new double[] {3.3e6, -3e5}));
        return Inputs.from(edges, TopDirectionsTest::draw, Spectrum::simpler);
    }

    private static Spectrum draw(RandomGenerator random) {
        int n = 1 + random.nextInt(5);
        double[] values = new double[n];
        double size = Math.pow(10, random.nextInt(-3, 4));
        for (int j = 0; j < n; j++) {
            values[j] = random.nextBoolean() ? size : -size;
            size *= random.nextDouble(0.2, 0.85);
        }
        Matrix V = RandomMatrices.perpendicular(n, n, random);
        double[][] A = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j <= i; j++) {
                for (int k = 0; k < n; k++) {
                    A[i][j] += values[k] * V.get(i, k) * V.get(j, k);
                }
                A[j][i] = A[i][j];
            }
        }
        return new Spectrum(A, 1 + random.nextInt(n), values);
    }

    private static double first(double[] values) {
        return values.length == 0 ? Double.NaN : values[0];
    }
}
