package gradus.deeplearning.attention;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Random;

/**
 * What random queries do to random keys, both of standard normal numbers, without and with the division by √d.
 *
 * @param spread the standard deviation of the logits
 * @param largest the mean of the largest weight
 * @param slope the mean, over queries, of the largest slope of a weight by its own logit, w (1 − w): at most ¼
 */
public record DotProducts(double spread, double largest, double slope) {
    private static final int QUERIES = 400;

    /**
     * Measures 400 queries, each with its own keys.
     *
     * @param width d, at least 1
     * @param keys per query, at least 2
     * @param scaled whether dot products are divided by √d
     */
    public static DotProducts of(int width, int keys, boolean scaled, Random random) {
        Require.atLeast("width", width, 1);
        Require.atLeast("keys", keys, 2);
        double squares = 0;
        double largest = 0;
        double slope = 0;
        for (int i = 0; i < QUERIES; i++) {
            double[] logits = logits(width, keys, scaled ? 1 / Math.sqrt(width) : 1, random);
            double[] weights = LogSpace.softmax(logits);
            squares += Vectors.dot(logits, logits) / keys;
            largest += weights[Vectors.argMax(weights)];
            slope += steepest(weights);
        }
        return new DotProducts(Math.sqrt(squares / QUERIES), largest / QUERIES, slope / QUERIES);
    }

    private static double[] logits(int width, int keys, double scale, Random random) {
        double[] query = normal(width, random);
        double[] logits = new double[keys];
        for (int j = 0; j < keys; j++) {
            logits[j] = scale * Vectors.dot(query, normal(width, random));
        }
        return logits;
    }

    private static double[] normal(int width, Random random) {
        double[] row = new double[width];
        for (int i = 0; i < width; i++) {
            row[i] = random.nextGaussian();
        }
        return row;
    }

    private static double steepest(double[] weights) {
        double steepest = 0;
        for (double w : weights) {
            steepest = Math.max(steepest, w * (1 - w));
        }
        return steepest;
    }
}
