package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A grader is compiled once for all answers of one shape, and again where an answer or the grader's sources say so. */
class CompilerTest {
    private static final String ANSWER = Solution.parse(SmallCourse.SOLUTION).answer();
    private static final String GRADER = "gradus.workbook.fundamentals.sums.SumTest";

    @TempDir
    Path folder;

    private final Compiler compiler = new Compiler();
    private SmallCourse course;
    private Task task;

    @BeforeEach
    void write() {
        course = SmallCourse.in(folder);
        task = course.task();
    }

    @AfterEach
    void close() throws IOException {
        compiler.close();
    }

    private byte[] grader(String answer) {
        Compiler.Result result = compiler.compile(task, answer);
        assertThat(result.problems()).isEmpty();
        assertThat(result.classes()).containsKeys(task.className(), task.packageName() + ".Helper");
        return result.classes().get(GRADER);
    }

    private List<String> problems(String answer) {
        return compiler.compile(task, answer).problems().stream()
                .map(problem -> problem.line() + ": " + problem.message())
                .toList();
    }

    private static String withMember(String member) {
        return ANSWER.replaceFirst("\\n}\\s*$", "\n    " + member + "\n}\n");
    }

    @Test
    void an_answer_with_another_body_is_compiled_by_itself() throws IOException {
        byte[] first = grader(ANSWER);
        String other = ANSWER.replace("sum += number", "sum -= number");
        assertThat(grader(other)).isSameAs(first);
        assertThat(grader(withMember("private static int more() { return new Object() {}.hashCode(); }")))
                .isSameAs(first);
        byte[] answer = compiler.compile(task, other).classes().get(task.className());
        try (Compiler fresh = new Compiler()) {
            assertThat(answer).isEqualTo(fresh.compile(task, other).classes().get(task.className()));
        }
    }

    @Test
    void what_others_are_compiled_against_makes_the_grader_new() {
        byte[] before = grader(ANSWER);
        for (String member : List.of(
                "static final int BASE = 1;",
                "static final int BASE = 2;",
                "public static int of(int one) { return one; }",
                "static class Part {}",
                "class Part {}",
                "private static class Part {}",
                "enum Part { ONE }",
                "record Part(int one) {}")) {
            byte[] now = grader(withMember(member));
            assertThat(now).as(member).isNotSameAs(before);
            assertThat(grader(withMember(member))).as(member).isSameAs(now);
            before = now;
        }
        assertThat(grader(ANSWER)).isNotSameAs(before);
    }

    @Test
    void a_source_of_the_grader_that_changes_is_compiled_again() {
        byte[] first = grader(ANSWER);
        course.write(SmallCourse.source("test", "Helper"), SmallCourse.HELPER.replace("5", "6"));
        byte[] second = grader(ANSWER);
        assertThat(second).isNotSameAs(first);
        course.write(SmallCourse.source("test", "SumTest"), SmallCourse.GRADER.replace("begins at 1", "begins wrong"));
        assertThat(grader(ANSWER)).isNotSameAs(second).isNotEqualTo(second);
    }

    @Test
    void problems_are_the_same_whether_a_grader_is_kept_or_not() {
        for (String broken : List.of(
                ANSWER.replace("int sum = 0", "int sum = none"),
                ANSWER.replace("public static int of", "private static int of"),
                ANSWER.replace("class Sum", "class Summe"),
                ANSWER.replaceFirst("package .*;", "package elsewhere;"),
                "")) {
            List<String> cold = problems(broken);
            assertThat(cold).as(broken).isNotEmpty();
            grader(ANSWER);
            assertThat(problems(broken)).isEqualTo(cold);
        }
    }
}
