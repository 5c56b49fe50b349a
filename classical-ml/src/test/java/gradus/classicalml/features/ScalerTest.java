package gradus.classicalml.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ScalerTest {
    private static final double[] NO_TARGETS = {};
    private static final Features TRAINING = Features.of("x", 1, 2, 3, 4, 10);

    @Test
    void each_scale_is_worked_out_by_hand() {
        assertThat(Scaler.STANDARD.fit(TRAINING, NO_TARGETS).training().column("x")[4])
                .isCloseTo(6 / Math.sqrt(12.5), within(1e-12)); // mean 4, squares 9 + 4 + 1 + 0 + 36 = 50, by 4
        assertThat(Scaler.RANGE.fit(TRAINING, NO_TARGETS).training().column("x"))
                .containsExactly(0, 1 / 9.0, 2 / 9.0, 3 / 9.0, 1);
        assertThat(Scaler.ROBUST.fit(TRAINING, NO_TARGETS).training().column("x"))
                .containsExactly(-1, -0.5, 0, 0.5, 3.5);
    }

    @Test
    void other_rows_are_scaled_by_the_training_rows_and_not_clipped() {
        for (Scaler scaler : Scaler.values()) {
            Fitted<Features, Features> fitted = scaler.fit(TRAINING, NO_TARGETS);
            double[] alone = fitted.apply(Features.of("x", 3)).column("x");
            assertThat(fitted.apply(Features.of("x", 3, 1e9)).column("x")[0])
                    .as(scaler.name())
                    .isEqualTo(alone[0]);
        }
        assertThat(Scaler.RANGE
                        .fit(TRAINING, NO_TARGETS)
                        .apply(Features.of("x", 19))
                        .column("x"))
                .containsExactly(2);
    }

    @Test
    void what_has_no_spread_or_a_gap_is_refused_by_name() {
        for (Scaler scaler : Scaler.values()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scaler.fit(Features.of("x", 0.1 + 0.2, 0.3, 0.3), NO_TARGETS))
                    .withMessage("feature x must have a spread to be scaled by, but in the training rows that is 0.0");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> scaler.fit(Features.of("x", 1, Double.NaN), NO_TARGETS))
                    .withMessageContaining("feature x must have no gap here");
        }
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scaler.ROBUST.fit(Features.of("debt", 0, 0, 0, 0, 9), NO_TARGETS))
                .withMessageContaining("feature debt must have a spread");
    }
}
