package gradus.workbook.fundamentals.optimisation;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;

public final class DownhillWalk {
    public enum Reason {
        CONVERGED,
        OUT_OF_STEPS,
        DIVERGED
    }

    public record Walk(List<Double> end, int steps, Reason reason) {}

    private DownhillWalk() {}

    public static Walk minimise(
            UnaryOperator<double[]> gradient, double[] start, double rate, int maxSteps, double tolerance) {
        if (Double.isNaN(rate)
                || rate <= 0
                || Double.isInfinite(rate)
                || maxSteps < 0
                || Double.isNaN(tolerance)
                || tolerance < 0) {
            throw new IllegalArgumentException(
                    "rate " + rate + ", maxSteps " + maxSteps + " or tolerance " + tolerance);
        }
        double[] w = start.clone();
        double[] g = gradient.apply(w.clone()).clone();
        if (!isFinite(w) || !isFinite(g)) {
            return walk(w, 0, Reason.DIVERGED);
        }
        int steps = 0;
        while (largest(g) > tolerance && steps < maxSteps) {
            double[] next = new double[w.length];
            for (int j = 0; j < w.length; j++) {
                next[j] = w[j] + -rate * g[j];
            }
            if (!isFinite(next)) {
                return walk(w, steps, Reason.DIVERGED);
            }
            g = gradient.apply(next.clone()).clone();
            if (!isFinite(g)) {
                return walk(w, steps, Reason.DIVERGED);
            }
            w = next;
            steps++;
        }
        return walk(w, steps, largest(g) <= tolerance ? Reason.CONVERGED : Reason.OUT_OF_STEPS);
    }

    private static boolean isFinite(double[] numbers) {
        return Arrays.stream(numbers).allMatch(Double::isFinite);
    }

    private static Walk walk(double[] end, int steps, Reason reason) {
        return new Walk(Arrays.stream(end).boxed().toList(), steps, reason);
    }

    private static double largest(double[] slopes) {
        double largest = 0;
        for (double slope : slopes) {
            largest = Math.max(largest, Math.abs(slope));
        }
        return largest;
    }
}
