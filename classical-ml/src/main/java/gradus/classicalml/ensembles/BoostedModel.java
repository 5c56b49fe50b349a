package gradus.classicalml.ensembles;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Trees trained by {@link GradientBoosting}: a row's score is the start plus a share of what each tree says. Immutable. */
public final class BoostedModel {
    private final BoostingLoss loss;
    private final double start;
    private final double learningRate;
    private final List<BinnedTree> trees;
    private final int columns;

    BoostedModel(BoostingLoss loss, double start, double learningRate, List<BinnedTree> trees, int columns) {
        this.loss = loss;
        this.start = start;
        this.learningRate = learningRate;
        this.trees = List.copyOf(trees);
        this.columns = columns;
    }

    /** The trees, in the order in which they were grown; a leaf's value is the whole step, of which a share is taken. */
    public List<BinnedTree> trees() {
        return trees;
    }

    /** The score before the first tree. */
    public double start() {
        return start;
    }

    /** The model after the given number of rounds, from 0 to all. */
    public BoostedModel first(int rounds) {
        Require.between("rounds", rounds, 0, trees.size(), "the number of trees");
        return new BoostedModel(loss, start, learningRate, trees.subList(0, rounds), columns);
    }

    /**
     * The raw score of each row: the prediction itself, or with the log loss the logit of class 1.
     *
     * @param features n × d, finite, the columns of training
     */
    public double[] scores(Matrix features) {
        BinnedTree.requireTable(features, columns);
        return IntStream.range(0, features.rows())
                .parallel()
                .mapToDouble(row -> score(features.row(row)))
                .toArray();
    }

    /** The probability of class 1 for each row. */
    public double[] probabilities(Matrix features) {
        Require.that(
                loss == BoostingLoss.LOG_LOSS, "the model must have been trained by the log loss, but was by " + loss);
        return Arrays.stream(scores(features)).map(LogSpace::sigmoid).toArray();
    }

    private double score(double[] row) {
        double score = start;
        for (BinnedTree tree : trees) {
            score += learningRate * tree.value(tree.leafOf(row), 0);
        }
        return score;
    }
}
