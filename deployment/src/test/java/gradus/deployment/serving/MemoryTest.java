package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the server's process keeps in memory under the options that {@link Serve#MEMORY} states. */
@Tag("proof")
@EnabledOnOs(OS.LINUX) // reads /proc
class MemoryTest {
    @Test
    void sixty_four_connections_stay_within_the_stated_bound() throws Exception {
        assertThat(ResidentMemory.underLoad(Serve.MEMORY, Serve.class)).isBetween(40L, 220L);
    }
}
