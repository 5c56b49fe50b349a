package gradus.deployment.throughput;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.deployment.serving.LogCapture;
import gradus.deployment.serving.ResidentMemory;
import gradus.deployment.serving.SavedWeightModel;
import gradus.deployment.serving.Settings;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@Tag("proof")
class NettyServeTest {
    @Test
    @EnabledOnOs(OS.LINUX) // reads /proc
    void sixty_four_connections_stay_within_160_megabytes() throws Exception {
        assertThat(ResidentMemory.underLoad(NettyServe.MEMORY, NettyServe.class))
                .isBetween(40L, 160L);
    }

    /** Where there is no epoll. */
    @Test
    void java_s_own_sockets_serve_as_well() throws Exception {
        Settings settings = Settings.local(0).withDrain(Duration.ZERO);
        try (LogCapture quiet = new LogCapture();
                NettyServer server = new NettyServer(settings, SavedWeightModel::load, NettyTransport.NIO)) {
            server.awaitReady();
            LoadTest.Result result = LoadTest.run(server.port(), 4, Duration.ofMillis(200));
            assertThat(result.errors()).isZero();
            assertThat(result.requests()).isPositive();
            assertThat(quiet.lines()).isNotEmpty();
        }
    }
}
