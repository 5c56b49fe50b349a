package gradus.deeplearning.djl;

import static org.assertj.core.api.Assertions.assertThat;

import ai.djl.Device;
import ai.djl.ndarray.NDManager;
import gradus.datasets.media.Images;
import gradus.datasets.media.Photos;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** What the operating system sees of a leak, in a process of its own: in another, there is memory that others have given back. */
@Tag("proof")
@EnabledOnOs(OS.LINUX)
class ProcessGrowthTest {
    private static final int REQUESTS = 190;
    private static final int TIMES = 3;
    private static List<Seen> seen;

    /** What 190 requests left: bytes that managers count; and by which the process and Java's heap have grown since the start. */
    private record Seen(long counted, long process, long heap) {
        static Seen of(String line) {
            long[] numbers =
                    Arrays.stream(line.split(" ")).mapToLong(Long::parseLong).toArray();
            return new Seen(numbers[0], numbers[1], numbers[2]);
        }
    }

    /** Leaks several times, each into a manager that is closed before the next. */
    static final class Leaks {
        private Leaks() {}

        public static void main(String... args) {
            PyTorch.settle();
            Images photo = Photos.all().get("astronaut.png");
            try (NDManager root = NDManager.newBaseManager(Device.cpu())) {
                PhotoContrast.tidy(root, photo); // everything is loaded
                long process = ProcessMemory.bytes().orElseThrow();
                long heap = heap();
                for (int time = 0; time < TIMES; time++) {
                    leak(root, photo, process, heap);
                }
            }
        }

        private static void leak(NDManager root, Images photo, long process, long heap) {
            try (NDManager manager = root.newSubManager()) {
                for (int request = 0; request < REQUESTS; request++) {
                    PhotoContrast.leaking(manager, photo);
                }
                System.out.println(LiveArrays.bytes(manager) + " "
                        + (ProcessMemory.bytes().orElseThrow() - process) + " " + (heap() - heap));
            }
        }

        private static long heap() {
            System.gc();
            return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
        }
    }

    @BeforeAll
    static void leakInAProcessOfItsOwn() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Dai.djl.offline=true",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Leaks.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        seen = said.lines().map(Seen::of).toList();
        assertThat(seen).hasSize(TIMES);
    }

    @Test
    void the_requests_grow_the_process_by_over_half_of_what_they_leave_and_the_heap_hardly() {
        Seen first = seen.get(0);
        assertThat(first.counted()).isBetween(448_000_000L, 449_000_000L);
        assertThat(first.process()).isBetween(first.counted() / 2, first.counted() * 3 / 2);
        assertThat(first.heap()).isLessThan(20_000_000L);
    }

    /** The second time grows it by some of its room, perhaps for the gaps between arrays; from then on there is room enough. */
    @Test
    void what_a_closed_manager_held_is_there_for_others() {
        Seen last = seen.get(TIMES - 1);
        assertThat(last.counted()).isEqualTo(seen.get(0).counted());
        assertThat(last.process() - seen.get(TIMES - 2).process()).isLessThan(last.counted() / 10);
    }
}
