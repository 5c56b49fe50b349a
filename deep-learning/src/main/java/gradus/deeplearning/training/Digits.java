package gradus.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.datasets.DataSets;
import gradus.datasets.media.LabelledImages;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Handwritten digits of 8 × 8 pixels with their labels: immutable, on the Java heap. Arrays for DJL are made on demand,
 * in a manager of the caller's choice, so that only the batch at work takes native memory.
 */
public final class Digits {
    /** Pixels of an image. */
    public static final int PIXELS = 64;
    /** Kinds of digit. */
    public static final int CLASSES = 10;

    private final float[][] images;
    private final int[] labels;

    private Digits(float[][] images, int[] labels) {
        this.images = images;
        this.labels = labels;
    }

    /**
     * Copies images and labels.
     *
     * @param images at least one, each of 64 pixels between 0 (paper) and 1 (ink), row by row
     * @param labels one for each image, 0 to 9
     * @throws IllegalArgumentException if sizes differ or a value is out of range
     */
    public static Digits of(float[][] images, int[] labels) {
        if (images.length == 0 || images.length != labels.length) {
            throw new IllegalArgumentException("images and labels must be equally many and at least 1, but were "
                    + images.length + " and " + labels.length);
        }
        float[][] copy = new float[images.length][];
        for (int i = 0; i < images.length; i++) {
            requireImage(i, images[i]);
            if (labels[i] < 0 || labels[i] >= CLASSES) {
                throw new IllegalArgumentException("label " + i + " must be between 0 and 9, but was " + labels[i]);
            }
            copy[i] = images[i].clone();
        }
        return new Digits(copy, labels.clone());
    }

    /** All 1797 digits of {@link DataSets#DIGITS_8X8} in the file's order, their ink scaled from 0–16 to 0–1. */
    public static Digits all() {
        LabelledImages digits = LabelledImages.digits8x8();
        float[][] images = new float[digits.images().count()][PIXELS];
        for (int i = 0; i < images.length; i++) {
            double[] ink = digits.images().vector(i);
            for (int pixel = 0; pixel < PIXELS; pixel++) {
                images[i][pixel] = (float) ink[pixel];
            }
        }
        return new Digits(images, digits.classes().codes());
    }

    /** The number of digits. */
    public int size() {
        return labels.length;
    }

    /** What digit image i shows. */
    public int label(int i) {
        return labels[i];
    }

    /** What each image shows, in a new array. */
    public int[] labels() {
        return labels.clone();
    }

    /** A copy of image i: 64 numbers between 0 and 1, row by row. */
    public float[] image(int i) {
        return images[i].clone();
    }

    /**
     * The digits of the given rows, in that order; a row may repeat.
     *
     * @throws IllegalArgumentException if there is no row
     * @throws ArrayIndexOutOfBoundsException if a row is not one of 0 to size − 1
     */
    public Digits rows(int... rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("rows must name at least one row, but was empty");
        }
        float[][] chosen = new float[rows.length][];
        int[] theirs = new int[rows.length];
        for (int i = 0; i < rows.length; i++) {
            chosen[i] = images[rows[i]];
            theirs[i] = labels[rows[i]];
        }
        return new Digits(chosen, theirs);
    }

    /**
     * All digits in random order, cut into batches: one epoch.
     *
     * @param size digits per batch, at least 1; the last batch may be smaller
     * @param random decides the order
     */
    public List<Digits> batches(int size, Random random) {
        if (size < 1) {
            throw new IllegalArgumentException("size must be at least 1, but was " + size);
        }
        List<Integer> order = new ArrayList<>(IntStream.range(0, size()).boxed().toList());
        Collections.shuffle(order, random);
        List<Digits> batches = new ArrayList<>();
        for (int from = 0; from < order.size(); from += size) {
            List<Integer> batch = order.subList(from, Math.min(order.size(), from + size));
            batches.add(rows(batch.stream().mapToInt(Integer::intValue).toArray()));
        }
        return batches;
    }

    /** The images as an array of shape (size, 64) that lives as long as the manager. */
    public NDArray features(NDManager manager) {
        float[] flat = new float[size() * PIXELS];
        for (int i = 0; i < size(); i++) {
            System.arraycopy(images[i], 0, flat, i * PIXELS, PIXELS);
        }
        return manager.create(flat, new Shape(size(), PIXELS));
    }

    /** The labels as an array of shape (size) that lives as long as the manager. */
    public NDArray labels(NDManager manager) {
        return manager.create(labels);
    }

    private static void requireImage(int i, float[] image) {
        if (image == null || image.length != PIXELS) {
            throw new IllegalArgumentException(
                    "image " + i + " must have 64 pixels, but had " + (image == null ? "none (null)" : image.length));
        }
        for (float ink : image) {
            if (!(ink >= 0 && ink <= 1)) {
                throw new IllegalArgumentException(
                        "pixels of image " + i + " must be between 0 and 1, but one was " + ink);
            }
        }
    }
}
