import java.util.function.UnaryOperator;

public final class DownhillWalk {
    public static Walk minimise(
            UnaryOperator<double[]> gradient, double[] start, double rate, int maxSteps, double tolerance) {
        // begin solution: refuse what is out of range; then look, stop if there is a reason to, and step
        if (Double.isNaN(rate) || rate <= 0 || Double.isInfinite(rate) || maxSteps < 0 || Double.isNaN(tolerance) || tolerance < 0) {
            throw new IllegalArgumentException("rate " + rate + ", maxSteps " + maxSteps + " or tolerance " + tolerance);
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
        // end solution
    }

    private static double largest(double[] slopes) {
        double largest = 0;
        for (double slope : slopes) {
            largest = Math.max(largest, Math.abs(slope));
        }
        return largest;
    }
}
