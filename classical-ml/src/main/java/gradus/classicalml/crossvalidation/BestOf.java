package gradus.classicalml.crossvalidation;

import gradus.classicalml.splitting.Split;
import gradus.fundamentals.Require;
import gradus.fundamentals.descriptive.Descriptive;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleBiFunction;

/**
 * Choosing as a part of learning: scores every candidate by folds of the training rows, and fits the one of the smallest mean loss to
 * all of them. Handed to {@link CrossValidation}, it is nested cross-validation: the outer test rows choose nothing.
 *
 * @param candidates what to choose from, at least one
 * @param folds from training targets to folds of the training rows, such as {@code y -> Folds.random(y.length, 5, 1)}
 * @param loss of predictions and of what was right: smaller is better
 */
public record BestOf(
        List<Learner> candidates, Function<double[], List<Split>> folds, ToDoubleBiFunction<double[], double[]> loss)
        implements Learner {
    public BestOf {
        candidates = List.copyOf(Require.given("candidates", candidates));
        Require.that(!candidates.isEmpty(), "candidates must hold at least 1 learner, but held 0");
        Require.given("folds", folds);
        Require.given("loss", loss);
    }

    @Override
    public Function<Matrix, double[]> fit(Matrix X, double[] y) {
        return candidates.get(best(X, y)).fit(X, y);
    }

    /** The place of the candidate with the smallest mean loss, of equal ones the first. */
    public int best(Matrix X, double[] y) {
        return Vectors.argMax(Vectors.scaled(meanLosses(X, y), -1));
    }

    /** Each candidate's mean loss, all over the same folds. The smallest of them is too small: it was chosen for that. */
    public double[] meanLosses(Matrix X, double[] y) {
        List<Split> splits = folds.apply(y.clone());
        return candidates.stream()
                .mapToDouble(learner -> Descriptive.mean(CrossValidation.scores(X, y, splits, learner, loss)))
                .toArray();
    }
}
