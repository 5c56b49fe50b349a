import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.numbers.LogSpace;

public final class MaskedAttention {
    // begin solution: whatever helps
    private MaskedAttention() {}
    // end solution

    public static double[][] weights(double[][] queries, double[][] keys, boolean[][] mayLook) {
        // begin solution: refuse what does not fit, then for each query a softmax over what it may look at
        if (mayLook.length != queries.length) {
            throw new IllegalArgumentException("mayLook: " + mayLook.length + " rows");
        }
        double[][] weights = new double[queries.length][keys.length];
        double root = Math.sqrt(queries[0].length);
        for (int i = 0; i < queries.length; i++) {
            if (mayLook[i].length != keys.length) {
                throw new IllegalArgumentException("mayLook: " + mayLook[i].length + " entries");
            }
            boolean any = false;
            double[] logits = new double[keys.length];
            for (int j = 0; j < keys.length; j++) {
                if (keys[j].length != queries[i].length) {
                    throw new IllegalArgumentException("keys: " + keys[j].length + " wide");
                }
                any |= mayLook[i][j];
                logits[j] = mayLook[i][j] ? Vectors.dot(queries[i], keys[j]) / root : Double.NEGATIVE_INFINITY;
            }
            if (any) {
                weights[i] = LogSpace.softmax(logits);
            }
        }
        return weights;
        // end solution
    }

    public static double[][] output(double[][] weights, double[][] values) {
        // begin solution: each row of weights times the rows of values
        if (weights[0].length != values.length) {
            throw new IllegalArgumentException("values: " + values.length + " rows");
        }
        return Matrix.of(weights).times(Matrix.of(values)).toArray();
        // end solution
    }
}
