package gradus.deployment.monitoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ScrapeTest {
    @Test
    void what_micrometer_writes_is_read_back() {
        ModelMetrics metrics = new ModelMetrics("we\"ight\\\n");
        for (int i = 1; i <= 1000; i++) {
            metrics.answered(i % 10 == 0 ? 422 : 200, Duration.ofMillis(i));
        }
        metrics.labelled(true);
        metrics.drifted(0.125);
        assertThat(metrics.scrape()).contains("# HELP model_score_psi PSI of the scores of the latest week\n");
        Scrape scrape = Scrape.of(metrics.scrape());
        assertThat(scrape.sum("model_request_seconds_count", Map.of()).getAsDouble())
                .isEqualTo(1000);
        assertThat(scrape.sum("model_request_seconds_count", Map.of("status", "422"))
                        .getAsDouble())
                .isEqualTo(100);
        assertThat(scrape.sum("model_labels_total", Map.of("outcome", "bad")).getAsDouble())
                .isEqualTo(1);
        assertThat(scrape.sum("model_score_psi", Map.of()).getAsDouble()).isEqualTo(0.125);
        assertThat(scrape.sum("nothing", Map.of())).isEmpty();
        assertThat(scrape.samples().stream().filter(s -> s.name().startsWith("model_request")))
                .allSatisfy(sample -> assertThat(sample.labels()).containsEntry("model", "we\"ight\\\n"));
        Buckets.Estimate p99 = scrape.histogram("model_request_seconds").quantile(0.99);
        assertThat(p99.low()).isLessThan(0.99);
        assertThat(p99.high()).isGreaterThanOrEqualTo(0.99);
    }

    /** The widest of Micrometer's buckets from 1 ms to 10 s spans a third of its lower end. */
    @Test
    void micrometers_buckets_are_at_most_a_third_wide() {
        ModelMetrics metrics = new ModelMetrics("weight");
        metrics.answered(200, Duration.ofMillis(5));
        double widest = 0;
        double before = 0;
        int buckets = 0;
        for (Scrape.Sample sample : Scrape.of(metrics.scrape()).samples()) {
            if (sample.name().equals("model_request_seconds_bucket")
                    && !sample.labels().get("le").equals("+Inf")) {
                double bound = Double.parseDouble(sample.labels().get("le"));
                widest = before > 0 ? Math.max(widest, bound / before - 1) : widest;
                before = bound;
                buckets++;
            }
        }
        assertThat(buckets).isBetween(50, 80);
        assertThat(widest).isBetween(0.2, 0.3334);
    }

    @Test
    void every_form_of_a_line_is_read_and_what_is_none_is_refused() {
        Scrape scrape = Scrape.of("# HELP a b\na 1\nb{} +Inf\nc{x=\"1\",y=\"a,b}\"} -2.5e-3 1700000000\nd NaN\n\n");
        assertThat(scrape.samples()).hasSize(4);
        assertThat(scrape.samples().get(2).labels()).isEqualTo(Map.of("x", "1", "y", "a,b}"));
        assertThat(scrape.samples().get(2).value()).isEqualTo(-0.0025);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Scrape.of("a{x=1} 2"))
                .withMessage("a line must be a comment or name{labels} number, but was a{x=1} 2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> scrape.histogram("a"))
                .withMessage("a must be a histogram, but has no bucket +Inf");
    }
}
