package gradus.workbook.classicalml.linearregression;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.tribuo.Feature;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.impl.ListExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import org.tribuo.regression.RegressionFactory;
import org.tribuo.regression.Regressor;
import org.tribuo.regression.slm.ElasticNetCDTrainer;

/** Coordinate descent with a penalty too small to matter, and the three numbers worked out from the predictions. */
public final class WeightByTribuo {
    public record Person(Map<String, Double> centimetres, double kilograms) {}

    public record Report(double rootMeanSquaredError, double rSquared, double largestError) {}

    private final Model<Regressor> model;
    private final Set<String> measurements;

    private WeightByTribuo(Model<Regressor> model, Set<String> measurements) {
        this.model = model;
        this.measurements = measurements;
    }

    public static WeightByTribuo train(List<Person> people) {
        RegressionFactory factory = new RegressionFactory();
        MutableDataset<Regressor> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("people", factory), factory);
        people.forEach(person -> dataset.add(example(person.centimetres(), person.kilograms())));
        Model<Regressor> model = new ElasticNetCDTrainer(1e-7, 0.5, 1e-12, 10_000, false, 1).train(dataset);
        return new WeightByTribuo(model, Set.copyOf(people.get(0).centimetres().keySet()));
    }

    public double predict(Map<String, Double> centimetres) {
        centimetres.forEach((name, value) -> {
            if (!measurements.contains(name)) {
                throw new IllegalArgumentException("the model knows no " + name);
            }
            if (value == null || value.isNaN() || value.isInfinite()) {
                throw new IllegalArgumentException(name + " must be finite, but was " + value);
            }
        });
        measurements.forEach(name -> {
            if (!centimetres.containsKey(name)) {
                throw new IllegalArgumentException(name + " must be given");
            }
        });
        return model.predict(example(centimetres, 0)).getOutput().getValues()[0];
    }

    public Report evaluate(List<Person> people) {
        double mean = people.stream().mapToDouble(Person::kilograms).average().orElseThrow();
        double errors = 0;
        double total = 0;
        double largest = 0;
        for (Person person : people) {
            double error = Math.abs(predict(person.centimetres()) - person.kilograms());
            errors += error * error;
            total += Math.pow(person.kilograms() - mean, 2);
            largest = Math.max(largest, error);
        }
        return new Report(Math.sqrt(errors / people.size()), 1 - errors / total, largest);
    }

    private static ListExample<Regressor> example(Map<String, Double> centimetres, double kilograms) {
        List<Feature> features = centimetres.entrySet().stream()
                .map(entry -> new Feature(entry.getKey(), entry.getValue()))
                .toList();
        return new ListExample<>(new Regressor("kilograms", kilograms), features);
    }
}
