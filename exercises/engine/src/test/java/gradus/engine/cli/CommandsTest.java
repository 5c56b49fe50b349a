package gradus.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import gradus.engine.SmallCourse;
import gradus.engine.progress.FakeGrader;
import gradus.engine.progress.TwoExercises;
import gradus.engine.terminal.Console;
import gradus.engine.terminal.Style;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

@Tag("proof")
class CommandsTest {
    private static final String SUM = "fundamentals/sums/1";

    @TempDir
    Path folder;

    private TwoExercises course;
    private final FakeGrader grader = new FakeGrader();
    private StringWriter out = new StringWriter();
    private StringWriter err = new StringWriter();

    @BeforeEach
    void begin() {
        course = TwoExercises.in(folder);
    }

    private int run(String... args) {
        return typing("", args);
    }

    private int typing(String typed, String... args) {
        return run(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), args);
    }

    private int run(InputStream in, String... args) {
        out = new StringWriter();
        err = new StringWriter();
        Console console = Console.of(new PrintWriter(out, true), new PrintWriter(err, true), in);
        return Gradus.commandLine(Desk.of(folder, console, c -> grader)).execute(args);
    }

    private String said() {
        return out + "" + err;
    }

    @Test
    void without_a_command_it_says_where_you_stand_what_is_next_and_how_to_begin() {
        assertThat(run()).isZero();
        assertThat(said())
                .contains("0 of 2 exercises solved, 0 of 8 points")
                .contains(
                        "Next: " + SUM + "  A sum", "gradus read sums", "gradus run sums", "gradus watch", "Sum.java");
    }

    @Test
    void list_shows_every_exercise_without_grading() throws Exception {
        course.save(course.wrong());
        assertThat(run("list")).isZero();
        assertThat(said()).contains("? 1 build", "not checked yet  ← you are here", "· 2 build", "not started");
        assertThat(grader.graded).isEmpty();
    }

    @Test
    void map_shows_every_lesson_and_path_chooses_what_next_follows() throws Exception {
        Files.writeString(folder.resolve("fundamentals/README.md"), """
                | # | Lesson | Question |
                |--:|---|---|
                | | **Adding up** | |
                | 1 | [sums](docs/sums.md) | How much? |
                | 2 | products *(planned)* | How often? |
                """);
        Files.writeString(folder.resolve("README.md"), "| `adding` | whoever adds | sums |\n");
        assertThat(run("map")).isZero();
        assertThat(said())
                .contains("fundamentals", "  Adding up", "  · sums                0/2       10 min  ← you are here")
                .contains(
                        "  ◦ products            How often?",
                        "Path all: 0 of 1 lesson done, about 10 min left; 1 more is planned.");
        assertThat(run("map", "baking")).isEqualTo(2);
        assertThat(said()).contains("there is no stage baking; there are fundamentals");
        assertThat(run("path", "adding")).isZero();
        assertThat(said())
                .contains(
                        "→ adding           1 lesson   whoever adds",
                        "Path adding: 0 of 1 lesson done, about 10 min left.");
        assertThat(run("path", "flying")).isEqualTo(2);
        assertThat(said()).contains("there is no path flying; there are adding, all.");
        assertThat(run()).isZero();
        assertThat(said()).contains("Path adding:");
    }

    @Test
    void check_says_what_is_wrong_and_ends_with_1() throws Exception {
        course.save(course.wrong());
        assertThat(run("check", SUM)).isEqualTo(1);
        assertThat(said())
                .contains("✗ wrong, 2 of 4 points", "✓ nothing adds up to zero", "✗ two numbers add up")
                .contains("the sum of 1, 2 should be 3 but was 2", "the sum keeps only the last number");
    }

    @Test
    void what_an_answer_prints_cannot_steer_the_terminal() throws Exception {
        course.save(course.wrong());
        run("check", SUM);
        assertThat(said()).contains("printed ·[2J here").doesNotContain("\u001b");
    }

    @Test
    void check_of_a_right_answer_ends_with_0_and_names_the_next() throws Exception {
        course.save(course.right());
        assertThat(run("check", SUM)).isZero();
        assertThat(said()).contains("✓ passed, 4 of 4 points", "Next: fundamentals/sums/2");
        assertThat(grader.closed).isEqualTo(1);
    }

    @Test
    void not_started_is_not_wrong() {
        assertThat(run("check", SUM)).isZero();
        assertThat(said()).contains("not started");
        assertThat(run("check", "fundamentals")).isZero();
    }

    @Test
    void what_does_not_compile_is_quoted_at_its_line() throws Exception {
        course.save("my notes\n");
        assertThat(run("check", SUM)).isEqualTo(1);
        assertThat(said()).contains("does not compile", "a class was expected", "1 | my notes", "Write a class.");
    }

    @Test
    void check_of_a_lesson_gives_a_line_each_and_1_if_one_is_wrong() throws Exception {
        course.save(course.right());
        Files.writeString(course.total().learnerFile(), course.wrong());
        assertThat(run("check", "sums")).isEqualTo(1);
        assertThat(said()).contains("✓ " + SUM, "✗ fundamentals/sums/2", "1 of 2 exercises solved, 6 of 8 points");
    }

    @Test
    void a_missing_empty_or_undecodable_file_is_explained_and_ends_with_1() throws Exception {
        Files.delete(course.sum().learnerFile());
        assertThat(run("check", SUM)).isEqualTo(1);
        assertThat(said()).contains("not there", "gradus reset " + SUM);
        course.save("");
        assertThat(run("check", SUM)).isEqualTo(1);
        assertThat(said()).contains("empty");
        Files.write(course.sum().learnerFile(), new byte[] {(byte) 0xE9});
        assertThat(run("check", SUM)).isEqualTo(1);
        assertThat(said()).contains("not UTF-8");
        assertThat(run("list")).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fundamentals/sums/1", "sums/1", "Sum", "gradus.workbook.fundamentals.sums.Sum", "PATH"})
    void an_exercise_has_many_names(String name) throws Exception {
        course.save(course.right());
        String address = name.equals("PATH") ? course.sum().learnerFile().toString() : name;
        assertThat(run("check", address)).isZero();
        assertThat(said()).contains("passed");
    }

    @Test
    void an_unknown_name_suggests_the_nearest_and_ends_with_2() {
        assertThat(run("check", "fundamentals/sum/1")).isEqualTo(2);
        assertThat(said()).contains("there is no exercise 'fundamentals/sum/1'", "Did you mean " + SUM);
        assertThat(run("hint", "Totla")).isEqualTo(2);
        assertThat(said()).contains("Total");
        assertThat(run("read", "smus")).isEqualTo(2);
        assertThat(said()).contains("there is no lesson 'smus'", "sums");
        assertThat(run("check", "xyzzy-nothing-like-it")).isEqualTo(2);
        assertThat(said()).contains("'gradus list' shows all").doesNotContain("Did you mean");
    }

    @Test
    void several_exercises_where_one_is_asked_for_end_with_2() {
        assertThat(run("hint", "sums")).isEqualTo(2);
        assertThat(said()).contains("has 2 exercises; name one: " + SUM);
    }

    @Test
    void an_unknown_command_or_option_suggests_and_ends_with_2() {
        assertThat(run("chekc")).isEqualTo(2);
        assertThat(said()).contains("chekc", "check");
        assertThat(run("check", "--nonsense")).isEqualTo(2);
        assertThat(said()).contains("--nonsense", "gradus check --help");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "list",
                "next",
                "watch",
                "check",
                "hint",
                "solution",
                "reset",
                "undo",
                "read",
                "run",
                "report",
                "upgrade",
                "doctor",
                "verify",
                "new",
                "completion",
                "benchmark"
            })
    void every_command_has_help(String command) {
        assertThat(run(command, "--help")).isZero();
        assertThat(said()).contains("Usage: gradus " + command);
        assertThat(grader.graded).isEmpty();
    }

    /** As a library with native code is, which is unpacked into the temporary folder. */
    @Command(name = "load")
    private static final class Load implements Runnable {
        @Override
        public void run() {
            throw new UnsatisfiedLinkError("failed to map segment from shared object");
        }
    }

    @Test
    void a_library_that_cannot_be_loaded_is_the_temporary_folders_fault_where_that_cannot_be_used() {
        Console console =
                Console.of(new PrintWriter(out, true), new PrintWriter(err, true), InputStream.nullInputStream());
        CommandLine line =
                Gradus.commandLine(Desk.of(folder, console, c -> grader)).addSubcommand(new Load());
        assertThatThrownBy(() -> line.execute("load")).isInstanceOf(UnsatisfiedLinkError.class);
        String before =
                System.setProperty("java.io.tmpdir", folder.resolve("gone").toString());
        try {
            assertThat(line.execute("load")).isEqualTo(Exit.FAILED);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertThat(err.toString()).contains("gradus: the folder for temporary files", "gone is missing: make it");
    }

    @Test
    void the_help_lists_the_commands_but_not_the_hidden_one() {
        assertThat(run("--help")).isZero();
        assertThat(said()).contains("watch", "solution", "Exit status").doesNotContain("benchmark");
    }

    @Test
    void hints_come_one_at_a_time_and_then_all_were_given() {
        run("hint", SUM);
        assertThat(said()).contains("Hint 1 of 2: Begin with zero.").doesNotContain("Hint 2");
        run("hint", SUM);
        assertThat(said()).contains("Hint 1 of 2", "Hint 2 of 2: Add one number at a time.");
        assertThat(said()).doesNotContain("every hint");
        run("hint", SUM);
        assertThat(said()).contains("That is every hint", "gradus solution " + SUM);
        run("hint", SUM, "--again");
        assertThat(said()).doesNotContain("Hint 2");
    }

    @Test
    void the_solution_is_shown_only_when_asked_for_twice_while_unsolved() throws Exception {
        course.save(course.wrong());
        assertThat(typing("n\n", "solution", SUM)).isZero();
        assertThat(said()).contains("not solved yet").doesNotContain("+            sum += number;");
        typing("", "solution", SUM);
        assertThat(said()).contains("Not shown").doesNotContain("+            sum += number;");
        typing("y\n", "solution", SUM);
        assertThat(said()).contains("-            sum = number;", "+            sum += number;");
    }

    @Test
    void the_solution_is_shown_at_once_when_solved() throws Exception {
        course.save(course.right().replace("int sum = 0;", "int sum = 1 - 1;"));
        run("check", SUM);
        assertThat(run("solution", SUM)).isZero();
        assertThat(said())
                .contains("-        int sum = 1 - 1;", "+        int sum = 0;")
                .doesNotContain("[y/N]");
    }

    @Test
    void once_it_has_passed_check_names_the_mistakes_people_make_and_the_hints_not_seen() throws Exception {
        course.save(course.wrong());
        run("hint", SUM);
        run("check", SUM);
        assertThat(said()).doesNotContain("Mistakes people make", "begins at 1");
        course.save(course.right());
        run("check", SUM);
        assertThat(said())
                .contains(
                        "Mistakes people make here: keeps only the last number · begins at 1",
                        "gradus mistakes " + SUM,
                        "gradus hint --all " + SUM + "  shows 1 hint that you did not need.");
    }

    @Test
    void mistakes_are_shown_only_when_asked_for_twice_while_unsolved() throws Exception {
        course.save(course.wrong());
        assertThat(typing("n\n", "mistakes", SUM)).isZero();
        assertThat(said()).contains("not solved yet").doesNotContain("+        int sum = 1;");
        typing("", "mistakes", SUM);
        assertThat(said()).contains("Not shown").doesNotContain("+        int sum = 1;");
        typing("y\n", "mistakes", SUM);
        assertThat(said())
                .contains(
                        "✗ begins at 1",
                        "    -        int sum = 0;",
                        "    +        int sum = 1;",
                        "One = looks much like +=.",
                        "    @@ all of: add all numbers",
                        "    +return Arrays.stream(numbers).filter(number -> number > 0).sum();");
    }

    @Test
    void mistakes_are_shown_at_once_when_solved_or_when_told_not_to_ask() throws Exception {
        assertThat(run("mistakes", SUM, "--yes")).isZero();
        assertThat(said()).contains("✗ begins at 1").doesNotContain("[y/N]");
        course.save(course.right());
        run("check", SUM);
        assertThat(run("mistakes", SUM)).isZero();
        assertThat(said()).contains("✗ begins at 1").doesNotContain("[y/N]");
    }

    @Test
    void another_right_answer_is_shown_beside_yours() throws Exception {
        Path other = course.sum().solutionFile().resolveSibling("Sum.one-line.java");
        Files.writeString(other, SmallCourse.EXCERPT);
        course.save(course.right());
        run("check", SUM);
        assertThat(said()).contains("shows ours and 1 other right answer.");
        run("solution", SUM);
        assertThat(said()).contains("Another right answer: one line (--other one-line)");
        assertThat(run("solution", SUM, "--other", "one-line")).isZero();
        assertThat(said()).contains("-        int sum = 0;", "+        return IntStream.of(numbers).sum();");
        assertThat(run("solution", SUM, "--other", "two-lines")).isEqualTo(2);
        assertThat(said()).contains("--other must be one of [one-line], but was two-lines");
    }

    @Test
    void a_file_beside_the_solutions_that_nothing_proves_fails_verify() throws Exception {
        Path stray = course.sum().solutionFile().resolveSibling("Sun.one-line.java");
        Files.writeString(stray, SmallCourse.EXCERPT);
        assertThat(run("verify", SUM, "--exercises")).isEqualTo(1);
        assertThat(said()).contains("Sun.one-line.java belongs to no exercise, so nothing proves it");
    }

    @Test
    void an_applied_solution_can_be_undone() throws Exception {
        course.save(course.wrong());
        assertThat(run("solution", SUM, "--apply", "--yes")).isZero();
        assertThat(course.file()).isEqualTo(course.right());
        assertThat(run("undo")).isZero();
        assertThat(course.file()).isEqualTo(course.wrong());
    }

    @Test
    void a_reset_can_be_undone_and_every_checked_version_comes_back() throws Exception {
        course.save(course.wrong());
        run("check", SUM);
        assertThat(run("reset", SUM)).isZero();
        assertThat(course.file()).isEqualTo(course.sum().solution().stub());
        assertThat(run("undo", SUM)).isZero();
        assertThat(course.file()).isEqualTo(course.wrong());
        run("undo", SUM, "--list");
        assertThat(said()).contains("wrong", "before reset", "before undo", "1  ", "3  ");
        course.save("something else");
        assertThat(run("undo", SUM, "--to", "3")).isZero();
        assertThat(course.file()).isEqualTo(course.wrong());
        assertThat(run("undo", SUM, "--to", "99")).isEqualTo(2);
        assertThat(said()).contains("--to must be between 1 and ", "but was 99");
    }

    @Test
    void without_anything_replaced_undo_says_so() {
        assertThat(run("undo", SUM)).isEqualTo(1);
        assertThat(said()).contains("nothing to undo");
    }

    @Test
    void a_reset_that_could_not_be_undone_is_refused() throws Exception {
        course.save(course.wrong());
        Files.createDirectories(folder.resolve(".gradus"));
        Files.writeString(folder.resolve(".gradus/history"), "a file where the folder should be");
        assertThat(run("reset", SUM)).isEqualTo(3);
        assertThat(said()).contains("no copy can be kept");
        assertThat(course.file()).isEqualTo(course.wrong());
    }

    @Test
    void next_shows_the_task() {
        assertThat(run("next")).isZero();
        assertThat(said()).contains("Next: " + SUM, "Adds numbers.");
    }

    @Test
    void a_lesson_with_a_wrong_answer_says_where_to_read_why() throws Exception {
        course.save(course.wrong());
        assertThat(run("check", "sums")).isEqualTo(1);
        assertThat(said()).contains("gradus check " + SUM + "  says what is wrong.");
        assertThat(run("check", "workbook.fundamentals.sums.Sum")).isEqualTo(1);
        assertThat(said()).contains(SUM + "  A sum");
    }

    @Test
    void next_looks_where_it_is_told() throws Exception {
        assertThat(run("next", "sums")).isZero();
        assertThat(said()).contains("Next: " + SUM, "Adds numbers.");
        assertThat(run("next", "fundamentals/sums/2")).isZero();
        assertThat(said()).contains("Next: fundamentals/sums/2");
        course.save(course.right());
        run("check", SUM);
        assertThat(run("next", "sums")).isZero();
        assertThat(said()).contains("Next: fundamentals/sums/2");
        assertThat(run("next", SUM)).isZero();
        assertThat(said()).contains("Every exercise of " + SUM + " is solved.");
        assertThat(run("next", "smus")).isEqualTo(2);
        assertThat(said()).contains("Did you mean");
    }

    @Test
    void a_report_grades_what_was_changed_and_is_written_as_asked() throws Exception {
        course.save(course.right());
        assertThat(run("report")).isZero();
        assertThat(said()).contains("Grading " + SUM, "In all: 1 of 2 exercises, 4 of 8 points.");
        Path json = folder.resolve("out/card.json");
        assertThat(run("report", "--json", json.toString())).isZero();
        assertThat(new ObjectMapper()
                        .readTree(json.toFile())
                        .at("/total/points")
                        .asInt())
                .isEqualTo(4);
        assertThat(run("report", "--html", "-")).isEqualTo(2);
        assertThat(said()).contains("--html needs the module that makes pages");
        assertThat(grader.graded).hasSize(1);
        assertThat(run("report", "--json", "-")).isZero();
        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .at("/total/solved")
                        .asInt())
                .isEqualTo(1);
    }

    @Test
    void read_shows_the_lesson() {
        assertThat(run("read", "sums")).isZero();
        assertThat(said()).contains("# Sums", "Add.");
    }

    @Test
    void run_needs_one_demo() {
        assertThat(run("run", "sums")).isEqualTo(3);
        assertThat(said()).contains("must have one class whose name ends in Demo");
    }

    @Test
    void run_starts_another_program_of_the_lesson_with_its_arguments() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("fundamentals/src/main/java/gradus/fundamentals/sums"));
        Files.writeString(sources.resolve("Notes.java"), "final class Notes {}");
        Files.writeString(sources.resolve("Write.java"), "class Write { public static void main(String... a) {} }");
        Path written = folder.resolve("written.txt");
        assertThat(run("run", "sums", "Write", written.toString(), "--port", "9000"))
                .isZero();
        assertThat(written).hasContent(written + " --port 9000");
        assertThat(run("run", "sums", "Write")).isEqualTo(3);
        assertThat(said()).contains("Write ended with status 1.");
        for (String other : List.of("Notes", "Wirte", "--port")) {
            assertThat(run("run", "sums", other)).isEqualTo(2);
            assertThat(said()).contains("has no program '" + other + "'. It has Write.");
        }
    }

    @Test
    void the_completion_script_knows_the_commands() {
        assertThat(run("completion")).isZero();
        assertThat(out.toString()).contains("complete -F", "solution", "--plain");
    }

    @Test
    void verify_counts_and_names_each_failure() throws Exception {
        Path json = folder.resolve("proof.json");
        assertThat(run("verify", "--course", "--exercises", "--json", json.toString()))
                .isEqualTo(1);
        assertThat(said()).contains("the mistake that begins at 1 is caught: it passes");
        var proof = new ObjectMapper().readTree(json.toFile());
        assertThat(proof.at("/exercises").asInt()).isEqualTo(2);
        assertThat(proof.at("/stubsGenerated").asInt()).isEqualTo(2);
        assertThat(proof.at("/solutionsPassed").asInt()).isEqualTo(2);
        assertThat(proof.at("/mistakes").asInt()).isEqualTo(8);
        assertThat(proof.at("/mistakesCaught").asInt()).isEqualTo(2);
        assertThat(proof.at("/failures").size()).isEqualTo(6);
    }

    @Test
    void a_plain_watch_prints_one_line_a_verdict_and_ends_with_its_input() throws Exception {
        PipedOutputStream keys = new PipedOutputStream();
        PipedInputStream in = new PipedInputStream(keys);
        int[] status = {-1};
        Thread watch = new Thread(() -> status[0] = run(in, "watch", "--plain"));
        watch.start();
        await("Watching 2 files");
        course.save(course.wrong());
        await("wrong");
        course.save(course.right());
        await("passed");
        Files.delete(course.sum().learnerFile());
        await("unreadable");
        keys.write("q\n".getBytes(StandardCharsets.UTF_8));
        keys.flush();
        watch.join(10_000);
        assertThat(watch.isAlive()).isFalse();
        assertThat(status[0]).isZero();
        assertThat(out.toString().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches(line("wrong", 2)),
                        line -> assertThat(line).matches(line("passed", 4)),
                        line -> assertThat(line).matches(line("unreadable", 0)));
        assertThat(grader.closed).isPositive();
    }

    private static Pattern line(String verdict, int points) {
        return Pattern.compile("\\d\\d:\\d\\d:\\d\\d  " + SUM + "  " + verdict + "  " + points + "/4 points  \\d+ ms");
    }

    private void await(String words) throws InterruptedException {
        for (int i = 0; i < 1000 && !said().contains(words); i++) {
            Thread.sleep(10);
        }
        assertThat(said()).contains(words);
    }

    @Test
    void colours_come_only_on_a_terminal_that_has_them_and_never_under_no_color() {
        assertThat(Style.of(true, null, "xterm-256color").colours()).isTrue();
        assertThat(Style.of(true, "", "xterm-256color").colours()).isTrue();
        assertThat(Style.of(true, "1", "xterm-256color").colours()).isFalse();
        assertThat(Style.of(true, null, "dumb").colours()).isFalse();
        assertThat(Style.of(false, null, "xterm-256color").colours()).isFalse();
        run("list");
        run("check", SUM);
        assertThat(said()).doesNotContain("\u001b");
    }

    @Test
    void a_course_with_a_broken_grader_is_named_not_thrown() throws Exception {
        Files.writeString(
                course.sum().graderFile(), "package gradus.workbook.fundamentals.sums; @Exercise() class SumTest {}");
        assertThat(run("list")).isEqualTo(3);
        assertThat(said()).contains("SumTest", "is not as it must be").doesNotContain("\tat ");
    }
}
