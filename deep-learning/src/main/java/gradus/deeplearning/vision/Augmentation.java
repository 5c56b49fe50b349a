package gradus.deeplearning.vision;

import gradus.fundamentals.Require;
import java.util.Random;

/** Changes that leave the class of a picture what it is, drawn again for every batch. */
@FunctionalInterface
public interface Augmentation {
    /** Pictures as they are. */
    Augmentation NONE = (batch, random) -> batch;

    /** Each picture mirrored, left to right, with probability one half. */
    Augmentation MIRROR =
            (batch, random) -> batch.map(pixels -> random.nextBoolean() ? mirrored(pixels, batch.side()) : pixels);

    /** The batch to learn from instead of the given one. */
    LabelledPictures apply(LabelledPictures batch, Random random);

    /**
     * Each picture moved down and right by whole numbers of pixels, each from −most to most, equally likely.
     *
     * @param most at least 0
     */
    static Augmentation shift(int most) {
        Require.atLeast("most", most, 0);
        return (batch, random) -> batch.map(pixels -> {
            int down = random.nextInt(2 * most + 1) - most;
            int right = random.nextInt(2 * most + 1) - most;
            return shifted(pixels, batch.side(), down, right);
        });
    }

    /** This change, then another. */
    default Augmentation then(Augmentation next) {
        return (batch, random) -> next.apply(apply(batch, random), random);
    }

    /** A picture with left and right swapped, as a new array. */
    static float[] mirrored(float[] pixels, int side) {
        float[] mirrored = new float[pixels.length];
        for (int p = 0; p < pixels.length; p++) {
            int column = p % side;
            mirrored[p - column + side - 1 - column] = pixels[p];
        }
        return mirrored;
    }

    /** A picture moved down and right (up and left, where negative), as a new array: what leaves is lost, what comes in is 0. */
    static float[] shifted(float[] pixels, int side, int down, int right) {
        float[] shifted = new float[pixels.length];
        for (int row = Math.max(0, down); row < Math.min(side, side + down); row++) {
            for (int column = Math.max(0, right); column < Math.min(side, side + right); column++) {
                shifted[row * side + column] = pixels[(row - down) * side + column - right];
            }
        }
        return shifted;
    }
}
