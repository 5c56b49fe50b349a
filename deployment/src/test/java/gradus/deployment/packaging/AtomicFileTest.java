package gradus.deployment.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
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

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void who_may_read_a_file_stays_and_a_new_one_may_be_read_by_those_who_may_read_its_folder() throws IOException {
        Path file = folder.resolve("model.zip");
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-x---"));
        AtomicFile.write(file, new byte[] {1});
        assertThat(permissions(file)).isEqualTo("rw-r-----");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-r--"));
        AtomicFile.write(file, new byte[] {2});
        assertThat(permissions(file)).isEqualTo("rw-rw-r--");
    }

    private static String permissions(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
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
