import com.oracle.labs.mlrg.olcut.provenance.primitives.IntProvenance;
import com.oracle.labs.mlrg.olcut.provenance.primitives.LongProvenance;
import org.tribuo.Feature;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.classification.ImmutableLabelInfo;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ListExample;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import tech.tablesaw.api.Row;

/** With examples that grow, the general linear trainer, and all predictions at once. */
public final class PapersByTribuo {
    public static Model<Label> train(Table passengers) {
        // begin solution: a data set of these columns, and a trainer that has not trained before
        return new LinearSGDTrainer(new LogMulticlass(), new AdaGrad(0.5), 10, 1, 7L).train(dataset(passengers));
    }

    private static MutableDataset<Label> dataset(Table passengers) {
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("passengers", factory), factory);
        for (Row row : passengers) {
            ListExample<Label> example = new ListExample<>(new Label(row.getString("survived")));
            KNOWN.forEach(column -> example.add(new Feature(column + "=" + row.getString(column), 1)));
            dataset.add(example);
        }
        return dataset;
        // end solution
    }

    public static Score score(Model<Label> model, Table passengers) {
        // begin solution: ask about each passenger, and count
        ImmutableLabelInfo classes = (ImmutableLabelInfo) model.getOutputIDInfo();
        String majority = null;
        for (String name :
                new TreeSet<>(classes.getDomain().stream().map(Label::getLabel).toList())) {
            if (majority == null || classes.getLabelCount(name) > classes.getLabelCount(majority)) {
                majority = name;
            }
        }
        int right = 0;
        int baseline = 0;
        for (Prediction<Label> prediction : model.predict(dataset(passengers))) {
            String actual = prediction.getExample().getOutput().getLabel();
            if (prediction.getOutput().getLabel().equals(actual)) {
                right++;
            }
            if (actual.equals(majority)) {
                baseline++;
            }
        }
        double n = passengers.rowCount();
        return new Score(passengers.rowCount(), right / n, baseline / n);
        // end solution
    }

    public static Papers papers(Model<Label> model) {
        // begin solution: ask the provenance of its data set and of its trainer
        TrainerProvenance trainer = model.getProvenance().getTrainerProvenance();
        LongProvenance seed = (LongProvenance) trainer.getConfiguredParameters().get("seed");
        IntProvenance before = (IntProvenance) trainer.getInstanceValues().get("train-invocation-count");
        int examples = model.getProvenance().getDatasetProvenance().getNumExamples();
        return new Papers(examples, trainer.getClassName(), seed.getValue(), before.getValue());
        // end solution
    }

    public static double chance(Model<Label> model, Map<String, Double> passenger) {
        // begin solution: check the names, then read the score of yes
        ListExample<Label> asked = new ListExample<>(LabelFactory.UNKNOWN_LABEL);
        passenger.forEach((name, value) -> {
            if (model.getFeatureIDMap().get(name) == null) {
                throw new IllegalArgumentException(name + " is none of the features "
                        + model.getFeatureIDMap().keySet());
            }
            asked.add(new Feature(name, value));
        });
        return model.predict(asked).getOutputScores().entrySet().stream()
                .filter(entry -> entry.getKey().equals("yes"))
                .mapToDouble(entry -> entry.getValue().getScore())
                .sum();
        // end solution
    }
}
