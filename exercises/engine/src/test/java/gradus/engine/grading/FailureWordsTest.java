package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is said of answers that fail in unusual ways: each by its own cause, once, and none blamed for another's. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FailureWordsTest {
    private static final String LOOP = "        for (int number : numbers) {";
    private static final String FIRST = "    /** The sum of all numbers. */";

    private final String answer = Solution.parse(SmallCourse.SOLUTION).answer();
    private final WorkerGrader grader = WorkerGrader.start();
    private SmallCourse course;
    private Task task;

    @BeforeAll
    void writeCourse(@TempDir Path folder) {
        course = SmallCourse.in(folder);
        task = course.task();
    }

    @AfterAll
    void close() {
        grader.close();
    }

    private Verdict with(String statement) {
        return grader.grade(task, answer.replace(LOOP, statement + "\n" + LOOP));
    }

    private Verdict withField(String field) {
        return grader.grade(task, answer.replace(FIRST, field + "\n" + FIRST));
    }

    @Test
    void an_initialiser_that_fails_is_told_once_with_its_line() {
        Verdict verdict = withField("static int[] table = new int[-1];");
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        List<Check> failed = verdict.checks().stream()
                .filter(check -> check.outcome() == Outcome.FAILED)
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).message()).isEqualTo("NegativeArraySizeException at line 5: -1");
        assertThat(failed.get(0).line()).isEqualTo(5);
        assertThat(verdict.checks().stream().filter(check -> check.outcome() == Outcome.NOT_RUN))
                .hasSize(3)
                .allMatch(check -> check.message().equals("not looked at: the class could not be initialised"));
    }

    @Test
    void an_initialiser_that_is_to_be_written_is_not_started() {
        Verdict verdict = withField("static int[] table = gradus.engine.exercise.Todo.todo(\"fill it\");");
        assertThat(verdict.status()).isEqualTo(Status.NOT_STARTED);
        assertThat(verdict.checks()).extracting(Check::outcome).containsOnly(Outcome.NOT_WRITTEN);
    }

    @Test
    @Tag("proof")
    void an_assumption_of_the_answers_own_is_no_way_out() {
        Verdict verdict = with("org.junit.jupiter.api.Assumptions.assumeTrue(numbers.length > 9);");
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.everythingSaid()).contains("ended the check with an assumption, at line 8");
    }

    @Test
    void an_exception_that_cannot_say_its_message_is_told_by_class_and_line() {
        Verdict verdict = with("class Mute extends RuntimeException { private static final long serialVersionUID = 1;"
                + " public String getMessage() { throw new IllegalStateException(); } }"
                + " if (numbers.length == 2) { throw new Mute(); }");
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.everythingSaid()).contains("Mute at line 8");
    }

    @Test
    void an_endless_message_is_cut_where_it_is_made() {
        Verdict verdict = with("if (numbers.length == 2) { throw new RuntimeException(\"x\".repeat(50_000_000)); }");
        Check failed = verdict.checks().get(2);
        assertThat(failed.message()).hasSizeLessThan(2200).contains("50000000 characters");
        assertThat(failed.line()).isEqualTo(8);
    }

    @Test
    void a_grader_that_falls_over_a_result_says_which_result() {
        String grading = SmallCourse.GRADER.replace("Sum.of(0)", "Sum.list().length");
        course.write(SmallCourse.source("test", "SumTest"), grading);
        Verdict verdict = withField("static int[] list() { return null; }");
        course.write(SmallCourse.source("test", "SumTest"), SmallCourse.GRADER);
        assertThat(verdict.checks().get(1).message())
                .isEqualTo("the check could not be made with what your code returned: list returned null");
        assertThat(verdict.checks().get(1).line()).isZero();
    }

    @Test
    void a_missing_method_is_told_once() {
        Verdict verdict = grader.grade(task, answer.replace("int of(int", "int off(int"));
        assertThat(verdict.problems()).hasSize(1);
    }

    @Test
    void a_byte_order_mark_is_refused_as_javac_refuses_it() {
        Verdict verdict = grader.grade(task, "\uFEFF" + answer);
        assertThat(verdict.status()).isEqualTo(Status.DOES_NOT_COMPILE);
        assertThat(verdict.everythingSaid()).contains("byte-order mark", "UTF-8 without BOM");
    }

    @Tag("proof")
    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            parentheses | (   | 1 | )
            calls       | m(  | 1 | )
            terms       | 1 - ( | 1 | )
            """)
    void what_is_too_deep_for_the_compiler_is_told_by_its_line(String name, String open, String middle, String close) {
        int depth = 6000;
        Verdict verdict = grader.grade(
                task,
                answer.replace(FIRST, "static int m(int x) { return x; }\n" + FIRST)
                        .replace(
                                LOOP,
                                "int deep = " + open.strip().repeat(depth) + middle + close.repeat(depth) + ";\n"
                                        + LOOP));
        assertThat(verdict.status()).isEqualTo(Status.DOES_NOT_COMPILE);
        assertThat(verdict.problems().get(0).message()).isEqualTo("too deeply nested for the compiler");
        assertThat(verdict.problems().get(0).line()).isEqualTo(9);
    }

    @Test
    @Tag("proof")
    void a_chain_of_terms_that_the_compiler_gives_up_on_is_told_by_its_line() {
        Verdict verdict = with("String all = \"\" + numbers.length" + " + numbers.length".repeat(20_000) + ";");
        assertThat(verdict.status()).isEqualTo(Status.DOES_NOT_COMPILE);
        assertThat(verdict.problems().get(0).line()).isEqualTo(8);
    }

    @Test
    void a_grader_that_changes_under_a_running_watch_is_the_one_that_counts() {
        String renamed = SmallCourse.GRADER.replace("negative_numbers_count", "signs_count");
        course.write(SmallCourse.source("test", "SumTest"), renamed);
        Verdict verdict = grader.grade(task, answer);
        course.write(SmallCourse.source("test", "SumTest"), SmallCourse.GRADER);
        assertThat(verdict.status()).isEqualTo(Status.PASSED);
        assertThat(verdict.checks())
                .extracting(Check::name)
                .contains("signs count")
                .hasSize(4);
    }

    @Test
    void an_answer_that_keeps_something_between_calls_is_named() {
        Verdict verdict = grader.grade(
                task, answer.replace(FIRST, "static int sum;\n" + FIRST).replace("int sum = 0;", ""));
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.checks().stream().filter(check -> check.outcome() == Outcome.FAILED))
                .isNotEmpty()
                .allMatch(check -> check.cause().equals(KeptState.PASSES));
    }

    @Test
    void a_wrong_answer_that_keeps_nothing_is_not_suspected() {
        Verdict verdict = grader.grade(
                task,
                answer.replace(FIRST, "static int[] unused = {1};\n" + FIRST).replace("sum += number", "sum = number"));
        assertThat(verdict.everythingSaid())
                .contains("keeps only the last number")
                .doesNotContain("earlier calls");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            one of the variables needed for gradient computation has been modified by an inplace operation: [torch.FloatTensor [2]], which is output 0 of AsStridedBackward0, is at version 1; expected version 0 instead. Hint: enable anomaly detection with torch.autograd.set_detect_anomaly(True). | changed in place (addi
            element 0 of tensors does not require grad and does not have a grad_fn | setRequiresGradient(true)
            Trying to backward through the graph a second time (or directly access saved tensors after they have already been freed). | compute the loss again
            mat1 and mat2 shapes cannot be multiplied (3x4 and 5x2) | columns of the first
            The size of tensor a (3) must match the size of tensor b (4) at non-singleton dimension 1 | compare getShape()
            shape '[2, 3]' is invalid for input of size 5 | reshape must keep
            expected scalar type Float but found Double | toType
            grad can be implicitly created only for scalar outputs | sum() or mean()
            Native resource has been release already. | NDManager was closed
            """)
    void what_pytorch_says_is_told_in_javas_words(String message, String words) {
        Exception thrown = new IllegalStateException(message);
        assertThat(Advice.on(thrown)).contains(words);
        assertThat(new Thrown(thrown).words(7))
                .startsWith("IllegalStateException at line 7: ")
                .doesNotContain("AsStrided", "torch.", "Hint");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            Cannot reserve 1000 bytes of direct buffer memory (allocated: 1, limit: 2) | a direct buffer of 1000 bytes
            Direct buffer memory | outside the heap
            Requested array size exceeds VM limit | longer than Java allows
            unable to create native thread: possibly out of memory | more threads than the system gives
            Java heap space | or an array as long as a count
            """)
    void memory_that_was_used_up_is_told_by_its_kind(String said, String words) {
        assertThat(Memory.words(said, ", at line 8")).contains(words, "at line 8");
    }
}
