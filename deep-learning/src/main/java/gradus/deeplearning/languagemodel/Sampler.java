package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;
import gradus.fundamentals.numbers.LogSpace;
import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * How the next token is chosen: logits are divided by the temperature, then all but the {@code topK} most likely tokens are struck out,
 * then all but the fewest whose probabilities come to {@code topP} (Holtzman and others 2020).
 *
 * @param temperature above 0; below 1 the likely become likelier, above 1 all become more alike
 * @param topK how many tokens stay, at least 1
 * @param topP in (0, 1]: which share of the probability stays
 */
public record Sampler(double temperature, int topK, double topP) {
    public Sampler {
        Require.above("temperature", temperature, 0);
        Require.finite("temperature", temperature);
        Require.atLeast("topK", topK, 1);
        Require.above("topP", topP, 0);
        Require.between("topP", topP, 0, 1);
    }

    /** The model's own probabilities. */
    public static final Sampler PLAIN = new Sampler(1, Integer.MAX_VALUE, 1);

    /** Always the likeliest token. */
    public static final Sampler GREEDY = new Sampler(1, 1, 1);

    /** The same with another temperature. */
    public Sampler withTemperature(double other) {
        return new Sampler(other, topK, topP);
    }

    /** The same with another number of tokens. */
    public Sampler withTopK(int other) {
        return new Sampler(temperature, other, topP);
    }

    /** The same with another share. */
    public Sampler withTopP(double other) {
        return new Sampler(temperature, topK, other);
    }

    /**
     * The probabilities from which is drawn.
     *
     * @param logits a finite number per token, at least one
     * @return as many numbers that add up to 1
     */
    public double[] probabilities(double[] logits) {
        Require.sample("logits", logits, 1);
        double[] p =
                LogSpace.softmax(Arrays.stream(logits).map(z -> z / temperature).toArray());
        int[] likeliest = IntStream.range(0, p.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -p[i])) // a stable sort: of equals, the smaller id first
                .mapToInt(i -> i)
                .toArray();
        double[] kept = new double[p.length];
        double top = Arrays.stream(likeliest).limit(topK).mapToDouble(i -> p[i]).sum();
        double sum = 0;
        for (int rank = 0; rank < Math.min(topK, p.length) && (topP == 1 || sum < topP * top); rank++) {
            kept[likeliest[rank]] = p[likeliest[rank]];
            sum += p[likeliest[rank]]; // the token that crosses the line still belongs to them
        }
        double total = sum;
        return Arrays.stream(kept).map(share -> share / total).toArray();
    }

    /** Draws a token. */
    public int draw(double[] logits, RandomGenerator random) {
        double[] p = probabilities(logits);
        double left = random.nextDouble();
        int last = 0;
        for (int i = 0; i < p.length; i++) {
            if (p[i] > 0) {
                last = i;
                left -= p[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last; // rounding left a sliver
    }
}
