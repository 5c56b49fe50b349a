package gradus.classicalml.metrics.demo;

import gradus.classicalml.metrics.Average;
import gradus.classicalml.metrics.ConfusionMatrix;
import gradus.classicalml.metrics.ScoreCurve;
import gradus.classicalml.metrics.TribuoEvaluations;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import org.tribuo.classification.Label;
import org.tribuo.classification.evaluation.LabelEvaluation;

/** Tribuo's evaluation of the same predictions, and where it means something else. */
final class Library {
    private static final Label BAD = new Label("1");
    private final Scored scored;

    Library(Scored scored) {
        this.scored = scored;
    }

    void tribuo(Lines lines) {
        LabelEvaluation theirs = TribuoEvaluations.of(scored.both(), scored.labels);
        ConfusionMatrix ours = scored.at(0.5);
        ScoreCurve curve = ScoreCurve.of(scored.probabilities, scored.labels);
        lines.print("%-20s %8s %8s", "", "Tribuo", "ours");
        lines.row("%-20s %8.4f %8.4f", "accuracy", theirs.accuracy(), ours.accuracy());
        lines.row("%-20s %8.4f %8.4f", "precision of bad", theirs.precision(BAD), ours.precision(1));
        lines.row("%-20s %8.4f %8.4f", "recall of bad", theirs.recall(BAD), ours.recall(1));
        lines.row("%-20s %8.4f %8.4f", "macro F1", theirs.macroAveragedF1(), ours.f1(Average.MACRO));
        lines.row("%-20s %8.4f %8.4f", "AUC", theirs.AUCROC(BAD), curve.auc());
        lines.row("%-20s %8.4f %8.4f", "average precision", theirs.averagedPrecision(BAD), curve.averagePrecision());
    }

    /** Three classes, of which the last is neither there nor predicted; and scores that lie close together. */
    void differences(Lines lines) {
        Matrix probabilities = Matrix.of(new double[][] {{0.9, 0.1, 0}, {0.2, 0.8, 0}});
        int[] labels = {0, 1};
        LabelEvaluation theirs = TribuoEvaluations.of(probabilities, labels);
        ConfusionMatrix ours = ConfusionMatrix.of(labels, labels, 3);
        lines.print("%-34s %8s %8s", "", "Tribuo", "ours");
        lines.row(
                "%-34s %8.3f %8.3f", "recall of a class without a case", theirs.recall(new Label("2")), ours.recall(2));
        lines.row("%-34s %8.3f %8.3f", "macro F1, nothing wrong", theirs.macroAveragedF1(), ours.f1(Average.MACRO));
        double[] rare = {1e-14, 2e-14, 3e-14, 4e-14};
        int[] last = {0, 0, 1, 1};
        double[] others = Arrays.stream(rare).map(p -> 1 - p).toArray();
        lines.row(
                "%-34s %8.3f %8.3f",
                "AUC of 1e-14, 2e-14, 3e-14, 4e-14",
                TribuoEvaluations.of(Matrix.ofColumns(others, rare), last).AUCROC(BAD),
                ScoreCurve.of(rare, last).auc());
    }
}
