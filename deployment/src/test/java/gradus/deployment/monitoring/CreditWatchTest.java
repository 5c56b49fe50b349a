package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import gradus.deployment.monitoring.DelayedLabels.Outcome;
import gradus.fundamentals.linearalgebra.Matrix;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CreditWatchTest {
    private static final double[] BOUNDS = {0.001, 0.01, 0.1};

    /** Trained on 2,000 rows: ages from 20 to 69, every fifth with records; half of the answers are 0.2 and half 0.4. */
    static CreditWatch watch(ModelMetrics metrics) {
        double[] usual = IntStream.range(0, 2000)
                .mapToDouble(i -> i % 2 == 0 ? 0.2 : 0.4)
                .toArray();
        return new CreditWatch(metrics, List.of("age", "records"), rows(2000, 0), usual);
    }

    private static Matrix rows(int count, double older) {
        return Matrix.ofColumns(
                IntStream.range(0, count).mapToDouble(i -> 20 + i % 50 + older).toArray(),
                IntStream.range(0, count).mapToDouble(i -> i % 5 == 0 ? 1 : 0).toArray());
    }

    /** A week of 100 answers, so many of which are 0.4, and one bad credit, which is known on the first day of the week. */
    static CreditWatch.Week add(CreditWatch watch, int high, double older) {
        double[] answers =
                IntStream.range(0, 100).mapToDouble(i -> i < high ? 0.4 : 0.2).toArray();
        int today = 7 * watch.weeks().size();
        return watch.add(rows(100, older), answers, Buckets.count(BOUNDS), List.of(new Outcome(today, today, true)));
    }

    @Test
    void the_sum_starts_again_after_its_alarm() {
        CreditWatch watch = watch(new ModelMetrics("credit"));
        for (int week = 0; week < 4; week++) {
            assertThat(add(watch, 60, 0).score())
                    .isCloseTo(2, within(0.001)); // mean 0.32: 0.02 above, of 0.1 / √100 each
        }
        assertThat(watch.sums()).containsExactly(new double[] {1.5, 3, 1.5, 3}, within(0.01));
        assertThat(watch.alarms()).containsExactly(2, 4);
        assertThat(watch.page()).contains("Alarm: the scores are higher than in training; first alarm in week 2.");
    }

    @Test
    void quiet_weeks_stay_quiet() {
        CreditWatch watch = watch(new ModelMetrics("credit"));
        for (int week = 0; week < 3; week++) {
            CreditWatch.Week quiet = add(watch, 50, 0);
            assertThat(quiet.changed()).isEmpty();
            assertThat(quiet.ks()).isEqualTo(1);
            assertThat(quiet.psi().value()).isCloseTo(0, within(1e-4));
        }
        assertThat(watch.alarms()).isEmpty();
        assertThat(watch.page()).contains("Quiet: nothing to do.");
    }

    @Test
    void an_input_that_is_not_what_it_was_is_named_with_its_week() {
        CreditWatch watch = watch(new ModelMetrics("credit"));
        add(watch, 50, 0);
        assertThat(add(watch, 50, 15).changed()).containsExactly("age");
        add(watch, 50, 15);
        assertThat(watch.page()).contains("Alarm: Inputs unlike those in training: age (2 of the last 3 weeks).");
        Matrix records = Matrix.ofColumns(rows(100, 0).column(0), new double[100]);
        double[] answers = new double[100];
        Arrays.fill(answers, 0, 50, 0.2);
        Arrays.fill(answers, 50, 100, 0.4);
        assertThat(watch.add(records, answers, Buckets.count(BOUNDS), List.of()).changed())
                .as("nobody has records where a fifth had: χ² of two categories")
                .containsExactly("records");
    }

    @Test
    void a_week_s_p99_is_that_of_its_own_requests() {
        CreditWatch watch = watch(new ModelMetrics("credit"));
        Buckets first = Buckets.count(BOUNDS, 0.05, 0.06);
        Buckets both = first.plus(Buckets.count(BOUNDS, 0.002, 0.003));
        Buckets slow = both.plus(Buckets.count(BOUNDS, 5));
        double[] answers = {0.2, 0.4};
        assertThat(watch.add(rows(2, 0), answers, first, List.of()).p99()).isBetween(10.0, 100.0);
        assertThat(watch.add(rows(2, 0), answers, both, List.of()).p99()).isBetween(1.0, 10.0);
        assertThat(watch.page()).contains("99 of 100 answers come within a tenth of a second");
        assertThat(watch.add(rows(2, 0), answers, slow, List.of()).p99()).isNaN();
        assertThat(watch.page()).contains("Some weeks are slower than promised");
    }

    @Test
    void outcomes_count_in_the_week_in_which_they_become_known() {
        ModelMetrics metrics = new ModelMetrics("credit");
        CreditWatch watch = watch(metrics);
        double[] answers = {0.2, 0.4};
        watch.add(
                rows(2, 0), answers, Buckets.count(BOUNDS), List.of(new Outcome(0, 6, true), new Outcome(0, 7, false)));
        assertThat(metrics.scrape()).contains("outcome=\"bad\"} 1.0").doesNotContain("outcome=\"good\"");
        watch.add(rows(2, 0), answers, Buckets.count(BOUNDS), List.of());
        assertThat(metrics.scrape()).contains("outcome=\"bad\"} 1.0", "outcome=\"good\"} 1.0");
        assertThat(watch.badByWeek()).containsExactly(Double.NaN, Double.NaN);
    }

    @Test
    void without_weeks_the_page_is_no_all_clear() {
        CreditWatch watch = watch(new ModelMetrics("credit"));
        assertThat(watch.page()).contains("Alarm: there are no two weeks to show yet.");
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> new CreditWatch(new ModelMetrics("credit"), List.of("age"), rows(3, 0), new double[2]))
                .withMessageContaining("trainedOn and usual");
    }
}
