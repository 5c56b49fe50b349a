package gradus.classicalml.ensembles.demo;

import gradus.classicalml.ensembles.Forest;
import gradus.classicalml.ensembles.RandomForest;
import gradus.classicalml.framing.Cases;
import gradus.classicalml.metrics.Scores;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.List;
import java.util.stream.IntStream;
import tech.tablesaw.api.Table;

/** Printed letters: a forest trained on the first 16,000 rows and tested on the last 4,000, as by the table's authors. */
final class Letters {
    static final int TREES = 100;
    private static final int TRAINING = 16_000;

    final Cases training;
    final Cases test;
    final Forest forest;
    private final double[] alone; // the error of each tree
    private final double[] together; // of the first trees, by their number less one

    Letters(Table table) {
        List<String> features = table.columnNames().stream()
                .filter(name -> !name.equals("letter"))
                .toList();
        Cases all = Cases.ofClasses(table, "letter", features);
        training = all.rowsAt(IntStream.range(0, TRAINING).toArray());
        test = all.rowsAt(IntStream.range(TRAINING, all.size()).toArray());
        forest = new RandomForest(TREES, 4, 1, 1).fit(training.features(), training.labels());
        alone = new double[TREES];
        together = new double[TREES];
        countErrors();
    }

    /** One pass over the test rows: each tree is asked once, and votes with those before it. */
    private void countErrors() {
        int[] labels = test.labels();
        double[][] features = test.features().toArray();
        double[][] sums = new double[test.size()][forest.trees().get(0).width()];
        for (int tree = 0; tree < TREES; tree++) {
            int wrong = 0;
            int wrongTogether = 0;
            for (int row = 0; row < sums.length; row++) {
                double[] shares = forest.trees().get(tree).values(features[row]);
                Vectors.addScaled(sums[row], 1, shares);
                wrong += Vectors.argMax(shares) == labels[row] ? 0 : 1;
                wrongTogether += Vectors.argMax(sums[row]) == labels[row] ? 0 : 1;
            }
            alone[tree] = share(wrong, sums.length);
            together[tree] = share(wrongTogether, sums.length);
        }
    }

    void letters(Lines lines) {
        lines.print("errors on %d letters", test.size());
        lines.print(
                "each tree by itself  %4.1f%%   (the best of %d: %.1f%%)", 100 * meanAlone(), TREES, 100 * bestAlone());
        for (int trees : new int[] {2, 5, 10, 30, TREES}) {
            lines.print("%3d of them vote     %4.1f%%", trees, 100 * testError(trees));
        }
    }

    void outOfBag(Lines lines) {
        lines.print("                                           errors");
        lines.print("every tree votes, on rows that it drew too  %4.2f%%", 100 * trainingError());
        lines.print("out of bag                                  %4.2f%%", 100 * outOfBagError());
        lines.print("4,000 fresh letters                         %4.2f%%", 100 * testError(TREES));
    }

    double meanAlone() {
        return Vectors.mean(alone);
    }

    double bestAlone() {
        return IntStream.range(0, TREES).mapToDouble(i -> alone[i]).min().orElseThrow();
    }

    double testError(int trees) {
        return together[trees - 1];
    }

    /** On as many of the training letters as there are fresh ones. */
    double trainingError() {
        Cases some = training.rowsAt(IntStream.range(0, test.size()).toArray());
        return share(Scores.errors(forest.labels(some.features()), some.labels()), some.size());
    }

    double outOfBagError() {
        double[][] means = forest.outOfBagMeans(); // each row is out of some bag of 100
        int[] labels = IntStream.range(0, means.length)
                .map(row -> Vectors.argMax(means[row]))
                .toArray();
        return share(Scores.errors(labels, training.labels()), labels.length);
    }

    private static double share(int errors, int of) {
        return (double) errors / of;
    }
}
