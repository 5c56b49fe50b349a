package gradus.classicalml.crossvalidation;

import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Splits;
import gradus.fundamentals.Require;
import gradus.fundamentals.inference.TTest;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * How often tests say that two learners differ, where the truth is known. Each simulation draws a fresh table of 100 rows in two classes
 * and two blocks of five columns of noise, to which the class adds a little. Learner A (nearest mean) sees only the first block,
 * learner B only the second. If the class adds equally much to both, A and B are equally good by symmetry, and every difference that
 * a test finds is a false alarm.
 */
public final class FalseAlarms {
    /** At a p-value of this or less, a test says that the learners differ. */
    public static final double LEVEL = 0.05;

    private static final int ROWS = 100;
    private static final int COLUMNS = 5;
    private static final Learner LEARNER = Learners.nearestMean();
    private static final ToDoubleBiFunction<double[], double[]> ERROR_RATE = CrossValidation.ofLabels(
            (predictions, actual) -> (double) Scores.errors(predictions, actual) / actual.length);

    /**
     * The share of simulations in which a test said that the learners differ.
     *
     * @param test which test on which splits
     * @param share in [0, 1]
     * @param standardError √(share · (1 − share) / simulations)
     */
    public record Rate(String test, double share, double standardError) {}

    /** A test: from the differences on its splits to a p-value. */
    private record Procedure(String name, Kind splits, ToDoubleFunction<double[]> pValue) {}

    private enum Kind {
        ONCE,
        TEN_TIMES,
        RANDOM,
        HALVES
    }

    private static final List<Procedure> PROCEDURES = List.of(
            new Procedure("paired t, 10 folds once", Kind.ONCE, FalseAlarms::paired),
            new Procedure("paired t, 10 folds ten times", Kind.TEN_TIMES, FalseAlarms::paired),
            new Procedure("paired t, 30 random splits", Kind.RANDOM, FalseAlarms::paired),
            new Procedure("corrected t, 10 folds ten times", Kind.TEN_TIMES, d -> corrected(d, 10)),
            new Procedure("corrected t, 30 random splits", Kind.RANDOM, d -> corrected(d, 20)),
            new Procedure("5×2 cv t", Kind.HALVES, d -> Comparison.fiveByTwo(d).pValue()),
            new Procedure(
                    "combined 5×2 cv F",
                    Kind.HALVES,
                    d -> Comparison.combinedFiveByTwo(d).pValue()));

    private FalseAlarms() {}

    /**
     * Runs all tests on the same tables.
     *
     * @param simulations how many tables, at least 1
     * @param signalA half the distance between the classes' means in A's columns, in standard deviations of the noise; A's best
     *     possible error rate is the normal distribution's share below −signalA
     * @param signalB the same for B; equal signals make equally good learners
     * @param seed decides all tables and splits
     */
    public static List<Rate> run(int simulations, double signalA, double signalB, long seed) {
        Require.atLeast("simulations", simulations, 1);
        Require.finite("signalA", signalA);
        Require.finite("signalB", signalB);
        boolean[][] alarms = IntStream.range(0, simulations)
                .parallel()
                .mapToObj(s -> alarms(signalA, signalB, new Random(Splits.spread(Splits.spread(seed) + s))))
                .toArray(boolean[][]::new);
        List<Rate> rates = new ArrayList<>();
        for (int p = 0; p < PROCEDURES.size(); p++) {
            int procedure = p;
            double share = Arrays.stream(alarms).filter(each -> each[procedure]).count() / (double) simulations;
            rates.add(new Rate(PROCEDURES.get(p).name(), share, Math.sqrt(share * (1 - share) / simulations)));
        }
        return List.copyOf(rates);
    }

    private static boolean[] alarms(double signalA, double signalB, Random random) {
        double[] y = IntStream.range(0, ROWS).mapToDouble(i -> i % 2).toArray();
        Matrix A = block(y, signalA, random);
        Matrix B = block(y, signalB, random);
        double[] tenTimes =
                differences(A, B, y, Folds.repeated(10, random.nextLong(), seed -> Folds.random(ROWS, 10, seed)));
        double[] splits = differences(A, B, y, randomSplits(30, random));
        double[] halves =
                differences(A, B, y, Folds.repeated(5, random.nextLong(), seed -> Folds.random(ROWS, 2, seed)));
        boolean[] alarms = new boolean[PROCEDURES.size()];
        for (int p = 0; p < alarms.length; p++) {
            double[] differences = switch (PROCEDURES.get(p).splits()) {
                case ONCE -> Arrays.copyOf(tenTimes, 10);
                case TEN_TIMES -> tenTimes;
                case RANDOM -> splits;
                case HALVES -> halves;
            };
            alarms[p] = varies(differences) && PROCEDURES.get(p).pValue().applyAsDouble(differences) <= LEVEL;
        }
        return alarms;
    }

    /** Columns of noise, to which the class adds or from which it takes: the classes' means are 2 · signal apart. */
    private static Matrix block(double[] y, double signal, Random random) {
        double[][] rows = new double[ROWS][COLUMNS];
        double step = signal / Math.sqrt(COLUMNS);
        for (int i = 0; i < ROWS; i++) {
            for (int j = 0; j < COLUMNS; j++) {
                rows[i][j] = random.nextGaussian() + (y[i] == 0 ? -step : step);
            }
        }
        return Matrix.of(rows);
    }

    private static List<Split> randomSplits(int times, Random random) {
        return IntStream.range(0, times)
                .mapToObj(time -> Splits.random(ROWS, 0.2, random.nextLong()))
                .toList();
    }

    private static double[] differences(Matrix A, Matrix B, double[] y, List<Split> splits) {
        return Vectors.minus(
                CrossValidation.scores(A, y, splits, LEARNER, ERROR_RATE),
                CrossValidation.scores(B, y, splits, LEARNER, ERROR_RATE));
    }

    private static double paired(double[] differences) {
        return TTest.oneSample(differences, 0, 0.95).pValue();
    }

    private static double corrected(double[] differences, int testRows) {
        return Comparison.corrected(differences, ROWS - testRows, testRows, 0.95)
                .pValue();
    }

    /** Whether the differences allow a test: equal ones say nothing, and raise no alarm. */
    private static boolean varies(double[] differences) {
        return Arrays.stream(differences).distinct().count() > 1;
    }
}
