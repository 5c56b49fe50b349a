package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import gradus.deployment.serving.LogCapture;
import gradus.deployment.serving.PredictionServer;
import gradus.deployment.serving.Settings;
import gradus.deployment.serving.WeightModel;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("proof")
class LoadTestTest {
    @Test
    void many_clients_at_once_are_answered_without_an_error() throws Exception {
        Settings settings = Settings.local(0).withDrain(Duration.ZERO);
        try (LogCapture log = new LogCapture();
                PredictionServer server = new PredictionServer(settings, WeightModel::fit).awaitReady()) {
            LoadTest.Result result = LoadTest.run(server.port(), 32, Duration.ofMillis(600));
            assertThat(result.errors()).isZero();
            assertThat(result.requests()).isGreaterThanOrEqualTo(32);
            assertThat(result.p99Millis()).isGreaterThanOrEqualTo(result.medianMillis());
            assertThat(result.perSecond()).isPositive();
            assertThat(log.lines())
                    .filteredOn(line -> line.contains("\"path\":\"/predict\""))
                    .hasSizeGreaterThanOrEqualTo(32);
        }
    }

    @Test
    void an_answer_that_is_no_prediction_is_an_error() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        Settings settings = Settings.local(0).withDrain(Duration.ZERO);
        try (LogCapture quiet = new LogCapture();
                PredictionServer server = new PredictionServer(settings, () -> whenReleased(never))) {
            LoadTest.Result result = LoadTest.run(server.port(), 2, Duration.ofMillis(200));
            assertThat(result.requests()).isZero();
            assertThat(result.errors()).isPositive();
            assertThat(result.p99Millis()).isNaN();
            never.countDown();
            server.awaitReady();
            assertThat(quiet.lines()).isNotEmpty();
        }
    }

    private static WeightModel whenReleased(CountDownLatch latch) {
        try {
            latch.await();
            return WeightModel.fit();
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted while loading", e);
        }
    }

    @Test
    void a_number_of_clients_that_would_be_an_attack_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LoadTest.run(1, 1001, Duration.ofMillis(1)))
                .withMessage("clients must be between 1 and 1000, but was 1001");
        assertThatIllegalArgumentException().isThrownBy(() -> LoadTest.run(1, 0, Duration.ofMillis(1)));
    }
}
