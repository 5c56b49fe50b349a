import gradus.deeplearning.attention.Attention;
import gradus.deeplearning.attention.Masks;
import gradus.fundamentals.linearalgebra.Matrix;

public final class Heads {
    // begin solution: whatever helps
    private Heads() {}

    private static int width(int size, int time, int heads, int parts) {
        if (size % (time * parts) != 0) {
            throw new IllegalArgumentException("time: " + time);
        }
        int width = size / time / parts;
        if (width % heads != 0) {
            throw new IllegalArgumentException("heads: " + heads);
        }
        return width;
    }
    // end solution

    public static double[] split(double[] x, int time, int heads) {
        // begin solution: where does each number go?
        int width = width(x.length, time, heads, 1);
        int d = width / heads;
        double[] y = new double[x.length];
        int next = 0;
        for (int h = 0; h < heads; h++) {
            for (int t = 0; t < time; t++) {
                for (int c = 0; c < d; c++) {
                    y[next++] = x[t * width + h * d + c];
                }
            }
        }
        return y;
        // end solution
    }

    public static double[] join(double[] x, int time, int heads) {
        // begin solution: and where does it come from?
        int width = width(x.length, time, heads, 1);
        int d = width / heads;
        double[] y = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            int t = i / width;
            int h = i % width / d;
            y[i] = x[h * time * d + t * d + i % d];
        }
        return y;
        // end solution
    }

    public static double[] attend(double[] projected, int time, int heads) {
        // begin solution: for each head its queries, keys and values; then join what the heads found
        int width = width(projected.length, time, heads, 3);
        int d = width / heads;
        double[] y = new double[time * width];
        for (int h = 0; h < heads; h++) {
            double[][][] parts = new double[3][time][d];
            for (int p = 0; p < 3; p++) {
                for (int t = 0; t < time; t++) {
                    for (int c = 0; c < d; c++) {
                        parts[p][t][c] = projected[t * 3 * width + p * width + h * d + c];
                    }
                }
            }
            Matrix o = Attention.of(Matrix.of(parts[0]), Matrix.of(parts[1]), Matrix.of(parts[2]), Masks.causal(time))
                    .output();
            for (int t = 0; t < time; t++) {
                for (int c = 0; c < d; c++) {
                    y[t * width + h * d + c] = o.get(t, c);
                }
            }
        }
        return y;
        // end solution
    }
}
