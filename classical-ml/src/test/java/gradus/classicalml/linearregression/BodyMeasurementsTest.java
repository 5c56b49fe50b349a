package gradus.classicalml.linearregression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import gradus.classicalml.framing.Cases;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class BodyMeasurementsTest {
    private static final List<String> COLUMNS = List.of("height_cm", "age");

    @Test
    void the_first_person_of_the_file_is_174_cm_tall_21_years_old_and_weighs_65_kilograms_and_a_half() {
        Cases everybody = BodyMeasurements.everybody(COLUMNS);
        assertThat(everybody.featureNames()).isEqualTo(COLUMNS);
        assertThat(everybody.features().row(0)).containsExactly(174.0, 21);
        assertThat(everybody.targets()[0]).isEqualTo(65.6);
        assertThat(everybody.features().rows()).isEqualTo(507);
    }

    @Test
    void everybody_is_either_learned_from_or_held_out() {
        double[] all = BodyMeasurements.everybody(COLUMNS).targets();
        double[] known = BodyMeasurements.training(COLUMNS).targets();
        double[] unseen = BodyMeasurements.heldOut(COLUMNS).targets();
        assertThat(known).hasSize(380);
        assertThat(unseen).hasSize(127);
        assertThat(Arrays.stream(known).sum() + Arrays.stream(unseen).sum())
                .isCloseTo(Arrays.stream(all).sum(), within(1e-9));
    }

    @Test
    void an_unknown_column_is_refused_by_name() {
        assertThatThrownBy(() -> BodyMeasurements.everybody(List.of("shoe_size")))
                .hasMessageContaining("shoe_size");
    }
}
