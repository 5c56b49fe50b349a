package gradus.datasets.media;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import gradus.datasets.bridge.DjlData;

/** Images and sound as DJL arrays of 32-bit floats, which belong to the manager that is passed in. */
public final class DjlMedia {
    private DjlMedia() {}

    /**
     * For images: n × channels × height × width in [0, 1], as convolutions want them; labels n (64-bit codes).
     *
     * @param batchSize images of a mini-batch, at least 1; the last may be smaller
     * @param shuffle whether images come in a new order in each epoch, from the engine's random numbers
     */
    public static ArrayDataset images(NDManager manager, LabelledImages labelled, int batchSize, boolean shuffle) {
        return DjlData.dataset(
                images(manager, labelled.images()), DjlData.labels(manager, labelled.classes()), batchSize, shuffle);
    }

    /** Images as one array, n × channels × height × width, in [0, 1]. */
    public static NDArray images(NDManager manager, Images images) {
        int pixels = images.height() * images.width();
        float[] values = new float[images.count() * images.channels() * pixels];
        int next = 0;
        for (int i = 0; i < images.count(); i++) {
            double[] image = images.vector(i);
            for (int channel = 0; channel < images.channels(); channel++) {
                for (int pixel = 0; pixel < pixels; pixel++) {
                    values[next++] = (float) image[pixel * images.channels() + channel];
                }
            }
        }
        return manager.create(values, new Shape(images.count(), images.channels(), images.height(), images.width()));
    }

    /** Sound as one array of samples in [−1, 1). */
    public static NDArray samples(NDManager manager, Recording recording) {
        return manager.create(floats(recording.samples()));
    }

    private static float[] floats(double[] samples) {
        float[] floats = new float[samples.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) samples[i];
        }
        return floats;
    }
}
