package gradus.deployment.registry.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two hundred processes, each killed at a moment that nobody chose. Two registries are worked on at once, each by one process after the other. */
@Tag("proof")
class RandomKillsTest {
    private static final int LANES = 2;
    private static final int KILLS_PER_LANE = 100;
    private static final int TIMED = 20;

    @TempDir
    private Path root;

    @Test
    void killed_at_200_random_moments_it_goes_on_with_one_champion_each_time() throws Exception {
        Path first = Kills.begun(root.resolve("first"));
        SmallJvm jvm = new SmallJvm(
                Files.createDirectory(root.resolve("jvm")),
                "loop",
                "0",
                Kills.copy(first, root.resolve("archived")).toString());
        long nanos = nanosPerChange(jvm, Kills.copy(first, root.resolve("timed")));
        List<List<Kills.Left>> lanes = new ArrayList<>();
        ExecutorService threads = Executors.newFixedThreadPool(LANES);
        try {
            List<Future<List<Kills.Left>>> running = new ArrayList<>();
            for (int lane = 0; lane < LANES; lane++) {
                Path folder = Kills.copy(first, root.resolve("lane-" + lane));
                Random random = new Random(20260301 + lane);
                running.add(threads.submit(() -> lane(jvm, folder, random, nanos)));
            }
            for (Future<List<Kills.Left>> lane : running) {
                lanes.add(lane.get());
            }
        } finally {
            threads.shutdownNow();
        }
        for (List<Kills.Left> left : lanes) {
            assertThat(left).hasSize(KILLS_PER_LANE).allSatisfy(one -> {
                assertThat(one.faults()).isEmpty();
                assertThat(one.champion()).isPositive();
            });
            assertThat(left.stream().map(Kills.Left::champion).distinct().count())
                    .isGreaterThan(10);
        }
        assertThat(lanes.stream()
                        .mapToLong(left -> left.get(KILLS_PER_LANE - 1).candidates())
                        .sum())
                .as("versions whose process was killed between their registration and their promotion")
                .isPositive();
    }

    /** How long a process takes from one change of the champion to the next, on average. */
    private static long nanosPerChange(SmallJvm jvm, Path folder) throws Exception {
        Process process = jvm.start("loop", "0", folder.toString());
        try {
            Kills.begin(process);
            long begin = System.nanoTime();
            Kills.awaitLines(process, TIMED);
            return (System.nanoTime() - begin) / TIMED;
        } finally {
            Kills.kill(process);
        }
    }

    /** The next process is started while one works, and is let in when that one is gone. The moment falls anywhere in two changes. */
    private static List<Kills.Left> lane(SmallJvm jvm, Path folder, Random random, long nanos) throws Exception {
        List<Kills.Left> left = new ArrayList<>();
        Process next = jvm.start("loop", "0", folder.toString());
        for (int i = 1; i <= KILLS_PER_LANE; i++) {
            Process process = next;
            next = jvm.start("loop", Integer.toString(i), folder.toString());
            try {
                Kills.begin(process);
                LockSupport.parkNanos((long) (random.nextDouble() * 2 * nanos));
            } finally {
                Kills.kill(process);
            }
            left.add(Kills.left(folder));
        }
        Kills.kill(next);
        return left;
    }
}
