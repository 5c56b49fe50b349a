package gradus.workbook.classicalml.linearregression;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.engine.check.Inputs;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Tables for {@link CountedRegression} whose lines stand for several people, and the same with everybody on a line of their own. */
final class CountedLines {
    /** The four points that the lesson works out by hand. */
    static final Matrix X = Matrix.of(new double[][] {{0}, {1}, {2}, {3}});

    static final double[] Y = {1, 2, 3, 6};
    static final int[] ONCE = {1, 1, 1, 1};
    static final int[] COUNTS = {1, 5, 1, 1};

    private CountedLines() {}

    /** What is asked about: lines, their targets, how many people they stand for. */
    record Table(double[][] X, double[] y, int[] counts) {
        /** As the task promises: independent columns among lines that somebody belongs to, more people than coefficients. */
        boolean isSound() {
            int[] lines =
                    IntStream.range(0, y.length).filter(i -> counts[i] > 0).toArray();
            long people = Arrays.stream(counts).asLongStream().sum();
            int p = X[0].length + 1;
            return lines.length >= p
                    && people > p
                    && conditionIsMild(Matrix.of(X).withOnes().rowsAt(lines));
        }

        static boolean conditionIsMild(Matrix A) {
            HouseholderQr qr = HouseholderQr.of(A);
            return qr.dependentColumn() < 0 && Vectors.norm(qr.inverseR().elements()) < 200;
        }

        Stream<Table> simpler() {
            return IntStream.range(0, y.length)
                    .boxed()
                    .flatMap(i -> Stream.of(without(i), with(i, 1), with(i, 0)))
                    .filter(t -> t.isSound() && t.size() < size());
        }

        private double size() {
            return y.length * 1e11 + Arrays.stream(counts).asLongStream().sum();
        }

        private Table without(int line) {
            int[] rest = IntStream.range(0, y.length).filter(i -> i != line).toArray();
            return new Table(
                    Arrays.stream(rest).mapToObj(i -> X[i]).toArray(double[][]::new),
                    Arrays.stream(rest).mapToDouble(i -> y[i]).toArray(),
                    Arrays.stream(rest).map(i -> counts[i]).toArray());
        }

        private Table with(int line, int count) {
            int[] changed = counts.clone();
            changed[line] = count;
            return new Table(X, y, changed);
        }
    }

    static Inputs<Table> tables() {
        List<Table> edges = List.of(
                new Table(X.toArray(), Y, ONCE),
                new Table(X.toArray(), Y, new int[] {2_000_000_000, 3, 5, 1}),
                new Table(new double[][] {{1}, {1}, {2}}, new double[] {1, 3, 2}, new int[] {2, 1, 3}),
                new Table(new double[][] {{2}, {5}}, new double[] {1, -3}, new int[] {1, 2}));
        return Inputs.from(edges, CountedLines::draw, Table::simpler).filter(Table::isSound);
    }

    static Table draw(RandomGenerator random) {
        int d = random.nextInt(1, 4);
        int n = d + 2 + random.nextInt(5);
        boolean whole = random.nextBoolean();
        double[][] rows = new double[n][d];
        for (double[] row : rows) {
            Arrays.setAll(row, j -> whole ? random.nextInt(4) : random.nextGaussian());
        }
        double[] y = random.ints(n, -5, 10).asDoubleStream().toArray();
        int[] counts = random.ints(n, 0, 5).toArray();
        if (random.nextInt(4) == 0) {
            counts[0] = random.nextInt(Integer.MAX_VALUE);
        }
        return new Table(rows, y, counts);
    }

    /** What comes out when R⁻¹ is read by columns. */
    static double[] byColumns(int[] counts) {
        double s = everybody(X, Y, counts).residualStandardError();
        Matrix inverseR = HouseholderQr.of(X.withOnes().rowsAt(written(counts))).inverseR();
        return new double[] {s * Vectors.norm(inverseR.column(0)), s * Vectors.norm(inverseR.column(1))};
    }

    /** The answer that is asked for: everybody on a line of their own. */
    static LinearModel everybody(Matrix X, double[] y, int[] counts) {
        int[] rows = written(counts);
        double[] targets = Arrays.stream(rows).mapToDouble(i -> y[i]).toArray();
        return new LinearRegression().fit(X.rowsAt(rows), targets);
    }

    /** Each line's number as often as it counts. */
    static int[] written(int[] counts) {
        return IntStream.range(0, counts.length)
                .flatMap(i -> IntStream.range(0, counts[i]).map(k -> i))
                .toArray();
    }

    /** What comes out when features, ones and targets are multiplied by such powers of the count. */
    static double[] stretched(double ofFeatures, double ofOnes, double ofTargets) {
        double[][] rows = X.withOnes().toArray();
        double[] y = Y.clone();
        for (int i = 0; i < y.length; i++) {
            rows[i][0] *= Math.pow(COUNTS[i], ofOnes);
            rows[i][1] *= Math.pow(COUNTS[i], ofFeatures);
            y[i] *= Math.pow(COUNTS[i], ofTargets);
        }
        return HouseholderQr.of(Matrix.of(rows)).solve(y);
    }
}
