package gradus.workbook.classicalml.linearregression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.evaluation.RegressionEvaluation;
import org.tribuo.regression.evaluation.RegressionEvaluator;
import org.tribuo.regression.slm.SLMTrainer;

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
 * @see <a href="../../../../../../../../../classical-ml/docs/linear-regression.md">classical-ml/docs/linear-regression.md</a>
 */
public final class WeightByTribuo {
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

    private final Model<Regressor> model;
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
        // begin solution: a model by least squares, and the names of its measurements
        Set<String> names = new TreeSet<>(people.get(0).centimetres().keySet());
        return new WeightByTribuo(new SLMTrainer(true).train(dataset(people)), names);
        // end solution
    }

    /**
     * The weight to expect, in kilograms.
     *
     * @param centimetres the measurements of the training, no more and no fewer, each a finite number
     * @throws IllegalArgumentException if one is missing, unknown, NaN or infinite; the message names it
     */
    public double predict(Map<String, Double> centimetres) {
        // begin solution: refuse what the model was not trained for, then ask it
        for (String name : measurements) {
            Double value = centimetres.get(name);
            if (value == null || !Double.isFinite(value)) {
                throw new IllegalArgumentException(name + " must be a finite number, but was " + value);
            }
        }
        for (String name : centimetres.keySet()) {
            if (!measurements.contains(name)) {
                throw new IllegalArgumentException("measurements must be " + measurements + ", but one was " + name);
            }
        }
        return model.predict(example(new Person(centimetres, Double.NaN)))
                .getOutput()
                .getValues()[0];
        // end solution
    }

    /**
     * Compares the model's predictions with what the given people weigh.
     *
     * @param people at least two, with the measurements of the training (which need not be checked here)
     */
    public Report evaluate(List<Person> people) {
        // begin solution: let Tribuo evaluate; the largest error is in none of its numbers, but in its predictions
        RegressionEvaluation evaluation = new RegressionEvaluator().evaluate(model, dataset(people));
        double largest = 0;
        for (Prediction<Regressor> prediction : evaluation.getPredictions()) {
            double actual = prediction.getExample().getOutput().getValues()[0];
            largest = Math.max(largest, Math.abs(prediction.getOutput().getValues()[0] - actual));
        }
        return new Report(evaluation.averageRMSE(), evaluation.averageR2(), largest);
        // end solution
    }

    /** People as Tribuo's examples: a target, and a feature for each measurement. */
    private static MutableDataset<Regressor> dataset(List<Person> people) {
        // begin solution: a data set with one example per person
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("people", factory), factory);
        for (Person person : people) {
            dataset.add(example(person));
        }
        return dataset;
        // end solution
    }

    /** One person as Tribuo's example. */
    private static ArrayExample<Regressor> example(Person person) {
        // begin solution: an example with the target and every measurement
        ArrayExample<Regressor> example = new ArrayExample<>(new Regressor(TARGET, person.kilograms()));
        person.centimetres().forEach(example::add);
        return example;
        // end solution
    }
}
