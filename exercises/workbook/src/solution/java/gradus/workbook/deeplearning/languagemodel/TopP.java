package gradus.workbook.deeplearning.languagemodel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Nucleus sampling, up to the draw: from which tokens is the next one drawn, and how likely is each?
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/language-model.md">deep-learning/docs/language-model.md</a>
 */
public final class TopP {
    private TopP() {}

    /**
     * The probabilities from which the next token is drawn.
     *
     * <p>First each logit is divided by the temperature and softmax makes probabilities of them. Then tokens are kept, the likeliest first and of equally likely
     * ones the one with the smaller index, until the kept probabilities come to at least {@code p}: the token that reaches p still belongs to them. All other tokens
     * get 0, and the kept ones are divided by their sum. With {@code p} = 1 every token is kept. Logits may be as large as 1e6 or as small as −1e6.
     *
     * @param logits at least one finite number; stays as it is
     * @param temperature above 0, not infinite
     * @param p in (0, 1]
     * @return as many numbers, which add up to 1
     * @throws IllegalArgumentException that names the argument, if temperature or p is out of its range, or NaN
     */
    public static double[] probabilities(double[] logits, double temperature, double p) {
        // begin solution: temperature, softmax, cut, and again to a sum of 1
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature must be > 0, but was " + temperature);
        }
        if (!(p > 0 && p <= 1)) {
            throw new IllegalArgumentException("p must be in (0, 1], but was " + p);
        }
        double largest = Arrays.stream(logits).max().orElseThrow();
        double[] weights = Arrays.stream(logits)
                .map(logit -> Math.exp((logit - largest) / temperature))
                .toArray();
        double all = Arrays.stream(weights).sum();
        int[] likeliest = IntStream.range(0, weights.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -weights[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] kept = new double[weights.length];
        double sum = 0;
        for (int i : likeliest) {
            if (p < 1 && sum >= p * all) {
                break;
            }
            kept[i] = weights[i];
            sum += weights[i];
        }
        double total = sum;
        return Arrays.stream(kept).map(weight -> weight / total).toArray();
        // end solution
    }
}
