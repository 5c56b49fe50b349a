package gradus.workbook.classicalml.crossvalidation;

import static gradus.engine.exercise.Todo.todo;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;
import tech.tablesaw.api.Table;

/**
 * A colleague hands you a script, and the service that you maintain is in Java. Reproduce its numbers, to six digits, for any such table and any
 * {@code cv=k}. (Without {@code cv}, as here, k is 5.)
 *
 * <pre>{@code
 * import pandas as pd
 * from sklearn.linear_model import LinearRegression
 * from sklearn.model_selection import cross_val_score
 * from sklearn.neighbors import KNeighborsClassifier
 * from sklearn.pipeline import make_pipeline
 * from sklearn.preprocessing import StandardScaler
 *
 * wines = pd.read_csv("wine.csv")
 * measured = wines.drop(columns="cultivar")
 *
 * # which cultivar is it? the nearest wine says so
 * which = make_pipeline(StandardScaler(), KNeighborsClassifier(1))
 * print(cross_val_score(which, measured, wines["cultivar"]))
 * # [0.91666667 0.94444444 0.97222222 1.         0.91428571]
 *
 * # how strong is it?
 * strong = make_pipeline(StandardScaler(), LinearRegression())
 * print(cross_val_score(strong, measured.drop(columns="alcohol"), measured["alcohol"]))
 * # [-0.51847929  0.40456596 -0.73716381 -0.46995099 -0.47213708]
 * }</pre>
 *
 * <p>What the script does not say is what {@code cross_val_score} decides by itself: which rows are in which fold, and what a score is. The lesson
 * says the first. For the second look at the numbers: the score of a regression can be negative, and 1 would be perfect.
 *
 * <p>The packages {@code gradus.classicalml.crossvalidation}, {@code framing} and {@code metrics} have what you need, and the classifier is
 * below. Scaling by n or by n − 1 moves no nearest neighbour and no least-squares prediction.
 *
 * <p>You may want to import {@link gradus.classicalml.crossvalidation.CrossValidation},
 * {@link gradus.classicalml.crossvalidation.Folds}, {@link gradus.classicalml.crossvalidation.Learners},
 * {@link gradus.classicalml.crossvalidation.TribuoLearner}, {@link gradus.classicalml.framing.Cases},
 * {@link gradus.classicalml.metrics.Scores}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/cross-validation.md">classical-ml/docs/cross-validation.md</a>
 */
public final class WineScores {
    private static final Logger TRIBUO = Logger.getLogger("org.tribuo");

    static {
        TRIBUO.setLevel(Level.WARNING); // Tribuo reports every training otherwise
    }

    private WineScores() {}

    /**
     * What the first call of {@code cross_val_score} prints.
     *
     * @param wines a text column {@code cultivar} and number columns; rows and columns in any order; at least k rows of each cultivar; not modified
     * @param k how many folds, at least 2
     * @return one score per fold
     */
    public static double[] cultivar(Table wines, int k) {
        return todo("the right folds for a classifier, and the right score");
    }

    /**
     * What the second call of {@code cross_val_score} prints.
     *
     * @param wines number columns, {@code alcohol} among them, and a text column {@code cultivar}; rows and columns in any order; at least 2k
     *     rows; not modified
     * @param k how many folds, at least 2
     * @return one score per fold
     */
    public static double[] alcohol(Table wines, int k) {
        return todo("the right folds for a regression, and the right score");
    }

    /** The names of all columns but these. */
    @SuppressWarnings("unused") // until your code uses it
    private static List<String> without(Table wines, String... columns) {
        return wines.columnNames().stream()
                .filter(name -> !List.of(columns).contains(name))
                .toList();
    }

    /** Tribuo's nearest neighbour, with a scaler before it: a new trainer at each call. */
    @SuppressWarnings("unused") // until your code uses it
    private static Trainer<Label> nearestWine() {
        return new TransformTrainer<>(
                new KNNTrainer<>(
                        1,
                        new L2Distance(),
                        1,
                        new VotingCombiner(),
                        KNNModel.Backend.THREADPOOL,
                        NeighboursQueryFactoryType.BRUTE_FORCE),
                new TransformationMap(List.of(new MeanStdDevTransformation())));
    }
}
