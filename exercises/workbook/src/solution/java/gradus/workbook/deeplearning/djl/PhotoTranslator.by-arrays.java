import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.translate.TranslatorContext;
import gradus.datasets.media.Images;

/** Values by a loop over pixels, and softmax by a loop over logits. */
public final class PhotoTranslator implements Translator<Images, PhotoTranslator.Answer> {
    @Override
    public NDList processInput(TranslatorContext context, Images photo) {
        // begin solution: values by channel, normalised, in the context's manager
        NDManager manager = context.getNDManager();
        int pixels = photo.height() * photo.width();
        float[] values = new float[3 * pixels];
        double[] given = photo.vector(0);
        for (int channel = 0; channel < 3; channel++) {
            for (int pixel = 0; pixel < pixels; pixel++) {
                double value = given[pixel * photo.channels() + channel % photo.channels()];
                values[channel * pixels + pixel] = (float) ((value - means[channel]) / spreads[channel]);
            }
        }
        return new NDList(manager.create(values, new Shape(3, photo.height(), photo.width())));
        // end solution
    }

    @Override
    public Answer processOutput(TranslatorContext context, NDList output) {
        // begin solution: logits to probabilities, the largest of them, its name
        NDArray logits = output.singletonOrThrow();
        if (logits.size() != names.size()) {
            throw new IllegalArgumentException("names must be " + logits.size() + ", but were " + names.size());
        }
        float[] values = logits.toFloatArray();
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        double sum = 0;
        for (float value : values) {
            sum += Math.exp((double) value - values[best]);
        }
        return new Answer(names.get(best), (float) (1 / sum));
        // end solution
    }
}
