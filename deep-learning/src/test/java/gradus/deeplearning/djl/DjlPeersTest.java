package gradus.deeplearning.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.datasets.media.Images;
import gradus.datasets.media.Photos;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The lesson's numbers beside those of {@code src/test/peers/peer_djl.py} (torch 1.13.1, in FLOAT64). */
@Tag("proof")
class DjlPeersTest {
    private static final Photos PHOTOS = Photos.all();

    @Test
    void contrasts_are_torch_s() {
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(contrast(manager, "astronaut.png")).isCloseTo(0.29292594953483553f, within(1e-5f));
            assertThat(contrast(manager, "camera.png")).isCloseTo(0.2870655243272853f, within(1e-5f));
            assertThat(contrast(manager, "flower.png")).isCloseTo(0.2056404994017675f, within(1e-5f));
        }
    }

    private static float contrast(NDManager manager, String name) {
        return PhotoContrast.tidy(manager, PHOTOS.get(name));
    }

    @Test
    void a_table_of_differences_has_torch_s_mean_square() {
        try (NDManager manager = NDManager.newBaseManager()) {
            float[] contrasts = new float[12];
            for (int i = 0; i < contrasts.length; i++) {
                contrasts[i] = contrast(manager, PHOTOS.names().get(i));
            }
            NDArray truth = manager.create(contrasts);
            assertThat(truth.reshape(-1, 1).sub(truth).square().mean().getFloat())
                    .isCloseTo(0.012310873224467805f, within(1e-6f));
        }
    }

    @Test
    void the_measures_of_patches_are_torch_s() {
        double[] brick = {-0.2733455882352941, -1.8747234942140825, -2.2404072467500105, -3.087927246637252};
        double[] grass = {-0.1609375, -1.1987998493920495, -1.2355731673371304, -1.4991625699708548};
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(measures(manager, "brick.png")).containsExactly(brick, within(1e-8));
            assertThat(measures(manager, "grass.png")).containsExactly(grass, within(1e-8));
        }
    }

    private static double[] measures(NDManager manager, String name) {
        Images photo = PHOTOS.get(name);
        double[] values = new double[Textures.SIDE * Textures.SIDE];
        double[][] patch = Textures.cut(photo, 0, 0);
        for (int i = 0; i < values.length; i++) {
            values[i] = (patch[i / Textures.SIDE][i % Textures.SIDE] - 0.5) / 0.25;
        }
        NDArray array = manager.create(values, new Shape(1, Textures.SIDE, Textures.SIDE));
        return TextureBlock.measures(array).toDoubleArray();
    }
}
