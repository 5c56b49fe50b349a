package gradus.engine.check;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Columns of numbers, of one length, with simpler forms: fewer rows first, then simpler values. What is equal in a column stays
 * equal where it can.
 */
final class Columns {
    /** What a column holds, for its simpler forms. */
    enum Of {
        /** Real numbers. */
        REALS,
        /** Whole numbers from 0. */
        COUNTS
    }

    private Columns() {}

    /** The columns with their simpler forms; {@code kinds} has one for each column. */
    static Case<double[][]> of(double[][] columns, List<Of> kinds) {
        return Case.of(columns, c -> Stream.concat(fewerRows(c), simplerValues(c, kinds)));
    }

    private static Stream<double[][]> fewerRows(double[][] columns) {
        int rows = columns.length == 0 ? 0 : columns[0].length;
        return Lists.cuts(rows)
                .map(cut -> Arrays.stream(columns)
                        .map(column -> IntStream.range(0, rows)
                                .filter(row -> row < cut[0] || row >= cut[1])
                                .mapToDouble(row -> column[row])
                                .toArray())
                        .toArray(double[][]::new));
    }

    private static Stream<double[][]> simplerValues(double[][] columns, List<Of> kinds) {
        return IntStream.range(0, columns.length)
                .boxed()
                .flatMap(c -> simpler(columns[c], kinds.get(c))
                        .filter(column -> !Arrays.equals(column, columns[c]))
                        .map(column -> {
                            double[][] changed = columns.clone();
                            changed[c] = column;
                            return changed;
                        }));
    }

    private static Stream<double[]> simpler(double[] column, Of kind) {
        Stream<double[]> values = IntStream.range(0, column.length).boxed().flatMap(i -> oneSimpler(column, i, kind));
        if (kind == Of.COUNTS || isPlain(column)) {
            return values;
        }
        Stream<double[]> whole = Stream.of(ranks(column), each(column, Math::rint), each(column, Simpler::twoDigits));
        return Stream.concat(whole.filter(simple -> totalLength(simple) < totalLength(column)), values);
    }

    private static Stream<double[]> oneSimpler(double[] column, int at, Of kind) {
        double old = column[at];
        DoubleStream candidates = kind == Of.COUNTS
                ? Simpler.whole((long) old).filter(n -> n >= 0).asDoubleStream()
                : Simpler.real(old);
        return candidates.boxed().flatMap(n -> Stream.of(each(column, v -> v == old ? n : v), only(column, at, n)));
    }

    private static double[] only(double[] column, int at, double n) {
        double[] changed = column.clone();
        changed[at] = n;
        return changed;
    }

    private static double[] each(double[] column, DoubleUnaryOperator change) {
        return Arrays.stream(column).map(change).toArray();
    }

    /** Whole numbers in the same order, equal where the values are. */
    private static double[] ranks(double[] column) {
        double[] distinct = Arrays.stream(column).sorted().distinct().toArray();
        return each(column, v -> Double.isNaN(v) ? v : Arrays.binarySearch(distinct, v));
    }

    private static boolean isPlain(double[] column) {
        return Arrays.stream(column).allMatch(v -> v == Math.rint(v) && Math.abs(v) < 10);
    }

    private static int totalLength(double[] column) {
        return Arrays.stream(column).mapToInt(v -> PlainText.number(v).length()).sum();
    }
}
