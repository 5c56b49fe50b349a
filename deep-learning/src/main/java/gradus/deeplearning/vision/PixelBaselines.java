package gradus.deeplearning.vision;

import gradus.classicalml.neighbours.BruteForce;
import gradus.classicalml.neighbours.Distance;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.stream.IntStream;

/** What can be said about pictures without a network, pixel by pixel: what a network has to beat. */
public final class PixelBaselines {
    private PixelBaselines() {}

    /** For each picture, the class whose mean picture is nearest; every class must be known. */
    public static int[] nearestMean(LabelledPictures known, LabelledPictures asked) {
        double[][] means = new double[LabelledPictures.CLASSES][known.side() * known.side()];
        int[] counts = new int[LabelledPictures.CLASSES];
        for (int i = 0; i < known.size(); i++) {
            counts[known.label(i)]++;
        }
        for (int label = 0; label < counts.length; label++) {
            Require.that(counts[label] > 0, "known must have pictures of every class, but has none of " + label);
        }
        for (int i = 0; i < known.size(); i++) {
            float[] pixels = known.pixels(i);
            for (int p = 0; p < pixels.length; p++) {
                means[known.label(i)][p] += pixels[p] / counts[known.label(i)];
            }
        }
        return nearest(Matrix.of(means), asked);
    }

    /** For each picture, the class of the most similar known one. */
    public static int[] nearestNeighbour(LabelledPictures known, LabelledPictures asked) {
        int[] nearest = nearest(known.matrix(), asked);
        return IntStream.range(0, nearest.length)
                .map(i -> known.label(nearest[i]))
                .toArray();
    }

    private static int[] nearest(Matrix rows, LabelledPictures asked) {
        BruteForce search = new BruteForce(rows, Distance.EUCLIDEAN);
        return IntStream.range(0, asked.size())
                .map(i -> search.nearest(asked.picture(i).values(), 1).row(0))
                .toArray();
    }
}
