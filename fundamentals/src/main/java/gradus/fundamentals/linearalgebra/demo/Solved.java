package gradus.fundamentals.linearalgebra.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Cholesky;
import gradus.fundamentals.linearalgebra.HouseholderQr;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import gradus.fundamentals.linearalgebra.Svd;
import gradus.fundamentals.linearalgebra.Vectors;
import gradus.fundamentals.numbers.DotProduct;
import java.util.SplittableRandom;
import org.ejml.simple.SimpleMatrix;

/** Least squares with a known answer, by several methods, the worse the condition the fewer digits. */
final class Solved {
    private static final int SEEDS = 20;

    /** A way to the coefficients x for which Ax is nearest to b. */
    enum Method {
        NORMAL("normal equations") {
            @Override
            double[] solve(Matrix A, double[] b) {
                Matrix turned = A.transpose();
                return Cholesky.of(turned.times(A)).solve(turned.times(b));
            }
        },
        QR("QR") {
            @Override
            double[] solve(Matrix A, double[] b) {
                return HouseholderQr.of(A).solve(b);
            }
        },
        SVD("SVD") {
            @Override
            double[] solve(Matrix A, double[] b) {
                return Svd.of(A).solve(b);
            }
        },
        EJML("EJML's solve (QR)") {
            @Override
            double[] solve(Matrix A, double[] b) {
                return new SimpleMatrix(A.toArray())
                        .solve(new SimpleMatrix(b.length, 1, true, b))
                        .getDDRM()
                        .getData();
            }
        };

        private final String words;

        Method(String words) {
            this.words = words;
        }

        abstract double[] solve(Matrix A, double[] b);
    }

    private Solved() {}

    static void solved(Lines lines) {
        lines.print("digits left, condition    10^2   10^4   10^6   10^8  10^10  10^12");
        for (Method method : Method.values()) {
            double[] left = new double[6];
            for (int i = 0; i < left.length; i++) {
                left[i] = digits(method, Math.pow(10, 2 * (i + 1)));
            }
            lines.row("%-23s %6.1f %6.1f %6.1f %6.1f %6.1f %6.1f", method.words, left);
        }
    }

    /** The mean of the digits that are right over twenty tables of 60 × 6; 0 where the method gives up. */
    static double digits(Method method, double condition) {
        double sum = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            sum += digits(method, condition, seed) / SEEDS;
        }
        return sum;
    }

    static double digits(Method method, double condition, int seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Matrix A = RandomMatrices.ofCondition(60, 6, condition, random);
        double[] x = RandomMatrices.gaussian(1, 6, random).row(0);
        double[] b = new double[60];
        for (int i = 0; i < b.length; i++) {
            b[i] = DotProduct.COMPENSATED.of(A.row(i), x);
        }
        try {
            double error = Vectors.norm(Vectors.minus(method.solve(A, b), x)) / Vectors.norm(x);
            return Math.max(0, -Math.log10(error));
        } catch (IllegalArgumentException notPositiveDefinite) {
            return 0;
        }
    }
}
