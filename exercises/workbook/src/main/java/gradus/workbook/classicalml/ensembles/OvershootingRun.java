package gradus.workbook.classicalml.ensembles;

import gradus.classicalml.ensembles.BoostedModel;
import gradus.classicalml.ensembles.BoostingLoss;
import gradus.classicalml.ensembles.GradientBoosting;
import gradus.classicalml.ensembles.GradientBoosting.TreeShape;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Boosting for the squared error, with trees of one question. It compiles, it runs, and its trees are good ones. But at the learning
 * rate 1 its error on four rows with the targets 1, 2, 6, 11 goes 3.94, 1.80, 3.94, …: the second tree takes away what the
 * first has brought. Someone has lowered the learning rate until that no longer showed.
 *
 * <p>The trees learn some residuals twice. Mended, the run behaves like this:
 *
 * <ul>
 *   <li>Each tree is fitted to what the sum of the start and all trees before it, each times the learning rate, still lacks.
 *   <li>So no round raises the error on the training rows, at any learning rate from above 0 to 1.
 *   <li>{@link #predictions} gives for the training rows what training had reached.
 *   <li>The targets handed in stay as they are.
 * </ul>
 *
 * <p>The fault may be in more than one place.
 *
 * @see <a href="../../../../../../../../../classical-ml/docs/ensembles.md">classical-ml/docs/ensembles.md</a>
 */
public final class OvershootingRun {
    /** One tree of one question, fitted to whatever targets it gets. */
    private static final GradientBoosting STUMP =
            new GradientBoosting(BoostingLoss.SQUARED_ERROR, 1, 1, new TreeShape(2, 0, 1));

    private final double start;
    private final double learningRate;
    private final List<BoostedModel> stumps = new ArrayList<>();

    private OvershootingRun(double start, double learningRate) {
        this.start = start;
        this.learningRate = learningRate;
    }

    /**
     * Trains from the mean of the targets.
     *
     * @param X one row per case
     * @param targets as many numbers; not modified
     * @param rounds how many trees, from 0
     * @param learningRate the share of each tree that is added, in (0, 1]
     */
    public static OvershootingRun train(Matrix X, double[] targets, int rounds, double learningRate) {
        OvershootingRun run = new OvershootingRun(Vectors.mean(targets), learningRate);
        double[] reached = new double[targets.length];
        Arrays.fill(reached, run.start);
        double[] residuals = Vectors.minus(targets, reached);
        for (int round = 0; round < rounds; round++) {
            BoostedModel stump = STUMP.fit(X, residuals);
            run.stumps.add(stump);
            residuals = Vectors.minus(targets, reached);
            Vectors.addScaled(reached, learningRate, stump.scores(X));
        }
        return run;
    }

    /** What the run predicts for each row, training rows or others; the same however often it is asked. */
    public double[] predictions(Matrix X) {
        double[] predictions = new double[X.rows()];
        Arrays.fill(predictions, start);
        for (BoostedModel stump : stumps) {
            Vectors.addScaled(predictions, 1, stump.scores(X));
        }
        return predictions;
    }
}
