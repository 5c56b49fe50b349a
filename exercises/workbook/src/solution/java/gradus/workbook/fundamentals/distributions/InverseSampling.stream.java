package gradus.workbook.fundamentals.distributions;

import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;

public final class InverseSampling {
    private InverseSampling() {}

    public static double quantile(double shape, double scale, double p) {
        check(shape > 0 && Double.isFinite(shape), "shape");
        check(scale > 0 && Double.isFinite(scale), "scale");
        check(p >= 0 && p <= 1, "p");
        return scale * Math.exp(Math.log(-Math.log1p(-p)) / shape);
    }

    public static double[] draw(double shape, double scale, int n, RandomGenerator random) {
        check(shape > 0 && Double.isFinite(shape), "shape");
        check(scale > 0 && Double.isFinite(scale), "scale");
        check(n >= 0, "n");
        check(random != null, "random");
        return DoubleStream.generate(() -> scale * Math.pow(-Math.log(1 - random.nextDouble()), 1 / shape))
                .limit(n)
                .toArray();
    }

    private static void check(boolean right, String name) {
        if (!right) {
            throw new IllegalArgumentException(name + " is out of range");
        }
    }
}
