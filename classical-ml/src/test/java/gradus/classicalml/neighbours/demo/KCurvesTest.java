package gradus.classicalml.neighbours.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.datasets.DataSets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class KCurvesTest {
    private static final Curves CURVES = new Curves(DataSets.DIGITS_8X8.table());

    @Test
    void on_its_own_rows_one_neighbour_is_never_wrong() {
        assertThat(CURVES.onItself(1)).isZero();
        assertThat(CURVES.onNew(1)).isGreaterThan(0.15);
    }

    @Test
    void new_rows_ask_for_more_than_one_neighbour_and_fewer_than_all() {
        assertThat(CURVES.onNew(15)).isLessThan(CURVES.onNew(1) - 0.02).isLessThan(CURVES.onNew(199) - 0.02);
    }

    @Test
    void of_the_ks_in_the_table_45_is_the_largest_within_one_standard_error() {
        double least = CURVES.leftOut(5);
        for (int k : new int[] {1, 15, 45, 135, 199}) {
            assertThat(least).isLessThanOrEqualTo(CURVES.leftOut(k));
        }
        double limit = least + Math.sqrt(least * (1 - least) / 400);
        assertThat(CURVES.leftOut(45)).isLessThan(limit);
        assertThat(CURVES.leftOut(135)).isGreaterThan(limit);
    }

    @Test
    void the_k_of_the_least_error_does_better_on_nine_of_ten_samples() {
        assertThat(CURVES.onTenSamples().stream()
                        .filter(choice -> choice.errorOfLeast() < choice.errorOfWithinOne())
                        .count())
                .isEqualTo(9);
    }

    @Test
    void standardising_the_pixels_of_digits_raises_the_error_for_every_k() {
        double[] asMeasured = CURVES.formLeftOut(false);
        double[] standardised = CURVES.formLeftOut(true);
        for (int i = 0; i < asMeasured.length; i++) {
            assertThat(standardised[i] / asMeasured[i]).isGreaterThan(1.2);
        }
    }

    @Test
    void leaving_out_the_form_doubles_the_error_for_every_k() {
        double[] formLeftOut = CURVES.formLeftOut(false);
        int[] ks = {1, 3, 5, 9, 15, 25};
        for (int i = 0; i < ks.length; i++) {
            assertThat(formLeftOut[i] / CURVES.rowLeftOut(ks[i])).isGreaterThan(1.9);
        }
    }
}
