package gradus.deeplearning.vision;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.datasets.DataSets;
import gradus.datasets.media.LabelledImages;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Square grey pictures of ten classes: immutable, on the Java heap. Arrays for DJL are made on demand, in a manager of the caller's
 * choice, so that only the batch at work takes native memory.
 */
public final class LabelledPictures {
    /** How many classes there are. */
    public static final int CLASSES = 10;
    /** What the classes of {@link #clothes} are called. */
    public static final List<String> CLOTHES = List.of(
            "T-shirt", "trousers", "pullover", "dress", "coat", "sandal", "shirt", "sneaker", "bag", "ankle boot");

    private final int side;
    private final float[][] pictures;
    private final int[] labels;

    private LabelledPictures(int side, float[][] pictures, int[] labels) {
        this.side = side;
        this.pictures = pictures;
        this.labels = labels;
    }

    /**
     * Copies pictures and labels.
     *
     * @param side rows and columns of each picture
     * @param pictures at least one, each of side² finite numbers, row by row
     * @param labels one for each picture, 0 to 9
     */
    public static LabelledPictures of(int side, float[][] pictures, int[] labels) {
        Require.atLeast("side", side, 1);
        Require.given("pictures", pictures);
        Require.given("labels", labels);
        Require.atLeast("the number of pictures", pictures.length, 1);
        Require.size("labels", labels.length, pictures.length, "one for each picture");
        float[][] copy = new float[pictures.length][];
        for (int i = 0; i < pictures.length; i++) {
            Require.given("pictures[" + i + "]", pictures[i]);
            Require.size("pictures[" + i + "]", pictures[i].length, side * side, "side²");
            for (float pixel : pictures[i]) {
                Require.finite("a pixel of pictures[" + i + "]", pixel);
            }
            Require.between("labels[" + i + "]", labels[i], 0, CLASSES - 1L, "the classes");
            copy[i] = pictures[i].clone();
        }
        return new LabelledPictures(side, copy, labels.clone());
    }

    /** The first clothes of each class to learn from, at most 600 of it, in the file's order; 28 × 28 pixels from 0 (background) to 1. */
    public static LabelledPictures clothes(int perClass) {
        return first(perClass, LabelledImages.training(DataSets.FASHION_MNIST_SUBSET));
    }

    /** The first clothes of each class to test on, at most 200 of it. */
    public static LabelledPictures testClothes(int perClass) {
        return first(perClass, LabelledImages.test(DataSets.FASHION_MNIST_SUBSET));
    }

    /** The first handwritten digits of each class to learn from, at most 800 of it. */
    public static LabelledPictures digits(int perClass) {
        return first(perClass, LabelledImages.training(DataSets.MNIST_SUBSET));
    }

    /** The first handwritten digits of each class to test on, at most 200 of it. */
    public static LabelledPictures testDigits(int perClass) {
        return first(perClass, LabelledImages.test(DataSets.MNIST_SUBSET));
    }

    private static LabelledPictures first(int perClass, LabelledImages images) {
        Require.atLeast("perClass", perClass, 1);
        int[] codes = images.classes().codes();
        int[] taken = new int[CLASSES];
        List<Integer> rows = new ArrayList<>();
        for (int i = 0; i < codes.length; i++) {
            int label = Integer.parseInt(images.classes().names().get(codes[i]));
            if (taken[label]++ < perClass) {
                rows.add(i);
            }
        }
        float[][] pictures = new float[rows.size()][];
        int[] labels = new int[rows.size()];
        for (int i = 0; i < pictures.length; i++) {
            pictures[i] = floats(images.images().vector(rows.get(i)));
            labels[i] = Integer.parseInt(images.classes().names().get(codes[rows.get(i)]));
        }
        return of(images.images().height(), pictures, labels);
    }

    private static float[] floats(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }

    /** How many pictures there are. */
    public int size() {
        return labels.length;
    }

    /** Rows and columns of each picture. */
    public int side() {
        return side;
    }

    /** The class of picture i. */
    public int label(int i) {
        return labels[i];
    }

    /** The class of each picture, in a new array. */
    public int[] labels() {
        return labels.clone();
    }

    /** A copy of picture i: side² numbers, row by row. */
    public float[] pixels(int i) {
        return pictures[i].clone();
    }

    /** Picture i as one of a single channel. */
    public Picture picture(int i) {
        double[] values = new double[side * side];
        for (int p = 0; p < values.length; p++) {
            values[p] = pictures[i][p];
        }
        return Picture.of(1, side, side, values);
    }

    /** One row per picture, one column per pixel. */
    public Matrix matrix() {
        return Matrix.of(
                IntStream.range(0, size()).mapToObj(i -> picture(i).values()).toArray(double[][]::new));
    }

    /** The pictures of the given rows, in that order; a row may repeat. */
    public LabelledPictures rows(int... rows) {
        Require.atLeast("the number of rows", rows.length, 1);
        return new LabelledPictures(
                side,
                Arrays.stream(rows)
                        .mapToObj(row -> pictures[Require.index("row", row, size())])
                        .toArray(float[][]::new),
                Arrays.stream(rows).map(row -> labels[row]).toArray());
    }

    /**
     * Each picture changed, its label kept.
     *
     * @param change from the pixels of a picture, which it may not write to, to as many others
     */
    public LabelledPictures map(UnaryOperator<float[]> change) {
        return of(
                side,
                Arrays.stream(pictures)
                        .map(pixels -> change.apply(pixels.clone()))
                        .toArray(float[][]::new),
                labels);
    }

    /** Half as many rows and columns: each pixel the mean of four. The side must be even. */
    public LabelledPictures halved() {
        Require.that(side % 2 == 0, "side must be even, but was " + side);
        int half = side / 2;
        float[][] smaller = new float[size()][half * half];
        for (int i = 0; i < size(); i++) {
            for (int p = 0; p < half * half; p++) {
                int at = 2 * (p / half) * side + 2 * (p % half);
                float[] from = pictures[i];
                smaller[i][p] = (from[at] + from[at + 1] + from[at + side] + from[at + side + 1]) / 4;
            }
        }
        return new LabelledPictures(half, smaller, labels);
    }

    /**
     * All pictures in random order, cut into batches: one epoch.
     *
     * @param size pictures per batch, at least 1; the last batch may be smaller
     */
    public List<LabelledPictures> batches(int size, Random random) {
        Require.atLeast("size", size, 1);
        List<Integer> order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
        Collections.shuffle(order, random);
        List<LabelledPictures> batches = new ArrayList<>();
        for (int from = 0; from < order.size(); from += size) {
            List<Integer> batch = order.subList(from, Math.min(order.size(), from + size));
            batches.add(rows(batch.stream().mapToInt(Integer::intValue).toArray()));
        }
        return batches;
    }

    /** The pictures as an array of shape (size, 1, side, side) that lives as long as the manager. */
    public NDArray features(NDManager manager) {
        int pixels = side * side;
        float[] flat = new float[size() * pixels];
        for (int i = 0; i < size(); i++) {
            System.arraycopy(pictures[i], 0, flat, i * pixels, pixels);
        }
        return manager.create(flat, new Shape(size(), 1, side, side));
    }

    /** The labels as an array of shape (size) that lives as long as the manager. */
    public NDArray labels(NDManager manager) {
        return manager.create(labels);
    }
}
