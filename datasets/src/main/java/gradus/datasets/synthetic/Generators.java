package gradus.datasets.synthetic;

import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.Table;

/**
 * Small problems whose truth is known. Features are called {@code x1}, {@code x2}, …; the target is the integer column
 * {@code class} or the number {@code y}. Each is named after its cousin in scikit-learn, though not made of the same
 * random numbers.
 */
public final class Generators {
    private Generators() {}

    /**
     * Two half circles of radius 1, one hooked into the other; no straight line parts them. Class 0 is the upper half
     * circle around (0, 0), class 1 the lower one around (1, 0.5); they take turns.
     *
     * @param rows at least 1
     * @param noise standard deviation of the normal noise on both coordinates, at least 0
     */
    public static Table moons(int rows, double noise, long seed) {
        Rows made = new Rows(rows, 2, seed);
        requireAtLeast("noise", noise, 0);
        return made.withClasses((i, random, x) -> {
            int label = i % 2;
            double angle = StrictMath.PI * random.uniform();
            x[0] = (label == 0 ? StrictMath.cos(angle) : 1 - StrictMath.cos(angle)) + noise * random.gaussian();
            x[1] = (label == 0 ? StrictMath.sin(angle) : 0.5 - StrictMath.sin(angle)) + noise * random.gaussian();
            return label;
        });
    }

    /**
     * A circle of radius 1 (class 0) around a smaller one (class 1), both centred on (0, 0); they take turns.
     *
     * @param rows at least 1
     * @param noise standard deviation of the normal noise on both coordinates, at least 0
     * @param ratio radius of the inner circle, in (0, 1)
     */
    public static Table circles(int rows, double noise, double ratio, long seed) {
        Rows made = new Rows(rows, 2, seed);
        requireAtLeast("noise", noise, 0);
        if (!(ratio > 0 && ratio < 1)) {
            throw new IllegalArgumentException("ratio must be between 0 and 1, both excluded, but was " + ratio);
        }
        return made.withClasses((i, random, x) -> {
            int label = i % 2;
            double radius = label == 0 ? 1 : ratio;
            double angle = 2 * StrictMath.PI * random.uniform();
            x[0] = radius * StrictMath.cos(angle) + noise * random.gaussian();
            x[1] = radius * StrictMath.sin(angle) + noise * random.gaussian();
            return label;
        });
    }

    /**
     * Round normal clouds around centres drawn uniformly from [−10, 10] in each dimension; the classes take turns.
     *
     * @param rows at least 1
     * @param features number of dimensions, at least 1
     * @param centres number of clouds, at least 1
     * @param spread standard deviation of a cloud in each dimension, at least 0
     */
    public static Table blobs(int rows, int features, int centres, double spread, long seed) {
        Rows made = new Rows(rows, features, seed);
        requireAtLeast("centres", centres, 1);
        requireAtLeast("spread", spread, 0);
        double[][] middles = new double[centres][features];
        for (int c = 0; c < centres; c++) {
            RowRandom random = new RowRandom(seed, -1L - c); // the rows before the first are nobody's
            for (int j = 0; j < features; j++) {
                middles[c][j] = random.uniform(-10, 10);
            }
        }
        return made.withClasses((i, random, x) -> {
            int label = i % centres;
            for (int j = 0; j < features; j++) {
                x[j] = middles[label][j] + spread * random.gaussian();
            }
            return label;
        });
    }

    /**
     * Friedman's first test function (1991, Annals of Statistics 19:1-67): all features are uniform in [0, 1], and
     * {@code y = 10 sin(π x1 x2) + 20 (x3 − 0.5)² + 10 x4 + 5 x5 + noise}; features beyond the fifth say nothing.
     *
     * @param rows at least 1
     * @param features at least 5
     * @param noise standard deviation of the normal noise on y, at least 0
     */
    public static Table friedman1(int rows, int features, double noise, long seed) {
        requireAtLeast("features", features, 5);
        requireAtLeast("noise", noise, 0);
        return new Rows(rows, features, seed).withTargets((i, random, x) -> {
            for (int j = 0; j < features; j++) {
                x[j] = random.uniform();
            }
            double bend = x[2] - 0.5;
            return 10 * StrictMath.sin(StrictMath.PI * x[0] * x[1])
                    + 20 * bend * bend
                    + 10 * x[3]
                    + 5 * x[4]
                    + noise * random.gaussian();
        });
    }

