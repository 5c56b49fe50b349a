package gradus.engine.check;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Tables for {@link Agreement}: pairs of columns, tables of counts, labelled rows, groups. */
public final class Tables {
    /** Two columns of one length. */
    public record Pairs(double[] x, double[] y) {}

    /** Rows x, y that count as often as {@code counts} says. */
    public record Counts(double[] x, double[] y, long[] counts) {}

    /** Numbers that carry a label each. */
    public record Labelled(double[] values, List<String> labels) {}

    private static final List<Columns.Of> PAIR = List.of(Columns.Of.REALS, Columns.Of.REALS);
    private static final List<Columns.Of> COUNTED = List.of(Columns.Of.REALS, Columns.Of.REALS, Columns.Of.COUNTS);
    private static final List<Columns.Of> LABELLED = List.of(Columns.Of.REALS, Columns.Of.COUNTS);
    private static final List<String> LABELS = List.of("a", "b", "c", "", "B", "ä", "a ", "aa");
    private static final double BILLIONS = 3e9;
    private static final int MOST = 10;

    private Tables() {}

    /** Two columns: none, one row, constant on either side, a straight line, ties, near 10⁹, tiny, unsorted. */
    public static Inputs<Pairs> pairs() {
        List<double[][]> edges = List.of(
                new double[][] {{}, {}},
                new double[][] {{2}, {3}},
                new double[][] {{1, 2}, {1, 2}},
                new double[][] {{5, 5}, {1, 2}},
                new double[][] {{1, 2}, {5, 5}},
                new double[][] {{0.1, 0.1, 0.1}, {1, 2, 4}},
                new double[][] {{7, 5, 0, 3, 9, 5}, {22, 16, 1, 10, 28, 16}}, // y = 3x + 1
                new double[][] {{3, 1, 2}, {-3, -1, -2}},
                new double[][] {{-1, 0, 1}, {1, 0, 1}}, // goes together, but not along a line
                new double[][] {{1, 1, 2, 2}, {1, 2, 1, 2}},
                new double[][] {{1e9, 1e9 + 1, 1e9 + 2}, {1e9 + 5, 1e9 + 7, 1e9 + 6}},
                new double[][] {{4e-15, 1e-15, 2e-15}, {1e-15, 3e-15, 2e-15}},
                new double[][] {{0.9, 0.1, 0.5}, {1, 3, 2}});
        return inputs(edges, PAIR, random -> {
                    int size = random.nextInt(MOST + 1);
                    double[] x = column(random, size);
                    return new double[][] {x, random.nextInt(5) == 0 ? alongLine(random, x) : column(random, size)};
                })
                .map(c -> new Pairs(c[0], c[1]));
    }

    /**
     * Pairs with counts: rows that nobody chose, no viewers at all, one row of many, a value in several rows, billions beside a few,
     * a sum beyond an int.
     */
    public static Inputs<Counts> counts() {
        List<double[][]> edges = List.of(
                new double[][] {{}, {}, {}},
                new double[][] {{2}, {3}, {0}},
                new double[][] {{2}, {3}, {1}},
                new double[][] {{2}, {3}, {5}},
                new double[][] {{1, 2}, {1, 3}, {0, 0}},
                new double[][] {{1, 2}, {1, 3}, {0, 1}},
                new double[][] {{1, 2}, {1, 3}, {1, 1}},
                new double[][] {{2, 1, 9}, {1, 3, 5}, {2, 1, 0}},
                new double[][] {{5, 5, 9}, {1, 2, 9}, {1, 2, 0}}, // constant but for a row that nobody chose
                new double[][] {{0.1, 0.1, 0.1}, {1, 2, 4}, {1, 1, 1}},
                new double[][] {{1, 2, 4}, {-0.1, -0.1, -0.1}, {1, 2, 1}},
                new double[][] {{4, 4, 1}, {1, 2, 3}, {1, 2, 1}},
                new double[][] {{7, 5, 0, 3, 9, 5}, {22, 16, 1, 10, 28, 16}, {2, 4, 1, 0, 0, 4}}, // y = 3x + 1
                new double[][] {{1, 2, 4}, {1, 3, 2}, {BILLIONS + 7, 5, 2}},
                new double[][] {{4, 1, 2}, {1, 3, 2}, {2e9, 2e9, 2e9}},
                new double[][] {{1e9 + 2, 1e9, 1e9 + 1}, {1e9 + 5, 1e9 + 7, 1e9 + 6}, {1, 2, 3}},
                new double[][] {{4e-15, 1e-15, 2e-15}, {1e-15, 3e-15, 2e-15}, {2, 1, 3}},
                new double[][] {{0.9, 0.1, 0.5}, {1, 3, 2}, {1, 1, 2}},
                new double[][] {{1, 2, 1e200}, {1, 3, 1e200}, {1, 1, 0}}); // the far row is nobody's
        return inputs(edges, COUNTED, Tables::counted)
                .map(c -> new Counts(
                        c[0], c[1], Arrays.stream(c[2]).mapToLong(n -> (long) n).toArray()));
    }

