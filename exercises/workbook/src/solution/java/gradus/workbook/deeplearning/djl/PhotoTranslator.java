package gradus.workbook.deeplearning.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.Batchifier;
import ai.djl.translate.Translator;
import ai.djl.translate.TranslatorContext;
import gradus.datasets.media.DjlMedia;
import gradus.datasets.media.Images;
import gradus.fundamentals.Require;
import java.util.List;

/**
 * From a photo to a word.
 *
 * <p>The network takes (n, 3, height, width), FLOAT32, from which each channel's mean was subtracted before it was divided by the channel's spread. It gives
 * logits, (n, classes). A photo's values lie in [0, 1] before that, as {@code DjlMedia.images} gives them; a grey photo counts as three equal channels.
 * {@code Predictor.predict} sends one photo, {@code batchPredict} several of one size in one pass, and both give the same answers. When an answer is out,
 * no array that was made for it is alive.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/djl.md">deep-learning/docs/djl.md</a>
 */
public final class PhotoTranslator implements Translator<Images, PhotoTranslator.Answer> {
    private final float[] means;
    private final float[] spreads;
    private final List<String> names;

    /**
     * What a photo seems to show.
     *
     * @param name of the class with the largest logit; of equal ones, the first
     * @param probability of that class, by softmax
     */
    public record Answer(String name, float probability) {}

    /**
     * A translator for one network.
     *
     * @param means one for red, green and blue, in that order
     * @param spreads likewise, each above 0
     * @param names of the classes
     */
    public PhotoTranslator(float[] means, float[] spreads, List<String> names) {
        Require.size("means", means.length, 3, "red, green, blue");
        Require.size("spreads", spreads.length, 3, "red, green, blue");
        this.means = means.clone();
        this.spreads = spreads.clone();
        this.names = List.copyOf(names);
    }

    /** One photo as the network wants it; {@code photo} holds one image, image 0, in grey or in colour. */
    @Override
    public NDList processInput(TranslatorContext context, Images photo) {
        // begin solution: values by channel, normalised, in the context's manager
        NDManager manager = context.getNDManager();
        NDArray image = DjlMedia.images(manager, photo).get(0);
        NDArray mean = manager.create(means, new Shape(3, 1, 1));
        NDArray spread = manager.create(spreads, new Shape(3, 1, 1));
        return new NDList(image.sub(mean).div(spread)); // (1, h, w) − (3, 1, 1) is (3, h, w): three equal channels
        // end solution
    }

    /**
     * The answer for one photo.
     *
     * @throws IllegalArgumentException if there are not as many logits as names; the message says "names"
     */
    @Override
    public Answer processOutput(TranslatorContext context, NDList output) {
        // begin solution: logits to probabilities, the largest of them, its name
        NDArray logits = output.singletonOrThrow();
        Require.size("names", names.size(), (int) logits.size(), "one for each logit");
        int best = (int) logits.argMax().getLong();
        return new Answer(names.get(best), logits.softmax(-1).toFloatArray()[best]);
        // end solution
    }

    /** How several photos become one array. */
    @Override
    public Batchifier getBatchifier() {
        // begin solution: which batchifier adds the batch axis?
        return Batchifier.STACK;
        // end solution
    }
}
