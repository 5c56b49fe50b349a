package gradus.engine.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.expect.Relation;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Finding;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerdictTextTest {
    @Test
    void a_cause_that_several_checks_share_is_told_once(@TempDir Path folder) {
        Verdict verdict = new Verdict(
                Status.WRONG,
                0,
                4,
                List.of(
                        failed("a", "n is off", false),
                        failed("b", "n is off", false),
                        failed("c", "k is off", false),
                        failed("d", "usually m is off", true)),
                List.of(),
                "",
                0,
                "",
                1);
        List<String> lines = VerdictText.of(SmallCourse.in(folder).task(), "", verdict, Style.PLAIN, 80);
        assertThat(lines)
                .filteredOn(line -> line.contains("n is off") || line.contains("k is off") || line.contains("as above"))
                .containsExactly("        n is off", "        (the same cause as above)", "        k is off");
        assertThat(lines)
                .as("a guess is told of the first failure only")
                .contains("        (may follow from what failed above: mend that first)")
                .noneMatch(line -> line.contains("m is off"));
    }

    @Test
    void an_exception_that_several_checks_meet_is_told_once(@TempDir Path folder) {
        Verdict verdict = new Verdict(
                Status.WRONG, 0, 4, List.of(thrown("a", 3), thrown("b", 3), thrown("c", 4)), List.of(), "", 0, "", 1);
        assertThat(VerdictText.of(SmallCourse.in(folder).task(), "", verdict, Style.PLAIN, 80))
                .containsSubsequence(
                        "  ✗ a",
                        "      IllegalStateException at line 3",
                        "      at Sum.java:3",
                        "  ✗ b",
                        "      (the same exception as above)",
                        "  ✗ c",
                        "      IllegalStateException at line 4",
                        "      at Sum.java:4")
                .filteredOn(line -> line.contains("IllegalStateException"))
                .hasSize(2);
    }

    private static Check thrown(String name, int line) {
        String what = "IllegalStateException at line " + line;
        return Check.of(name, Outcome.FAILED, what).at(line);
    }

    @Test
    void a_file_that_was_begun_says_what_is_still_to_write(@TempDir Path folder) throws IOException {
        Check unwritten = Check.of("one number is its own sum", Outcome.NOT_WRITTEN, "add all numbers");
        Verdict verdict = new Verdict(Status.NOT_STARTED, 0, 4, List.of(unwritten), List.of(), "", 0, "", 1);
        Task task = SmallCourse.in(folder).task();
        assertThat(VerdictText.of(task, "// begun", verdict, Style.PLAIN, 80))
                .contains(
                        "  Begun, but every check still reaches a todo:",
                        "  · one number is its own sum",
                        "      add all numbers");
        assertThat(VerdictText.of(task, task.solution().stub(), verdict, Style.PLAIN, 80))
                .contains("  What will be checked:", "  · one number is its own sum")
                .noneMatch(line -> line.contains("add all numbers"));
    }

    private static Check failed(String subject, String cause, boolean guessed) {
        Finding finding = new Finding(subject, Relation.BE, "1", "2", "");
        return Check.failed(subject, subject + " should be 1 but was 2", finding, cause, guessed);
    }

    @Test
    void a_failed_check_shows_its_exception_and_its_section_and_a_waiting_one_what_it_waits_for(@TempDir Path folder) {
        Finding finding = new Finding("the status", Relation.BE, "200", "500", "IllegalStateException: no model");
        Check failed = Check.failed("the server answers", "the status should be 200 but was 500", finding, "", false)
                .explainedIn("sums#add-one-at-a-time");
        Check waits = Check.of("it stops", Outcome.NOT_RUN, "not looked at yet: first the server answers");
        Verdict verdict = new Verdict(Status.WRONG, 0, 4, List.of(failed, waits), List.of(), "", 0, "", 1);
        assertThat(VerdictText.of(SmallCourse.in(folder).task(), "", verdict, Style.PLAIN, 100))
                .containsSubsequence(
                        "      the status should be 200 but was 500",
                        "        it came with IllegalStateException: no model",
                        "        → explained in the lesson sums, at “add one at a time” (./gradus read sums)",
                        "  – it stops (not looked at yet: first the server answers)");
    }
}
