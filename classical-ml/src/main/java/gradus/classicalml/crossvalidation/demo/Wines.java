package gradus.classicalml.crossvalidation.demo;

import gradus.classicalml.crossvalidation.CrossValidation;
import gradus.classicalml.crossvalidation.Folds;
import gradus.classicalml.crossvalidation.Learner;
import gradus.classicalml.crossvalidation.Learners;
import gradus.classicalml.crossvalidation.TribuoLearner;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.framing.TribuoCases;
import gradus.classicalml.metrics.Scores;
import gradus.classicalml.splitting.Split;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleBiFunction;
import org.tribuo.Trainer;
import org.tribuo.classification.Label;
import org.tribuo.classification.ensemble.VotingCombiner;
import org.tribuo.classification.evaluation.LabelEvaluator;
import org.tribuo.common.nearest.KNNModel;
import org.tribuo.common.nearest.KNNTrainer;
import org.tribuo.evaluation.KFoldSplitter;
import org.tribuo.math.distance.L2Distance;
import org.tribuo.math.neighbour.NeighboursQueryFactoryType;
import org.tribuo.transform.TransformTrainer;
import org.tribuo.transform.TransformationMap;
import org.tribuo.transform.transformations.MeanStdDevTransformation;
import tech.tablesaw.api.Table;

/** 178 wines that stand in the file in the order of their cultivars. */
final class Wines {
    static final ToDoubleBiFunction<double[], double[]> ACCURACY = CrossValidation.ofLabels(
            (predictions, actual) -> 1 - (double) Scores.errors(predictions, actual) / actual.length);
    static final Learner NEAREST_MEAN = Learners.standardised(Learners.nearestMean());

    static final int K = 10;
    static final long SEED = 1;

    final Cases cases;

    Wines(Table table) {
        List<String> features = table.columnNames().subList(0, table.columnCount() - 1);
        cases = Cases.ofClasses(table, "cultivar", features);
    }

    void sorted(Lines lines) {
        int n = cases.size();
        lines.print("accuracy of the nearest mean, three folds of %d wines", n);
        print(lines, "in order", Folds.inOrder(n, 3));
        print(lines, "random", Folds.random(n, 3, 1));
        print(lines, "stratified", Folds.stratified(cases.labels(), 3, 1));
    }

    private void print(Lines lines, String name, List<Split> folds) {
        double[] scores = accuracies(folds);
        lines.print("%-11s  mean %.3f", name, Descriptive.mean(scores));
        for (int fold = 0; fold < folds.size(); fold++) {
            int[] counts = new int[3];
            Arrays.stream(folds.get(fold).test()).forEach(row -> counts[cases.labels()[row]]++);
            lines.print(
                    "  fold %d tests %2d, %2d and %2d of the cultivars  %.3f",
                    fold, counts[0], counts[1], counts[2], scores[fold]);
        }
    }

    double[] accuracies(List<Split> folds) {
        return CrossValidation.scores(cases, folds, NEAREST_MEAN, ACCURACY);
    }

    void tribuo(Lines lines) {
        lines.print("accuracy of five nearest neighbours, standardised, 10 folds of 178 wines");
        lines.print("Tribuo's CrossValidation          %.6f", Descriptive.mean(byTribuo()));
        lines.print("our loop, Tribuo's folds          %.6f", Descriptive.mean(onTribuosFolds()));
        lines.print(
                "our loop, stratified folds        %.6f",
                Descriptive.mean(CrossValidation.scores(
                        cases, Folds.stratified(cases.labels(), K, SEED), neighbours(), ACCURACY)));
    }

    /** Each fold's accuracy, by Tribuo from end to end. */
    double[] byTribuo() {
        return new org.tribuo.evaluation.CrossValidation<>(
                        trainer(), TribuoCases.classification(cases), new LabelEvaluator(), K, SEED)
                .evaluate().stream().mapToDouble(fold -> fold.getA().accuracy()).toArray();
    }

    /** The same by our loop over the rows that Tribuo chose. */
    double[] onTribuosFolds() {
        return CrossValidation.scores(cases, tribuosFolds(), neighbours(), ACCURACY);
    }

    List<Split> tribuosFolds() {
        List<Split> folds = new ArrayList<>();
        new KFoldSplitter<Label>(K, SEED)
                .split(TribuoCases.classification(cases), true)
                .forEachRemaining(
                        fold -> folds.add(Split.of(fold.train.getExampleIndices(), fold.test.getExampleIndices())));
        return folds;
    }

    Learner neighbours() {
        return TribuoLearner.of(Wines::trainer, cases);
    }

    private static Trainer<Label> trainer() {
        return new TransformTrainer<>(
                new KNNTrainer<>(
                        5,
                        new L2Distance(),
                        1,
                        new VotingCombiner(),
                        KNNModel.Backend.THREADPOOL,
                        NeighboursQueryFactoryType.BRUTE_FORCE),
                new TransformationMap(List.of(new MeanStdDevTransformation())));
    }
}
