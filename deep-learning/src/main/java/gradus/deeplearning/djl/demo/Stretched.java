package gradus.deeplearning.djl.demo;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import gradus.datasets.media.DjlMedia;
import gradus.datasets.media.Images;
import gradus.datasets.media.LabelledImages;
import gradus.datasets.media.Photos;
import gradus.deeplearning.djl.PhotoContrast;
import gradus.fundamentals.demo.Lines;

/** The contrast of twelve photos predicted perfectly, and judged by arrays of two shapes. */
final class Stretched {
    private Stretched() {}

    static void stretched(Lines lines) {
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray truth = manager.create(contrasts(manager)); // (12)
            NDArray answers = truth.reshape(-1, 1); // (12, 1): a network's column, and every number in it right
            NDArray wrong = answers.sub(truth);
            NDArray right = answers.sub(truth.reshape(answers.getShape()));
            lines.print("answers %s less truth %s: %s", answers.getShape(), truth.getShape(), wrong.getShape());
            lines.print(
                    "mean squared error          %.5f", wrong.square().mean().getFloat());
            lines.print(
                    "truth as a column as well   %.5f", right.square().mean().getFloat());
        }
    }

    /** Every pixel of every handwritten digit, less that pixel's mean. */
    static void digits(Lines lines) {
        try (NDManager manager = NDManager.newBaseManager()) {
            Images images = LabelledImages.digits8x8().images();
            NDArray digits = DjlMedia.images(manager, images).reshape(images.count(), -1);
            NDArray mean = digits.mean(new int[] {0});
            NDArray centred = digits.sub(mean);
            float largest = centred.mean(new int[] {0}).abs().max().getFloat();
            lines.print("digits %s less their mean %s: %s", digits.getShape(), mean.getShape(), centred.getShape());
            lines.print(
                    "largest mean of a pixel: %.3f before, %.3f after",
                    mean.max().getFloat(), largest);
        }
    }

    private static float[] contrasts(NDManager manager) {
        Photos photos = Photos.all();
        float[] contrasts = new float[photos.names().size()];
        for (int i = 0; i < contrasts.length; i++) {
            Images photo = photos.get(photos.names().get(i));
            contrasts[i] = PhotoContrast.tidy(manager, photo);
        }
        return contrasts;
    }
}
