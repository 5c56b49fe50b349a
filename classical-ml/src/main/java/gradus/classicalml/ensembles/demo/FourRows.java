package gradus.classicalml.ensembles.demo;

import gradus.classicalml.ensembles.BinnedTree;
import gradus.classicalml.ensembles.BoostedModel;
import gradus.classicalml.ensembles.BoostingLoss;
import gradus.classicalml.ensembles.GradientBoosting;
import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;

/** Boosting small enough to check by hand: four rows, trees of one question, half of each step. */
final class FourRows {
    private static final Matrix X = Matrix.ofColumns(new double[] {1, 2, 3, 4});
    private static final double[] TARGETS = {1, 2, 6, 11};

    private FourRows() {}

    static void byHand(Lines lines) {
        BoostedModel model =
                new GradientBoosting(BoostingLoss.SQUARED_ERROR, 3, 0.5, new TreeShape(2, 0, 1)).fit(X, TARGETS);
        lines.print("target              %s", Lines.list("%7.2f", "", TARGETS));
        for (int rounds = 0; rounds < 3; rounds++) {
            double[] scores = model.first(rounds).scores(X);
            BinnedTree tree = model.trees().get(rounds);
            int left = tree.leftChild(0);
            lines.print("prediction          %s", Lines.list("%7.2f", "", scores));
            lines.print("residual            %s", Lines.list("%7.2f", "", Vectors.minus(TARGETS, scores)));
            lines.print(
                    "tree %d: x ≤ %.1f? %.2f, else %.2f; gain %.2f",
                    rounds + 1, tree.threshold(0), tree.value(left, 0), tree.value(left + 1, 0), tree.gain(0));
        }
        lines.print("prediction          %s", Lines.list("%7.2f", "", model.scores(X)));
    }
}