    private static double[][] counted(SplittableRandom random) {
        int size = random.nextInt(MOST + 1);
        double[] x = column(random, size);
        double[] y = random.nextInt(5) == 0 ? alongLine(random, x) : column(random, size);
        boolean large = random.nextInt(4) == 0;
        double[] counts = IntStream.range(0, size)
                .mapToDouble(i -> large && random.nextInt(3) == 0 ? random.nextLong(4_000_000_000L) : random.nextInt(6))
                .toArray();
        return new double[][] {x, y, counts};
    }

    /**
     * Numbers with labels: classes of one row, of equal size, labels that do not ascend, the empty one, such as differ by a blank, a
     * capital or an accent only. Equal labels are never one object.
     */
    public static Inputs<Labelled> labelled() {
        List<double[][]> edges = List.of(
                new double[][] {{}, {}},
                new double[][] {{1}, {0}},
                new double[][] {{1, 2}, {1, 0}},
                new double[][] {{1, 2}, {0, 0}},
                new double[][] {{1, 2, 3}, {2, 0, 2}},
                new double[][] {{1, 1, 1, 1}, {0, 1, 0, 1}},
                new double[][] {{5, 4, 3, 2, 1}, {1, 1, 1, 1, 0}},
                new double[][] {{1, 2, 3, 4}, {1, 4, 0, 6}},
                new double[][] {{1, 2}, {3, 0}});
        return inputs(edges, LABELLED, random -> {
                    int size = random.nextInt(MOST + 1);
                    int classes = 1 + random.nextInt(4);
                    boolean odd = random.nextInt(4) == 0;
                    double[] labels = random.ints(size, 0, odd ? LABELS.size() : classes)
                            .asDoubleStream()
                            .toArray();
                    return new double[][] {column(random, size), labels};
                })
                .map(c -> new Labelled(c[0], labels(c[1])));
    }

    /** Groups of numbers: none, an empty one, one, equal ones, such of different sizes. */
    public static Inputs<List<double[]>> groups() {
        return Inputs.listOf(Samples.numbers(), 4);
    }

    private static List<String> labels(double[] codes) {
        return Arrays.stream(codes).mapToObj(code -> LABELS.get((int) code)).toList();
    }

    private static Inputs<double[][]> inputs(
            List<double[][]> edges, List<Columns.Of> kinds, Function<SplittableRandom, double[][]> draw) {
        return new Inputs<>(
                edges.stream().map(edge -> Columns.of(edge, kinds)).toList(),
                random -> Columns.of(draw.apply(random), kinds));
    }

    private static double[] column(SplittableRandom random, int size) {
        return Samples.sample(random, size, random.nextInt(Samples.STYLES));
    }

    /** A straight line of x, as steep as it goes up or down, not so far off that digits are lost. */
    private static double[] alongLine(SplittableRandom random, double[] x) {
        int slope = random.nextInt(-3, 4);
        double unit = Math.scalb(
                1.0, Math.getExponent(Arrays.stream(x).map(Math::abs).max().orElse(1)));
        double intercept = random.nextInt(-3, 4) * unit;
        return Arrays.stream(x).map(v -> slope * v + intercept).toArray();
    }
}
