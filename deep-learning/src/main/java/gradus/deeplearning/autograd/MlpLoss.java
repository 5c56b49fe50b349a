package gradus.deeplearning.autograd;

import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.optimisation.Objective;
import java.util.List;

/**
 * The mean log loss of a network on some rows, with the gradient that the tape finds: every optimiser of the lesson
 * <em>optimisation</em> can lower it. Each call makes new leaves, so no gradient is left over from an earlier one.
 */
public final class MlpLoss implements Objective {
    private final Mlp shape;
    private final Matrix X;
    private final int[] labels;

    /**
     * Keeps the rows that a network is to learn.
     *
     * @param shape the network
     * @param X n rows of as many features as the network has inputs, finite
     * @param labels the true class of each row, from 0 to one less than the network has classes
     * @throws IllegalArgumentException naming the argument that does not fit
     */
    public MlpLoss(Mlp shape, Matrix X, int[] labels) {
        this.shape = Require.given("shape", shape);
        this.X = Matrix.requireFinite("X", X);
        int inputs = shape.widths().get(0);
        Require.that(X.columns() == inputs, "X must have " + inputs + " columns (the inputs), but was a " + X);
        int classes = shape.widths().get(shape.layers());
        Require.size("labels", Require.given("labels", labels).length, X.rows(), "one for each row of X");
        for (int i = 0; i < labels.length; i++) {
            Require.between("labels[" + i + "]", labels[i], 0, classes - 1L, "the last class");
        }
        this.labels = labels.clone();
    }

    @Override
    public int size() {
        return shape.size();
    }

    @Override
    public double value(double[] parameters) {
        return loss(shape.leaves(parameters)).data().get(0, 0);
    }

    @Override
    public double[] gradient(double[] parameters) {
        List<MatrixValue> leaves = shape.leaves(parameters);
        loss(leaves).backward();
        double[] gradient = new double[size()];
        int at = 0;
        for (MatrixValue leaf : leaves) {
            double[] part = leaf.gradient().elements();
            System.arraycopy(part, 0, gradient, at, part.length);
            at += part.length;
        }
        return gradient;
    }

    /** The mean loss as the end of a graph that begins at the leaves; {@code backward} on it fills their gradients. */
    public MatrixValue loss(List<MatrixValue> leaves) {
        return shape.logits(X, leaves).crossEntropy(labels);
    }
}
