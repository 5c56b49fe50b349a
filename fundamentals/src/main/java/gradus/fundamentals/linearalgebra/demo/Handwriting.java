package gradus.fundamentals.linearalgebra.demo;

import gradus.datasets.media.Images;
import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.demo.Strip;
import gradus.fundamentals.linearalgebra.EigenPair;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.PowerIteration;
import gradus.fundamentals.linearalgebra.Svd;
import java.util.List;
import org.ejml.simple.SimpleMatrix;

/** 1797 handwritten digits, a row of 64 pixels each. */
record Handwriting(Matrix X, Svd svd) {
    static Handwriting of(Images images) {
        Matrix X = Matrix.of(images.matrix());
        return new Handwriting(X, Svd.of(X));
    }

    void searched(Lines lines) {
        double[] theirs = new SimpleMatrix(X.toArray()).svd(true).getSingularValues();
        lines.print("         power iteration on XᵀX           SVD         EJML");
        lines.print("      √eigenvalue      products");
        int j = 0;
        for (EigenPair pair : pairs(4)) {
            lines.print(
                    "%3d %13.6f %13d %13.6f %12.6f",
                    j + 1, Math.sqrt(pair.value()), pair.steps(), svd.values()[j], theirs[j]);
            j++;
        }
    }

    List<EigenPair> pairs(int k) {
        return new PowerIteration(1e-10, 10_000).largest(X.transpose().times(X), k, 1);
    }

    void rebuilt(Lines lines) {
        lines.print("directions   numbers kept   error, in %% of the table");
        for (int k : new int[] {1, 5, 20, 40, svd.rank()}) {
            lines.print("%10d %14d %15.1f", k, k * (X.rows() + X.columns() + 1), 100 * svd.lostAt(k));
        }
        lines.print("%10s %14d", "the table", X.rows() * X.columns());
    }

    /** One digit from 1, 5 and 20 directions, and as it is; ink is dark. */
    Strip strip(int digit) {
        Strip strip = Strip.of(16);
        for (int k : new int[] {1, 5, 20}) {
            strip.frame(
                    k == 1 ? "1 direction" : k + " directions",
                    ink(svd.lowRank(k).row(digit)));
        }
        return strip.frame("all 64", ink(X.row(digit)));
    }

    private static double[][] ink(double[] pixels) {
        double[][] rows = new double[8][8];
        for (int i = 0; i < pixels.length; i++) {
            rows[i / 8][i % 8] = 1 - pixels[i];
        }
        return rows;
    }
}
