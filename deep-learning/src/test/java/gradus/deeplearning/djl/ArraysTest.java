package gradus.deeplearning.djl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gradus.datasets.media.DjlMedia;
import gradus.datasets.media.Images;
import gradus.datasets.media.LabelledImages;
import gradus.datasets.media.Photos;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Arrays of DJL beside loops of Java. */
@Tag("proof")
class ArraysTest {
    @Test
    void djl_broadcasts_as_the_rule_says() {
        Random random = new Random(1);
        int fitting = 0;
        try (NDManager manager = NDManager.newBaseManager()) {
            for (int round = 0; round < 300; round++) {
                int[] a = sizes(random);
                int[] b = sizes(random);
                try (NDManager scratch = manager.newSubManager()) {
                    NDArray first = numbers(scratch, a, random);
                    NDArray second = numbers(scratch, b, random);
                    fitting += agrees(first, a, second, b) ? 1 : 0;
                }
            }
            assertThat(fitting).as("pairs that fit, of 300").isBetween(100, 299);
            assertThat(LiveArrays.count(manager)).isZero();
        }
    }

    private static boolean agrees(NDArray first, int[] a, NDArray second, int[] b) {
        double[] loops;
        try {
            loops = Broadcasting.apply(first.toDoubleArray(), a, second.toDoubleArray(), b, (x, y) -> x - y);
        } catch (IllegalArgumentException doNotFit) {
            assertThatThrownBy(() -> first.sub(second)).isInstanceOf(EngineException.class);
            return false;
        }
        NDArray difference = first.sub(second);
        assertThat(difference.getShape()).isEqualTo(shape(Broadcasting.shape(a, b)));
        assertThat(difference.toDoubleArray()).containsExactly(loops, within(1e-8));
        return true;
    }

    private static int[] sizes(Random random) {
        return random.ints(random.nextInt(4), 1, 4).toArray();
    }

    private static NDArray numbers(NDManager manager, int[] sizes, Random random) {
        int size = Arrays.stream(sizes).reduce(1, (x, y) -> x * y);
        return manager.create(random.doubles(size).toArray(), shape(sizes));
    }

    private static Shape shape(int[] sizes) {
        return new Shape(Arrays.stream(sizes).mapToLong(size -> size).toArray());
    }

    @Test
    void the_contrast_of_a_photo_is_what_loops_find() {
        try (NDManager manager = NDManager.newBaseManager()) {
            for (String name : new String[] {"astronaut.png", "camera.png"}) {
                Images photo = Photos.all().get(name);
                NDArray image = DjlMedia.images(manager, photo);
                assertThat(PhotoContrast.tidy(manager, photo)).isCloseTo((float) byLoops(photo), within(1e-5f));
                NDArray exact = PhotoContrast.contrast(exactly(manager, photo, image.getShape()));
                assertThat(exact.getDouble()).isCloseTo(byLoops(photo), within(1e-8));
            }
        }
    }

    /** The image in 64 bits, from the same numbers as the loops. */
    private static NDArray exactly(NDManager manager, Images photo, Shape shape) {
        double[] values = new double[(int) shape.size()];
        int pixels = photo.height() * photo.width();
        double[] interleaved = photo.vector(0);
        for (int i = 0; i < values.length; i++) {
            values[i] = interleaved[i % pixels * photo.channels() + i / pixels];
        }
        return manager.create(values, shape);
    }

    private static double byLoops(Images photo) {
        double[] weights = photo.channels() == 1 ? new double[] {1} : new double[] {0.299f, 0.587f, 0.114f};
        double[] image = photo.vector(0);
        double[] grey = new double[image.length / weights.length];
        for (int i = 0; i < image.length; i++) {
            grey[i / weights.length] += image[i] * weights[i % weights.length];
        }
        double mean = Arrays.stream(grey).average().orElseThrow();
        return Math.sqrt(
                Arrays.stream(grey).map(x -> (x - mean) * (x - mean)).average().orElseThrow());
    }

    @Test
    void digits_are_centred_as_loops_do_it() {
        double[][] rows = LabelledImages.digits8x8().images().matrix();
        int pixels = rows[0].length;
        double[] flat = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray digits = manager.create(flat, new Shape(rows.length, pixels));
            double[] centred = digits.sub(digits.mean(new int[] {0})).toDoubleArray();
            for (int pixel = 0; pixel < pixels; pixel++) {
                int column = pixel;
                double mean = Arrays.stream(rows)
                        .mapToDouble(row -> row[column])
                        .average()
                        .orElseThrow();
                for (int row = 0; row < rows.length; row++) {
                    assertThat(Math.abs(centred[row * pixels + pixel] - (rows[row][pixel] - mean)))
                            .isLessThan(1e-8);
                }
            }
        }
    }

    @Test
    void the_leaking_contrast_leaves_nine_arrays_and_the_tidy_one_none() {
        Images photo = Photos.all().get("astronaut.png");
        try (NDManager manager = NDManager.newBaseManager()) {
            float leaking = PhotoContrast.leaking(manager, photo);
            int each = LiveArrays.count(manager);
            assertThat(each).isEqualTo(9);
            assertThat(LiveArrays.bytes(manager))
                    .as("3 · 65,536 values twice, 65,536 three times, three weights, three single numbers")
                    .isEqualTo(4L * (9 * 65_536 + 6));
            PhotoContrast.leaking(manager, photo);
            assertThat(LiveArrays.count(manager)).isEqualTo(18);
            assertThat(PhotoContrast.tidy(manager, photo)).isEqualTo(leaking);
            assertThat(LiveArrays.count(manager)).isEqualTo(18);
        }
    }

    @Test
    void bytes_are_elements_times_the_size_of_their_type() {
        try (NDManager manager = NDManager.newBaseManager()) {
            manager.ones(new Shape(3, 4));
            manager.ones(new Shape(5), DataType.FLOAT64);
            manager.create(true);
            assertThat(LiveArrays.bytes(manager)).isEqualTo(12 * 4 + 5 * 8 + 1);
        }
    }

    @Test
    void everywhere_counts_what_any_manager_holds_and_no_detached_array() {
        int before = LiveArrays.everywhere();
        try (NDManager manager = NDManager.newBaseManager()) {
            NDArray lost = manager.ones(new Shape(2));
            assertThat(LiveArrays.everywhere()).isEqualTo(before + 1);
            lost.detach();
            assertThat(LiveArrays.count(manager)).isZero();
            assertThat(LiveArrays.everywhere()).isEqualTo(before);
            assertThat(lost.isReleased()).isFalse();
            lost.close();
        }
        assertThat(LiveArrays.everywhere()).isEqualTo(before);
    }
}
