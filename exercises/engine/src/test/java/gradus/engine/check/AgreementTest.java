package gradus.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.grading.WorkerGrader;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The whole law, as a learner meets it: answers are compiled, loaded and graded in a worker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AgreementTest {
    private static final String SOLUTION = """
            package gradus.workbook.fundamentals.sums;

            import java.util.List;

            public final class Sum {
                public record Part(String name, long count) {}

                // a field's place
                public static double mean(double[] numbers) {
                    // begin solution: the mean
                    if (numbers.length == 0) {
                        throw new IllegalArgumentException("numbers must not be empty");
                    }
                    double sum = 0;
                    for (double number : numbers) {
                        sum += number;
                    }
                    return sum / numbers.length;
                    // end solution
                }

                public static List<Part> named(List<Part> parts, String name) {
                    return parts.stream().filter(part -> part.name().equals(name)).toList();
                }

                public static double[] halves(double[] numbers) {
                    double[] halves = numbers.clone();
                    for (int i = 0; i < halves.length; i++) {
                        halves[i] /= 2;
                    }
                    return halves;
                }
            }
            """;

    private static final String GRADER = """
            package gradus.workbook.fundamentals.sums;

            import gradus.engine.check.*;
            import gradus.engine.exercise.*;
            import java.util.List;
            import org.junit.jupiter.api.Test;

            @Exercise(lesson = "sums", number = 1, title = "A sum", kind = Kind.BUILD, points = 4, minutes = 5, seconds = 20)
            class SumTest {
                private record Half(double half, int size) {}

                @Test
                void agrees_with_the_solution() {
                    Agreement.on(Samples.numbers())
                            .ask("the mean of {}", Sum::mean)
                            .within(1e-9, numbers -> java.util.Arrays.stream(numbers).map(Math::abs).max().orElse(1))
                            .refusalsName("numbers")
                            .ifCloseTo(numbers -> java.util.Arrays.stream(numbers).sum(), "That is the sum.")
                            .usually("Sum up, then divide.")
                            .ask("the halves of {}", numbers -> new Half(Sum.halves(numbers).length, numbers.length))
                            .ask("what halves makes of {}", Sum::halves)
                            .holds();
                    Agreement.on(Inputs.listOf(Inputs.choice("a", "b").and(Inputs.whole(0, 3), (name, n) -> new Sum.Part(name, n)), 5))
                            .ask("the parts named a among {}", parts -> Sum.named(parts, "a"))
                            .promises("have at most five elements", (parts, named) -> named.size() <= 5)
                            .holds();
                }
            }
            """;

    private final String answer = Solution.parse(SOLUTION).answer();
    private final WorkerGrader grader = WorkerGrader.start();
    private Task task;

    @BeforeAll
    void writeCourse(@TempDir Path folder) {
        SmallCourse course = SmallCourse.in(folder);
        course.write(SmallCourse.source("solution", "Sum"), SOLUTION);
        course.write(SmallCourse.source("test", "SumTest"), GRADER);
        task = course.task();
    }

    @AfterAll
    void close() {
        grader.close();
    }

    /** What is said of the solution with one thing changed. */
    private String saidWith(String text, String replacement) {
        assertThat(answer).contains(text);
        Verdict verdict = grader.grade(task, answer.replace(text, replacement));
        assertThat(verdict.status()).as(verdict.toString()).isEqualTo(Status.WRONG);
        return verdict.checks().stream()
                .filter(check -> check.outcome() == Outcome.FAILED)
                .findFirst()
                .map(check -> check.cause().isEmpty() ? check.message() : check.message() + "\n  " + check.cause())
                .orElseThrow();
    }

    @Test
    void the_solution_and_another_right_answer_agree() {
        assertThat(grader.grade(task, answer).status()).isEqualTo(Status.PASSED);
        String other = answer.replace(
                "return sum / numbers.length;",
                "return java.util.stream.DoubleStream.of(numbers).average().getAsDouble();");
        assertThat(grader.grade(task, other).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void the_smallest_difference_is_told_with_its_cause() {
        assertThat(saidWith("sum / numbers.length", "sum"))
                .isEqualTo("the mean of 0, 1 should be 0.5 but was 1.0\n  That is the sum.");
        assertThat(saidWith(
                        "double number : numbers",
                        "double number : numbers.length > 3 ? numbers.clone() : new double[0]"))
                .startsWith("the mean of 1 should be 1.0 but was 0.0\n  Sum up");
    }

    @Test
    void a_refusal_must_come_with_the_words_and_no_other_exception() {
        assertThat(saidWith("numbers.length == 0", "numbers.length < 0"))
                .isEqualTo(
                        "the mean of nothing (length 0) should be refused with an IllegalArgumentException but was NaN\n"
                                + "  Sum up, then divide.");
        assertThat(saidWith("numbers must not be empty", "wrong"))
                .contains("whose message says \"numbers\" but said \"wrong\"");
        assertThat(saidWith("double sum = 0;", "double sum = 0 * numbers[1];"))
                .contains("ended with an ArrayIndexOutOfBoundsException at line 13");
    }

    @Test
    void state_that_is_kept_between_calls_is_named() {
        String kept = answer.replace("// a field's place", "private static double sum;")
                .replace("double sum = 0;", "");
        String said = grader.grade(task, kept).everythingSaid();
        assertThat(said).contains("the mean of 0, asked after the mean of 1, should be 0.0 but was 1.0");
        assertThat(said).contains("usually in a static field");
    }

    @Test
    @Tag("proof")
    void a_cache_that_looks_at_too_little_is_named_with_both_calls() {
        String cached = answer.replace(
                        "// a field's place",
                        "private static final java.util.Map<Integer, Double> CACHE = new java.util.HashMap<>();")
                .replace(
                        "double sum = 0;",
                        "if (CACHE.containsKey(numbers.length)) { return CACHE.get(numbers.length); }\ndouble sum = 0;")
                .replace(
                        "return sum / numbers.length;",
                        "CACHE.put(numbers.length, sum / numbers.length);\nreturn sum / numbers.length;");
        String said = grader.grade(task, cached).everythingSaid();
        assertThat(said).contains("the mean of 0, asked after the mean of 1, should be 0.0 but was 1.0");
        assertThat(said).contains("keeps something between calls");
    }

    @Test
    void an_input_that_is_changed_and_a_result_that_is_shared_are_differences() {
        assertThat(saidWith("numbers.clone()", "numbers"))
                .contains("the halves of 1 should leave its input as it is but made it 0.5");
        String shared = answer.replace(
                        "double[] halves = numbers.clone();",
                        "if (SHARED.length != numbers.length) { SHARED = new double[numbers.length]; }\n"
                                + "double[] halves = SHARED;\nSystem.arraycopy(numbers, 0, halves, 0, numbers.length);")
                .replace("// a field's place", "private static double[] SHARED = {};");
        assertThat(grader.grade(task, shared).everythingSaid()).contains("each must return a new one");
    }

    @Test
    void texts_are_equal_but_never_the_same_object() {
        assertThat(saidWith("part.name().equals(name)", "part.name() == name"))
                .isEqualTo(
                        "the parts named a among Part(\"a\", 0) should be of length 1: [Part(\"a\", 0)] but was of length 0: []");
    }

    @Test
    void an_answer_that_is_not_repeated_is_named() {
        String random = answer.replace(
                "return sum / numbers.length;", "return sum / numbers.length + (Math.random() < 0.05 ? 1 : 0);");
        assertThat(grader.grade(task, random).everythingSaid())
                .containsAnyOf("random number without a seed", "should be");
    }

    @Test
    void what_is_not_written_is_not_started() {
        Verdict verdict = grader.grade(task, Solution.parse(SOLUTION).stub() + "// begun\n");
        assertThat(verdict.status()).isEqualTo(Status.NOT_STARTED);
    }

    @Test
    @Tag("proof")
    void a_slow_call_is_told_by_its_processor_time() {
        assertThat(
                        saidWith(
                                "double sum = 0;",
                                "double sum = 0;\nfor (long i = 0; i < 4_000_000_000L; i++) { sum += (i & 1) == 0 ? 0 : -0.0; }"))
                .containsPattern("should take about \\d+ .*as the solution does but took \\d+\\.\\d s");
    }
}
