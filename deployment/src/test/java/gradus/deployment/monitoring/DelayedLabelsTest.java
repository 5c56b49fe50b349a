package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.deployment.monitoring.DelayedLabels.Delays;
import gradus.deployment.monitoring.DelayedLabels.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DelayedLabelsTest {
    /** By hand: on each of days 0 and 10 one bad case known after 1 day and three good ones known after 8. Today is day 11. */
    private static final List<Outcome> FEW = List.of(
            new Outcome(0, 1, true),
            new Outcome(0, 8, false),
            new Outcome(0, 8, false),
            new Outcome(0, 8, false),
            new Outcome(10, 11, true),
            new Outcome(10, 18, false),
            new Outcome(10, 18, false),
            new Outcome(10, 18, false));

    @Test
    void by_hand() {
        assertThat(DelayedLabels.arrived(FEW, 11)).isEqualTo(0.4);
        assertThat(DelayedLabels.mature(FEW, 11, 8)).isEqualTo(0.25);
        Delays delays = Delays.of(FEW, 11, 8);
        assertThat(delays.knownBy(1, true)).isEqualTo(1);
        assertThat(delays.knownBy(7, false)).isEqualTo(0);
        assertThat(DelayedLabels.weighted(FEW, 11, delays, 0.1)).isEqualTo(0.25);
        assertThat(DelayedLabels.arrived(FEW, -1)).isNaN();
        assertThat(DelayedLabels.weighted(FEW.subList(4, 8), 11, delays, 0.1)).isNaN();
    }

    /** Bad ones known after 1 to 30 days, good ones after 20 to 60; a quarter is bad. Two hundred seeds. */
    @Test
    void weights_undo_the_bias_of_what_has_arrived() {
        double arrived = 0;
        double weighted = 0;
        for (int seed = 0; seed < 200; seed++) {
            List<Outcome> outcomes = outcomes(seed);
            Delays delays = Delays.of(outcomes, 120, 60);
            List<Outcome> recent =
                    outcomes.stream().filter(outcome -> outcome.made() > 60).toList();
            arrived += DelayedLabels.arrived(recent, 120) / 200;
            weighted += DelayedLabels.weighted(recent, 120, delays, 0.1) / 200;
        }
        assertThat(arrived).isGreaterThan(0.35);
        assertThat(weighted).isCloseTo(0.25, within(0.005));
    }

    private static List<Outcome> outcomes(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Outcome> outcomes = new ArrayList<>();
        for (int day = 0; day < 120; day++) {
            for (int i = 0; i < 20; i++) {
                boolean bad = random.nextInt(4) == 0;
                outcomes.add(new Outcome(day, day + (bad ? 1 + random.nextInt(30) : 20 + random.nextInt(41)), bad));
            }
        }
        return outcomes;
    }

    @Test
    void errors_name_the_argument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Outcome(5, 4, true))
                .withMessage("known must be no earlier than made, 5, but was 4");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Delays.of(FEW, 11, 12))
                .withMessage("outcomes must hold a good case that is old enough, but held none");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DelayedLabels.weighted(FEW, 11, Delays.of(FEW, 11, 8), 0))
                .withMessage("least must be above 0 and at most 1, but was 0.0");
    }
}
