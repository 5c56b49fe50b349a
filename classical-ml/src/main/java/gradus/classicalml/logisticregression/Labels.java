package gradus.classicalml.logisticregression;

import gradus.fundamentals.linearalgebra.Matrix;

/** What training asks of its data before it begins. */
final class Labels {
    private Labels() {}

    /** The number of classes, after checking that there is a label a row and that no class is without rows. */
    static int countClasses(Matrix X, int[] labels) {
        if (X == null || labels == null || labels.length != X.rows()) {
            throw new IllegalArgumentException("labels must be as many as X has rows, but X was " + X + " and labels "
                    + (labels == null ? "null" : "were " + labels.length));
        }
        int classes = 0;
        for (int i = 0; i < labels.length; i++) {
            if (labels[i] < 0) {
                throw new IllegalArgumentException("labels must be at least 0, but label " + i + " was " + labels[i]);
            }
            classes = Math.max(classes, labels[i] + 1);
        }
        requireEveryClass(labels, classes);
        return classes;
    }

    /** A class that no row has would be given the probability 0 by a bias that runs to −∞. */
    private static void requireEveryClass(int[] labels, int classes) {
        if (classes < 2 || classes > labels.length) {
            throw new IllegalArgumentException("labels must be of 2 to " + labels.length
                    + " classes (the number of rows), but the largest was " + (classes - 1));
        }
        boolean[] seen = new boolean[classes];
        for (int label : labels) {
            seen[label] = true;
        }
        for (int c = 0; c < classes; c++) {
            if (!seen[c]) {
                throw new IllegalArgumentException("labels must hold every class from 0 to " + (classes - 1)
                        + " at least once, but class " + c + " had no row");
            }
        }
    }

    /** The same matrix, after checking that no feature is missing (NaN) or infinite. */
    static Matrix requireFinite(Matrix X) {
        for (int i = 0; i < X.rows(); i++) {
            for (int j = 0; j < X.columns(); j++) {
                if (!Double.isFinite(X.get(i, j))) {
                    throw new IllegalArgumentException(
                            "features must be finite, but row " + i + ", column " + j + " was " + X.get(i, j));
                }
            }
        }
        return X;
    }
}
