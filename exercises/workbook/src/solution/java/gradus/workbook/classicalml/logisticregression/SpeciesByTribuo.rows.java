import java.util.HashMap;
import org.tribuo.Feature;
import org.tribuo.impl.ListExample;
import org.tribuo.math.optimisers.SGD;
import org.tribuo.transform.Transformation;
import tech.tablesaw.api.Row;

/** Row by row with examples that grow, plain gradient descent, and a transformation for each feature by name. */
public final class SpeciesByTribuo {
    public static MutableDataset<Label> dataset(Table birds) {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("penguins", factory), factory);
        // begin solution: add an ArrayExample for each measured bird, and return the data set
        Table measured = birds;
        for (String name : MEASUREMENTS) {
            measured = measured.dropWhere(measured.column(name).isMissing());
        }
        for (Row row : measured) {
            ListExample<Label> example = new ListExample<>(factory.generateOutput(row.getString("species")));
            MEASUREMENTS.forEach(name -> example.add(new Feature(name, row.getDouble(name))));
            dataset.add(example);
        }
        return dataset;
        // end solution
    }

    public static Model<Label> train(Table birds) {
        // begin solution: wrap a trainer so that it standardises, and train it on dataset(birds)
        Trainer<Label> trainer = new LinearSGDTrainer(new LogMulticlass(), SGD.getSimpleSGD(0.1), 100, 7L);
        Map<String, List<Transformation>> eachByName = new HashMap<>();
        MEASUREMENTS.forEach(name -> eachByName.put(name, List.of(new MeanStdDevTransformation())));
        return new TransformTrainer<>(trainer, new TransformationMap(eachByName)).train(dataset(birds));
        // end solution
    }

    public static double probability(Model<Label> model, String species, double... measurements) {
        // begin solution: ask the model about an example, and read the score of the species
        ListExample<Label> example = new ListExample<>(LabelFactory.UNKNOWN_LABEL);
        for (int j = 0; j < measurements.length; j++) {
            example.add(new Feature(MEASUREMENTS.get(j), measurements[j]));
        }
        return model.predict(example).getOutputScores().values().stream()
                .filter(label -> label.getLabel().equals(species))
                .mapToDouble(Label::getScore)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(species + " is none of the species "
                        + model.getOutputIDInfo().getDomain()));
        // end solution
    }
}
