package gradus.classicalml.neighbours;

import gradus.fundamentals.Require;

/**
 * Predicts the mean target of the k nearest training rows, weighted as they vote: never above the largest training target, never
 * below the smallest.
 *
 * @param k how many neighbours, at least 1
 * @param vote what each weighs
 */
public record KnnRegressor(int k, Vote vote) {
    public KnnRegressor {
        Require.atLeast("k", k, 1);
        Require.given("vote", vote);
    }

    /** With equal votes. */
    public KnnRegressor(int k) {
        this(k, Vote.EQUAL);
    }

    /** What a row's neighbours say of its target. */
    public interface Model {
        /** The prediction for d finite numbers, scaled as the training rows were. */
        double predict(double... features);
    }

    /**
     * A model that asks the given search.
     *
     * @param search over the n training rows
     * @param targets n finite numbers; not modified
     * @throws IllegalArgumentException if the sizes do not fit, a target is not finite, or k is above n
     */
    public Model fit(NeighbourSearch search, double[] targets) {
        Require.finite("targets", targets);
        Require.size("targets", targets.length, search.size(), "one for each row");
        Require.between("k", k, 1, search.size(), "the number of rows");
        double[] kept = targets.clone();
        return features -> mean(search.nearest(features, k), kept);
    }

    private double mean(Neighbours neighbours, double[] targets) {
        double[] weights = vote.weights(neighbours, k);
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        double mean = 0;
        for (int i = 0; i < k; i++) {
            mean += weights[i] / total * targets[neighbours.row(i)];
        }
        return mean;
    }
}
