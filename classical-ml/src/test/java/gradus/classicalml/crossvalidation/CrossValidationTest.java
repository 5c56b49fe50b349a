package gradus.classicalml.crossvalidation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CrossValidationTest {
    private static final Learner MEAN = (X, y) -> {
        double mean = Arrays.stream(y).average().orElseThrow();
        return rows -> IntStream.range(0, rows.rows()).mapToDouble(i -> mean).toArray();
    };
    private static final Cases FOUR =
            Cases.of(List.of("x"), Matrix.of(new double[][] {{1}, {2}, {3}, {4}}), "y", new double[] {1, 3, 5, 11});

    @Test
    void each_fold_is_scored_by_a_model_of_the_others() {
        assertThat(CrossValidation.scores(FOUR, Folds.inOrder(4, 2), MEAN, Scores::meanAbsoluteError))
                .as("by hand: fold 0 holds 1 and 3, predicted as the mean 8 of 5 and 11; fold 1 the other way")
                .containsExactly(6, 6);
        assertThat(CrossValidation.predictions(FOUR, Folds.inOrder(4, 2), MEAN)).containsExactly(8, 8, 2, 2);
        assertThat(CrossValidation.scores(FOUR, Folds.inOrder(4, 4), MEAN, Scores::meanAbsoluteError))
                .as("by hand: 19 / 3 − 1, 17 / 3 − 3, 5 − 5, 11 − 3")
                .containsExactly(new double[] {16 / 3.0, 8 / 3.0, 0, 8}, within(1e-12));
    }

    @Test
    void a_learner_is_shown_the_training_rows_and_nothing_of_the_test_rows() {
        Random random = new Random(4);
        Matrix X = RandomMatrices.gaussian(30, 3, random);
        double[] y = random.doubles(30).toArray();
        for (Learner learner : List.of(
                Learners.standardised(Learners.leastSquares()),
                Learners.onColumns(Learners.leastSquares(), 2, 0),
                new BestOf(
                        List.of(Learners.onColumns(Learners.leastSquares(), 0), Learners.leastSquares()),
                        targets -> Folds.random(targets.length, 3, 1),
                        Scores::rootMeanSquaredError))) {
            for (Split fold : Folds.random(30, 3, 8)) {
                double[] clean = probe(learner, X, y, fold);
                double[] poisoned = y.clone();
                Arrays.stream(fold.test()).forEach(row -> poisoned[row] = 1e9);
                assertThat(probe(learner, poisoned(X, fold.test()), poisoned, fold))
                        .containsExactly(clean);
            }
        }
    }

    /** What a model learned from the training rows says of ten rows that are always the same. */
    private static double[] probe(Learner learner, Matrix X, double[] y, Split fold) {
        List<double[]> answers = new ArrayList<>();
        Matrix asked = RandomMatrices.gaussian(10, 3, new Random(5));
        Learner spy = (train, targets) -> {
            answers.add(learner.fit(train, targets).apply(asked));
            return rows -> new double[rows.rows()];
        };
        CrossValidation.scores(X, y, List.of(fold), spy, (p, a) -> 0);
        return answers.get(0);
    }

    private static Matrix poisoned(Matrix X, int[] rows) {
        double[][] poisoned = X.toArray();
        for (int row : rows) {
            Arrays.fill(poisoned[row], -1e9);
        }
        return Matrix.of(poisoned);
    }

    @Test
    void labels_are_scored_as_labels() {
        assertThat(CrossValidation.ofLabels(Scores::errors)
                        .applyAsDouble(new double[] {0, 2, 1}, new double[] {0, 1, 1}))
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_scored_is_refused() {
        refused(
                () -> CrossValidation.scores(FOUR, List.of(), MEAN, Scores::meanAbsoluteError),
                "splits must hold at least 1 split, but held 0");
        refused(
                () -> CrossValidation.scores(null, Folds.inOrder(4, 2), MEAN, Scores::meanAbsoluteError),
                "cases must be given, but was null");
        refused(
                () -> CrossValidation.predictions(FOUR, Folds.inOrder(4, 2).subList(0, 1), MEAN),
                "folds must test each row once, but row 2 tests 0 times");
        refused(
                () -> CrossValidation.predictions(FOUR, Folds.repeated(2, 1, s -> Folds.random(4, 2, s)), MEAN),
                "folds must test each row once, but row 0 tests 2 times");
        refused(
                () -> CrossValidation.predictions(FOUR, Folds.inOrder(4, 2), (X, y) -> rows -> new double[1]),
                "predictions must hold 2 numbers (one for each test row), but held 1");
        assertThatThrownBy(() -> CrossValidation.predictions(FOUR, Folds.inOrder(5, 2), MEAN))
                .isInstanceOf(IndexOutOfBoundsException.class)
                .hasMessage("row must be between 0 and 3, but was 4");
    }

    @Test
    void the_best_candidate_is_chosen_by_the_training_rows_and_fitted_to_all_of_them() {
        Learner zero = (X, y) -> rows -> new double[rows.rows()];
        BestOf best = new BestOf(List.of(zero, MEAN), y -> Folds.inOrder(y.length, 2), Scores::meanAbsoluteError);
        assertThat(best.meanLosses(FOUR.features(), FOUR.targets()))
                .as("by hand: 0 misses by 2 and by 8, the mean by 6 and by 6")
                .containsExactly(5, 6);
        assertThat(best.best(FOUR.features(), FOUR.targets())).isZero();
        double[] far = {101, 103, 105, 111};
        assertThat(best.fit(FOUR.features(), far).apply(FOUR.features()))
                .as("the mean of all four, not of a fold")
                .containsOnly(105);
        assertThat(new BestOf(List.of(MEAN, MEAN), y -> Folds.inOrder(4, 2), Scores::meanAbsoluteError)
                        .best(FOUR.features(), far))
                .as("of equal ones the first")
                .isZero();
        refused(
                () -> new BestOf(List.of(), y -> Folds.inOrder(4, 2), Scores::meanAbsoluteError),
                "candidates must hold at least 1 learner, but held 0");
        refused(() -> new BestOf(List.of(MEAN), null, Scores::meanAbsoluteError), "folds must be given, but was null");
        refused(() -> new BestOf(List.of(MEAN), y -> null, null), "loss must be given, but was null");
    }

    @Test
    void a_learning_curve_trains_on_the_first_rows_and_tests_on_all_test_rows() {
        List<LearningCurve.Point> points = LearningCurve.of(
                FOUR,
                List.of(Split.of(new int[] {0, 3}, new int[] {1, 2})),
                new int[] {1, 2},
                MEAN,
                Scores::meanAbsoluteError,
                1);
        assertThat(points.get(1)).as("the mean of 1 and 11 is 6").isEqualTo(new LearningCurve.Point(2, 5, 2));
        assertThat(points.get(0).onTraining()).as("one row is its own mean").isZero();
        assertThat(points.get(0).onTest())
                .as("1 misses 3 and 5 by 2 and 4; 11 by 8 and 6")
                .isIn(3.0, 7.0);
        refused(
                () -> LearningCurve.of(FOUR, Folds.inOrder(4, 2), new int[] {3}, MEAN, Scores::meanAbsoluteError, 1),
                "size must be between 1 and 2 (the training rows of a split), but was 3");
        refused(
                () -> LearningCurve.of(FOUR, List.of(), new int[] {3}, MEAN, Scores::meanAbsoluteError, 1),
                "splits must hold at least 1 split, but held 0");
    }

    private static void refused(ThrowingCallable call, String message) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessage(message);
    }
}
