package gradus.workbook.classicalml.framing;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Model;
import org.tribuo.classification.Label;
import tech.tablesaw.api.Table;

/**
 * Tribuo from end to end, on the passengers of the Titanic: a model, its score with the baseline beside it, and its papers. In each of the four methods one
 * of Tribuo's traps lies in wait; the lesson's table names them.
 *
 * <p>You may want to import {@link com.oracle.labs.mlrg.olcut.provenance.Provenance},
 * {@link gradus.datasets.bridge.TribuoData}, {@link java.util.Comparator}, {@link java.util.TreeMap},
 * {@link java.util.TreeSet}, {@link org.tribuo.Example}, {@link org.tribuo.classification.LabelFactory},
 * {@link org.tribuo.classification.LabelInfo}, {@link org.tribuo.classification.sgd.linear.LogisticRegressionTrainer},
 * {@link org.tribuo.provenance.SkeletalTrainerProvenance}, {@link org.tribuo.provenance.TrainerProvenance}.
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
        return todo("a data set of these columns, and a trainer that has not trained before");
    }

    /**
     * The model's score on some passengers, beside the baseline's. Where several outcomes were equally frequent in training, the baseline predicts the
     * first of them by alphabet. A passenger's outcome may be one that training did not have, such as {@code unclear}: model and baseline are then wrong.
     *
     * @param model by {@link #train}, or like it
     * @param passengers at least one, with the columns that {@link #train} asks for; the model knows their sexes and passenger classes
     */
    public static Score score(Model<Label> model, Table passengers) {
        return todo("ask about each passenger, and count");
    }

    /**
     * What the model's provenance says.
     *
     * @param model by a trainer of Tribuo's that has a seed
     */
    public static Papers papers(Model<Label> model) {
        return todo("ask the provenance of its data set and of its trainer");
    }

    /**
     * How probable it is that a passenger survives, by the model.
     *
     * @param model knows the outcome {@code yes}
     * @param passenger features by the names that Tribuo gives them, such as {@code sex=female}, at least one; those left out are 0. Not modified
     * @throws IllegalArgumentException if the model does not know one of the names; the message has that name, and those that the model knows
     */
    public static double chance(Model<Label> model, Map<String, Double> passenger) {
        return todo("check the names, then read the score of yes");
    }
}
