package gradus.deeplearning.vision;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.GradientCollector;
import gradus.fundamentals.Require;

/** What a network looked at. Leaves no array behind, and the network as it was. */
public final class Saliency {
    private Saliency() {}

    /**
     * How much the logit of a class moves when a pixel does: the size of its derivative by each pixel (Simonyan and others 2014).
     *
     * @param network in evaluation mode
     * @param label the class whose logit is asked about, 0 to 9
     * @return by rows; 0 where the pixel has no influence nearby
     */
    public static double[][] gradient(Block network, LabelledPictures pictures, int i, int label) {
        requireClass(label);
        try (NDManager scratch = NDManager.newBaseManager()) {
            NDArray pixels = pictures.rows(i).features(scratch);
            pixels.setRequiresGradient(true);
            try (GradientCollector gradients = Engine.getInstance().newGradientCollector()) {
                gradients.backward(PictureScores.forward(network, pixels, scratch)
                        .get(0, label)
                        .sum());
            }
            float[] slopes = pixels.getGradient().toFloatArray();
            double[][] map = new double[pictures.side()][pictures.side()];
            for (int p = 0; p < slopes.length; p++) {
                map[p / pictures.side()][p % pictures.side()] = Math.abs(slopes[p]);
            }
            return map;
        }
    }

    /**
     * How much the logit of a class falls when a square of the picture is covered with 0 (Zeiler and Fergus 2014).
     *
     * @param cover rows and columns of the square, centred on each pixel in turn; odd
     * @return by rows; negative where covering helps the class
     */
    public static double[][] occlusion(Block network, LabelledPictures pictures, int i, int label, int cover) {
        requireClass(label);
        Require.that(cover > 0 && cover % 2 == 1, "cover must be odd and at least 1, but was " + cover);
        int side = pictures.side();
        float[][] covered = new float[side * side + 1][];
        for (int p = 0; p < side * side; p++) {
            covered[p] = covered(pictures.pixels(i), side, p / side, p % side, cover / 2);
        }
        covered[side * side] = pictures.pixels(i);
        double[] logits = PictureScores.logits(network, LabelledPictures.of(side, covered, new int[covered.length]))
                .column(label);
        double[][] map = new double[side][side];
        for (int p = 0; p < side * side; p++) {
            map[p / side][p % side] = logits[side * side] - logits[p];
        }
        return map;
    }

    private static float[] covered(float[] pixels, int side, int row, int column, int reach) {
        for (int r = Math.max(0, row - reach); r <= Math.min(side - 1, row + reach); r++) {
            for (int c = Math.max(0, column - reach); c <= Math.min(side - 1, column + reach); c++) {
                pixels[r * side + c] = 0;
            }
        }
        return pixels;
    }

    private static void requireClass(int label) {
        Require.between("label", label, 0, LabelledPictures.CLASSES - 1L, "the classes");
    }
}
