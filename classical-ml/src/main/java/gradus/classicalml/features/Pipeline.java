package gradus.classicalml.features;

import gradus.classicalml.crossvalidation.Learner;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import tech.tablesaw.api.Table;

/**
 * From a table to predictions: steps that make features, and a model that learns from them. All of it is fitted at once, on the rows that
 * it is given; hand it training rows, and nothing in it has seen another.
 *
 * @param features how a table becomes numbers
 * @param learner how a model is fitted to these numbers
 */
public record Pipeline(Step<Table, Features> features, Learner learner) {
    /** @throws IllegalArgumentException if an argument is null */
    public Pipeline {
        Require.given("features", features);
        Require.given("learner", learner);
    }

    /**
     * Fits every step and the model.
     *
     * @param training the training rows, at least one
     * @param targets the target of each training row, finite; not modified
     * @throws IllegalArgumentException if the sizes do not fit, a step cannot learn from these rows, or a gap reaches the model
     */
    public Trained fit(Table training, double[] targets) {
        Require.atLeast(
                "the number of training rows",
                Require.given("training", training).rowCount(),
                1);
        Require.finite("targets", targets);
        Require.size("targets", targets.length, training.rowCount(), "one for each training row");
        Fitted<Table, Features> fitted = features.fit(training, targets.clone());
        Features numbers = fitted.training().requireNoGap();
        return new Trained(fitted.transform(), numbers.names(), learner.fit(numbers.values(), targets.clone()));
    }

    /** A pipeline that has learned. It learns nothing more: what a row becomes does not depend on the rows beside it. */
    public static final class Trained {
        private final Function<Table, Features> transform;
        private final List<String> names;
        private final Function<Matrix, double[]> model;

        private Trained(Function<Table, Features> transform, List<String> names, Function<Matrix, double[]> model) {
            this.transform = transform;
            this.names = names;
            this.model = model;
        }

        /** The names of the numbers that the model gets, in order. */
        public List<String> featureNames() {
            return names;
        }

        /**
         * What rows become before the model sees them.
         *
         * @param rows test rows, or the rows of tomorrow; at least one
         * @throws IllegalArgumentException if a column is missing, a category is refused, or a gap is left
         */
        public Features features(Table rows) {
            Require.atLeast("the number of rows", Require.given("rows", rows).rowCount(), 1);
            return transform.apply(rows).requireNames(names).requireNoGap();
        }

        /** A prediction for each row; as {@link #features} otherwise. */
        public double[] predict(Table rows) {
            double[] predictions = model.apply(features(rows).values());
            return Arrays.copyOf(
                    predictions, Require.size("predictions", predictions.length, rows.rowCount(), "one for each row"));
        }
    }
}
