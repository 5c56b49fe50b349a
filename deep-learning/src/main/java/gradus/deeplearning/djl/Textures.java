package gradus.deeplearning.djl;

import gradus.datasets.media.Images;
import gradus.datasets.media.Photos;
import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Square patches of the photographs of brick, grass and gravel, on the Java heap: those from the left halves to learn from, those from the
 * right halves to test with.
 *
 * @param patches each SIDE × SIDE values between 0 (black) and 1 (white)
 * @param labels the place of each patch's texture in {@link #NAMES}
 */
public record Textures(List<double[][]> patches, List<Integer> labels) {
    /** What the patches show. */
    public static final List<String> NAMES = List.of("brick", "grass", "gravel");
    /** Pixels along a patch. */
    public static final int SIDE = 32;

    public Textures {
        patches = List.copyOf(patches);
        labels = List.copyOf(labels);
        Require.oneLength("patches and labels", patches.size(), labels.size());
    }

    /** 96 patches from the left halves, 32 of each texture. */
    public static Textures left() {
        return columns(0, 128);
    }

    /** 96 patches from the right halves, which share no pixel with the left ones. */
    public static Textures right() {
        return columns(128, 256);
    }

    private static Textures columns(int from, int to) {
        List<double[][]> patches = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        Photos photos = Photos.all();
        for (int label = 0; label < NAMES.size(); label++) {
            Images photo = photos.get(NAMES.get(label) + ".png");
            for (int row = 0; row + SIDE <= photo.height(); row += SIDE) {
                for (int column = from; column + SIDE <= to; column += SIDE) {
                    patches.add(cut(photo, row, column));
                    labels.add(label);
                }
            }
        }
        return new Textures(patches, labels);
    }

    /** The patch of a grey photo whose first pixel is at the given row and column. */
    public static double[][] cut(Images photo, int row, int column) {
        return Arrays.stream(photo.plane(0, 0), row, row + SIDE)
                .map(line -> Arrays.copyOfRange(line, column, column + SIDE))
                .toArray(double[][]::new);
    }
}
