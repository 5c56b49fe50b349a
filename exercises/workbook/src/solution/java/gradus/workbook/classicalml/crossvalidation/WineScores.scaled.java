import gradus.classicalml.crossvalidation.CrossValidation;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.Learners;
import gradus.classicalml.crossvalidation.TribuoLearner;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

public final class WineScores {
    public static double[] cultivar(Table wines, int k) {
        // begin solution: the right folds for a classifier, and the right score
        List<String> measured = new ArrayList<>(wines.columnNames());
        measured.remove("cultivar");
        Cases cases = Cases.ofClasses(wines, "cultivar", measured);
        ToDoubleBiFunction<double[], double[]> accuracy = (predictions, actual) -> IntStream.range(0, actual.length)
                .map(i -> predictions[i] == actual[i] ? 1 : 0)
                .average()
                .orElseThrow();
        return CrossValidation.scores(
                cases,
                Folds.stratifiedInOrder(cases.labels(), k),
                TribuoLearner.of(WineScores::nearestWine, cases),
                accuracy);
        // end solution
    }

    public static double[] alcohol(Table wines, int k) {
        // begin solution: the right folds for a regression, and the right score
        List<String> measured = new ArrayList<>(wines.columnNames());
        measured.removeAll(List.of("cultivar", "alcohol"));
        Cases cases = Cases.ofNumbers(wines, "alcohol", measured);
        return CrossValidation.scores(
                cases,
                Folds.inOrder(wines.rowCount(), k),
                Learners.standardised(Learners.leastSquares()),
                Scores::rSquared);
        // end solution
    }
}
