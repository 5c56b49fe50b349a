package gradus.engine.progress;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.grading.Verdict;
import gradus.engine.progress.Standing.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ProgressTest {
    @TempDir
    Path folder;

    private TwoExercises course;
    private final FakeGrader grader = new FakeGrader();

    @BeforeEach
    void begin() {
        course = TwoExercises.in(folder);
    }

    private Progress progress() {
        return new Progress(
                course.course(),
                new VerdictCache(folder.resolve(".gradus/verdicts")),
                new History(folder.resolve(".gradus/history"), warning -> {}));
    }

    @Test
    void a_fresh_course_is_not_started_and_begins_with_the_first_exercise() {
        assertThat(progress().all()).extracting(Standing::state).containsOnly(State.NOT_STARTED);
        assertThat(progress().current()).contains(course.sum());
        assertThat(grader.graded).isEmpty();
    }

    @Test
    void a_changed_file_is_not_checked_until_it_is() throws IOException {
        course.save(course.wrong());
        assertThat(progress().of(course.sum()).state()).isEqualTo(State.NOT_CHECKED);
        Verdict verdict = progress().grade(course.sum(), course.wrong(), grader);
        assertThat(progress().of(course.sum())).isEqualTo(Standing.of(course.sum(), verdict));
    }

    @Test
    void what_is_known_is_not_graded_again() throws IOException {
        course.save(course.right());
        assertThat(progress().checked(course.sum(), grader).solved()).isTrue();
        assertThat(progress().checked(course.sum(), grader).solved()).isTrue();
        assertThat(grader.graded).hasSize(1);
    }

    @Test
    void deleting_the_cache_costs_time_not_progress() throws IOException {
        course.save(course.right());
        progress().checked(course.sum(), grader);
        new VerdictCache(folder.resolve(".gradus/verdicts")).clear();
        assertThat(progress().of(course.sum()).state()).isEqualTo(State.NOT_CHECKED);
        assertThat(progress().checked(course.sum(), grader).points()).isEqualTo(4);
    }

    @Test
    void an_edited_file_that_reaches_its_todo_is_not_started() throws IOException {
        course.save(course.file() + "// a thought\n");
        assertThat(progress().checked(course.sum(), grader).state()).isEqualTo(State.NOT_STARTED);
        assertThat(progress().of(course.sum()).state()).isEqualTo(State.NOT_STARTED);
    }

    @Test
    void the_exercise_begun_last_is_the_current_one_then_the_first_unsolved() throws IOException {
        Files.writeString(course.total().learnerFile(), course.wrong());
        assertThat(progress().current()).contains(course.total());
        Files.writeString(course.total().learnerFile(), course.right());
        progress().checked(course.total(), grader);
        assertThat(progress().current()).contains(course.sum());
        course.save(course.right());
        progress().checked(course.sum(), grader);
        assertThat(progress().current()).isEmpty();
    }

    @Test
    void after_the_last_exercise_come_those_left_out() throws IOException {
        assertThat(progress().after(course.sum())).contains(course.total());
        assertThat(progress().after(course.total())).contains(course.sum());
        course.save(course.right());
        progress().checked(course.sum(), grader);
        assertThat(progress().after(course.total())).isEmpty();
    }

    @Test
    void a_file_that_is_no_text_says_why() throws IOException {
        Files.write(course.sum().learnerFile(), new byte[] {'c', (byte) 0xE9, 'd'});
        assertThat(progress().of(course.sum()).note()).contains("not UTF-8");
        course.save("  \n");
        assertThat(progress().of(course.sum()).note()).contains("empty");
        Files.delete(course.sum().learnerFile());
        assertThat(progress().of(course.sum()).note()).contains("not there", "gradus reset fundamentals/sums/1");
        assertThat(progress().of(course.sum()).state()).isEqualTo(State.UNREADABLE);
        Files.write(course.sum().learnerFile(), new byte[3 << 20]);
        assertThat(progress().of(course.sum()).note()).contains("3072 KB");
    }

    @Test
    void a_byte_order_mark_stays_for_the_compiler_to_refuse_as_maven_does() throws IOException {
        course.save("\uFEFF" + course.right());
        assertThat(LearnerFile.of(course.sum()).text()).isEqualTo("\uFEFF" + course.right());
        course.save("\uFEFF" + course.sum().solution().stub());
        assertThat(progress().of(course.sum()).state()).isNotEqualTo(State.NOT_STARTED);
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_file_that_is_not_plain_is_never_opened() throws Exception {
        for (String command : List.of("ln -sf /dev/zero", "mkfifo")) {
            Path file = course.sum().learnerFile();
            Files.delete(file);
            assertThat(new ProcessBuilder("sh", "-c", command + " '" + file + "'")
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(progress().of(course.sum()).note()).contains("not a plain file");
        }
    }

    @Test
    void the_stub_with_windows_line_ends_is_still_not_started() throws IOException {
        course.save(course.file().replace("\n", "\r\n"));
        assertThat(progress().of(course.sum()).state()).isEqualTo(State.NOT_STARTED);
    }
}
