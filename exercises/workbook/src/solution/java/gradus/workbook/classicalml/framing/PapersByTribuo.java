package gradus.workbook.classicalml.framing;

import com.oracle.labs.mlrg.olcut.provenance.Provenance;
import gradus.datasets.bridge.TribuoData;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.LabelInfo;
import org.tribuo.classification.sgd.linear.LogisticRegressionTrainer;
import org.tribuo.provenance.SkeletalTrainerProvenance;
import org.tribuo.provenance.TrainerProvenance;
import tech.tablesaw.api.Table;

/**
 * Tribuo from end to end, on the passengers of the Titanic: a model, its score with the baseline beside it, and its papers. In each of the four methods one
 * of Tribuo's traps lies in wait; the lesson's table names them.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/framing.md">classical-ml/docs/framing.md</a>
 */
public final class PapersByTribuo {
    /** The columns that were known on the quay, both text. */
    public static final List<String> KNOWN = List.of("sex", "passenger_class");

    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING); // Tribuo reports every training otherwise
    }

    private PapersByTribuo() {}

    /**
     * How good a model is on some passengers.
     *
     * @param cases how many passengers
     * @param right the share of them for whom the model predicts what happened
     * @param baseline the share of them for whom the most frequent outcome among the model's training rows is what happened
     */
    public record Score(int cases, double right, double baseline) {}

    /**
     * What a model's provenance says about it.
     *
     * @param examples how many examples it was trained on
     * @param trainer the full name of the class that trained it
     * @param seed that trainer's seed
     * @param trainings how often that trainer had trained before
     */
    public record Papers(int examples, String trainer, long seed, int trainings) {}

    /**
     * Logistic regression (any of Tribuo's trainers of it) from the columns {@link #KNOWN} to the column {@code survived}. Equal tables give equal
     * models, however often this method was called before.
     *
     * @param passengers with these three columns, which have no gaps, and perhaps others; not modified
     */
    public static Model<Label> train(Table passengers) {
        // begin solution: a data set of these columns, and a trainer that has not trained before
        return new LogisticRegressionTrainer()
                .train(TribuoData.classification(passengers, "survived", KNOWN.toArray(String[]::new)));
        // end solution
    }

    /**
     * The model's score on some passengers, beside the baseline's. Where several outcomes were equally frequent in training, the baseline predicts the
     * first of them by alphabet. A passenger's outcome may be one that training did not have, such as {@code unclear}: model and baseline are then wrong.
     *
     * @param model by {@link #train}, or like it
     * @param passengers at least one, with the columns that {@link #train} asks for; the model knows their sexes and passenger classes
     */
    public static Score score(Model<Label> model, Table passengers) {
        // begin solution: ask about each passenger, and count
        Map<String, Long> counts = new TreeMap<>();
        model.getOutputIDInfo().getDomain().forEach(label -> counts.put(label.getLabel(), count(model, label)));
        long most = counts.values().stream().max(Comparator.naturalOrder()).orElseThrow();
        String majority = counts.keySet().stream()
                .filter(name -> counts.get(name) == most)
                .findFirst()
                .orElseThrow();
        double right = 0;
        double baseline = 0;
        for (Example<Label> example : TribuoData.classification(passengers, "survived", KNOWN.toArray(String[]::new))) {
            String actual = example.getOutput().getLabel();
            right += model.predict(example).getOutput().getLabel().equals(actual) ? 1 : 0;
            baseline += majority.equals(actual) ? 1 : 0;
        }
        int cases = passengers.rowCount();
        return new Score(cases, right / cases, baseline / cases);
    }

    private static long count(Model<Label> model, Label label) {
        return ((LabelInfo) model.getOutputIDInfo()).getLabelCount(label);
        // end solution
    }

    /**
     * What the model's provenance says.
     *
     * @param model by a trainer of Tribuo's that has a seed
     */
    public static Papers papers(Model<Label> model) {
        // begin solution: ask the provenance of its data set and of its trainer
        TrainerProvenance trainer = model.getProvenance().getTrainerProvenance();
        Provenance seed = trainer.getConfiguredParameters().get("seed");
        Provenance trainings = trainer.getInstanceValues().get(SkeletalTrainerProvenance.TRAIN_INVOCATION_COUNT);
        return new Papers(
                model.getProvenance().getDatasetProvenance().getNumExamples(),
                trainer.getClassName(),
                Long.parseLong(seed.toString()),
                Integer.parseInt(trainings.toString()));
        // end solution
    }

    /**
     * How probable it is that a passenger survives, by the model.
     *
     * @param model knows the outcome {@code yes}
     * @param passenger features by the names that Tribuo gives them, such as {@code sex=female}, at least one; those left out are 0. Not modified
     * @throws IllegalArgumentException if the model does not know one of the names; the message has that name, and those that the model knows
     */
    public static double chance(Model<Label> model, Map<String, Double> passenger) {
        // begin solution: check the names, then read the score of yes
        TreeSet<String> known = new TreeSet<>(model.getFeatureIDMap().keySet());
        List<String> names = List.copyOf(passenger.keySet());
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("a feature must be one of " + known + ", but was " + name);
            }
        }
        double[] values = names.stream().mapToDouble(passenger::get).toArray();
        Example<Label> asked = TribuoData.example(names, values, LabelFactory.UNKNOWN_LABEL);
        return model.predict(asked).getOutputScores().get("yes").getScore();
        // end solution
    }
}
