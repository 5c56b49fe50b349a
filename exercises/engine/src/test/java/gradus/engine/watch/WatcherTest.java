package gradus.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.grading.EnvironmentException;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.progress.FakeGrader;
import gradus.engine.progress.History;
import gradus.engine.progress.Progress;
import gradus.engine.progress.TwoExercises;
import gradus.engine.progress.VerdictCache;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class WatcherTest {
    private static final int QUIET_MILLIS = 700;

    @TempDir
    Path folder;

    private record Said(String id, String text, String what, long age) {}

    private TwoExercises course;
    private final FakeGrader grader = new FakeGrader();
    private final BlockingQueue<Said> said = new LinkedBlockingQueue<>();
    private final List<String> warnings = new CopyOnWriteArrayList<>();
    private Progress progress;
    private Watcher watcher;
    private Thread thread;

    @BeforeEach
    void begin() {
        course = TwoExercises.in(folder);
        progress = new Progress(
                course.course(),
                new VerdictCache(folder.resolve(".gradus/verdicts")),
                new History(folder.resolve(".gradus/history"), warnings::add));
        watcher = watch(said);
    }

    private Watcher watch(BlockingQueue<Said> to) {
        Watcher opened = new Watcher(course.course().tasks(), progress, grader, new Watcher.Listener() {
            private Said graded;

            @Override
            public void graded(Save save, Verdict verdict) {
                graded =
                        new Said(save.task().id(), save.text(), verdict.status().name(), save.age());
            }

            @Override
            public void recorded(Save save) {
                to.add(graded); // only now: what a test saves next must not overtake the record of this
            }

            @Override
            public void unreadable(Save save, String problem) {
                to.add(new Said(save.task().id(), save.text(), problem, save.age()));
            }
        });
        thread = new Thread(() -> {
            try {
                opened.run();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        thread.start();
        return opened;
    }

    @AfterEach
    void end() throws Exception {
        watcher.close();
        thread.join(5000);
        assertThat(thread.isAlive()).as("a closed watcher ends").isFalse();
    }

    private Said next() throws InterruptedException {
        Said next = said.poll(10, TimeUnit.SECONDS);
        assertThat(next).as("a verdict within 10 s").isNotNull();
        return next;
    }

    private void quiet() throws InterruptedException {
        assertThat(said.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS)).isNull();
    }

    @Test
    void a_save_gets_its_verdict_and_is_kept() throws Exception {
        course.save(course.wrong());
        Said first = next();
        assertThat(first.what()).isEqualTo(Status.WRONG.name());
        assertThat(first.text()).isEqualTo(course.wrong());
        assertThat(first.age()).isBetween(0L, 5000L);
        course.save(course.right());
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
        quiet();
        assertThat(new History(folder.resolve(".gradus/history"), warnings::add).versions(course.sum()))
                .extracting(History.Version::label)
                .containsExactly("PASSED", "WRONG");
        assertThat(progress.of(course.sum()).solved()).isTrue();
    }

    @Test
    void an_editor_that_writes_beside_and_renames_is_seen() throws Exception {
        Path beside = course.sum().learnerFile().resolveSibling(".Sum.java.swp");
        Files.writeString(beside, course.right());
        Files.setLastModifiedTime(beside, FileTime.from(Instant.now().minusSeconds(3600)));
        Files.move(beside, course.sum().learnerFile(), StandardCopyOption.REPLACE_EXISTING);
        Said only = next();
        assertThat(only.what()).isEqualTo(Status.PASSED.name());
        assertThat(only.age()).as("counted from the rename").isLessThan(10_000);
        quiet();
    }

    @Test
    void two_saves_within_50_ms_end_with_the_verdict_on_the_second() throws Exception {
        for (int i = 0; i < 10; i++) {
            course.save(course.wrong() + "// " + i);
            Thread.sleep(i * 5L);
            course.save(course.right() + "// " + i);
            Said last = next();
            while (!last.text().endsWith("// " + i) || last.what().equals(Status.WRONG.name())) {
                last = next();
            }
            assertThat(last.what()).isEqualTo(Status.PASSED.name());
            assertThat(last.text()).isEqualTo(course.right() + "// " + i);
        }
        quiet();
    }

    @Test
    void a_save_while_grading_is_graded_instead() throws Exception {
        String wrong = course.wrong();
        String right = course.right();
        grader.meanwhile.add(() -> write(right));
        course.save(wrong);
        Said only = next();
        assertThat(only.what()).isEqualTo(Status.PASSED.name());
        assertThat(only.text()).isEqualTo(right);
        assertThat(grader.graded).containsExactly(wrong, right);
        quiet();
    }

    @Test
    void a_save_in_two_halves_gets_one_verdict() throws Exception {
        byte[] text = course.right().getBytes(StandardCharsets.UTF_8);
        grader.meanwhile.add(() -> pause(100)); // as long as grading takes
        try (OutputStream out = Files.newOutputStream(course.sum().learnerFile())) {
            Thread.sleep(60); // the editor has emptied the file and not written yet
            out.write(text, 0, text.length / 2);
            out.write(text, text.length / 2, text.length - text.length / 2);
        }
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
        quiet();
    }

    @Test
    void what_looks_whole_is_graded_at_once_and_told_only_if_nothing_follows() throws Exception {
        String right = course.right();
        String half = right.substring(0, right.indexOf('}') + 1);
        assertThat(right.substring(half.length())).contains("}");
        try (OutputStream out = Files.newOutputStream(course.sum().learnerFile())) {
            grader.meanwhile.add(() -> append(out, right.substring(half.length())));
            append(out, half);
            Said only = next();
            assertThat(only.text()).isEqualTo(right);
            assertThat(only.what()).isEqualTo(Status.PASSED.name());
        }
        quiet();
    }

    private static void append(OutputStream out, String text) {
        try {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_half_written_save_gets_the_right_verdict_in_the_end() throws Exception {
        byte[] text = course.right().getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(course.sum().learnerFile())) {
            out.write(text, 0, 30);
            out.flush();
            Thread.sleep(400);
            out.write(text, 30, text.length - 30);
        }
        Said last = next();
        if (!last.what().equals(Status.PASSED.name())) {
            assertThat(last.text()).as("a verdict is on what was on disk").hasSize(30);
            last = next();
        }
        assertThat(last.text()).isEqualTo(course.right());
        quiet();
    }

    @Test
    void a_file_deleted_while_being_checked_is_said_to_be_gone_and_comes_back() throws Exception {
        Path file = course.sum().learnerFile();
        grader.meanwhile.add(() -> delete(file));
        course.save(course.wrong());
        assertThat(next().what()).contains("not there", "gradus reset fundamentals/sums/1");
        course.save(course.right());
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
        quiet();
    }

    @Test
    void an_endless_loop_is_given_up_once_it_is_mended() throws Exception {
        grader.meanwhile.add(grader::untilAbandoned);
        course.save(course.wrong());
        Thread.sleep(600);
        assertThat(said).isEmpty();
        course.save(course.right());
        Said only = next();
        assertThat(only.what()).isEqualTo(Status.PASSED.name());
        assertThat(only.age()).isLessThan(5000);
        quiet();
    }

    @Test
    void closing_ends_a_grading_that_takes_long() throws Exception {
        grader.meanwhile.add(grader::untilAbandoned);
        course.save(course.wrong());
        Thread.sleep(300);
        watcher.stop();
        grader.abandon();
        watcher.close();
        thread.join(5000);
        assertThat(thread.isAlive()).isFalse();
        assertThat(said).isEmpty();
    }

    @Test
    void a_touched_file_without_change_is_left_alone() throws Exception {
        Files.setLastModifiedTime(course.sum().learnerFile(), FileTime.from(Instant.now()));
        course.save(course.file());
        quiet();
        assertThat(grader.graded).isEmpty();
    }

    @Test
    void empty_and_undecodable_files_are_explained_and_left_as_they_are() throws Exception {
        course.save("");
        assertThat(next().what()).contains("empty");
        byte[] latin = {'c', 'l', 'a', 's', 's', ' ', (byte) 0xE9};
        Files.write(course.sum().learnerFile(), latin);
        assertThat(next().what()).contains("not UTF-8");
        assertThat(Files.readAllBytes(course.sum().learnerFile())).isEqualTo(latin);
        course.save(course.right());
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
    }

    @Test
    void every_file_is_followed_and_neighbours_are_not() throws Exception {
        Files.writeString(course.sum().learnerFile().resolveSibling("Notes.java"), "class Notes {}");
        Files.writeString(course.total().learnerFile(), course.right());
        assertThat(next().id()).isEqualTo("fundamentals/sums/2");
        quiet();
    }

    @Test
    void a_folder_deleted_and_made_anew_is_followed_again() throws Exception {
        Path answers = course.sum().learnerFile().getParent();
        Files.delete(course.sum().learnerFile());
        Files.delete(course.total().learnerFile());
        Files.delete(answers);
        next();
        next();
        Files.createDirectories(answers);
        course.save(course.right());
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
    }

    @Test
    void a_request_grades_the_file_as_it_is() throws Exception {
        watcher.request(course.sum());
        assertThat(next().what()).isEqualTo(Status.NOT_STARTED.name());
    }

    @Test
    void two_watchers_give_the_same_verdicts_and_keep_a_sound_history() throws Exception {
        BlockingQueue<Said> others = new LinkedBlockingQueue<>();
        Thread first = thread;
        Watcher second = watch(others);
        for (int i = 0; i < 10; i++) {
            String text = (i % 2 == 0 ? course.right() : course.wrong()) + "// " + i;
            course.save(text);
            assertThat(next().text()).isEqualTo(text);
            Said other = others.poll(10, TimeUnit.SECONDS);
            assertThat(other).isNotNull();
            assertThat(other.text()).isEqualTo(text);
        }
        second.close();
        thread.join(5000);
        thread = first;
        List<History.Version> versions =
                new History(folder.resolve(".gradus/history"), warnings::add).versions(course.sum());
        assertThat(versions)
                .extracting(History.Version::hash)
                .doesNotHaveDuplicates()
                .hasSize(10);
        assertThat(warnings).isEmpty();
    }

    @Test
    void a_history_that_cannot_be_written_warns_once_and_verdicts_go_on() throws Exception {
        Files.createDirectories(folder.resolve(".gradus"));
        Files.writeString(folder.resolve(".gradus/history"), "a file where the folder should be");
        course.save(course.wrong());
        assertThat(next().what()).isEqualTo(Status.WRONG.name());
        course.save(course.right());
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
        quiet();
        assertThat(warnings).hasSize(1);
        assertThat(course.file()).isEqualTo(course.right());
    }

    @Test
    void what_the_machine_forbids_is_said_and_the_watch_goes_on() throws Exception {
        grader.meanwhile.add(() -> {
            throw new EnvironmentException("the folder for temporary files /tmp is full");
        });
        course.save(course.wrong());
        assertThat(next().what()).contains("/tmp is full");
        assertThat(progress.of(course.sum()).note()).isEmpty();
        course.save(course.right());
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
    }

    @Test
    void a_course_that_vanishes_under_a_watch_is_told_in_one_sentence() throws Exception {
        grader.meanwhile.add(() -> {
            throw new UncheckedIOException("its solution cannot be read", new NoSuchFileException("Sum.java"));
        });
        course.save(course.wrong());
        assertThat(next().what()).isEqualTo("its solution cannot be read (Sum.java)");
        course.save(course.right());
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
    }

    @Test
    void a_grader_that_changes_has_the_file_graded_again() throws Exception {
        course.save(course.right());
        next();
        quiet();
        Files.setLastModifiedTime(
                course.sum().graderFile(), FileTime.from(Instant.now().plusSeconds(5)));
        assertThat(next().what()).isEqualTo(Status.PASSED.name());
        quiet();
    }

    @Test
    @Tag("proof")
    void saves_that_come_faster_than_verdicts_get_one_all_the_same() throws Exception {
        for (int i = 0; i < 12; i++) {
            grader.meanwhile.add(() -> pause(700));
        }
        for (int i = 0; i < 12; i++) {
            course.save(course.right() + "// " + i);
            Thread.sleep(500);
        }
        assertThat(said).as("verdicts while saves went on for 6 s").hasSizeBetween(1, 4);
        Said last = next();
        while (!last.text().endsWith("// 11")) {
            last = next();
        }
        quiet();
    }

    private void write(String text) {
        try {
            course.save(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
