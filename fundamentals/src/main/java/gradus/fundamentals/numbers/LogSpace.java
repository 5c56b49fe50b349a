package gradus.fundamentals.numbers;

/**
 * Sums and shares of numbers that are given by their logarithms, such as probabilities far too small for a double, or a model's
 * scores. No exponential of a positive number is ever taken, so none overflows.
 */
public final class LogSpace {
    private LogSpace() {}

    /**
     * The logarithm of a sum of exponentials, {@code ln Σ exp(xᵢ) = m + ln(1 + Σ exp(xᵢ − m))}, where m is the largest and the
     * second sum leaves it out (Blanchard, Higham and Higham 2021).
     *
     * @param logs at least one number, none NaN; −∞ is the logarithm of 0; not modified
     * @return the logarithm of the sum; −∞ if all are −∞, ∞ if one is ∞
     * @throws IllegalArgumentException if logs is null or empty, or holds NaN
     */
    public static double logSumExp(double[] logs) {
        int top = largest("logs", logs);
        if (Double.isInfinite(logs[top])) {
            return logs[top];
        }
        double others = 0;
        for (int i = 0; i < logs.length; i++) {
            if (i != top) {
                others += Math.exp(logs[i] - logs[top]);
            }
        }
        return logs[top] + Math.log1p(others);
    }

    /**
     * Shares that add up to 1: {@code pᵢ = exp(xᵢ) / Σ exp(xⱼ)}. The largest score is subtracted first, which changes no quotient.
     *
     * @param scores at least one number, none NaN or ∞, not all −∞ (a score of −∞ gets a share of 0); not modified
     * @return as many numbers in [0, 1]
     * @throws IllegalArgumentException if scores is null or empty, or holds NaN or ∞, or nothing but −∞
     */
    public static double[] softmax(double[] scores) {
        double top = finiteTop(scores);
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp(scores[i] - top);
            sum += shares[i];
        }
        for (int i = 0; i < scores.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /**
     * The logarithms of the softmax, {@code xᵢ − ln Σ exp(xⱼ)}: they keep their digits where a share has rounded to 0 or 1.
     *
     * @param scores as for {@link #softmax}
     * @return as many numbers, none above 0
     * @throws IllegalArgumentException as for {@link #softmax}
     */
    public static double[] logSoftmax(double[] scores) {
        double top = finiteTop(scores);
        double[] shifted = new double[scores.length];
        for (int i = 0; i < scores.length; i++) {
            shifted[i] = scores[i] - top;
        }
        double total = logSumExp(shifted);
        for (int i = 0; i < scores.length; i++) {
            shifted[i] -= total;
        }
        return shifted;
    }

    /**
     * The probability whose log-odds is z: {@code 1 / (1 + exp(−z))}.
     *
     * @param z any number but NaN; infinities give 0 and 1
     * @throws IllegalArgumentException if z is NaN
     */
    public static double sigmoid(double z) {
        requireNumber("z", z);
        double tail = Math.exp(-Math.abs(z));
        return z >= 0 ? 1 / (1 + tail) : tail / (1 + tail);
    }

    /**
     * {@code ln(1 + exp(z))}, the log loss of a score: {@code softplus(−z) = −ln sigmoid(z)}.
     *
     * @param z any number but NaN
     * @throws IllegalArgumentException if z is NaN
     */
    public static double softplus(double z) {
        requireNumber("z", z);
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private static double finiteTop(double[] scores) {
        double top = scores == null || scores.length == 0 ? Double.NaN : scores[largest("scores", scores)];
        if (!Double.isFinite(top)) {
            throw new IllegalArgumentException("the largest of the scores must be finite, but was "
                    + (scores == null || scores.length == 0 ? "missing: there are no scores" : "" + top));
        }
        return top;
    }

    private static int largest(String name, double[] values) {
        if (values == null || values.length == 0) {
            throw new IllegalArgumentException(
                    name + " must hold at least 1 number, but " + (values == null ? "was null" : "is empty"));
        }
        int top = 0;
        for (int i = 0; i < values.length; i++) {
            if (Double.isNaN(values[i])) {
                requireNumber(name + "[" + i + "]", values[i]); // no text is made where nothing is wrong
            }
            if (values[i] > values[top]) {
                top = i;
            }
        }
        return top;
    }

    private static void requireNumber(String name, double value) {
        if (Double.isNaN(value)) {
            throw new IllegalArgumentException(name + " must be a number, but was NaN");
        }
    }
}
