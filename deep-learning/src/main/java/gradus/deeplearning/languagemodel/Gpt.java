package gradus.deeplearning.languagemodel;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A GPT with its weights and the encoding of its tokens. Close it: its weights lie in native memory. */
public final class Gpt implements LanguageModel, AutoCloseable {
    /** So many windows at a time are asked, when a text is scored. */
    private static final int BATCH = 16;

    private final GptShape shape;
    private final BytePairs encoding;
    private final Model model;

    /** A network whose weights are drawn by the seed. */
    public Gpt(GptShape shape, BytePairs encoding, int seed) {
        Require.size("shape", shape.vocabulary(), encoding.vocabulary(), "the vocabulary of encoding");
        this.shape = shape;
        this.encoding = encoding;
        Engine.getInstance().setRandomSeed(seed);
        this.model = Model.newInstance("gpt", Device.cpu());
        Block block = new GptBlock(shape);
        model.setBlock(block);
        block.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, shape.context()));
    }

    /** How large it is. */
    public GptShape shape() {
        return shape;
    }

    /** What its tokens stand for. */
    public BytePairs encoding() {
        return encoding;
    }

    /** The DJL model, to train it. */
    public Model model() {
        return model;
    }

    /**
     * The logits of the token after these.
     *
     * @param tokens at least one; of more than the context, the last ones count; not modified
     * @return a number per token of the vocabulary
     */
    public double[] next(int... tokens) {
        Require.atLeast("the length of tokens", tokens.length, 1);
        int[] seen = Arrays.copyOfRange(tokens, Math.max(0, tokens.length - shape.context()), tokens.length);
        try (NDManager scratch = model.getNDManager().newSubManager()) {
            NDArray ids = scratch.create(seen).toType(DataType.INT64, false).expandDims(0);
            float[] logits = logits(ids).get("0, -1").toFloatArray();
            return IntStream.range(0, logits.length).mapToDouble(i -> logits[i]).toArray();
        }
    }

    /** (batch, time) → (batch, time, vocabulary), into the manager of the ids. */
    NDArray logits(NDArray ids) {
        ParameterStore store = new ParameterStore(ids.getManager(), false);
        return model.getBlock().forward(store, new NDList(ids), false).singletonOrThrow();
    }

    /**
     * Writes on, token by token.
     *
     * @param start what stands there already; after nothing begins a new text
     * @param most how many tokens at most; fewer, if the model ends the text
     * @return what was written, without the start
     */
    public String write(String start, int most, Sampler sampler, RandomGenerator random) {
        int[] begun = IntStream.concat(IntStream.of(encoding.end()), IntStream.of(encoding.encode(start)))
                .toArray();
        int[] text = Arrays.copyOf(begun, begun.length + most);
        for (int n = begun.length; n < text.length; n++) {
            text[n] = sampler.draw(next(Arrays.copyOf(text, n)), random);
            if (text[n] == encoding.end()) {
                return encoding.decode(Arrays.copyOfRange(text, begun.length, n));
            }
        }
        return encoding.decode(Arrays.copyOfRange(text, begun.length, text.length));
    }

    /**
     * {@inheritDoc} The text is cut into windows that overlap by half, and a token is scored where it has at least half a context before it (or
     * all that there is).
     */
    @Override
    public double[] logLikelihoods(int[] tokens) {
        double[] logs = new double[tokens.length]; // 0 where nothing was said yet
        if (tokens.length == 0) {
            return logs;
        }
        int[] all = IntStream.concat(IntStream.of(encoding.end()), IntStream.of(tokens))
                .toArray();
        int step = Math.max(1, shape.context() / 2);
        int windows = Math.max(1, (tokens.length - shape.context() + step - 1) / step + 1);
        Windows shown = new Windows(all, Math.min(shape.context(), tokens.length));
        for (int first = 0; first < windows; first += BATCH) {
            int[] starts = IntStream.range(first, Math.min(windows, first + BATCH))
                    .map(window -> Math.min(window * step, tokens.length - shown.context()))
                    .toArray();
            score(shown, starts, logs);
        }
        return logs;
    }

    /** Writes the log-likelihoods of some windows; what an earlier window has scored, with more before it, stays. */
    private void score(Windows windows, int[] starts, double[] logs) {
        try (NDManager scratch = model.getNDManager().newSubManager()) {
            NDArray scores =
                    NextToken.logLikelihoods(windows.targets(scratch, starts), logits(windows.inputs(scratch, starts)));
            float[] flat = scores.toFloatArray();
            for (int row = 0; row < starts.length; row++) {
                for (int t = 0; t < windows.context(); t++) {
                    if (logs[starts[row] + t] == 0) {
                        logs[starts[row] + t] = flat[row * windows.context() + t];
                    }
                }
            }
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
