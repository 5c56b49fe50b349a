package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class AdmissionLimitTest {
    private final AdmissionLimit limit = new AdmissionLimit(2, Duration.ofMillis(2500));

    /** Asks from within, so that each caller is inside while the next one comes: no threads, no waiting. */
    private String nested(int depth) {
        return limit.call(() -> depth == 1 ? "in" : nested(depth - 1));
    }

    @Test
    void so_many_at_once_and_no_more() {
        assertThat(nested(2)).isEqualTo("in");
        assertThatExceptionOfType(Overloaded.class)
                .isThrownBy(() -> nested(3))
                .withMessage("2 requests are inside; try again in 3 s")
                .satisfies(full -> assertThat(full.header()).isEqualTo("3"));
        assertThat(nested(2)).as("every place was given back").isEqualTo("in");
    }

    @Test
    void a_failure_gives_its_place_back() {
        Supplier<String> fails = () -> {
            throw new IllegalStateException("model");
        };
        for (int i = 0; i < 5; i++) {
            assertThatThrownBy(() -> limit.call(fails)).hasMessage("model");
        }
        assertThat(nested(2)).isEqualTo("in");
    }

    @Test
    void resilience4j_s_bulkhead_admits_and_refuses_the_same() {
        Bulkhead bulkhead = Bulkhead.of(
                "model",
                BulkheadConfig.custom()
                        .maxConcurrentCalls(2)
                        .maxWaitDuration(Duration.ZERO)
                        .build());
        Supplier<String> one = () -> "in";
        Supplier<String> two = () -> bulkhead.executeSupplier(one);
        assertThat(bulkhead.executeSupplier(two)).isEqualTo("in");
        assertThatThrownBy(() -> bulkhead.executeSupplier(() -> bulkhead.executeSupplier(two)))
                .isInstanceOf(BulkheadFullException.class)
                .hasMessage("Bulkhead 'model' is full and does not permit further calls");
        assertThat(bulkhead.getMetrics().getAvailableConcurrentCalls()).isEqualTo(2);
        assertThat(BulkheadConfig.ofDefaults().getMaxConcurrentCalls()).isEqualTo(25);
    }
}
