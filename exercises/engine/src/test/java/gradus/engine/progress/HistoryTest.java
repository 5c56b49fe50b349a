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
import java.util.ArrayList;
import java.util.List;
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
}
