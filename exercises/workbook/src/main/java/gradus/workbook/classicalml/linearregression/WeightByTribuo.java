package gradus.workbook.classicalml.linearregression;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ArrayExample;
import org.tribuo.regression.Regressor;

/**
 * A weight model trained, asked and evaluated with Tribuo.
 *
 * <p>People come as a name and a number for each measurement: {@code {height_cm=181.5, waist_girth=82.5}}. Train ordinary least
 * squares with an intercept on them (every measurement in, no penalty), so that predictions agree with the lesson's own QR to
 * a gram. Then guard the one gate that Tribuo leaves open: asked about somebody with a measurement too few, it fills the hole
 * and answers; with one too many, it ignores it. {@code predict} refuses both.
 *
 * <p>Another trainer that gives the same answers is as good. All checks together may take ten seconds of processor time; they train
 * once on 380 people and a few dozen times on fewer than ten.
 *
 * <p>You may want to import {@link java.util.TreeSet}, {@link org.tribuo.Prediction},
 * {@link org.tribuo.provenance.SimpleDataSourceProvenance}, {@link org.tribuo.regression.RegressionFactory},
 * {@link org.tribuo.regression.evaluation.RegressionEvaluation},
 * {@link org.tribuo.regression.evaluation.RegressionEvaluator}, {@link org.tribuo.regression.slm.SLMTrainer}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/linear-regression.md">classical-ml/docs/linear-regression.md</a>
 */
public final class WeightByTribuo {
    @SuppressWarnings("unused") // until your code uses it
    private static final String TARGET = "weight_kg";

    /** Somebody who was measured and weighed. */
    public record Person(Map<String, Double> centimetres, double kilograms) {}

    /**
     * How well the model does on people it has not seen.
     *
     * @param rootMeanSquaredError √(mean of (predicted − actual)²), in kilograms
     * @param rSquared 1 − Σ(predicted − actual)² / Σ(actual − their mean)²
     * @param largestError the largest |predicted − actual|, in kilograms
     */
    public record Report(double rootMeanSquaredError, double rSquared, double largestError) {}

    @SuppressWarnings("unused") // until your code uses it
    private final Model<Regressor> model;
    @SuppressWarnings("unused") // until your code uses it
    private final Set<String> measurements;

    private WeightByTribuo(Model<Regressor> model, Set<String> measurements) {
        this.model = model;
        this.measurements = measurements;
    }

    /**
     * Trains on the given people.
     *
     * @param people all with the same measurements, and more people than measurements; what happens to them afterwards must not
     *     reach the model
     */
    public static WeightByTribuo train(List<Person> people) {
        return todo("a model by least squares, and the names of its measurements");
    }

    /**
     * The weight to expect, in kilograms.
     *
     * @param centimetres the measurements of the training, no more and no fewer, each a finite number
     * @throws IllegalArgumentException if one is missing, unknown, NaN or infinite; the message names it
     */
    public double predict(Map<String, Double> centimetres) {
        return todo("refuse what the model was not trained for, then ask it");
    }

    /**
     * Compares the model's predictions with what the given people weigh.
     *
     * @param people at least two, with the measurements of the training (which need not be checked here)
     */
    public Report evaluate(List<Person> people) {
        return todo("let Tribuo evaluate; the largest error is in none of its numbers, but in its predictions");
    }

    /** People as Tribuo's examples: a target, and a feature for each measurement. */
    @SuppressWarnings("unused") // until your code uses it
    private static MutableDataset<Regressor> dataset(List<Person> people) {
        return todo("a data set with one example per person");
    }

    /** One person as Tribuo's example. */
    @SuppressWarnings("unused") // until your code uses it
    private static ArrayExample<Regressor> example(Person person) {
        return todo("an example with the target and every measurement");
    }
}
