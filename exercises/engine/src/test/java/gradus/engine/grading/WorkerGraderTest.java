package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WorkerGraderTest {
    private static final String LOOP = "        for (int number : numbers) {";

    private final String answer = Solution.parse(SmallCourse.SOLUTION).answer();
    private final WorkerGrader grader = WorkerGrader.start();
    private SmallCourse course;
    private Task task;

    @BeforeAll
    void writeCourse(@TempDir Path folder) {
        course = SmallCourse.in(folder);
        task = course.task();
    }

    @AfterEach
    void the_next_check_is_right() {
        assertThat(grader.grade(task, answer).status()).isEqualTo(Status.PASSED);
    }

    @AfterAll
    void close() {
        grader.close();
    }

    /** The answer with a statement before its loop (line 8 of the file). */
    private Verdict gradeWith(String statement) {
        assertThat(answer).contains(LOOP);
        return grader.grade(task, answer.replace(LOOP, statement + "\n" + LOOP));
    }

    @Test
    void the_answer_passes_with_all_points() {
        Verdict verdict = grader.grade(task, answer);
        assertThat(verdict.status()).isEqualTo(Status.PASSED);
        assertThat(verdict.points()).isEqualTo(4);
        assertThat(verdict.checks()).extracting(Verdict.Check::name).first().isEqualTo("nothing adds up to zero");
    }

    @Test
    void the_stub_is_not_started_whatever_its_line_ends() {
        String stub = Solution.parse(SmallCourse.SOLUTION).stub();
        assertThat(grader.grade(task, stub.replace("\n", "  \r\n")).status()).isEqualTo(Status.NOT_STARTED);
    }

    @Test
    void an_edited_file_that_still_reaches_its_todo_is_not_started() {
        String stub = Solution.parse(SmallCourse.SOLUTION).stub();
        Verdict verdict = grader.grade(task, stub + "// thinking\n");
        assertThat(verdict.status()).isEqualTo(Status.NOT_STARTED);
        assertThat(verdict.checks()).extracting(Verdict.Check::outcome).containsOnly(Outcome.NOT_WRITTEN);
        assertThat(verdict.everythingSaid()).contains("not written yet: add all numbers");
    }

    @Test
    void a_wrong_answer_gets_its_cause_and_a_share_of_the_points() throws IOException {
        Verdict verdict = grader.grade(task, task.mistakes().get(0).applyTo(task.solution()));
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.points()).isEqualTo(3);
        Verdict.Check failed = verdict.checks().get(2);
        assertThat(failed.finding().subject()).isEqualTo("the sum of 1, 2");
        assertThat(failed.finding().expected()).isEqualTo("3");
        assertThat(failed.finding().actual()).isEqualTo("2");
        assertThat(failed.cause()).isEqualTo("the sum keeps only the last number");
    }

    @Test
    void an_exception_names_its_line_and_what_it_means() {
        Verdict verdict = gradeWith("int[] none = new int[0]; none[0] = 1;");
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.checks().get(0).line()).isEqualTo(8);
        assertThat(verdict.everythingSaid())
                .contains("ArrayIndexOutOfBoundsException at line 8", "compare the loop's bounds");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            int x = 1             | 8 | ';' expected                | semicolon
            int x = nothing;      | 8 | cannot find symbol          | misspelt
            int x = "one";        | 8 | incompatible types          | another type
            if (true) {           | 14 | reached end of file         | closing brace
            java.util.List.of(1).getFirst(); | 8 | cannot find symbol         | newer than Java 17
            """)
    void what_does_not_compile_is_explained_at_its_line(String statement, int line, String javac, String plain) {
        Verdict verdict = gradeWith(statement);
        assertThat(verdict.status()).isEqualTo(Status.DOES_NOT_COMPILE);
        Verdict.Problem problem = verdict.problems().get(0);
        assertThat(problem.line()).isEqualTo(line);
        assertThat(problem.message()).contains(javac);
        assertThat(problem.advice()).contains(plain);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            package gradus.workbook.fundamentals.sums; | package elsewhere; | must be: package gradus.workbook.fundamentals.sums;
            package gradus.workbook.fundamentals.sums; | /* none */         | must be: package gradus.workbook.fundamentals.sums;
            class Sum                                  | class Some         | must keep the name
            int of(int... numbers)                     | int off(int... numbers) | keep the names, parameters and return types
            """)
    void a_name_that_the_checks_need_is_asked_for(String name, String other, String advice) {
        Verdict verdict = grader.grade(task, answer.replace(name, other));
        assertThat(verdict.status()).isEqualTo(Status.DOES_NOT_COMPILE);
        assertThat(verdict.everythingSaid()).contains(advice);
    }

    @Test
    void an_empty_file_is_said_to_be_empty() {
        Verdict verdict = grader.grade(task, "\n");
        assertThat(verdict.status()).isEqualTo(Status.DOES_NOT_COMPILE);
        assertThat(verdict.everythingSaid()).contains("the file is empty", "gradus undo");
    }

    @Test
    void an_endless_loop_is_stopped_and_its_line_named() {
        Verdict verdict = gradeWith("while (numbers.length < 3) { }");
        assertThat(verdict.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(verdict.line()).isEqualTo(8);
        assertThat(verdict.message()).isEqualTo("still running after 3 s, at line 8");
    }

    @Test
    void an_endless_loop_in_a_thread_that_is_waited_for_is_named_too() {
        Verdict verdict = gradeWith("Thread t = new Thread(() -> { while (true) { } }); t.start();"
                + " try { t.join(); } catch (InterruptedException e) { throw new RuntimeException(e); }");
        assertThat(verdict.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(verdict.line()).isEqualTo(8);
    }

    @Test
    void a_loop_that_allocates_without_end_exhausts_only_its_own_process() {
        Verdict verdict = gradeWith(
                "java.util.List<int[]> all = new java.util.ArrayList<>(); while (true) all.add(new int[1 << 20]);"
                        .replace("while (true)", "while (numbers.length >= 0)"));
        assertThat(verdict.status()).isEqualTo(Status.CRASHED);
        assertThat(verdict.message()).contains("used up all memory", "at line 8");
    }

    @Test
    void recursion_without_end_is_named() {
        Verdict verdict = gradeWith("if (numbers.length > 0) { return of(numbers); }");
        assertThat(verdict.status()).isEqualTo(Status.CRASHED);
        assertThat(verdict.message()).isEqualTo("calls itself without end, at line 8");
        assertThat(verdict.points()).as("the check on nothing passed").isEqualTo(1);
    }

    @Test
    void ending_the_program_is_named() {
        Verdict verdict = gradeWith("if (numbers.length == 2) { System.exit(0); }");
        assertThat(verdict.status()).isEqualTo(Status.CRASHED);
        assertThat(verdict.message()).contains("System.exit, at line 8");
        assertThat(verdict.line()).isEqualTo(8);
    }

    @Test
    void halting_the_virtual_machine_is_reported() {
        Verdict verdict = gradeWith("Runtime.getRuntime().halt(3);");
        assertThat(verdict.status()).isEqualTo(Status.CRASHED);
        assertThat(verdict.message()).contains("ended by itself (exit status 3)");
    }

    @Test
    void a_thread_left_running_is_reported() {
        Verdict verdict = gradeWith("new Thread(() -> { while (true) { Thread.onSpinWait(); } }).start();");
        assertThat(verdict.status()).isEqualTo(Status.CRASHED);
        assertThat(verdict.message()).contains("still running, at line 8", "join()");
    }

    @Test
    void a_thread_that_ends_soon_is_no_fault() {
        Verdict verdict = gradeWith(
                "new Thread(() -> { try { Thread.sleep(50); } catch (InterruptedException e) { } }).start();");
        assertThat(verdict.status()).isEqualTo(Status.PASSED);
    }

    @Test
    void a_flood_of_output_is_cut_and_counted() {
        Verdict verdict = gradeWith("for (int i = 0; i < 25_000; i++) { System.out.print(\"x\".repeat(1024)); }");
        assertThat(verdict.status()).isEqualTo(Status.PASSED);
        assertThat(verdict.output())
                .startsWith("xxx")
                .endsWith("102391808 more bytes were printed")
                .hasSizeLessThan(9000);
    }

    @Test
    void closed_standard_output_is_open_again_next_time() {
        assertThat(gradeWith("System.out.close();").status()).isEqualTo(Status.PASSED);
        assertThat(gradeWith("System.out.print(7);").output()).isEqualTo("7777");
    }

    @Test
    void standard_input_is_empty_and_the_message_says_why() {
        Verdict verdict = gradeWith("new java.util.Scanner(System.in).nextLine();");
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.everythingSaid()).contains("No line found", "nobody is there to type");
    }

    @Test
    void a_helper_of_the_grader_that_changes_counts_at_once() {
        course.write(SmallCourse.source("test", "Helper"), SmallCourse.HELPER.replace("5", "6"));
        assertThat(grader.grade(task, answer).status()).isEqualTo(Status.WRONG);
        course.write(SmallCourse.source("test", "Helper"), SmallCourse.HELPER);
    }

    @Test
    void a_grading_that_was_given_up_ends_at_once() throws InterruptedException {
        grader.grade(task, answer);
        Thread impatient = new Thread(() -> {
            try {
                Thread.sleep(1000);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            grader.abandon();
        });
        impatient.start();
        Verdict verdict = gradeWith("while (numbers.length < 3) { }");
        impatient.join();
        assertThat(verdict.status()).as("ended before its time limit").isEqualTo(Status.CRASHED);
    }

    @Test
    void a_worker_killed_while_idle_is_replaced() {
        killWorkers();
        assertThat(grader.grade(task, answer).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void a_worker_killed_while_grading_is_replaced_and_the_verdict_is_right() throws InterruptedException {
        Thread killer = new Thread(() -> {
            try {
                Thread.sleep(700);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            killWorkers();
        });
        killer.start();
        Verdict verdict = gradeWith("try { Thread.sleep(400); } catch (InterruptedException e) { }");
        killer.join();
        assertThat(verdict.status()).isEqualTo(Status.PASSED);
    }

    @Test
    void a_warmed_grader_keeps_a_second_process_ready() {
        try (WorkerGrader warmed = WorkerGrader.start()) {
            warmed.warmUp(task);
            assertThat(warmed.grade(task, answer.replace(LOOP, "System.exit(1);" + LOOP))
                            .status())
                    .isEqualTo(Status.CRASHED);
            assertThat(warmed.grade(task, answer).status()).isEqualTo(Status.PASSED);
        }
    }

    private static void killWorkers() {
        ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains(Worker.class.getName()))
                .forEach(ProcessHandle::destroyForcibly);
    }
}
