package gradus.deeplearning.attention;

import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.Arrays;
import java.util.List;

/**
 * Layer norm (Ba, Kiros and Hinton 2016): every row gets mean 0 and variance 1, (x − mean) / √(variance + 10⁻⁵), then each column its
 * own scale and shift. No row knows of another.
 */
public final class NormLayer implements Layer {
    private static final double EPSILON = 1e-5;

    private final int width;
    private final Weights scale;
    private final Weights shift;

    /** Scales of 1, shifts of 0. */
    public NormLayer(int width) {
        this.width = width;
        this.scale = new Weights(1, width);
        this.shift = new Weights(1, width);
        double[] ones = new double[width];
        Arrays.fill(ones, 1);
        scale.set(ones);
    }

    @Override
    public Pass forward(Matrix x) {
        double[][] normed = x.toArray();
        double[] spread = new double[x.rows()];
        double[][] y = new double[x.rows()][width];
        for (int i = 0; i < y.length; i++) {
            spread[i] = normalise(normed[i]);
            for (int j = 0; j < width; j++) {
                y[i][j] = scale.value(j) * normed[i][j] + shift.value(j);
            }
        }
        Matrix n = Matrix.of(normed);
        return new Pass(Matrix.of(y), slope -> backward(slope, n, spread));
    }

    /** In place; returns √(variance + 10⁻⁵). */
    private static double normalise(double[] row) {
        double[] centred = Vectors.centred(row);
        double spread = Math.sqrt(Vectors.dot(centred, centred) / row.length + EPSILON);
        for (int j = 0; j < row.length; j++) {
            row[j] = centred[j] / spread;
        }
        return spread;
    }

    /** What moves all numbers of a row alike, or only stretches them, is undone by the norm: these two parts leave the slope. */
    private Matrix backward(Matrix slope, Matrix normed, double[] spread) {
        scale.addRows(Rows.zip(slope, normed, (s, n) -> s * n));
        shift.addRows(slope);
        double[][] rows = slope.toArray();
        for (int i = 0; i < rows.length; i++) {
            double[] n = normed.row(i);
            for (int j = 0; j < width; j++) {
                rows[i][j] *= scale.value(j);
            }
            double mean = Vectors.mean(rows[i]);
            double stretch = Vectors.dot(rows[i], n) / width;
            for (int j = 0; j < width; j++) {
                rows[i][j] = (rows[i][j] - mean - n[j] * stretch) / spread[i];
            }
        }
        return Matrix.of(rows);
    }

    @Override
    public List<Weights> weights() {
        return List.of(scale, shift);
    }
}
