package gradus.deployment.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    Path folder;

    @Test
    void the_new_bytes_take_the_place_of_the_old_ones_and_leave_nothing_beside() throws IOException {
        Path file = folder.resolve("model.zip");
        AtomicFile.write(file, new byte[] {1});
        AtomicFile.write(file, new byte[] {2, 3});
        assertThat(Files.readAllBytes(file)).containsExactly(2, 3);
        assertThat(names()).containsExactly("model.zip");
    }

    @Test
    void a_reader_never_finds_a_part() throws Exception {
        Path file = folder.resolve("model.zip");
        AtomicFile.write(file, filled(0));
        AtomicBoolean done = new AtomicBoolean();
        FutureTask<Integer> reader = new FutureTask<>(() -> {
            int mixed = 0;
            do {
                byte[] read = Files.readAllBytes(file);
                mixed += Arrays.equals(read, filled(read[0])) ? 0 : 1;
            } while (!done.get());
            return mixed;
        });
        new Thread(reader).start();
        for (int i = 1; i <= 20; i++) {
            AtomicFile.write(file, filled(i));
        }
        done.set(true);
        assertThat(reader.get()).isZero();
    }

    @Test
    void a_write_that_fails_leaves_what_was_there() throws IOException {
        Path taken = folder.resolve("model.zip");
        Files.createDirectories(taken.resolve("inside"));
        assertThatThrownBy(() -> AtomicFile.write(taken, new byte[9])).isInstanceOf(IOException.class);
        assertThat(names()).containsExactly("model.zip");
        assertThat(taken.resolve("inside")).exists();
        assertThatThrownBy(() -> AtomicFile.write(folder.resolve("none/model.zip"), new byte[9]))
                .isInstanceOf(IOException.class);
    }

    private static byte[] filled(int value) {
        byte[] bytes = new byte[100_000];
        Arrays.fill(bytes, (byte) value);
        return bytes;
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
