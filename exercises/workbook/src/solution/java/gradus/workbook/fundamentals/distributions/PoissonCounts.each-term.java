package gradus.workbook.fundamentals.distributions;

public final class PoissonCounts {
    private PoissonCounts() {}

    public static double pmf(int k, double rate) {
        if (!Double.isFinite(rate) || rate <= 0) {
            throw new IllegalArgumentException("rate must be finite and above 0, but was " + rate);
        }
        if (k < 0) {
            return 0;
        }
        double logFactorial = 0;
        for (int i = 2; i <= k; i++) {
            logFactorial += Math.log(i);
        }
        return Math.exp(k * Math.log(rate) - rate - logFactorial);
    }

    public static double cdf(int k, double rate) {
        return k < 0 ? 0 * pmf(0, rate) : terms(0, k, rate);
    }

    public static double survival(int k, double rate) {
        double none = pmf(k, rate);
        if (k < 0) {
            return 1 + 0 * none;
        }
        int far = (int) Math.max(k, rate);
        return terms(k + 1, far + 60 + (int) (12 * Math.sqrt(far)), rate);
    }

    private static double terms(int from, int to, double rate) {
        double term = pmf(from, rate);
        double logTerm = logPmf(from, rate);
        double sum = 0;
        for (int k = from; k <= to; k++) {
            sum += term;
            logTerm += Math.log(rate / (k + 1));
            term = Math.exp(logTerm);
        }
        return Math.min(1, sum);
    }

    private static double logPmf(int k, double rate) {
        double log = -rate;
        for (int i = 1; i <= k; i++) {
            log += Math.log(rate / i);
        }
        return log;
    }
}
