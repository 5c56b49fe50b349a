package gradus.fundamentals.linearalgebra.demo;

import gradus.fundamentals.demo.Lines;
import gradus.fundamentals.linearalgebra.Matrix;
import gradus.fundamentals.linearalgebra.RandomMatrices;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.ejml.EjmlVersion;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/** The product of two matrices of 512 × 512 on one thread, ours and EJML's in turns; prints the lines of a committed run. */
public final class ProductBenchmark {
    private static final int N = 512;
    private static final int WARM_UP = 40;
    private static final int REPETITIONS = 31;
    private static final String COMMAND = "./gradus run linear-algebra ProductBenchmark";

    private ProductBenchmark() {}

    /**
     * Measures and prints.
     *
     * @param args none
     */
    public static void main(String[] args) {
        Matrix left = RandomMatrices.gaussian(N, N, new SplittableRandom(1));
        Matrix right = RandomMatrices.gaussian(N, N, new SplittableRandom(2));
        DMatrixRMaj theirLeft = new DMatrixRMaj(left.toArray());
        DMatrixRMaj theirRight = new DMatrixRMaj(right.toArray());
        double[] ours = new double[REPETITIONS];
        double[] ejml = new double[REPETITIONS];
        for (int i = -WARM_UP; i < REPETITIONS; i++) {
            double one = milliseconds(() -> left.times(right));
            double other = milliseconds(() -> CommonOps_DDRM.mult(theirLeft, theirRight, null));
            if (i >= 0) {
                ours[i] = one;
                ejml[i] = other;
            }
        }
        print("Matrix.times", "\"against\": \"EJML\", ", ours);
        print("EJML", "", ejml);
    }

    /** The time that this thread computes: other programs on the machine take none of it. */
    private static double milliseconds(Supplier<Object> product) {
        var threads = java.lang.management.ManagementFactory.getThreadMXBean();
        long before = threads.getCurrentThreadCpuTime();
        if (product.get() == null) {
            throw new IllegalStateException("a product should come, but did not");
        }
        return (threads.getCurrentThreadCpuTime() - before) / 1e6;
    }

    private static void print(String what, String against, double[] repetitions) {
        System.out.println(Lines.text(
                "{\"name\": \"product\", \"what\": \"%s\", %s\"command\": \"%s\", \"unit\": \"ms\", \"machine\": \"%s\","
                        + " \"versions\": {\"Java\": \"%s\", \"EJML\": \"%s\"}, \"repetitions\": [%s]}",
                what,
                against,
                COMMAND,
                "1 of " + Runtime.getRuntime().availableProcessors() + " cores, " + System.getProperty("os.arch"),
                Runtime.version().toString(),
                EjmlVersion.VERSION,
                Lines.list("%.2f", ", ", repetitions)));
    }
}
