package gradus.workbook.deeplearning.attention;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.core.Linear;

/**
 * Reproduce the numbers of this Python script. It has run for a year, nobody knows what it does, and its author is gone:
 *
 * <pre>{@code
 * import torch
 * from torch import nn
 *
 * torch.set_default_dtype(torch.float64)
 *
 * def waves(count, phase, size):
 *     return size * torch.sin(phase + 1.7 * torch.arange(count))
 *
 * attention = nn.MultiheadAttention(8, 2)                 # width 8, two heads
 * with torch.no_grad():
 *     attention.in_proj_weight.copy_(waves(192, 0, 0.5).reshape(24, 8))
 *     attention.in_proj_bias.copy_(waves(24, 1, 0.5))
 *     attention.out_proj.weight.copy_(waves(64, 2, 0.5).reshape(8, 8))
 *     attention.out_proj.bias.copy_(waves(8, 3, 0.5))
 *
 * x = waves(128, 0.3, 1.0).reshape(4, 4, 8)               # four texts of four words
 * earlier = torch.ones(4, 4).tril(-1).bool()              # words may look at earlier words
 * y, maps = attention(x, x, x, attn_mask=earlier)
 * print(y.tolist(), maps.tolist())
 * }</pre>
 *
 * <p>The comments are the author's, and they say what the author meant. What counts is what the script does: with PyTorch 1.13, whose defaults are
 * documented under {@code torch.nn.MultiheadAttention}: {@code batch_first=False}; where a boolean {@code attn_mask} is True, a position is <em>not</em> allowed to be
 * attended to; {@code average_attn_weights=True}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/attention.md">deep-learning/docs/attention.md</a>
 */
public final class SameAsPython {
    private static final int HEADS = 2;

    // begin solution: whatever helps
    private SameAsPython() {}

    /** −∞ for earlier places: (time, time). */
    private static NDArray past(NDManager manager, int time) {
        double[] bias = new double[time * time];
        for (int i = 0; i < bias.length; i++) {
            bias[i] = i % time < i / time ? Double.NEGATIVE_INFINITY : 0;
        }
        return manager.create(bias, new Shape(time, time));
    }
    // instead of
    // private SameAsPython() {}
    // end solution

    /**
     * What the line that calls {@code attention} does, for an x of any three sizes (a, b, width); its mask is then as large as it must be, made
     * in the same way. All arrays are FLOAT64; PyTorch puts the weights of queries, keys and values into one array, in this order.
     *
     * @param x (a, b, width), an even width; not modified, nor is any other argument
     * @param inWeight (3 · width, width)
     * @param inBias (3 · width)
     * @param outWeight (width, width)
     * @param outBias (width)
     * @return y and maps, in the shapes that Python gives them, in the manager of x; nothing else is left in any manager
     */
    public static NDList attend(NDArray x, NDArray inWeight, NDArray inBias, NDArray outWeight, NDArray outBias) {
        // begin solution: which axis is time, who may look at whom, and what are maps?
        NDList both;
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            long time = x.getShape().get(0);
            long batch = x.getShape().get(1);
            long width = x.getShape().get(2);
            NDArray heads = Linear.linear(x, inWeight, inBias)
                    .singletonOrThrow()
                    .reshape(time, batch, 3, HEADS, width / HEADS)
                    .transpose(2, 1, 3, 0, 4); // (3, batch, heads, time, width of a head)
            NDArray logits = heads.get(0).matMul(heads.get(1).swapAxes(2, 3)).div(Math.sqrt(width / HEADS));
            NDArray weights = logits.add(past(x.getManager(), (int) time)).softmax(-1);
            NDArray mixed = weights.matMul(heads.get(2)).transpose(2, 0, 1, 3).reshape(time, batch, width);
            NDArray y = Linear.linear(mixed, outWeight, outBias).singletonOrThrow();
            NDArray maps = weights.mean(new int[] {1});
            NDScope.unregister(y, maps);
            both = new NDList(y, maps);
        }
        return both;
        // end solution
    }
}
