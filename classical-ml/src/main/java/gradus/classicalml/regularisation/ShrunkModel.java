package gradus.classicalml.regularisation;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;

/** A linear model whose weights a penalty has held back: prediction = intercept + w·x. Immutable. */
public final class ShrunkModel {
    private final double intercept;
    private final double[] weights;

    private ShrunkModel(double intercept, double[] weights) {
        this.intercept = intercept;
        this.weights = weights;
    }

    /**
     * A model of the given numbers.
     *
     * @param weights one for each feature, at least one; finite; not modified
     * @throws IllegalArgumentException if a number is not finite, or there is no weight
     */
    public static ShrunkModel of(double intercept, double... weights) {
        Require.finite("intercept", intercept);
        return new ShrunkModel(intercept, Require.sample("weights", weights, 1).clone());
    }

    /** The predicted target where every feature is 0, in the target's unit. */
    public double intercept() {
        return intercept;
    }

    /** A copy of the weights, one for each feature: the target's units per unit of the feature. */
    public double[] weights() {
        return weights.clone();
    }

    /** How many weights are not 0: the features that the model uses. */
    public int features() {
        return (int) Arrays.stream(weights).filter(w -> w != 0).count();
    }

    /**
     * The predicted target of one case.
     *
     * @param features one number for each weight; finite
     * @throws IllegalArgumentException if features is null, of another size, or not finite
     */
    public double predict(double... features) {
        Require.finite("features", features);
        Require.size("features", features.length, weights.length, "one for each weight of the model");
        return intercept + Vectors.dot(weights, features);
    }

    /**
     * The predicted target of each row.
     *
     * @param X one column for each weight; finite
     * @throws IllegalArgumentException if X is null, has another number of columns, or is not finite
     */
    public double[] predict(Matrix X) {
        Matrix.requireFinite("X", X);
        Require.size("a row of X", X.columns(), weights.length, "one for each weight of the model");
        double[] predictions = X.times(weights);
        Arrays.setAll(predictions, i -> predictions[i] + intercept);
        return predictions;
    }

    /** Such as {@code 3 of 10 features, intercept 152.1}. */
    @Override
    public String toString() {
        return features() + " of " + weights.length + " features, intercept " + intercept;
    }
}
