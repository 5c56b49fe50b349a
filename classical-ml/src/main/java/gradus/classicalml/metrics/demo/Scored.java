package gradus.classicalml.metrics.demo;

import gradus.classicalml.metrics.ConfusionMatrix;
import gradus.classicalml.splitting.Split;
import gradus.classicalml.splitting.Standardiser;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.numbers.LogSpace;
import gradus.fundamentals.optimisation.Descent;
import gradus.fundamentals.optimisation.LogisticLoss;
import gradus.fundamentals.optimisation.Newton;
import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** Probabilities of a model for the test rows of a split, and what then happened: 1 is what is looked for. */
final class Scored {
    final double[] probabilities;
    final int[] labels;

    private Scored(double[] probabilities, int[] labels) {
        this.probabilities = probabilities;
        this.labels = labels;
    }

    /** Fits the lowest logistic loss on the training rows, and asks it about the others. */
    static Scored of(Matrix features, int[] labels, Split split) {
        Standardiser scale = Standardiser.fit(features.rowsAt(split.train()));
        Matrix X = scale.transform(features).withOnes();
        LogisticLoss loss = new LogisticLoss(X.rowsAt(split.train()), at(labels, split.train()));
        Descent descent = new Newton(50, 1e-9).minimise(loss, new double[X.columns()]);
        if (!descent.converged()) {
            throw new IllegalStateException("the fit must converge, but " + descent);
        }
        double[] probabilities = Arrays.stream(split.test())
                .mapToDouble(row -> LogSpace.sigmoid(X.rowTimes(row, descent.parameters())))
                .toArray();
        return new Scored(probabilities, at(labels, split.test()));
    }

    /** What a threshold makes of the test rows. */
    ConfusionMatrix at(double threshold) {
        return ConfusionMatrix.atThreshold(probabilities, labels, threshold);
    }

    /** The same rows with other probabilities. */
    Scored with(DoubleUnaryOperator change) {
        return new Scored(Arrays.stream(probabilities).map(change).toArray(), labels);
    }

    /** Only these of the test rows. */
    Scored rowsAt(int... rows) {
        return new Scored(Vectors.at(probabilities, rows), at(labels, rows));
    }

    int size() {
        return labels.length;
    }

    int positives() {
        return Arrays.stream(labels).sum();
    }

    /** The probabilities of both classes, n × 2. */
    Matrix both() {
        double[] others = Arrays.stream(probabilities).map(p -> 1 - p).toArray();
        return Matrix.ofColumns(others, probabilities);
    }

    static int[] at(int[] values, int[] rows) {
        return Arrays.stream(rows).map(row -> values[row]).toArray();
    }
}
