package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
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
    void drafts_that_a_killed_process_left_are_swept_and_young_ones_stay() throws IOException {
        Path old = Files.writeString(folder.resolve(".gradus-1.tmp"), "half");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(120)));
        Path young = Files.writeString(folder.resolve(".gradus-2.tmp"), "half");
        AtomicFiles.write(folder.resolve("text"), "whole");
        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

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
}
