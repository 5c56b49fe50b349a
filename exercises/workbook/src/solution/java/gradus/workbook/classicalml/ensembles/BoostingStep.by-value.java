package gradus.workbook.classicalml.ensembles;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Map;
import java.util.TreeMap;

/** A sorted map from value to its sums, then a walk over the map. */
public final class BoostingStep {
    public record Step(int column, double threshold, double left, double right, double gain) {}

    private BoostingStep() {}

    public static Step best(Matrix X, int[] labels, double[] scores, double lambda) {
        Step best = null;
        for (int column = 0; column < X.columns(); column++) {
            TreeMap<Double, double[]> sums = new TreeMap<>();
            double[] all = new double[2];
            for (int i = 0; i < labels.length; i++) {
                double odds = Math.exp(scores[i]);
                double p = odds / (1 + odds);
                double[] sum = sums.computeIfAbsent(X.get(i, column) + 0.0, value -> new double[2]);
                sum[0] += p - labels[i];
                sum[1] += p / (1 + odds);
                all[0] += p - labels[i];
                all[1] += p / (1 + odds);
            }
            double[] left = new double[2];
            for (Map.Entry<Double, double[]> each : sums.headMap(sums.lastKey()).entrySet()) {
                left[0] += each.getValue()[0];
                left[1] += each.getValue()[1];
                double[] right = {all[0] - left[0], all[1] - left[1]};
                double gain = worth(left, lambda) + worth(right, lambda) - worth(all, lambda);
                if (best == null || gain > best.gain()) {
                    double threshold = each.getKey() / 2 + sums.higherKey(each.getKey()) / 2;
                    best = new Step(
                            column, threshold, -left[0] / (left[1] + lambda), -right[0] / (right[1] + lambda), gain);
                }
            }
        }
        return best;
    }

    private static double worth(double[] sums, double lambda) {
        return sums[0] * sums[0] / (sums[1] + lambda);
    }
}
