package gradus.classicalml.linearregression;

import gradus.fundamentals.linearalgebra.Matrix;

/** The checks of arguments that this room shares; each message names the argument, what it must be and what it was. */
final class Checks {
    private Checks() {}

    static void requireFinite(String argument, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(argument + " must be finite, but was " + value);
        }
    }

    static void requireFinite(String argument, double[] values) {
        requireGiven(argument, values);
        for (int i = 0; i < values.length; i++) {
            requireFinite(argument + "[" + i + "]", values[i]);
        }
    }

    static void requireFinite(String argument, Matrix matrix) {
        requireGiven(argument, matrix);
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                requireFinite(argument + "[" + i + "][" + j + "]", matrix.get(i, j));
            }
        }
    }

    static void requireSize(String argument, int size, int required, String reason) {
        if (size != required) {
            throw new IllegalArgumentException(
                    argument + " must have " + required + " numbers (" + reason + "), but had " + size);
        }
    }

    /** What every fit asks of its data: finite numbers, one target a row. */
    static void requireData(Matrix X, double[] y) {
        requireFinite("X", X);
        requireFinite("y", y);
        requireSize("y", y.length, X.rows(), "the number of rows of X");
    }

    static void requireGiven(String argument, Object value) {
        if (value == null) {
            throw new IllegalArgumentException(argument + " must be given, but was null");
        }
    }
}
