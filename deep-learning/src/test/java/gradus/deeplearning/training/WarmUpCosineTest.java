package gradus.deeplearning.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.djl.training.tracker.Tracker;
import ai.djl.training.tracker.WarmUpTracker;
import org.junit.jupiter.api.Test;

class WarmUpCosineTest {
    @Test
    void the_rate_climbs_to_its_peak_is_half_of_it_half_way_down_and_ends_at_zero() {
        WarmUpCosine rate = new WarmUpCosine(0.8f, 4, 12);

        assertThat(rate.getNewValue(0)).isZero();
        assertThat(rate.getNewValue(1)).isEqualTo(0.2f);
        assertThat(rate.getNewValue(4)).isEqualTo(0.8f);
        assertThat(rate.getNewValue(8)).isCloseTo(0.4f, within(1e-6f));
        assertThat(rate.getNewValue(12)).isCloseTo(0, within(1e-6f));
        assertThat(rate.getNewValue(100)).as("after the last step").isCloseTo(0, within(1e-6f));
    }

    @Test
    void without_warm_up_it_begins_at_the_peak() {
        assertThat(new WarmUpCosine(0.8f, 0, 12).getNewValue(0)).isEqualTo(0.8f);
    }

    @Test
    void djl_s_trackers_agree() {
        Tracker cosine = Tracker.cosine()
                .setBaseValue(0.3f)
                .optFinalValue(0)
                .setMaxUpdates(40)
                .build();
        Tracker theirs = Tracker.warmUp()
                .optWarmUpSteps(10)
                .optWarmUpBeginValue(0)
                .optWarmUpMode(WarmUpTracker.Mode.LINEAR)
                .setMainTracker(cosine)
                .build();
        WarmUpCosine ours = new WarmUpCosine(0.3f, 10, 50);
        for (int step = 0; step <= 60; step++) {
            assertThat(ours.getNewValue(step)).as("step " + step).isCloseTo(theirs.getNewValue(step), within(1e-6f));
        }
    }

    @Test
    void settings_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> new WarmUpCosine(0, 1, 2)).hasMessage("peak must be > 0, but was 0.0");
        assertThatThrownBy(() -> new WarmUpCosine(Float.NaN, 1, 2)).hasMessage("peak must be > 0, but was NaN");
        assertThatThrownBy(() -> new WarmUpCosine(1, 5, 5))
                .hasMessage("warmUpSteps must be between 0 and totalSteps - 1 = 4, but was 5");
        assertThatThrownBy(() -> new WarmUpCosine(1, -1, 5)).hasMessageEndingWith("but was -1");
    }
}
