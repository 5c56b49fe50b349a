package gradus.workbook.fundamentals.numbers;

/**
 * A language model scores every word that may come next; the scores divided by a temperature become shares,
 * {@code e^(score / T) / Σ e^(score / T)}. Somebody saw NaN in the log, and saw to it that the exponential never overflows. Since then
 * nothing is NaN, and the model writes nonsense at low temperatures. Find out why, and mend it.
 *
 * <ul>
 *   <li>Scores may be of any size up to 10³⁰⁰, the temperature any positive number, however small: at {@code 1e-300} the highest score gets
 *       all. Small shares are right to ten digits as well.
 *   <li>Words with equal scores have equal shares. A score of −∞ is a word that must not come: its share is 0. One word at least may come.
 *   <li>The array of scores stays as it is. What is refused today stays refused.
 * </ul>
 *
 * @see <a href="../../../../../../../../../fundamentals/docs/numbers.md">fundamentals/docs/numbers.md</a>
 */
public final class TemperatureShares {
    private TemperatureShares() {}

    /**
     * The share of each word.
     *
     * @param scores at least one, none NaN or +∞, not all −∞
     * @param temperature finite and above 0
     * @return as many numbers from 0 to 1, which add up to 1
     */
    public static double[] of(double[] scores, double temperature) {
        if (!(temperature > 0) || temperature == Double.POSITIVE_INFINITY) { // also refuses NaN
            throw new IllegalArgumentException("temperature must be finite and above 0, but was " + temperature);
        }
        double top = highest(scores);
        double[] shares = new double[scores.length];
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            shares[i] = Math.exp(Math.min(scores[i] / temperature, 700)); // e^710 is infinite
            sum += shares[i];
        }
        for (int i = 0; i < scores.length; i++) {
            shares[i] /= sum;
        }
        return shares;
    }

    /** The highest score; refuses what is no score. */
    private static double highest(double[] scores) {
        double top = Double.NEGATIVE_INFINITY;
        for (double score : scores) {
            if (Double.isNaN(score) || score == Double.POSITIVE_INFINITY) {
                throw new IllegalArgumentException("a score must be below infinity, but was " + score);
            }
            top = Math.max(top, score);
        }
        if (top == Double.NEGATIVE_INFINITY) {
            throw new IllegalArgumentException("one score at least must be above −∞, but there was none");
        }
        return top;
    }
}
