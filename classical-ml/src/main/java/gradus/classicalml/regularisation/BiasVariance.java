package gradus.classicalml.regularisation;

import gradus.fundamentals.Require;
import java.util.Random;
import java.util.function.UnaryOperator;

/**
 * What a method's squared error is made of, measured where the truth is known. Targets are drawn again and again around the
 * truth, and the method is fitted to each draw.
 *
 * @param squaredBias the mean over the places of (mean prediction − truth)², in the target's unit squared
 * @param variance the mean over the places of the predictions' variance from draw to draw (divisor: the number of draws)
 * @param noise the variance of a new target around the truth, which no method can predict
 */
public record BiasVariance(double squaredBias, double variance, double noise) {

    /** The mean squared error to expect on new targets: squared bias + variance + noise. */
    public double expectedError() {
        return squaredBias + variance + noise;
    }

    /**
     * Measures a method.
     *
     * @param truth the true value at each place; finite
     * @param deviation the standard deviation of the normal noise around it, at least 0
     * @param draws how many sets of targets, at least 2
     * @param method from targets, one for each place, to predictions at the same places
     * @throws IllegalArgumentException if an argument is out of range, or the method gives another number of predictions
     */
    public static BiasVariance measure(
            double[] truth, double deviation, int draws, long seed, UnaryOperator<double[]> method) {
        Require.sample("truth", truth, 1);
        Require.atLeast("deviation", deviation, 0);
        Require.atLeast("draws", draws, 2);
        Random random = new Random(seed);
        double[] mean = new double[truth.length];
        double[] squares = new double[truth.length];
        for (int draw = 1; draw <= draws; draw++) {
            double[] predictions = method.apply(noisy(truth, deviation, random));
            Require.size("predictions", predictions.length, truth.length, "one for each place");
            for (int i = 0; i < truth.length; i++) {
                double distance = predictions[i] - mean[i];
                mean[i] += distance / draw;
                squares[i] += distance * (predictions[i] - mean[i]);
            }
        }
        return averaged(truth, mean, squares, draws, deviation * deviation);
    }

    private static BiasVariance averaged(double[] truth, double[] mean, double[] squares, int draws, double noise) {
        double bias = 0;
        double variance = 0;
        for (int i = 0; i < truth.length; i++) {
            bias += (mean[i] - truth[i]) * (mean[i] - truth[i]);
            variance += squares[i] / draws;
        }
        return new BiasVariance(bias / truth.length, variance / truth.length, noise);
    }

    private static double[] noisy(double[] truth, double deviation, Random random) {
        double[] targets = new double[truth.length];
        for (int i = 0; i < targets.length; i++) {
            targets[i] = truth[i] + deviation * random.nextGaussian();
        }
        return targets;
    }
}
