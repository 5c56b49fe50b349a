package gradus.deeplearning.attention;

import gradus.fundamentals.Require;

/**
 * What one sequence costs a transformer block on its way forward, counted.
 *
 * @param time places of the sequence, n
 * @param width numbers per place
 * @param heads of the attention
 */
public record AttentionCost(int time, int width, int heads) {
    public AttentionCost {
        Require.atLeast("time", time, 1);
        Require.atLeast("width", width, 1);
        Require.atLeast("heads", heads, 1);
    }

    /** Multiplications of the linear maps: 4 · n · width² for queries, keys, values and output, 8 · n · width² for the perceptron. */
    public long linear() {
        return 12L * time * width * width;
    }

    /** Multiplications among places: n² · width for the dot products and as many for the means of values. The heads do not matter. */
    public long amongPlaces() {
        return 2L * time * time * width;
    }

    /** How many attention weights there are: heads · n². */
    public long weights() {
        return (long) heads * time * time;
    }
}
