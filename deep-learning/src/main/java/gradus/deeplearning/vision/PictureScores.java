package gradus.deeplearning.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.stream.IntStream;

/** What a trained network says about pictures, in evaluation mode; leaves no array behind. */
public final class PictureScores {
    private static final int CHUNK = 250;

    private PictureScores() {}

    /** The logits: one row per picture, one column per class. */
    public static Matrix logits(Block network, LabelledPictures pictures) {
        double[][] rows = new double[pictures.size()][];
        for (int from = 0; from < rows.length; from += CHUNK) {
            int[] chunk =
                    IntStream.range(from, Math.min(rows.length, from + CHUNK)).toArray();
            try (NDManager scratch = NDManager.newBaseManager()) {
                NDArray logits = forward(network, pictures.rows(chunk).features(scratch), scratch);
                float[] flat = logits.toFloatArray();
                int classes = flat.length / chunk.length;
                for (int i = 0; i < chunk.length; i++) {
                    int start = i * classes;
                    rows[chunk[i]] = IntStream.range(0, classes)
                            .mapToDouble(k -> flat[start + k])
                            .toArray();
                }
            }
        }
        return Matrix.of(rows);
    }

    /** The network's output for the given pictures, in evaluation mode; it belongs to the pictures' manager. */
    static NDArray forward(Block network, NDArray pictures, NDManager scratch) {
        return network.forward(new ParameterStore(scratch, false), new NDList(pictures), false)
                .singletonOrThrow();
    }

    /** The class of the largest logit, for each picture. */
    public static int[] predict(Block network, LabelledPictures pictures) {
        return Arrays.stream(logits(network, pictures).toArray())
                .mapToInt(PictureScores::largest)
                .toArray();
    }

    /** The share of pictures named correctly. */
    public static double accuracy(Block network, LabelledPictures pictures) {
        return accuracy(predict(network, pictures), pictures);
    }

    /** The share of predictions that are right. */
    public static double accuracy(int[] predictions, LabelledPictures pictures) {
        Require.size("predictions", predictions.length, pictures.size(), "one for each picture");
        int right = 0;
        for (int i = 0; i < predictions.length; i++) {
            right += predictions[i] == pictures.label(i) ? 1 : 0;
        }
        return right / (double) predictions.length;
    }

    private static int largest(double[] row) {
        int best = 0;
        for (int k = 1; k < row.length; k++) {
            best = row[k] > row[best] ? k : best;
        }
        return best;
    }
}
