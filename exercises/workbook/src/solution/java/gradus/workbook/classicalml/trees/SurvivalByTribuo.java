package gradus.workbook.classicalml.trees;

import gradus.datasets.bridge.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.MutableDataset;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.dtree.CARTClassificationTrainer;
import org.tribuo.classification.dtree.impurity.GiniIndex;
import org.tribuo.impl.ArrayExample;
import org.tribuo.provenance.SimpleDataSourceProvenance;
import tech.tablesaw.api.Table;

/**
 * A colleague's notebook is to run in Java, by Tribuo, and to give the same numbers. Here it is:
 *
 * <pre>{@code
 * t = pd.read_csv("titanic.csv")
 * y = t["survived"]
 * X = pd.DataFrame({"age": t["age"],
 *                   "class": t["passenger_class"].str[0].astype(int),     # 1, 2, 3
 *                   "female": (t["sex"] == "female").astype(int)})        # 1, 0
 * test = np.arange(len(X)) % 4 == 3
 *
 * ages = SimpleImputer(strategy="median").fit(X[~test])
 * for depth in (1, 3, 8, None):
 *     tree = DecisionTreeClassifier(max_depth=depth).fit(ages.transform(X[~test]), y[~test])
 *     for rows in (~test, test):
 *         print(depth, (tree.predict(ages.transform(X[rows])) != y[rows]).sum())
 *
 * # wrong of 982 in training and of 327 in test:
 * # depth 1: 221 and 67    depth 3: 205 and 61    depth 8: 174 and 67    no limit: 151 and 71
 * }</pre>
 *
 * <p>What it does not say are scikit-learn's defaults: the impurity is Gini's, and a node is cut as long as it is mixed, down to two rows.
 * Tribuo's {@code CARTClassificationTrainer} has defaults of its own. And it refuses NaN: an age that is not known is the median of the
 * training rows' known ages, in whatever rows it is missing.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/trees.md">classical-ml/docs/trees.md</a>
 */
public final class SurvivalByTribuo {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING); // Tribuo reports every training otherwise
    }

    private SurvivalByTribuo() {}

    /**
     * What a tree of the training rows says of other rows. Its features are named age, class and female, as in the notebook.
     *
     * @param passengers the columns survived ("yes" or "no"), sex, age and passenger_class ("1st", …), in any order; not modified
     * @param train the rows to train on, at least one of known age; one that is named twice counts twice
     * @param asked the rows to answer for
     * @param maxDepth the most questions on the way to a leaf; {@code Integer.MAX_VALUE} for no limit
     * @return "yes" or "no" for each row asked
     * @throws IllegalArgumentException if maxDepth is below 1; the message names it
     */
    public static List<String> predict(Table passengers, int[] train, int[] asked, int maxDepth) {
        // begin solution: fill the ages, make a data set of the training rows, train, and ask
        if (maxDepth < 1) {
            throw new IllegalArgumentException("maxDepth must be at least 1, but was " + maxDepth);
        }
        double age = medianAge(passengers, train);
        LabelFactory factory = new LabelFactory();
        MutableDataset<Label> dataset =
                new MutableDataset<>(new SimpleDataSourceProvenance("titanic", factory), factory);
        for (int row : train) {
            dataset.add(example(passengers, row, age));
        }
        Model<Label> tree =
                new CARTClassificationTrainer(maxDepth, 2f, 0f, 1f, false, new GiniIndex(), 1L).train(dataset);
        List<String> answers = new ArrayList<>();
        for (int row : asked) {
            answers.add(tree.predict(example(passengers, row, age)).getOutput().getLabel());
        }
        return answers;
        // end solution
    }

    /** The median of the known ages of some rows: of an even number of ages, the mean of the middle two. */
    static double medianAge(Table passengers, int[] rows) {
        // begin solution: sort the ages that are known
        double[] all = Numbers.vectorWithGaps(passengers, "age");
        double[] known = Arrays.stream(rows)
                .mapToDouble(row -> all[row])
                .filter(age -> !Double.isNaN(age))
                .sorted()
                .toArray();
        return (known[(known.length - 1) / 2] + known[known.length / 2]) / 2;
        // end solution
    }

    private static Example<Label> example(Table passengers, int row, double medianAge) {
        // begin solution: three numbers under their names, and whether the passenger survived
        double known = passengers.doubleColumn("age").getDouble(row);
        double age = Double.isNaN(known) ? medianAge : known;
        double travelled = Character.getNumericValue(
                passengers.getString(row, "passenger_class").charAt(0));
        double female = passengers.getString(row, "sex").equals("female") ? 1 : 0;
        Label survived = new Label(passengers.getString(row, "survived"));
        return new ArrayExample<>(
                survived, new String[] {"age", "class", "female"}, new double[] {age, travelled, female});
        // end solution
    }
}
