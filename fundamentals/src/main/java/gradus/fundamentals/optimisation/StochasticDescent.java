package gradus.fundamentals.optimisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/**
 * Stochastic gradient descent: each step looks at a few rows only. The rows are shuffled before each pass, and dealt out in batches
 * (the last one may be smaller). The rate of pass t, from 0, is {@code learningRate / (1 + decay · t)}: with a decay of 0 the walk never
 * comes to rest, unless all rows agree.
 *
 * <p>After each pass the value and the gradient of all rows are taken, so that the descent can say whether it converged: its
 * {@link Descent#steps()} are passes.
 *
 * @param learningRate the length of a step per unit of slope in the first pass; finite, above 0
 * @param decay how fast the rate falls; at least 0
 * @param batchSize how many rows a step looks at, at least 1
 * @param passes when to stop at the latest, at least 1 (also called epochs)
 * @param tolerance stop after a pass when no derivative of the whole is further from 0 than this; at least 0
 * @param seed decides the order of the rows
 */
public record StochasticDescent(
        double learningRate, double decay, int batchSize, int passes, double tolerance, long seed) {
    /** @throws IllegalArgumentException naming the argument that is out of range */
    public StochasticDescent {
        Require.above("learningRate", learningRate, 0);
        Require.atLeast("decay", decay, 0);
        Require.atLeast("batchSize", batchSize, 1);
        Require.atLeast("passes", passes, 1);
        Require.atLeast("tolerance", tolerance, 0);
    }

    /**
     * Walks down.
     *
     * @param start where, {@code objective.size()} finite numbers; not modified
     * @return where the walk ended, and why; its losses are those of all rows, before the first pass and after each
     * @throws IllegalArgumentException if an argument is null, or start is not finite or of another size
     * @throws ArithmeticException if the value or a derivative is not finite at the start, or stops being finite: the learning rate is too
     *     large
     */
    public Descent minimise(RowObjective objective, double[] start) {
        double[] parameters = Place.requireStart(objective, start).clone();
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[objective.rows()];
        Arrays.setAll(order, i -> i);
        DoubleStream.Builder losses = DoubleStream.builder();
        for (int pass = 0; ; pass++) {
            losses.add(finite("the loss", objective.value(parameters), pass));
            double steepest =
                    finite("the largest derivative", Vectors.largestSize(objective.gradient(parameters)), pass);
            if (steepest <= tolerance || pass == passes) {
                Stop stop = steepest <= tolerance ? Stop.CONVERGED : Stop.OUT_OF_STEPS;
                return new Descent(parameters, losses.build().toArray(), steepest, stop);
            }
            shuffle(order, random);
            pass(objective, parameters, order, learningRate / (1 + decay * pass));
        }
    }

    /** One step per batch. */
    private void pass(RowObjective objective, double[] parameters, int[] order, double rate) {
        for (int from = 0; from < order.length; from += batchSize) {
            int[] batch = Arrays.copyOfRange(order, from, Math.min(order.length, from + batchSize));
            Vectors.addScaled(parameters, -rate, objective.gradient(parameters, batch));
        }
    }

    private static void shuffle(int[] order, SplittableRandom random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
    }

    private double finite(String what, double value, int pass) {
        return Place.finite(what, value, "pass", pass, learningRate);
    }
}
