package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.deeplearning.djl.LiveArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DigitsTest {
    @Test
    void the_first_digit_of_the_file_is_a_zero_whose_ink_is_scaled_to_one() {
        Digits all = Digits.all();

        assertThat(all.size()).isEqualTo(1797);
        assertThat(all.label(0)).isZero();
        assertThat(all.image(0)).startsWith(0f, 0f, 5 / 16f, 13 / 16f, 9 / 16f, 1 / 16f, 0f, 0f);
    }

    @Test
    void an_epoch_shows_every_digit_once_and_its_last_batch_is_what_remains() {
        Digits digits = Forms.of(List.of(1)); // 130
        List<Digits> batches = digits.batches(32, new Random(3));

        assertThat(batches).extracting(Digits::size).containsExactly(32, 32, 32, 32, 2);
        assertThat(images(batches)).containsExactlyInAnyOrderElementsOf(images(List.of(digits)));
        assertThat(images(batches)).as("the order must be random").isNotEqualTo(images(List.of(digits)));
    }

    @Test
    void the_same_seed_gives_the_same_order_and_another_seed_another() {
        Digits digits = Forms.of(List.of(1));

        assertThat(images(digits.batches(10, new Random(1)))).isEqualTo(images(digits.batches(10, new Random(1))));
        assertThat(images(digits.batches(10, new Random(1)))).isNotEqualTo(images(digits.batches(10, new Random(2))));
    }

    @Test
    void rows_come_in_the_order_asked_for_with_their_labels() {
        Digits chosen = Digits.all().rows(9, 3, 3);

        assertThat(List.of(chosen.label(0), chosen.label(1), chosen.label(2))).containsExactly(9, 3, 3);
        assertThat(chosen.image(1)).isEqualTo(Digits.all().image(3));
    }

    @Test
    void arrays_carry_the_numbers_and_die_with_their_manager() {
        Digits two = Digits.all().rows(0, 1);
        try (NDManager manager = NDManager.newBaseManager()) {
            assertThat(two.features(manager).getShape()).isEqualTo(new Shape(2, 64));
            assertThat(two.features(manager).get(1).toFloatArray()).isEqualTo(two.image(1));
            assertThat(two.labels(manager).toIntArray()).containsExactly(0, 1);
            assertThat(LiveArrays.count(manager)).isGreaterThan(0);
        }
    }

    @Test
    void what_is_copied_in_and_out_cannot_change_the_digits() {
        float[][] images = {new float[64]};
        Digits digits = Digits.of(images, new int[] {7});
        images[0][0] = 1;
        digits.image(0)[1] = 1;

        assertThat(digits.image(0)).containsOnly(0f);
    }

    @Test
    void bad_input_is_refused_by_name() {
        float[][] blank = {new float[64]};
        assertThatThrownBy(() -> Digits.of(blank, new int[] {1, 2}))
                .hasMessage("images and labels must be equally many and at least 1, but were 1 and 2");
        assertThatThrownBy(() -> Digits.of(new float[0][], new int[0])).hasMessageContaining("but were 0 and 0");
        assertThatThrownBy(() -> Digits.of(blank, new int[] {10}))
                .hasMessage("label 0 must be between 0 and 9, but was 10");
        assertThatThrownBy(() -> Digits.of(new float[][] {new float[63]}, new int[] {1}))
                .hasMessage("image 0 must have 64 pixels, but had 63");
        assertThatThrownBy(() -> Digits.of(new float[][] {null}, new int[] {1}))
                .hasMessage("image 0 must have 64 pixels, but had none (null)");
        float[] dark = new float[64];
        dark[5] = 16;
        assertThatThrownBy(() -> Digits.of(new float[][] {dark}, new int[] {1}))
                .hasMessage("pixels of image 0 must be between 0 and 1, but one was 16.0");
        dark[5] = Float.NaN;
        assertThatThrownBy(() -> Digits.of(new float[][] {dark}, new int[] {1})).hasMessageEndingWith("NaN");
        assertThatThrownBy(() -> Digits.all().rows()).hasMessage("rows must name at least one row, but was empty");
        assertThatThrownBy(() -> Digits.all().batches(0, new Random(1)))
                .hasMessage("size must be at least 1, but was 0");
    }

    private static List<List<Float>> images(List<Digits> batches) {
        List<List<Float>> images = new ArrayList<>();
        for (Digits batch : batches) {
            for (int i = 0; i < batch.size(); i++) {
                List<Float> image = new ArrayList<>();
                for (float pixel : batch.image(i)) {
                    image.add(pixel);
                }
                image.add((float) batch.label(i));
                images.add(image);
            }
        }
        return images;
    }
}
