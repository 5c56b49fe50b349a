package gradus.engine.cli.screen;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.grading.EnvironmentException;
import gradus.engine.progress.FakeGrader;
import gradus.engine.progress.TwoExercises;
import gradus.engine.progress.Workplace;
import gradus.engine.terminal.Console;
import java.io.ByteArrayOutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
class ScreenWatchTest {
    @TempDir
    Path folder;

    private TwoExercises course;
    private final ByteArrayOutputStream screen = new ByteArrayOutputStream();
    private PipedOutputStream keys;
    private Thread watch;
    private ScreenWatch shownWatch;
    private final FakeGrader grader = new FakeGrader();
    private volatile Throwable failure;
    private int seen;

    @BeforeEach
    void open() throws Exception {
        course = TwoExercises.in(folder);
        keys = new PipedOutputStream();
        PrintWriter none = new PrintWriter(new StringWriter());
        Console console = Console.of(none, none, new java.io.ByteArrayInputStream(new byte[0]));
        Workplace workplace = new Workplace(folder, console::note, c -> grader);
        Terminal terminal =
                new DumbTerminal("test", "ansi", new PipedInputStream(keys), screen, StandardCharsets.UTF_8);
        terminal.setSize(Size.of(100, 50));
        shownWatch = new ScreenWatch(workplace, console, grader, Optional.empty(), opened -> {});
        watch = new Thread(() -> {
            try (terminal) {
                shownWatch.run(course.sum(), terminal);
            } catch (Exception e) {
                failure = e;
            }
        });
        watch.start();
        await("not started", "q quit");
    }

    @AfterEach
    void quit() throws Exception {
        keys.write('q');
        keys.flush();
        watch.join(10_000);
        assertThat(watch.isAlive()).as("q ends the watch").isFalse();
        assertThat(failure).isNull();
    }

    private void press(char key) throws Exception {
        seen = screen.size();
        keys.write(key);
        keys.flush();
    }

    private void save(String text) throws Exception {
        seen = screen.size();
        course.save(text);
    }

    /** Waits for words on a screen drawn since the last key or save. */
    private void await(String... words) throws Exception {
        for (String word : words) {
            for (int i = 0; i < 1000 && !shown().contains(word); i++) {
                Thread.sleep(10);
            }
            assertThat(shown()).contains(word);
        }
    }

    private String shown() {
        String all = new String(screen.toByteArray(), StandardCharsets.UTF_8);
        byte[] before = java.util.Arrays.copyOf(screen.toByteArray(), seen);
        return all.substring(new String(before, StandardCharsets.UTF_8).length());
    }

    @Test
    void it_shows_the_task_the_verdict_and_the_progress() throws Exception {
        await("0 of 2 exercises solved", "fundamentals/sums/1  A sum", "Sum.java", "Adds numbers.", "not started");
    }

    @Test
    void what_is_fetched_before_a_save_is_graded_is_said_and_why_it_was_not_graded() throws Exception {
        grader.meanwhile.add(() -> {
            shownWatch.say("sums needs Joda-Time: 623 KB, once. Fetching what is not there yet.");
            pause(1500);
            throw new EnvironmentException("Joda-Time (623 KB) could not be fetched");
        });
        save(course.right());
        await("needs Joda-Time: 623 KB, once. Fetching");
        await("! not graded: Joda-Time (623 KB) could not be fetched");
        assertThat(shown()).doesNotContain("unreadable");
        save(course.right() + "// again");
        await("passed");
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_save_is_graded_and_a_solved_exercise_moves_on() throws Exception {
        save(course.wrong());
        await("wrong, 2 of 4 points", "the sum keeps only the last number");
        save(course.right());
        await("1 of 2 exercises solved", "passed", "n or Enter goes on to fundamentals/sums/2");
        press('\r');
        await("fundamentals/sums/2  A total");
        press('p');
        await("fundamentals/sums/1  A sum");
    }

    @Test
    void saving_another_exercise_turns_to_it() throws Exception {
        seen = screen.size();
        java.nio.file.Files.writeString(course.total().learnerFile(), course.wrong());
        await("fundamentals/sums/2  A total", "wrong, 2 of 4 points");
    }

    @Test
    void hints_come_one_at_a_time() throws Exception {
        press('h');
        await("Hint 1 of 2: Begin with zero.");
        assertThat(shown()).doesNotContain("Hint 2 of 2");
        press('h');
        await("Hint 2 of 2: Add one number at a time.");
    }

    @Test
    void mistakes_are_shown_once_it_is_solved() throws Exception {
        press('m');
        await("shown once it is solved");
        assertThat(shown()).doesNotContain("begins at 1");
        save(course.right());
        await("m shows the mistakes that people make here");
        press('m');
        await("Mistakes people make in Sum.java", "begins at 1", "+        int sum = 1;", "any key");
        press(' ');
        await("q quit");
    }

    @Test
    void the_solution_is_asked_for_twice_while_unsolved() throws Exception {
        press('s');
        await("Show the solution? y / n");
        assertThat(shown()).doesNotContain("sum += number");
        press('n');
        await("q quit");
        press('s');
        await("Show the solution? y / n");
        press('y');
        await("+            sum += number;", "any key");
        press(' ');
        await("q quit");
    }

    @Test
    void a_reset_is_asked_for_and_can_be_undone() throws Exception {
        save(course.wrong());
        await("wrong");
        press('r');
        await("Begin this file anew?");
        assertThat(course.file()).isEqualTo(course.wrong());
        press('y');
        await("not started");
        assertThat(course.file()).isEqualTo(course.sum().solution().stub());
        press('u');
        await("wrong, 2 of 4 points");
        assertThat(course.file()).isEqualTo(course.wrong());
    }

    @Test
    void the_list_is_a_page_of_its_own() throws Exception {
        press('l');
        await("you are here", "0 of 2 exercises solved", "any key: back to fundamentals/sums/1");
        press('x');
        await("Adds numbers.");
    }
}
