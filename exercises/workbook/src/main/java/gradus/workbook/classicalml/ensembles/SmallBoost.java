package gradus.workbook.classicalml.ensembles;

import static gradus.engine.exercise.Todo.todo;

import org.tribuo.regression.xgboost.XGBoostRegressionTrainer;

/**
 * What a house sells for, by a model small enough to ship.
 *
 * <p>XGBoost's usual settings, 40 rounds of trees with six questions in a row, make nearly 1,800 leaves for the houses of Ames, and
 * err by over 30,000 dollars on houses that they have not seen. Find settings whose trees have <b>320 leaves or fewer in all</b>, and
 * whose error is <b>28,500 dollars or less</b>.
 *
 * <p>The grader draws three quarters of the houses, trains on these and measures the root mean squared error on the others, twice,
 * and takes the root of the mean of the squares. The features are the 33 number columns of the table. It says whether the error is
 * small enough, and keeps the number to itself: compare your ideas on houses that you hold out yourself.
 *
 * <p>You return the trainer, untrained; any of XGBoost's settings may be in its map. {@code "objective"} must be
 * {@code "reg:squarederror"}. Training both times may take six seconds of processor time.
 *
 * <p>You may want to import {@link java.util.Map},
 * {@link org.tribuo.regression.xgboost.XGBoostRegressionTrainer.RegressionType}.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/ensembles.md">classical-ml/docs/ensembles.md</a>
 */
public final class SmallBoost {
    private SmallBoost() {}

    /** A trainer for prices, by XGBoost. */
    public static XGBoostRegressionTrainer trainer() {
        return todo("how many trees, how large, and how much of each");
    }
}
