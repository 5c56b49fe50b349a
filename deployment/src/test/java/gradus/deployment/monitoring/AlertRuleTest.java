package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class AlertRuleTest {
    /** Gauss–Legendre quadrature of Page's integral equation (peer_monitoring.py); 335 and 931 stand in textbooks of quality control. */
    @Test
    void a_cumulative_sum_runs_as_long_as_the_integral_equation_says() {
        assertThat(new AlertRule.Cusum(0.5, 4).meanDays(0)).isCloseTo(335.367577627396, within(0.5));
        assertThat(new AlertRule.Cusum(0.5, 5).meanDays(0)).isCloseTo(930.8870120661004, within(2.0));
        assertThat(new AlertRule.Cusum(0.5, 4).meanDays(1)).isCloseTo(8.383202129749868, within(0.01));
        assertThat(new AlertRule.Cusum(0.25, 8).meanDays(0.5)).isCloseTo(28.763394679301786, within(0.01));
    }

    @Test
    void days_in_a_row_by_a_markov_chain() {
        assertThat(new AlertRule.Consecutive(1, 3).meanDays(0)).isCloseTo(296.4317864201365, within(1e-9));
        assertThat(new AlertRule.Consecutive(1.5, 1).meanDays(0)).isEqualTo(new AlertRule.Single(1.5).meanDays(0));
    }

    @Test
    void after_an_alarm_the_sum_starts_again() {
        AlertRule rule = new AlertRule.Cusum(0.5, 2);
        double[] scores = {1.5, 1.75, 1.5, 0, 2.5};
        assertThat(rule.states(scores)).containsExactly(1, 2.25, 1, 0.5, 2.5);
        assertThat(rule.alarms(scores)).containsExactly(1, 4);
    }

    @Test
    void each_rule_keeps_its_budget_in_simulation() {
        for (AlertRule rule : List.of(AlertRule.single(50), AlertRule.consecutive(2, 50), AlertRule.cusum(0.5, 50))) {
            SplittableRandom random = new SplittableRandom(1);
            double[] scores =
                    DoubleStream.generate(random::nextGaussian).limit(200_000).toArray();
            double days = 200_000.0 / rule.alarms(scores).size();
            assertThat(days).as(rule.toString()).isCloseTo(50, within(4 * 50 / Math.sqrt(4000)));
            assertThat(rule.meanDays(0)).isCloseTo(50, within(1e-5));
        }
    }

    @Test
    void alarms_by_hand_and_a_fresh_start_after_each() {
        double[] scores = {2, 2, 0, 2, 2, 2, 2};
        assertThat(new AlertRule.Single(2).alarms(scores)).isEmpty();
        assertThat(new AlertRule.Single(1).alarms(scores)).containsExactly(0, 1, 3, 4, 5, 6);
        assertThat(new AlertRule.Consecutive(1, 2).alarms(scores)).containsExactly(1, 4, 6);
        assertThat(new AlertRule.Cusum(1, 1.5).alarms(scores)).containsExactly(1, 4, 6);
        assertThat(new AlertRule.Cusum(1, 2).alarms(scores)).containsExactly(4);
    }

    @Test
    void errors_name_the_argument() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AlertRule.single(1))
                .withMessage("budgetDays must be finite and above 1, but was 1.0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertRule.Single(1).alarms(new double[] {Double.NaN}))
                .withMessage("scores[0] must be finite, but was NaN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertRule.Consecutive(1, 0))
                .withMessage("days must be at least 1, but was 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new AlertRule.Cusum(1, 0))
                .withMessage("limit must be finite and above 0, but was 0.0");
    }
}
