package gradus.engine.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gradus.engine.SmallCourse;
import gradus.engine.course.Subject;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.progress.VerdictCache;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A learner's tests are judged by what they tell apart. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SuiteTest {
    private static final String SOLUTION = """
            package gradus.workbook.fundamentals.sums;

            import static org.junit.jupiter.api.Assertions.assertEquals;

            import org.junit.jupiter.api.Test;

            /** Test {@link Sum}. */
            class SumTests {
                // begin solution: your tests
                @Test
                void two_numbers() {
                    assertEquals(3, Sum.of(1, 2));
                }

                @Test
                void a_negative_number() {
                    assertEquals(-1, Sum.of(-1));
                }
                // instead of
                // @Test
                // void two_numbers() {
                //     todo("compare the sum of 1 and 2 with 3");
                // }
                // end solution
            }
            """;
    private static final String GRADER = """
            package gradus.workbook.fundamentals.sums;

            import gradus.engine.exercise.*;
            import gradus.engine.suite.Suite;
            import org.junit.jupiter.api.Test;

            @Exercise(lesson = "sums", number = 2, title = "Tests", kind = Kind.TEST, points = 8, minutes = 5, seconds = 5)
            @Hint("One.")
            @Hint("Two.")
            class SumTestsTest {
                private final Suite suite = Suite.gradedBy(SumTestsTest.class);

                @Test
                void every_right_answer_passes() {
                    suite.acceptsEveryRightAnswer();
                }

                @Test
                @Needs("every_right_answer_passes")
                void every_mistake_is_found() {
                    suite.findsEveryMistake();
                }
            }
            """;
    private static final String ANSWER = Solution.parse(SOLUTION).answer();
    private static final String FIRST = "assertEquals(3, Sum.of(1, 2));";
    private static final String SECOND = "assertEquals(-1, Sum.of(-1));";

    private final WorkerGrader grader = WorkerGrader.start();

    @TempDir
    private Path folder;

    private Path root;
    private SmallCourse course;
    private Task task;

    @BeforeEach
    void write() throws IOException {
        root = Files.createTempDirectory(folder, "course");
        course = SmallCourse.in(root);
        course.write(SmallCourse.source("solution", "SumTests"), SOLUTION);
        course.write(
                SmallCourse.source("main", "SumTests"), Solution.parse(SOLUTION).stub());
        course.write(SmallCourse.source("test", "SumTestsTest"), GRADER);
        course.write(SmallCourse.source("solution", "Sum.stream"), SmallCourse.EXCERPT);
        task = course.open().tasks().get(1);
    }

    @AfterAll
    void close() {
        grader.close();
    }

    private Verdict grade(String source) {
        assertThat(source).isNotEqualTo(ANSWER);
        return grader.grade(task, source);
    }

    @Test
    @Tag("proof")
    void tests_that_find_every_mistake_pass() {
        Verdict verdict = grader.grade(task, ANSWER);
        assertThat(verdict.everythingSaid()).doesNotContain("should");
        assertThat(verdict.status()).isEqualTo(Status.PASSED);
        assertThat(verdict.points()).isEqualTo(8);
    }

    @Test
    void points_are_for_mistakes_found_and_those_alive_are_named() {
        Verdict verdict = grade(ANSWER.replace(SECOND, ""));
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.points()).as("3 of 4").isEqualTo(6);
        assertThat(verdict.checks().get(1).message())
                .isEqualTo("your 2 tests should find all 4 mistakes, but find 3. Alive: leaves out what is negative");
    }

    @Test
    void a_mistake_is_found_by_one_test_and_the_others_need_not_run() {
        String told = "System.out.println(\"runs\"); ";
        Verdict verdict = grade(ANSWER.replace(FIRST, told + FIRST).replace(SECOND, told + SECOND));
        assertThat(verdict.status()).isEqualTo(Status.PASSED);
        assertThat(verdict.output().lines().count())
                .as("two tests on two right answers, and one or both on each of four mistakes")
                .isBetween(8L, 11L);
    }

    @Test
    void a_test_that_rejects_a_right_answer_costs_all_points_and_is_shown() {
        Verdict verdict = grade(ANSWER.replace(SECOND, "assertEquals(1, Sum.of(-1));"));
        assertThat(verdict.points()).isZero();
        assertThat(verdict.checks().get(0).message())
                .isEqualTo(
                        "the test \"a negative number\" should pass on every right answer, but fails on our solution:"
                                + " expected: <1> but was: <-1>");
        assertThat(verdict.checks().get(1).outcome()).isEqualTo(Outcome.NOT_RUN);
    }

    @Test
    void the_right_answer_that_is_rejected_is_named() {
        String knows = "try { throw new IllegalStateException(Sum.class.getDeclaredMethods().length + \"\"); }"
                + " catch (IllegalStateException e) { assertEquals(1, Sum.class.getDeclaredMethods().length); }";
        course.write(
                SmallCourse.source("solution", "Sum.stream"),
                SmallCourse.EXCERPT.replace("IntStream.of(numbers).sum()", "IntStream.of(numbers).map(n -> n).sum()"));
        Verdict verdict = grade(ANSWER.replace(SECOND, knows));
        assertThat(verdict.checks().get(0).message())
                .contains("but fails on another right answer (stream): expected: <1>");
    }

    @Test
    void a_suite_without_tests_holds_none() {
        Verdict verdict = grade(ANSWER.replace("@Test", ""));
        assertThat(verdict.points()).isZero();
        assertThat(verdict.checks().get(0).message()).isEqualTo("SumTests should hold a test, but holds none");
    }

    @Test
    void a_suite_that_asserts_nothing_finds_nothing() {
        Verdict verdict = grade(ANSWER.replace(FIRST, "Sum.of(1, 2);").replace(SECOND, "Sum.of(-1);"));
        assertThat(verdict.points()).isZero();
        assertThat(verdict.checks().get(1).words())
                .contains("your 2 tests should find all 4 mistakes, but find none. Alive: keeps only the last number;")
                .contains("A test that compares nothing can never fail");
    }

    @Test
    @Tag("proof")
    void a_test_that_never_ends_runs_into_the_limit_at_its_line() {
        Verdict verdict = grade(ANSWER.replace(FIRST, "while (true) { Sum.of(1); }"));
        assertThat(verdict.status()).isEqualTo(Status.TIMED_OUT);
        assertThat(verdict.line()).isEqualTo(11);
        assertThat(verdict.points()).isZero();
        assertThat(grader.grade(task, ANSWER).status()).isEqualTo(Status.PASSED);
    }

    @Test
    @Tag("proof")
    void a_mistake_against_which_the_tests_do_not_end_is_named_and_the_others_are_judged() {
        String endless = "while (Sum.of() != 0) { } ";
        Verdict verdict = grade(ANSWER.replace(FIRST, endless + FIRST).replace(SECOND, endless + SECOND));
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.points()).as("3 of 4").isEqualTo(6);
        assertThat(verdict.checks().get(1).message())
                .isEqualTo(
                        "your 2 tests should find all 4 mistakes, but find 3. Your tests do not end against: begins at 1");
        assertThat(grader.grade(task, ANSWER).status()).isEqualTo(Status.PASSED);
    }

    @Test
    @Tag("proof")
    void tests_that_end_against_no_mistake_are_judged_within_the_limit() {
        String endless = "while (Sum.of(-1, -2) != -3 || Sum.of() != 0) { } " + FIRST;
        Verdict verdict = grade(ANSWER.replace(FIRST, endless).replace(SECOND, ""));
        assertThat(verdict.points()).isZero();
        assertThat(verdict.checks().get(1).message())
                .isEqualTo("your tests should find all 4 mistakes, but find none. Your tests do not end against: "
                        + "keeps only the last number; begins at 1; takes away; leaves out what is negative");
    }

    @Test
    @Tag("proof")
    void a_test_that_waits_for_ever_is_interrupted_and_what_it_says_is_cut() {
        String waits = "if (Sum.of() != 0) { try { Thread.sleep(100_000); } catch (InterruptedException e) { } } ";
        assertThat(grade(ANSWER.replace(FIRST, waits + FIRST).replace(SECOND, waits + SECOND))
                        .checks()
                        .get(1)
                        .message())
                .endsWith("find 3. Your tests do not end against: begins at 1");
        String says = "if (Sum.of(1, 2) == 3) { throw new IllegalStateException(\"x\".repeat(20_000_000)); }";
        assertThat(grade(ANSWER.replace(FIRST, says)).checks().get(0).message()).hasSizeLessThan(400);
        String broken = "throw new IllegalStateException() { public String getMessage() { throw this; } };";
        assertThat(grade(ANSWER.replace(FIRST, broken)).checks().get(0).message())
                .contains("its message cannot be read");
    }

    @Test
    @Tag("proof")
    void a_test_that_ends_the_process_is_named_with_its_line() {
        Verdict verdict = grade(ANSWER.replace(FIRST, "System.exit(0);"));
        assertThat(verdict.status()).isEqualTo(Status.CRASHED);
        assertThat(verdict.message()).contains("System.exit, at line 11");
        Verdict halted = grade(ANSWER.replace(FIRST, "Runtime.getRuntime().halt(3);"));
        assertThat(halted.status()).isEqualTo(Status.CRASHED);
        assertThat(grader.grade(task, ANSWER).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void no_version_sees_what_another_left_behind_and_the_order_of_tests_is_free() {
        String counted = ANSWER.replace("void two_numbers", "static int runs = 0;\n    void two_numbers")
                .replace("@Test\n    static int runs = 0;\n", "static int runs = 0;\n    @Test\n")
                .replace(FIRST, FIRST + " assertEquals(1, ++runs);");
        assertThat(grade(counted).status()).isEqualTo(Status.PASSED);
    }

    @Test
    void the_stub_is_begun_but_judged_only_when_written() {
        Verdict verdict = grade(Solution.parse(SOLUTION).stub() + "// edited\n");
        assertThat(verdict.status()).isEqualTo(Status.NOT_STARTED);
        assertThat(verdict.checks()).extracting(Check::outcome).containsOnly(Outcome.NOT_WRITTEN);
        Verdict mixed = grade(ANSWER.replace(SECOND, "gradus.engine.exercise.Todo.todo(\"x\");"));
        assertThat(mixed.points()).as("while one is open").isZero();
    }

    @Test
    void a_verdict_is_stale_once_the_class_under_test_has_other_mistakes() throws IOException {
        VerdictCache cache = new VerdictCache(root.resolve(".gradus/verdicts"));
        cache.put(task, ANSWER, grader.grade(task, ANSWER));
        assertThat(cache.get(task, ANSWER)).isPresent();
        course.write(SmallCourse.mistakes("Sum"), SmallCourse.MISTAKES.replace("begins at 1", "begins with 1"));
        assertThat(cache.get(task, ANSWER)).isEmpty();
    }

    @Test
    void an_ide_gives_the_same_verdict() throws Exception {
        assertThat(run(ANSWER))
                .containsExactly("every_right_answer_passes SUCCESSFUL", "every_mistake_is_found SUCCESSFUL");
        assertThat(run(ANSWER.replace(SECOND, "")))
                .containsExactly("every_right_answer_passes SUCCESSFUL", "every_mistake_is_found FAILED");
        assertThat(run(ANSWER.replace(SECOND, "assertEquals(1, Sum.of(-1));")))
                .containsExactly("every_right_answer_passes FAILED");
    }

    /** Compiles answer and grader as Maven would, runs them as an IDE would; the learner's own Sum still is a stub. */
    private List<String> run(String answer) throws Exception {
        course.write(SmallCourse.source("main", "SumTests"), answer);
        Path classes = Files.createDirectories(root.resolve("exercises/workbook/target/test-classes"));
        int status = ToolProvider.getSystemJavaCompiler()
                .run(
                        null,
                        null,
                        null,
                        "-proc:none",
                        "-cp",
                        System.getProperty("java.class.path") + File.pathSeparator + classes,
                        "-d",
                        classes.toString(),
                        root.resolve(SmallCourse.source("main", "Sum")).toString(),
                        root.resolve(SmallCourse.source("main", "SumTests")).toString(),
                        root.resolve(SmallCourse.source("test", "SumTestsTest")).toString());
        assertThat(status).isZero();
        List<String> told = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(
                                            loader.loadClass("gradus.workbook.fundamentals.sums.SumTestsTest")))
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (test.isTest()) {
                                        told.add(test.getLegacyReportingName().replaceFirst("\\(.*", "") + " "
                                                + result.getStatus());
                                    }
                                }
                            });
        }
        return told;
    }

    @Test
    void tests_are_named_after_an_exercise() {
        assertThatThrownBy(() -> Subject.of(task.workbook(), "gradus.workbook.fundamentals.sums.Sum"))
                .hasMessageContaining("named after what it tests, such as FooTests");
        assertThatThrownBy(() -> Subject.of(task.workbook(), "gradus.workbook.fundamentals.sums.FooTests"))
                .hasMessageContaining("must test an exercise, but there is no ");
    }
}
