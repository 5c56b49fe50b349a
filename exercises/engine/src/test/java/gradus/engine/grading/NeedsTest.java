package gradus.engine.grading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import gradus.engine.SmallCourse;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.proof.Proof;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** A check that needs another waits for it, in the worker and in an ordinary JUnit run alike. */
class NeedsTest {
    private static final String GRADER = """
            package gradus.workbook.fundamentals.sums;

            import static gradus.engine.expect.Expect.expect;

            import gradus.engine.exercise.*;
            import org.junit.jupiter.api.Test;

            @Exercise(lesson = "sums", number = 1, title = "A sum", kind = Kind.BUILD, points = 4, minutes = 5, seconds = 5)
            @Hint("Begin with zero.")
            @Hint("Add one number at a time.")
            @ExplainedIn("sums#sums")
            class SumTest {
                @Test
                @Needs("two_numbers_add_up")
                void zebras_add_up() {
                    expect("the sum of 1, 2, 3", Sum.of(1, 2, 3)).toEqual(6);
                }

                @Test
                void two_numbers_add_up() {
                    expect("the sum of 1, 2", Sum.of(1, 2)).toEqual(3);
                }

                @Test
                @Needs("zebras_add_up")
                @ExplainedIn("fundamentals/sums#add")
                void apes_add_up() {
                    expect("the sum of 1, 1", Sum.of(1, 1)).toEqual(2);
                }

                @Test
                @ExplainedIn("sums#add")
                void nothing_adds_up_to_zero() {
                    expect("the sum of nothing", Sum.of()).toEqual(0);
                }

                @Test
                @Needs
                void all_in_all() {
                    expect("the sum of 4, 5", Sum.of(4, 5)).toEqual(9);
                }
            }
            """;
    private static final String ANSWER = Solution.parse(SmallCourse.SOLUTION).answer();
    private static final String WRONG = ANSWER.replace("sum += number", "sum = number");

    @TempDir
    private Path folder;

    private SmallCourse course;

    @BeforeEach
    void writeCourse() {
        course = SmallCourse.in(folder);
        course.write("fundamentals/docs/sums.md", "# Sums\n\n## Add\n\nAdd.\n");
        course.write(SmallCourse.source("test", "SumTest"), GRADER);
    }

    @Test
    @Tag("proof")
    void what_needs_a_failed_check_is_not_looked_at_yet() {
        try (WorkerGrader grader = WorkerGrader.start()) {
            Task task = course.task();
            Verdict verdict = grader.grade(task, WRONG);
            assertThat(verdict.status()).isEqualTo(Status.WRONG);
            assertThat(verdict.checks())
                    .extracting(Verdict.Check::name, Verdict.Check::outcome)
                    .containsExactly(
                            tuple("zebras add up", Outcome.NOT_RUN),
                            tuple("two numbers add up", Outcome.FAILED),
                            tuple("apes add up", Outcome.NOT_RUN),
                            tuple("nothing adds up to zero", Outcome.PASSED),
                            tuple("all in all", Outcome.NOT_RUN));
            assertThat(verdict.checks().get(4).message())
                    .as("without names, all before it are needed")
                    .isEqualTo("not looked at yet: first two numbers add up");
            assertThat(verdict.checks().get(0).message()).isEqualTo("not looked at yet: first two numbers add up");
            assertThat(verdict.checks().get(2).message())
                    .as("the one that failed is named, not the one that waits as well")
                    .isEqualTo("not looked at yet: first two numbers add up");
            assertThat(verdict.checks().get(1).explainedIn()).as("the grader's").isEqualTo("sums#sums");
            assertThat(verdict.checks().get(3).explainedIn()).as("its own").isEqualTo("sums#add");
            assertThat(grader.grade(task, ANSWER).status()).isEqualTo(Status.PASSED);
        }
    }

    @Test
    void an_ide_runs_them_in_order_and_says_the_same() throws Exception {
        assertThat(run(ANSWER))
                .containsExactly(
                        "two_numbers_add_up SUCCESSFUL",
                        "zebras_add_up SUCCESSFUL",
                        "apes_add_up SUCCESSFUL",
                        "nothing_adds_up_to_zero SUCCESSFUL",
                        "all_in_all SUCCESSFUL");
        assertThat(run(WRONG))
                .containsExactly(
                        "two_numbers_add_up FAILED",
                        "zebras_add_up not looked at yet: first two numbers add up",
                        "apes_add_up not looked at yet: first two numbers add up",
                        "nothing_adds_up_to_zero SUCCESSFUL",
                        "all_in_all not looked at yet: first two numbers add up");
    }

    /** Compiles answer and grader as Maven would, runs them as an IDE would. */
    private List<String> run(String answer) throws Exception {
        course.write(SmallCourse.source("main", "Sum"), answer);
        Path classes = Files.createDirectories(folder.resolve("exercises/workbook/target/test-classes"));
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
                        folder.resolve(SmallCourse.source("main", "Sum")).toString(),
                        folder.resolve(SmallCourse.source("test", "SumTest")).toString());
        assertThat(status).isZero();
        List<String> told = new ArrayList<>();
        try (URLClassLoader loader =
                new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(DiscoverySelectors.selectClass(
                                            loader.loadClass("gradus.workbook.fundamentals.sums.SumTest")))
                                    .build(),
                            new TestExecutionListener() {
                                @Override
                                public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                                    if (test.isTest()) {
                                        told.add(name(test) + " " + result.getStatus());
                                    }
                                }

                                @Override
                                public void executionSkipped(TestIdentifier test, String reason) {
                                    told.add(name(test) + " " + reason);
                                }
                            });
        }
        return told;
    }

    private static String name(TestIdentifier test) {
        return test.getLegacyReportingName().replaceFirst("\\(.*", "");
    }

    @Test
    void the_build_fails_where_a_name_a_circle_or_a_section_is_wrong() throws IOException {
        assertThat(form()).isEmpty();
        course.write(SmallCourse.source("test", "SumTest"), GRADER.replace("(\"two_numbers", "(\"three_numbers"));
        assertThat(form()).contains("zebras_add_up needs three_numbers_add_up, which is not a check of this grader");
        course.write(
                SmallCourse.source("test", "SumTest"),
                GRADER.replace("@Needs(\"two_numbers_add_up\")", "@Needs({\"two_numbers_add_up\", \"apes_add_up\"})"));
        assertThat(form()).contains("checks need each other in a circle");
        course.write(SmallCourse.source("test", "SumTest"), GRADER.replace("fundamentals/sums#add", "sums#ad"));
        assertThat(form()).contains("a check is explained at #ad of sums, which has [sums, add]");
        course.write(SmallCourse.source("test", "SumTest"), GRADER.replace("fundamentals/sums#add", "sun#add"));
        assertThat(form()).contains("a check is explained in sun, which names 0 lessons");
        course.write(SmallCourse.source("test", "SumTest"), GRADER.replace("fundamentals/sums#add", "sums"));
        assertThat(form()).contains("a link to a section must be lesson#anchor");
    }

    /** What the proof says of the grader's form. */
    private String form() {
        return Proof.of(course.task()).stream()
                .filter(proof -> proof.claim() == Proof.Claim.FORM)
                .map(proof -> proof.failure(null))
                .findFirst()
                .orElseThrow();
    }
}
