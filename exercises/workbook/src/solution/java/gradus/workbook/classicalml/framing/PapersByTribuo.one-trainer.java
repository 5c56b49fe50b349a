import com.oracle.labs.mlrg.olcut.provenance.PrimitiveProvenance;
import java.util.Collections;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.tribuo.MutableDataset;
import org.tribuo.Prediction;
import org.tribuo.impl.ArrayExample;

/** With one trainer that is set back, streams, and the names compared as sets. */
public final class PapersByTribuo {
    public static Model<Label> train(Table passengers) {
        // begin solution: a data set of these columns, and a trainer that has not trained before
        synchronized (ONE_FOR_ALL) {
            ONE_FOR_ALL.setInvocationCount(0);
            return ONE_FOR_ALL.train(dataset(passengers));
        }
    }

    private static final LogisticRegressionTrainer ONE_FOR_ALL = new LogisticRegressionTrainer();

    private static MutableDataset<Label> dataset(Table passengers) {
        return TribuoData.classification(passengers, "survived", KNOWN.get(0), KNOWN.get(1));
        // end solution
    }

    public static Score score(Model<Label> model, Table passengers) {
        // begin solution: ask about each passenger, and count
        Iterable<com.oracle.labs.mlrg.olcut.util.Pair<String, Long>> counts =
                ((LabelInfo) model.getOutputIDInfo()).outputCountsIterable();
        String majority = StreamSupport.stream(counts.spliterator(), false)
                .collect(Collectors.groupingBy(
                        pair -> pair.getB(),
                        TreeMap::new,
                        Collectors.mapping(pair -> pair.getA(), Collectors.toList())))
                .lastEntry()
                .getValue()
                .stream()
                .min(Comparator.naturalOrder())
                .orElseThrow();
        List<Prediction<Label>> predictions = model.predict(dataset(passengers));
        List<String> outcomes = passengers.stringColumn("survived").asList();
        double right = 0;
        for (int i = 0; i < outcomes.size(); i++) {
            if (outcomes.get(i).equals(predictions.get(i).getOutput().getLabel())) {
                right++;
            }
        }
        double baseline = Collections.frequency(outcomes, majority);
        return new Score(outcomes.size(), right / outcomes.size(), baseline / outcomes.size());
        // end solution
    }

    public static Papers papers(Model<Label> model) {
        // begin solution: ask the provenance of its data set and of its trainer
        TrainerProvenance trainer = model.getProvenance().getTrainerProvenance();
        PrimitiveProvenance<?> seed =
                (PrimitiveProvenance<?>) trainer.getConfiguredParameters().get("seed");
        PrimitiveProvenance<?> before =
                trainer.getInstanceValues().get(SkeletalTrainerProvenance.TRAIN_INVOCATION_COUNT);
        return new Papers(
                model.getProvenance().getDatasetProvenance().getNumExamples(),
                trainer.getClassName(),
                ((Number) seed.getValue()).longValue(),
                ((Number) before.getValue()).intValue());
        // end solution
    }

    public static double chance(Model<Label> model, Map<String, Double> passenger) {
        // begin solution: check the names, then read the score of yes
        TreeSet<String> unknown = new TreeSet<>(passenger.keySet());
        unknown.removeAll(model.getFeatureIDMap().keySet());
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "known are " + model.getFeatureIDMap().keySet() + ", but not " + unknown);
        }
        ArrayExample<Label> asked = new ArrayExample<>(new Label("yes"));
        new TreeMap<>(passenger).forEach((name, value) -> asked.add(name, value));
        return model.predict(asked).getOutputScores().get("yes").getScore();
        // end solution
    }
}
