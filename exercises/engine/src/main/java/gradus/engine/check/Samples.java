package gradus.engine.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Samples of numbers for {@link Agreement}. */
public final class Samples {
    static final int STYLES = 9;

    private static final int MOST = 12;
    private static final double[] NONE = {};
    private static final List<double[]> EDGES = List.of(
            NONE,
            new double[] {5},
            new double[] {0},
            new double[] {5, 5},
            new double[] {0, 0, 0},
            new double[] {0.1, 0.1, 0.1},
            new double[] {1, 2},
            new double[] {2, 1},
            new double[] {-1, 1},
            new double[] {-3, -3, -1},
            new double[] {-0.0, 0.0},
            new double[] {3, 1, 2},
            new double[] {1, 2, 3, 4},
            new double[] {4, 3, 2, 1},
            new double[] {2, 4, 3},
            new double[] {1, 1, 2, 2, 2, 7},
            new double[] {0.5, 0.25, 0.1},
            new double[] {1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16},
            new double[] {-1e9, 1e9, 1},
            new double[] {1e12, 1, -1e12},
            new double[] {4e-15, 1e-15, 2e-15},
            new double[] {16_777_217, 16_777_216}, // equal as floats
            new double[] {3_000_000_000.0, 1, 2}); // more than an int holds

    private Samples() {}

    /**
     * Samples of none to twelve finite numbers, most of them between 1e-15 and 1e12 in size: none, one, constant, ties, negative,
     * zeros of both signs, sorted, reversed, near 10⁹, tiny, whole, fractions.
     */
    public static Inputs<double[]> numbers() {
        return columns(EDGES, random -> sample(random, random.nextInt(MOST + 1), random.nextInt(STYLES)));
    }

    /** Samples with numbers near the ends of what a double holds: 1e300, 1e-300, the largest, the smallest. */
    public static Inputs<double[]> extreme() {
        double[] ends = {1e300, -1e300, 1e-300, -1e-300, Double.MAX_VALUE, Double.MIN_VALUE, 1e155, 1e-155, 0, 1};
        List<double[]> edges = new ArrayList<>();
        for (double end : ends) {
            edges.add(new double[] {end});
            edges.add(new double[] {end, end});
            edges.add(new double[] {end, 1, 2});
        }
        edges.add(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE});
        edges.add(new double[] {1e300, 2e300, 4e300});
        edges.add(new double[] {4e-300, 1e-300, 2e-300});
        return columns(
                edges,
                random -> random.doubles(1 + random.nextInt(5))
                        .map(u -> ends[(int) (u * ends.length)])
                        .toArray());
    }

    /** Samples with NaN or an infinity somewhere. */
    public static Inputs<double[]> unclean() {
        double[] odd = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        List<double[]> edges = new ArrayList<>();
        for (double one : odd) {
            edges.add(new double[] {one});
            edges.add(new double[] {one, 1, 2});
            edges.add(new double[] {1, 2, one});
            edges.add(new double[] {1, one, 2});
        }
        return columns(edges, random -> {
            double[] sample = sample(random, 1 + random.nextInt(MOST), random.nextInt(STYLES));
            sample[random.nextInt(sample.length)] = odd[random.nextInt(odd.length)];
            return sample;
        });
    }

    private static Inputs<double[]> columns(
            List<double[]> edges, java.util.function.Function<SplittableRandom, double[]> draw) {
        return new Inputs<double[][]>(edges.stream().map(Samples::one).toList(), random -> one(draw.apply(random)))
                .map(columns -> columns[0]);
    }

    private static Case<double[][]> one(double[] column) {
        return Columns.of(new double[][] {column}, List.of(Columns.Of.REALS));
    }

    /** So many numbers in one of nine styles: those of {@link #value}, and constant, sorted, reversed. */
    static double[] sample(SplittableRandom random, int size, int style) {
        int values = style < 6 ? style : random.nextInt(6);
        double[] sample = new double[size];
        for (int i = 0; i < size; i++) {
            sample[i] = style == 6 && i > 0 ? sample[0] : value(random, values);
        }
        if (style >= 7) {
            Arrays.sort(sample);
        }
        return style == 8 ? reversed(sample) : sample;
    }

    private static double[] reversed(double[] sample) {
        List<Double> list = new ArrayList<>(Arrays.stream(sample).boxed().toList());
        Collections.reverse(list);
        return list.stream().mapToDouble(d -> d).toArray();
    }

    /** A number: small and whole, with one decimal, of full length, near 10⁹, tiny, or of any size. */
    static double value(RandomGenerator random, int style) {
        return switch (style) {
            case 0 -> random.nextInt(-4, 5);
            case 1 -> random.nextInt(-100, 101) / 10.0;
            case 2 -> random.nextGaussian() * 10;
            case 3 -> 1e9 + random.nextInt(20);
            case 4 -> random.nextInt(1, 9) * 1e-15;
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(-6, 7));
        };
    }
}
