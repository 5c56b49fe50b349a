package gradus.deeplearning.djl;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.datasets.media.DjlMedia;
import gradus.datasets.media.Images;

/** How much light and dark a photograph has: the standard deviation of its pixels' luminance. */
public final class PhotoContrast {
    private static final float[] LUMINANCE = {0.299f, 0.587f, 0.114f};

    private PhotoContrast() {}

    /** The contrast of a photo, between 0 and ½; every array stays in the manager, as in code that has only one. */
    public static float leaking(NDManager manager, Images photo) {
        return contrast(DjlMedia.images(manager, photo)).getFloat();
    }

    /** The same number from arrays that are freed before it returns. */
    public static float tidy(NDManager manager, Images photo) {
        try (NDManager scratch = manager.newSubManager()) {
            return leaking(scratch, photo);
        }
    }

    /**
     * The contrast as an array without axes, which belongs to the image's manager, as do seven arrays made on the way.
     *
     * @param image 1 × channels × height × width, one channel or three (red, green, blue), FLOAT32 or FLOAT64
     */
    public static NDArray contrast(NDArray image) {
        NDArray grey = image.mul(weights(image)).sum(new int[] {1}); // (1, c, h, w) × (c, 1, 1) -> (1, h, w)
        NDArray deviations = grey.sub(grey.mean()); // (1, h, w) − () -> (1, h, w)
        return deviations.square().mean().sqrt();
    }

    private static NDArray weights(NDArray image) {
        NDManager manager = image.getManager();
        return image.getShape().get(1) == 1
                ? manager.ones(new Shape(1, 1, 1), image.getDataType())
                : manager.create(LUMINANCE, new Shape(3, 1, 1));
    }
}
