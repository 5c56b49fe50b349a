package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RewritesTest {
    @TempDir
    Path folder;

    private TwoExercises course;
    private Task task;
    private Rewrites rewrites;

    @BeforeEach
    void begin() {
        course = TwoExercises.in(folder);
        task = course.sum();
        rewrites = new Rewrites(new History(folder.resolve(".gradus/history"), warning -> {}));
    }

    @Test
    void reset_writes_the_stub_and_undo_brings_mine_back() throws IOException {
        course.save("mine");
        assertThat(rewrites.reset(task)).isTrue();
        assertThat(course.file()).isEqualTo(task.solution().stub());
        assertThat(rewrites.undo(task)).isPresent();
        assertThat(course.file()).isEqualTo("mine");
    }

    @Test
    void undo_of_undo_takes_it_back_and_so_on() throws IOException {
        course.save("mine");
        rewrites.solve(task);
        rewrites.undo(task);
        rewrites.undo(task);
        assertThat(course.file()).isEqualTo(task.solution().answer());
        rewrites.undo(task);
        assertThat(course.file()).isEqualTo("mine");
    }

    @Test
    void what_was_written_after_a_reset_is_not_lost_by_undo() throws IOException {
        course.save("mine");
        rewrites.reset(task);
        course.save("newer");
        rewrites.undo(task);
        assertThat(course.file()).isEqualTo("mine");
        rewrites.undo(task);
        assertThat(course.file()).isEqualTo("newer");
    }

    @Test
    void without_a_replaced_version_there_is_nothing_to_undo() throws IOException {
        course.save("mine");
        assertThat(rewrites.undo(task)).isEmpty();
        assertThat(course.file()).isEqualTo("mine");
    }

    @Test
    void a_file_that_is_the_stub_already_is_left_alone() throws IOException {
        assertThat(rewrites.reset(task)).isFalse();
    }

    @Test
    void a_deleted_file_comes_back() throws IOException {
        Files.delete(task.learnerFile());
        assertThat(rewrites.reset(task)).isTrue();
        assertThat(course.file()).isEqualTo(task.solution().stub());
    }

    @Test
    void bytes_that_are_no_text_survive_reset_and_undo() throws IOException {
        byte[] latin = {'c', 'l', 'a', (byte) 0xE9, 's', '\r', '\n'};
        Files.write(task.learnerFile(), latin);
        rewrites.reset(task);
        rewrites.undo(task);
        assertThat(Files.readAllBytes(task.learnerFile())).isEqualTo(latin);
    }
}
