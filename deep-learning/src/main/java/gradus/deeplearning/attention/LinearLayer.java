package gradus.deeplearning.attention;

import gradus.fundamentals.linearalgebra.Matrix;
import java.util.List;

/** y = x Wᵀ + b in every row; W is outputs × inputs, as in DJL and PyTorch. */
public final class LinearLayer implements Layer {
    private final Weights weights;
    private final Weights biases;

    /** Weights and biases of 0. */
    public LinearLayer(int inputs, int outputs) {
        this.weights = new Weights(outputs, inputs);
        this.biases = new Weights(1, outputs);
    }

    @Override
    public Pass forward(Matrix x) {
        Matrix w = weights.matrix();
        double[][] y = x.times(w.transpose()).toArray();
        for (double[] row : y) {
            for (int j = 0; j < row.length; j++) {
                row[j] += biases.value(j);
            }
        }
        return new Pass(Matrix.of(y), slope -> {
            weights.add(slope.transpose().times(x));
            biases.addRows(slope);
            return slope.times(w);
        });
    }

    @Override
    public List<Weights> weights() {
        return List.of(weights, biases);
    }
}