    /**
     * A linear problem: features are standard normal, the first {@code weights.size()} of them count, and
     * {@code y = bias + Σ weight × feature + noise}.
     *
     * @param rows at least 1
     * @param features at least as many as there are weights
     * @param weights the truth that a model should find
     * @param bias the value of y where all features are 0
     * @param noise standard deviation of the normal noise on y, at least 0
     */
    public static Table regression(int rows, int features, List<Double> weights, double bias, double noise, long seed) {
        requireAtLeast("features", features, Math.max(1, weights.size()));
        requireAtLeast("noise", noise, 0);
        return new Rows(rows, features, seed).withTargets((i, random, x) -> {
            double y = bias;
            for (int j = 0; j < features; j++) {
                x[j] = random.gaussian();
                y += j < weights.size() ? weights.get(j) * x[j] : 0;
            }
            return y + noise * random.gaussian();
        });
    }

    /**
     * Two classes that differ in some features and not in others: every feature is normal with standard deviation 1;
     * the mean of the first {@code informative} is +{@code distance}/2 in class 1 and −{@code distance}/2 in class 0. The
     * classes take turns, and then each label is turned over with probability {@code flipped}. The best rule, class 1
     * where the informative features sum to more than 0, errs (labels not flipped) with probability
     * {@code Φ(−distance √informative / 2)}.
     *
     * @param rows at least 1
     * @param features at least as many as informative
     * @param informative how many features tell the classes apart, at least 1
     * @param distance distance of the two means in each informative feature, at least 0
     * @param flipped probability of a wrong label, in [0, 0.5]
     */
    public static Table classification(
            int rows, int features, int informative, double distance, double flipped, long seed) {
        requireAtLeast("informative", informative, 1);
        requireAtLeast("features", features, informative);
        requireAtLeast("distance", distance, 0);
        if (!(flipped >= 0 && flipped <= 0.5)) {
            throw new IllegalArgumentException("flipped must be between 0 and 0.5, but was " + flipped);
        }
        return new Rows(rows, features, seed).withClasses((i, random, x) -> {
            int label = i % 2;
            for (int j = 0; j < features; j++) {
                double mean = j < informative ? (label - 0.5) * distance : 0;
                x[j] = mean + random.gaussian();
            }
            return random.uniform() < flipped ? 1 - label : label;
        });
    }

    private static void requireAtLeast(String name, double value, double least) {
        if (!(value >= least && value < Double.POSITIVE_INFINITY)) {
            String bound = least == Math.rint(least) ? Long.toString((long) least) : Double.toString(least);
            throw new IllegalArgumentException(name + " must be at least " + bound + " and finite, but was "
                    + (value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : value));
        }
    }

    /** Fills the features of row i, and returns its target. */
    @FunctionalInterface
    private interface ClassRule {
        int fill(int i, RowRandom random, double[] features);
    }

    /** Fills the features of row i, and returns its target. */
    @FunctionalInterface
    private interface TargetRule {
        double fill(int i, RowRandom random, double[] features);
    }

    /** Makes the table row by row. */
    private static final class Rows {
        private final int rows;
        private final long seed;
        private final DoubleColumn[] features;

        Rows(int rows, int features, long seed) {
            requireAtLeast("rows", rows, 1);
            requireAtLeast("features", features, 1);
            this.rows = rows;
            this.seed = seed;
            this.features = IntStream.rangeClosed(1, features)
                    .mapToObj(j -> DoubleColumn.create("x" + j))
                    .toArray(DoubleColumn[]::new);
        }

        Table withClasses(ClassRule rule) {
            IntColumn labels = IntColumn.create("class");
            double[] x = new double[features.length];
            for (int i = 0; i < rows; i++) {
                labels.append(rule.fill(i, new RowRandom(seed, i), x));
                append(x);
            }
            return Table.create("synthetic", features).addColumns(labels);
        }

        Table withTargets(TargetRule rule) {
            DoubleColumn targets = DoubleColumn.create("y");
            double[] x = new double[features.length];
            for (int i = 0; i < rows; i++) {
                targets.append(rule.fill(i, new RowRandom(seed, i), x));
                append(x);
            }
            return Table.create("synthetic", features).addColumns(targets);
        }

        private void append(double[] x) {
            for (int j = 0; j < x.length; j++) {
                features[j].append(x[j]);
            }
        }
    }
}
