package gradus.datasets;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.dataset.ArrayDataset;
import tech.tablesaw.api.Table;

/**
 * Data as DJL arrays of 32-bit floats, in data sets that hand out mini-batches. Arrays belong to the manager that is
 * passed in, and are freed when it is closed.
 */
public final class DjlData {
    private DjlData() {}

    /**
     * For classification: features n × d, labels n (64-bit codes, as {@link Numbers#classes} numbers them).
     *
     * @param batchSize rows of a mini-batch, at least 1; the last may be smaller
     * @param shuffle whether rows come in an order drawn anew in each epoch, from the engine's random numbers
     * @param features names of numeric columns without missing values, at least one
     */
    public static ArrayDataset classification(
            NDManager manager, Table table, String target, int batchSize, boolean shuffle, String... features) {
        NDArray labels = labels(manager, Numbers.classes(table, target));
        return dataset(matrix(manager, Numbers.matrix(table, features)), labels, batchSize, shuffle);
    }

    /** For regression: features n × d, targets n × 1; otherwise as {@link #classification}. */
    public static ArrayDataset regression(
            NDManager manager, Table table, String target, int batchSize, boolean shuffle, String... features) {
        double[] targets = Numbers.vector(table, target);
        NDArray column = manager.create(floats(new double[][] {targets}), new Shape(targets.length, 1));
        return dataset(matrix(manager, Numbers.matrix(table, features)), column, batchSize, shuffle);
    }

    /**
     * For images: n × channels × height × width in [0, 1], as convolutions want them; labels n (64-bit codes).
     *
     * @param batchSize images of a mini-batch, at least 1; the last may be smaller
     * @param shuffle whether images come in an order drawn anew in each epoch, from the engine's random numbers
     */
    public static ArrayDataset images(NDManager manager, LabelledImages labelled, int batchSize, boolean shuffle) {
        return dataset(images(manager, labelled.images()), labels(manager, labelled.classes()), batchSize, shuffle);
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
        return manager.create(floats(new double[][] {recording.samples()}));
    }

    /** Rows of numbers as one array, n × d. */
    public static NDArray matrix(NDManager manager, double[][] rows) {
        return manager.create(floats(rows), new Shape(rows.length, rows.length == 0 ? 0 : rows[0].length));
    }

    private static NDArray labels(NDManager manager, Classes classes) {
        int[] codes = classes.codes();
        long[] labels = new long[codes.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = codes[i];
        }
        return manager.create(labels);
    }

    private static ArrayDataset dataset(NDArray features, NDArray labels, int batchSize, boolean shuffle) {
        if (batchSize < 1) {
            throw new IllegalArgumentException("batchSize must be at least 1, but was " + batchSize);
        }
        return new ArrayDataset.Builder()
                .setData(features)
                .optLabels(labels)
                .setSampling(batchSize, shuffle)
                .build();
    }

    private static float[] floats(double[][] rows) {
        float[] floats = new float[rows.length == 0 ? 0 : rows.length * rows[0].length];
        int next = 0;
        for (double[] row : rows) {
            for (double value : row) {
                floats[next++] = (float) value;
            }
        }
        return floats;
    }
}
