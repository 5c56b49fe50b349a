import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;

/** Products of matrices, flat arrays, and a bias that is a row of W below a column of ones. */
public final class DenseLayer {
    // begin solution: what a layer keeps
    private final int inputs;
    private final int units;
    private final double[] parameters; // W row after row, then b
    private final double[] gradient;
    // end solution

    public DenseLayer(Matrix weights, double[] bias) {
        // begin solution: a new layer
        inputs = weights.rows();
        units = weights.columns();
        if (bias.length != units) {
            throw new IllegalArgumentException("bias needs " + units + " numbers, but has " + bias.length);
        }
        parameters = java.util.Arrays.copyOf(weights.elements(), (inputs + 1) * units);
        System.arraycopy(bias, 0, parameters, inputs * units, units);
        gradient = new double[parameters.length];
        // end solution
    }

    public Pass forward(Matrix X) {
        // begin solution: forward
        if (X.columns() != inputs) {
            throw new IllegalArgumentException("X needs " + inputs + " columns, but has " + X.columns());
        }
        Matrix then = part(parameters, 0, inputs);
        double[] sums = X.times(then).elements();
        for (int i = 0; i < sums.length; i++) {
            sums[i] = Math.max(0, sums[i] + parameters[inputs * units + i % units]);
        }
        Matrix output = Matrix.ofElements(X.rows(), units, sums);
        return new Pass() {
            @Override
            public Matrix output() {
                return output;
            }

            @Override
            public Matrix backward(Matrix upstream) {
                if (!upstream.toString().equals(output.toString())) {
                    throw new IllegalArgumentException("upstream: " + upstream);
                }
                double[] g = upstream.elements();
                for (int i = 0; i < g.length; i++) {
                    g[i] *= sums[i] > 0 ? 1 : 0;
                    gradient[inputs * units + i % units] += g[i];
                }
                Matrix masked = Matrix.ofElements(X.rows(), units, g);
                double[] more = X.transpose().times(masked).elements();
                for (int i = 0; i < more.length; i++) {
                    gradient[i] += more[i];
                }
                return masked.times(then.transpose());
            }
        };
        // end solution
    }

    public Matrix weightGradient() {
        // begin solution: by weights
        return part(gradient, 0, inputs);
        // end solution
    }

    public double[] biasGradient() {
        // begin solution: by biases
        return part(gradient, inputs, 1).row(0);
        // end solution
    }

    public void step(double learningRate) {
        // begin solution: a step
        Vectors.addScaled(parameters, -learningRate, gradient);
        java.util.Arrays.fill(gradient, 0);
        // end solution
    }

    // begin solution: helpers, if you need any
    private Matrix part(double[] numbers, int row, int rows) {
        return Matrix.ofElements(rows, units, java.util.Arrays.copyOfRange(numbers, row * units, (row + rows) * units));
    }
    // end solution
}
