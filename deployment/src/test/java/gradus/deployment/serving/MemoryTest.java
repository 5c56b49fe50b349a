package gradus.deployment.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the server's process keeps in memory under the options that {@link Serve#MEMORY} states. */
@Tag("proof")
@EnabledOnOs(OS.LINUX) // reads /proc
class MemoryTest {
    @ParameterizedTest
    @ValueSource(strings = {"README.md", "docs/serving.md"})
    void who_reads_how_to_start_it_reads_the_options(String page) throws Exception {
        assertThat(Files.readString(Path.of(page)))
                .contains("JDK_JAVA_OPTIONS='" + String.join(" ", Serve.MEMORY) + "' ./gradus run serving Serve");
    }

    @Test
    void sixty_four_connections_stay_within_the_stated_bound() throws Exception {
        assertThat(ResidentMemory.underLoad(Serve.MEMORY, Serve.class)).isBetween(40L, 160L);
    }
}
