package gradus.classicalml.ensembles;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A random forest (Breiman 2001): every tree grows on a bootstrap sample of the rows, every split looks at a few columns drawn
 * for it, and the forest predicts the mean of its trees. With all columns at every split it is bagging (Breiman 1996).
 *
 * @param trees how many, at least 1
 * @param columnsPerSplit how many columns that vary a split looks at, at least 1; at most all are
 * @param leastDraws how many draws a leaf must hold at least, from 1: 1 grows until the rows of a leaf are alike
 * @param seed decides the draws; the same forest for the same seed, on however many threads
 */
public record RandomForest(int trees, int columnsPerSplit, int leastDraws, long seed) {
    /** Checks the settings. */
    public RandomForest {
        Require.atLeast("trees", trees, 1);
        Require.atLeast("columnsPerSplit", columnsPerSplit, 1);
        Require.atLeast("leastDraws", leastDraws, 1);
    }

    /**
     * A forest that predicts the share of each class.
     *
     * @param features n × d, finite
     * @param labels n classes from 0, none missing
     */
    public Forest fit(Matrix features, int[] labels) {
        Matrix.requireFinite("features", features);
        int classes = Require.labels("labels", labels, features.rows());
        int[] kept = labels.clone();
        return forest(features, draws -> new ClassCounts(kept, draws, classes), new double[classes]);
    }

    /**
     * A forest that predicts a number.
     *
     * @param features n × d, finite
     * @param targets n finite numbers
     */
    public Forest fit(Matrix features, double[] targets) {
        Matrix.requireFinite("features", features);
        Require.finite("targets", targets);
        Require.size("targets", targets.length, features.rows(), "one for each row of features");
        double[] centred = Vectors.centred(targets); // digits of a large mean would be lost in the squares
        return forest(features, draws -> squaredErrors(centred, draws), new double[] {Vectors.mean(targets)});
    }

    private Forest forest(Matrix features, Function<int[], RowSums> sums, double[] offset) {
        BinnedColumns table = BinnedColumns.of(features, BinnedColumns.MOST_BINS);
        SplittableRandom random = new SplittableRandom(seed);
        long[] seeds = LongStream.generate(random::nextLong).limit(trees).toArray();
        List<BinnedTree> grown = IntStream.range(0, trees)
                .parallel()
                .mapToObj(tree -> tree(table, sums, new SplittableRandom(seeds[tree])))
                .toList();
        return new Forest(table, seeds, grown, offset);
    }

    private BinnedTree tree(BinnedColumns table, Function<int[], RowSums> sums, SplittableRandom random) {
        int[] draws = Bag.draws(table.rows(), random);
        return new RandomTreeGrower(table, sums.apply(draws), Bag.drawn(draws), this, random).grow();
    }

    /** A row that is drawn twice has twice the slope and twice the curvature. */
    private static RowSums squaredErrors(double[] targets, int[] draws) {
        double[] gradients = new double[2 * targets.length];
        for (int i = 0; i < targets.length; i++) {
            gradients[2 * i] = -targets[i] * draws[i];
            gradients[2 * i + 1] = draws[i];
        }
        return new GradientSums(gradients, 0);
    }
}
