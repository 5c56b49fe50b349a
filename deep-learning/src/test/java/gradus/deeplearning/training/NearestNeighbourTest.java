package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NearestNeighbourTest {
    @Test
    void it_answers_with_the_label_of_the_nearest_image_and_of_equals_with_the_first() {
        Digits known = Digits.of(new float[][] {grey(0f), grey(0.5f), grey(1f), grey(0f)}, new int[] {7, 8, 9, 1});
        Digits unknown = Digits.of(new float[][] {grey(0.3f), grey(0.2f), grey(0.9f), grey(0.25f)}, new int[4]);

        assertThat(NearestNeighbour.predict(known, unknown)).containsExactly(8, 7, 9, 7);
    }

    @Test
    void distance_is_straight_and_not_along_the_axes() {
        float[] spread = grey(0f);
        Arrays.fill(spread, 0, 4, 0.3f); // 4 · 0.3² = 0.36, although 4 · 0.3 = 1.2
        float[] single = grey(0f);
        single[0] = 0.7f; // 0.7² = 0.49
        Digits known = Digits.of(new float[][] {single, spread}, new int[] {1, 2});
        Digits blank = Digits.of(new float[][] {grey(0f)}, new int[1]);

        assertThat(NearestNeighbour.predict(known, blank)).containsExactly(2);
    }

    @Test
    void it_knows_what_it_was_given() {
        Digits form = Forms.of(List.of(2));

        assertThat(Evaluation.accuracy(NearestNeighbour.predict(form, form), form))
                .isEqualTo(1);
    }

    private static float[] grey(float ink) {
        float[] image = new float[Digits.PIXELS];
        Arrays.fill(image, ink);
        return image;
    }
}
