package gradus.workbook.deeplearning.attention;

import static gradus.engine.exercise.Todo.todo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;

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
 * <p>You may want to import {@link ai.djl.ndarray.NDManager}, {@link ai.djl.ndarray.NDScope},
 * {@link ai.djl.ndarray.types.Shape}, {@link ai.djl.nn.core.Linear}.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/attention.md">deep-learning/docs/attention.md</a>
 */
public final class SameAsPython {
    @SuppressWarnings("unused") // until your code uses it
    private static final int HEADS = 2;

    private SameAsPython() {}

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
        return todo("which axis is time, who may look at whom, and what are maps?");
    }
}
