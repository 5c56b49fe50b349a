package gradus.deeplearning.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.fundamentals.Require;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Windows on texts to learn from: each token's target is the token after it. */
public final class Windows {
    private final int[] stream;
    private final int context;
    private final int later;

    /**
     * Windows on one long row of tokens.
     *
     * @param stream more tokens than the context; not modified
     * @param context how many tokens a window shows, at least 1
     */
    public Windows(int[] stream, int context) {
        this(stream.clone(), context, 1);
    }

    private Windows(int[] stream, int context, int later) {
        Require.atLeast("context", context, 1);
        Require.atLeast("the length of stream", stream.length, context + 1L);
        this.stream = stream;
        this.context = context;
        this.later = later;
    }

    /** The same windows with a fault that the lesson shows: every token is its own target. */
    public Windows ofPresentTokens() {
        return new Windows(stream, context, 0);
    }

    /** Windows on texts, the token that stands between texts before each and after the last. */
    public static Windows of(BytePairs encoding, List<String> texts, int context) {
        IntStream tokens = texts.stream()
                .flatMapToInt(
                        text -> IntStream.concat(IntStream.of(encoding.end()), IntStream.of(encoding.encode(text))));
        return new Windows(
                IntStream.concat(tokens, IntStream.of(encoding.end())).toArray(), context);
    }

    /** How many tokens there are to learn from. */
    public int tokens() {
        return stream.length;
    }

    /** How many tokens a window shows. */
    public int context() {
        return context;
    }

    /** Where windows begin: each place as likely as any other. */
    public int[] draw(int windows, RandomGenerator random) {
        return random.ints(windows, 0, stream.length - context).toArray();
    }

    /** What the network sees: (windows, context), INT64. */
    public NDArray inputs(NDManager manager, int... starts) {
        return rows(manager, starts, 0);
    }

    /** What it has to say: the same windows, one token later. */
    public NDArray targets(NDManager manager, int... starts) {
        return rows(manager, starts, later);
    }

    private NDArray rows(NDManager manager, int[] starts, int later) {
        long[] ids = new long[starts.length * context];
        for (int row = 0; row < starts.length; row++) {
            for (int t = 0; t < context; t++) {
                ids[row * context + t] = stream[starts[row] + t + later];
            }
        }
        return manager.create(ids, new Shape(starts.length, context));
    }
}
