package gradus.deployment.serving;

import gradus.classicalml.linearregression.LinearModel;
import gradus.classicalml.linearregression.LinearRegression;
import gradus.classicalml.linearregression.PredictionInterval;
import gradus.datasets.DataSets;
import gradus.datasets.bridge.Numbers;
import gradus.deployment.contracts.Field;
import gradus.deployment.contracts.Measurements;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import org.apache.commons.math3.distribution.TDistribution;
import tech.tablesaw.api.Table;

/**
 * A person's weight in kilograms from height and four girths that a tape can measure. Nothing in it changes after fitting,
 * so any number of threads may share one.
 */
public final class WeightModel {
    /** The name that clients ask for. */
    public static final String NAME = "weight";

    /** Raised whenever the answers to the same question change. */
    public static final String VERSION = "1";

    /** The fraction of people whose weight falls into the interval. */
    public static final double CONFIDENCE = 0.95;

    private final List<Field> fields;
    private final LinearModel model;

    /** Student's quantile, the same for every request, and by far the dearest number in the answer: found once. */
    private final double quantile;

    private WeightModel(List<Field> fields, LinearModel model) {
        this.fields = fields;
        this.model = model;
        this.quantile =
                new TDistribution(null, model.degreesOfFreedom()).inverseCumulativeProbability((1 + CONFIDENCE) / 2);
    }

    /** A model that was fitted before. */
    static WeightModel of(List<Field> fields, LinearModel model) {
        return new WeightModel(List.copyOf(fields), model);
    }

    /** Fits the model on all 507 people of the body measurements. */
    public static WeightModel fit() {
        return fit(DataSets.BODY_DIMS.table());
    }

    /**
     * Fits the model on the given people. A field accepts what the training data spans, rounded outward to whole
     * centimetres: beyond it the model would only be guessing.
     *
     * @param people a table with the columns of the data set body_dims
     */
    public static WeightModel fit(Table people) {
        List<Field> fields = List.of(
                field(people, "height_cm", "height_cm", "Height", "Standing, without shoes."),
                field(people, "chest_cm", "chest_girth", "Chest", "Around the fullest part, after breathing out."),
                field(people, "waist_cm", "waist_girth", "Waist", "Around the narrowest part, relaxed."),
                field(people, "thigh_cm", "thigh_girth", "Thigh", "Just below the crease of the buttock."),
                field(people, "calf_cm", "calf_girth", "Calf", "Around the thickest part."));
        LinearModel model = new LinearRegression().fit(features(people), column(people, "weight_kg"));
        return new WeightModel(fields, model);
    }

    /** What a request must hold, in the order of the features. */
    public List<Field> fields() {
        return fields;
    }

    /**
     * The weight in kilograms with its interval.
     *
     * @param features one number for each field, each in its range
     * @throws IllegalArgumentException if there are too few or too many, or one is out of its range
     */
    public PredictionInterval predict(double[] features) {
        if (features.length != fields.size()) {
            throw new IllegalArgumentException("features must be " + fields.size() + " numbers ("
                    + Measurements.names(fields) + "), but were " + features.length);
        }
        for (int i = 0; i < features.length; i++) {
            if (!fields.get(i).accepts(features[i])) {
                throw new IllegalArgumentException(fields.get(i).name() + " must be from "
                        + fields.get(i).min() + " to " + fields.get(i).max() + ", but was " + features[i]);
            }
        }
        double prediction = model.predict(features);
        double margin = quantile * model.residualStandardError() * Math.sqrt(1 + model.leverage(features));
        return new PredictionInterval(prediction, prediction - margin, prediction + margin, CONFIDENCE);
    }

    /** The model without the checks. */
    public LinearModel linear() {
        return model;
    }

    /** The features of the given people, one row each, in the order of the fields. */
    public static Matrix features(Table people) {
        return Matrix.of(
                Numbers.matrix(people, "height_cm", "chest_girth", "waist_girth", "thigh_girth", "calf_girth"));
    }

    private static double[] column(Table people, String name) {
        return Numbers.vector(people, name);
    }

    private static Field field(Table people, String name, String column, String label, String hint) {
        double[] values = column(people, column);
        double min = Math.floor(Arrays.stream(values).min().orElseThrow());
        double max = Math.ceil(Arrays.stream(values).max().orElseThrow());
        return new Field(name, label, hint, min, max);
    }
}
