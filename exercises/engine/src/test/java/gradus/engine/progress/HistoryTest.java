package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.course.Task;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.progress.History.Version;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {
    @TempDir
    Path folder;

    private TwoExercises course;
    private Task task;
    private final List<String> warnings = new ArrayList<>();
    private History history;

    @BeforeEach
    void begin() {
        course = TwoExercises.in(folder);
        task = course.sum();
        history = new History(folder.resolve(".gradus/history"), warnings::add);
    }

    @Test
    void versions_come_back_newest_first_with_their_status_and_text() throws IOException {
        history.checked(task, "one", Status.WRONG);
        history.checked(task, "two", Status.PASSED);

        List<Version> versions = history.versions(task);
        assertThat(versions).extracting(Version::label).containsExactly("PASSED", "WRONG");
        assertThat(versions.get(0).content()).asString(StandardCharsets.UTF_8).isEqualTo("two");
        assertThat(versions.get(1).content()).asString(StandardCharsets.UTF_8).isEqualTo("one");
        assertThat(history.versions(course.total())).isEmpty();
    }

    @Test
    void the_same_text_checked_again_is_kept_once() {
        history.checked(task, "one", Status.WRONG);
        history.checked(task, "one", Status.WRONG);
        assertThat(history.versions(task)).hasSize(1);
    }

    @Test
    void the_newest_hundred_are_kept_and_what_undo_would_bring_back() throws IOException {
        history.replaced(task, "mine".getBytes(StandardCharsets.UTF_8), "reset");
        for (int i = 0; i < History.KEPT + 20; i++) {
            history.checked(task, "version " + i, Status.WRONG);
        }
        List<Version> versions = history.versions(task);
        assertThat(versions).hasSize(History.KEPT + 1);
        assertThat(versions.get(0).content()).asString(StandardCharsets.UTF_8).isEqualTo("version 119");
        assertThat(history.lastReplaced(task).orElseThrow().content())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("mine");
    }

    @Test
    void a_folder_that_cannot_be_written_is_told_once_and_checking_goes_on() throws IOException {
        Files.createDirectories(folder.resolve(".gradus"));
        Files.writeString(folder.resolve(".gradus/history"), "a file where the folder should be");
        course.save("mine");

        history.checked(task, "one", Status.WRONG);
        history.checked(task, "two", Status.WRONG);

        assertThat(warnings).singleElement().asString().contains("cannot be kept", "Checking goes on");
        assertThat(course.file()).isEqualTo("mine");
        assertThat(history.versions(task)).isEmpty();
    }

    @Test
    void what_cannot_be_kept_is_not_replaced() throws IOException {
        Files.createDirectories(folder.resolve(".gradus"));
        Files.writeString(folder.resolve(".gradus/history"), "a file where the folder should be");
        course.save("mine");

        assertThatThrownBy(() -> new Rewrites(history).reset(task))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("no copy can be kept");
        assertThat(course.file()).isEqualTo("mine");
    }

    @Test
    void other_files_in_the_folder_are_no_versions() throws IOException {
        history.checked(task, "one", Status.WRONG);
        Path versions = history.versions(task).get(0).file().getParent();
        Files.writeString(versions.resolve("notes.txt"), "mine");
        Files.writeString(versions.resolve("yesterday-WRONG-0123.java"), "mine");
        assertThat(history.versions(task)).hasSize(1);
    }

    private History at(String time) {
        Clock clock = Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
        return new History(folder.resolve(".gradus/history"), warnings::add, clock);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void a_clock_that_was_ahead_changes_neither_the_order_nor_what_undo_brings_back() throws IOException {
        for (int i = 0; i < History.KEPT; i++) {
            at("2031-01-01T00:00:00Z").checked(task, "ahead " + i, Status.WRONG);
        }
        at("2031-01-01T00:00:01Z").replaced(task, bytes("replaced ahead"), "reset");
        at("2026-01-01T00:00:00Z").replaced(task, bytes("mine"), "reset");
        assertThat(history.versions(task).get(0).content()).isEqualTo(bytes("mine"));
        assertThat(history.lastReplaced(task).orElseThrow().content()).isEqualTo(bytes("mine"));
        at("2025-01-01T00:00:00Z").checked(task, "newest", Status.PASSED);
        assertThat(history.versions(task).get(0).content()).isEqualTo(bytes("newest"));
        assertThat(history.versions(task)).hasSize(History.KEPT);
        assertThat(history.lastReplaced(task).orElseThrow().content()).isEqualTo(bytes("mine"));
    }

    @Test
    void what_was_replaced_last_of_several_exercises_has_the_highest_counter() throws IOException {
        for (int i = 0; i < 5; i++) {
            at("2031-01-01T00:00:00Z").checked(task, "version " + i, Status.WRONG);
        }
        at("2031-01-01T00:00:00Z").replaced(task, bytes("first"), "reset");
        at("2026-01-01T00:00:00Z").replaced(course.total(), bytes("second"), "reset");
        assertThat(history.lastReplaced(course.total()).orElseThrow().counter())
                .isGreaterThan(history.lastReplaced(task).orElseThrow().counter());
    }

    @Test
    void histories_from_before_the_counter_are_read_and_are_older() throws IOException {
        Path versions =
                Files.createDirectories(folder.resolve(".gradus/history").resolve(task.id()));
        Files.writeString(versions.resolve("20310101T000000.000000Z-WRONG-0123456789abcdef.java"), "old, ahead");
        Files.writeString(versions.resolve("20250101T000000.000000Z-BEFORE_RESET-0123456789abcdef.java"), "old");
        assertThat(history.lastReplaced(task).orElseThrow().content()).isEqualTo(bytes("old"));
        history.checked(task, "new", Status.WRONG);
        assertThat(history.versions(task))
                .extracting(version -> new String(version.content(), StandardCharsets.UTF_8))
                .containsExactly("new", "old, ahead", "old");
    }

    @Test
    void an_exercise_that_the_course_no_longer_has_keeps_its_versions() throws IOException {
        history.replaced("fundamentals/gone/1", bytes("mine"), "upgrade");
        try (Stream<Path> kept = Files.list(folder.resolve(".gradus/history/fundamentals/gone/1"))) {
            assertThat(kept).singleElement().satisfies(file -> assertThat(file).hasContent("mine"));
        }
    }
}
