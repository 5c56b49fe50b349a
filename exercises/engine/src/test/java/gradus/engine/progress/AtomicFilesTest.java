package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicFilesTest {
    @TempDir
    Path folder;

    @Test
    void a_reader_sees_one_text_or_the_other_while_two_writers_write() throws Exception {
        Path file = folder.resolve("shared.txt");
        List<String> texts = List.of("a".repeat(200_000), "b".repeat(300_000));
        AtomicFiles.write(file, texts.get(0));
        AtomicBoolean open = new AtomicBoolean(true);
        List<Thread> writers = new ArrayList<>();
        List<Throwable> failures = java.util.Collections.synchronizedList(new ArrayList<>());
        for (String text : texts) {
            Thread writer = new Thread(() -> {
                try {
                    while (open.get()) {
                        AtomicFiles.write(file, text);
                    }
                } catch (IOException e) {
                    failures.add(e);
                }
            });
            writers.add(writer);
            writer.start();
        }
        for (int i = 0; i < 200; i++) {
            assertThat(texts.contains(Files.readString(file))).isTrue();
        }
        open.set(false);
        for (Thread writer : writers) {
            writer.join();
        }
        assertThat(failures).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(file);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void permissions_and_links_stay() throws IOException {
        Path file = folder.resolve("real.txt");
        Files.writeString(file, "before");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-x---"));
        Path link = Files.createSymbolicLink(folder.resolve("link.txt"), file);

        AtomicFiles.write(link, "after");

        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertThat(Files.readString(file)).isEqualTo("after");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rwxr-x---");
    }

    @Test
    void a_failed_write_leaves_the_file_as_it_was_and_nothing_beside_it() throws IOException {
        Path occupied = folder.resolve("occupied");
        Files.createDirectories(occupied.resolve("inside"));
        assertThatThrownBy(() -> AtomicFiles.write(occupied, "text")).isInstanceOf(IOException.class);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).containsExactly(occupied);
        }
    }

    @Test
    void a_disk_that_is_full_is_told_with_the_file() {
        assertThat(AtomicFiles.named(Path.of("a", "Sum.java"), new IOException("No space left on device")))
                .hasMessage(Path.of("a", "Sum.java") + ": No space left on device");
    }

    @Test
    void drafts_of_processes_that_were_killed_are_swept_and_those_of_working_ones_stay() throws Exception {
        Process ended = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-version")
                .redirectErrorStream(true)
                .start();
        ended.getInputStream().readAllBytes();
        ended.waitFor();
        Path lesson = Files.createDirectories(folder.resolve("a/lesson"));
        Path killed = Files.writeString(lesson.resolve(".gradus-" + ended.pid() + "-123.tmp"), "half");
        Path unnamed = Files.writeString(lesson.resolve(".gradus-4711.tmp"), "half");
        Path working = Files.writeString(
                lesson.resolve(".gradus-" + ProcessHandle.current().pid() + "-123.tmp"), "half");
        Path mine = Files.writeString(lesson.resolve("gradus.tmp"), "mine");

        AtomicFiles.sweep(folder);

        assertThat(killed).doesNotExist();
        assertThat(unnamed).doesNotExist();
        assertThat(working).exists();
        assertThat(mine).exists();
        Files.setLastModifiedTime(working, FileTime.from(Instant.now().minus(Duration.ofDays(1))));
        AtomicFiles.sweep(folder);
        assertThat(working).as("its number has passed to another process").doesNotExist();
        AtomicFiles.sweep(folder.resolve("no such folder"));
    }
}
