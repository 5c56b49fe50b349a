package gradus.deeplearning.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import gradus.datasets.bridge.DjlData;

/** Between Java and the network: a patch's values become one array, and logits become a plain answer. */
public final class PatchTranslator implements Translator<double[][], PatchTranslator.Answer> {
    private static final float MIDDLE = 0.5f;
    private static final float SCALE = 0.25f;

    /**
     * What a patch seems to show.
     *
     * @param texture one of {@link Textures#NAMES}
     * @param probability what the network gives it
     */
    public record Answer(String texture, float probability) {}

    /** One patch without a batch axis, (height, width), FLOAT32, about 0; it lives until the answer is out. */
    @Override
    public NDList processInput(TranslatorContext context, double[][] patch) {
        return new NDList(array(context.getNDManager(), patch));
    }

    static NDArray array(NDManager manager, double[][] patch) {
        return DjlData.matrix(manager, patch).sub(MIDDLE).div(SCALE);
    }

    /** Logits of one patch (classes) to an answer that holds no array. */
    @Override
    public Answer processOutput(TranslatorContext context, NDList output) {
        float[] probabilities = output.singletonOrThrow().softmax(-1).toFloatArray();
        int best = 0;
        for (int i = 1; i < probabilities.length; i++) {
            best = probabilities[i] > probabilities[best] ? i : best;
        }
        return new Answer(Textures.NAMES.get(best), probabilities[best]);
    }

    /** Several patches become one array (n, height, width), and its rows become several answers. */
    @Override
    public Batchifier getBatchifier() {
        return Batchifier.STACK;
    }
}
