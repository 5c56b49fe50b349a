package gradus.deployment.monitoring.demo;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.deployment.monitoring.AlertRule;
import gradus.deployment.monitoring.Psi;
import gradus.fundamentals.inference.Rate;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the page says of the demo's numbers. */
@Tag("proof")
class MonitoringClaimsTest {
    @Test
    void a_fixed_limit_cries_wolf_on_few_rows_and_sleeps_on_many() {
        Psi[] fewQuiet = Drift.days(50, 1);
        Psi[] manyRisen = Drift.days(5000, 1.1);
        assertThat(Drift.share(fewQuiet, 0.1).share()).isGreaterThan(0.7);
        assertThat(Drift.share(manyRisen, 0.1).share()).isLessThan(0.1);
        assertThat(Drift.share(manyRisen, manyRisen[0].threshold(0.01)).share()).isEqualTo(1);
        for (int rows : Drift.DAILY) {
            Psi[] quiet = Drift.days(rows, 1);
            assertThat(Drift.mean(quiet) / quiet[0].expected())
                    .as(rows + " rows")
                    .isBetween(0.85, 1.15);
        }
    }

    @Test
    void at_one_per_cent_psi_and_ks_keep_their_word_and_a_rare_category_breaks_it() {
        Rate[] quiet = Drift.rates(1, 1500, 30);
        Rate[] risen = Drift.rates(1.1, 300, 31);
        assertThat(quiet[0].share()).isLessThan(0.01 + 3 * quiet[0].standardError());
        assertThat(quiet[1].share()).isLessThan(0.01 + 3 * quiet[1].standardError());
        assertThat(quiet[2].share()).isGreaterThan(0.01 + 2 * quiet[2].standardError());
        assertThat(risen[1].share()).isGreaterThan(risen[0].share() + 0.1);
    }

    @Test
    void benjamini_and_hochberg_leave_a_fraction_of_the_days() {
        int[] sums = new int[3];
        for (int seed = 0; seed < 10; seed++) {
            int[] quarter = Drift.quarter(seed);
            Arrays.setAll(sums, i -> sums[i] + quarter[i]);
        }
        assertThat(sums[1] / 900.0).isBetween(1 / 3.0, 0.45);
        assertThat(sums[2] / 900.0).isBetween(0.035, 0.065);
        int[] shown = Drift.quarter(6);
        assertThat(shown[1] / 90.0).isBetween(0.2, 0.3);
    }

    @Test
    void bins_of_the_new_rows_hide_what_happened() {
        double[] psi = Drift.binnings();
        assertThat(psi[0]).isGreaterThan(1);
        assertThat(psi[1]).isLessThan(0.1);
        assertThat(psi[2]).isLessThan(0.1);
    }

    @Test
    void with_one_budget_the_sum_sees_small_shifts_first_and_one_day_large_ones() {
        Map<String, AlertRule> rules = Alerts.all();
        AlertRule day = rules.get("one day");
        AlertRule row = rules.get("three in a row");
        AlertRule sum = rules.get("cumulative sum");
        assertThat(sum.meanDays(1)).isLessThan(day.meanDays(1) / 3).isLessThan(row.meanDays(1));
        assertThat(day.meanDays(4)).isLessThan(sum.meanDays(4)).isLessThan(row.meanDays(4));
    }

    @Test
    void days_that_resemble_the_day_before_break_the_budget_of_rules_that_add_up() {
        assertThat(Alerts.demandCarried()).isGreaterThan(0.8);
        Alerts.all().forEach((name, rule) -> {
            double ratio = Alerts.meanGap(rule, 0.5) / Alerts.meanGap(rule, 0);
            if (rule instanceof AlertRule.Single) {
                assertThat(ratio).as(name).isBetween(0.8, 1.25);
            } else {
                assertThat(ratio).as(name).isBetween(0.1, 0.25);
            }
        });
    }

    @Test
    void what_has_arrived_is_wrong_what_is_ripe_is_late_and_weights_are_neither() {
        assertThat(Arrays.stream(Labels.estimates(0.28, Labels::arrived)).min().orElseThrow())
                .isGreaterThan(45);
        assertThat(Arrays.stream(Labels.estimates(0.4, Labels::mature)).max().orElseThrow())
                .isLessThan(32);
        assertThat(Arrays.stream(Labels.estimates(0.28, Labels::weighted))
                        .average()
                        .orElseThrow())
                .isBetween(27.0, 29.0);
        assertThat(Arrays.stream(Labels.estimates(0.4, Labels::weighted))
                        .average()
                        .orElseThrow())
                .isBetween(38.5, 41.5);
    }

    @Test
    void counts_add_up_to_a_p99_and_p99s_do_not() {
        assertThat(Latency.averaged()).isGreaterThan(3 * Latency.exact());
        assertThat(Latency.fine().low()).isLessThan(Latency.exact());
        assertThat(Latency.fine().high()).isGreaterThanOrEqualTo(Latency.exact());
        assertThat(Latency.coarse().value()).isNaN();
    }
}
