package gradus.engine.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Matrices for {@link Agreement}, row by row: {@code [rows][columns]}. */
public final class Matrices {
    private static final int MOST = 6;

    private Matrices() {}

    /** Matrices of one to six rows and columns: 1 × 1, tall, wide, square, zero, badly scaled, near 10⁹. */
    public static Inputs<double[][]> any() {
        List<double[][]> edges = List.of(
                new double[][] {{2}},
                new double[][] {{0}},
                new double[][] {{1, 2, 3}},
                new double[][] {{1}, {2}, {3}},
                new double[][] {{1, 2}, {3, 4}},
                new double[][] {{1, 0}, {0, 1}},
                new double[][] {{0, 0}, {0, 0}},
                new double[][] {{2, 1, 5}, {4, 3, 6}},
                new double[][] {{2, 4}, {1, 3}, {5, 6}},
                new double[][] {{1, 1e9}, {2, 1e9 + 2}, {4, 1e9 + 1}},
                new double[][] {{1e-9, 1e6}, {3e-9, 2e6}, {2e-9, 5e6}});
        return inputs(edges, random -> matrix(random, 1 + random.nextInt(MOST), 1 + random.nextInt(MOST)));
    }

    /** Matrices with a column that is another's multiple, a constant column, or more columns than rows. */
    public static Inputs<double[][]> collinear() {
        List<double[][]> edges = List.of(
                new double[][] {{1, 2}, {2, 4}},
                new double[][] {{1, 1}, {2, 1}, {3, 1}},
                new double[][] {{1, 2, 3}, {2, 4, 5}},
                new double[][] {{0, 1}, {0, 2}});
        return inputs(edges, random -> {
            double[][] columns = matrix(random, 2 + random.nextInt(3), 2 + random.nextInt(4));
            int factor = random.nextInt(-2, 3);
            columns[1] = Arrays.stream(columns[0]).map(v -> factor * v).toArray();
            return turned(columns);
        });
    }

    /** The numbers from 0 to {@code size} − 1 in any order; the ascending order is the simplest. */
    public static Inputs<int[]> orders(int size) {
        int[] ascending = IntStream.range(0, size).toArray();
        int[] descending = IntStream.range(0, size).map(i -> size - 1 - i).toArray();
        return new Inputs<>(
                List.of(Case.simplest(ascending), Case.simplest(descending)),
                random -> Case.simplest(shuffled(random, size)));
    }

    private static int[] shuffled(SplittableRandom random, int size) {
        List<Integer> order = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(order, new java.util.Random(random.nextLong()));
        return order.stream().mapToInt(i -> i).toArray();
    }

    private static double[][] matrix(SplittableRandom random, int rows, int columns) {
        double[][] matrix = new double[columns][];
        Arrays.setAll(matrix, c -> Samples.sample(random, rows, random.nextInt(Samples.STYLES)));
        return turned(matrix);
    }

    private static Inputs<double[][]> inputs(
            List<double[][]> edges, java.util.function.Function<SplittableRandom, double[][]> draw) {
        return new Inputs<>(edges.stream().map(Matrices::of).toList(), random -> of(draw.apply(random)));
    }

    /** Fewer rows, then fewer columns, then simpler values; never without a row or a column. */
    private static Case<double[][]> of(double[][] matrix) {
        return Case.of(matrix, Matrices::simpler);
    }

    private static java.util.stream.Stream<double[][]> simpler(double[][] matrix) {
        List<Columns.Of> kinds = Collections.nCopies(matrix[0].length, Columns.Of.REALS);
        List<Columns.Of> turnedKinds = Collections.nCopies(matrix.length, Columns.Of.REALS);
        return java.util.stream.Stream.concat(
                Columns.of(turned(matrix), kinds)
                        .simpler()
                        .get()
                        .map(Case::value)
                        .filter(c -> c[0].length > 0)
                        .map(Matrices::turned),
                Columns.of(matrix, turnedKinds)
                        .simpler()
                        .get()
                        .map(Case::value)
                        .filter(m -> m[0].length > 0 && m[0].length < matrix[0].length));
    }

    private static double[][] turned(double[][] matrix) {
        double[][] turned = new double[matrix[0].length][matrix.length];
        for (int i = 0; i < matrix.length; i++) {
            for (int j = 0; j < turned.length; j++) {
                turned[j][i] = matrix[i][j];
            }
        }
        return turned;
    }
}
