package gradus.engine.predict;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.course.Course;
import gradus.engine.course.Task;
import gradus.engine.exercise.Solution;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Check;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.progress.Commitments;
import gradus.engine.progress.History;
import gradus.engine.progress.Progress;
import gradus.engine.progress.Rewrites;
import gradus.engine.progress.VerdictCache;
import gradus.engine.proof.Proof;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What is predicted is judged once it is complete, and what was said first counts. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PredictTest {
    private static final String SOLUTION = """
            package gradus.workbook.fundamentals.sums;

            /** Say what comes out. */
            public final class Sum {
                /** {@code 7 / 2} */
                public static int aHalf() {
                    // begin solution: what is it?
                    return 3;
                    // end solution
                }

                /**
                 * <pre>{@code
                 * double sum = 0.1 + 0.2;
                 * return sum;
                 * }</pre>
                 */
                public static double threeTenths() {
                    // begin solution: what is the sum?
                    return 0.30000000000000004;
                    // end solution
                }

                /** {@code Integer.toString(Integer.parseInt("x"))} */
                public static String aLetter() {
                    // begin solution: what is returned, or which exception comes?
                    return "NumberFormatException";
                    // end solution
                }
            }
            """;
    private static final String GRADER = """
            package gradus.workbook.fundamentals.sums;

            import static gradus.engine.predict.Prediction.predicted;

            import gradus.engine.exercise.*;
            import org.junit.jupiter.api.Test;

            @Exercise(lesson = "sums", number = 1, title = "Sums", kind = Kind.PREDICT, points = 6, minutes = 5, seconds = 5)
            @Hint("Begin with zero.")
            @Hint("Add one number at a time.")
            class SumTest {
                @Test
                void a_half() {
                    predicted("7 / 2", Sum.aHalf())
                            .ifEqual(4, "It was rounded.")
                            .whenRun(() -> 7 / 2, "Whole numbers are cut off.");
                }

                @Test
                void three_tenths() {
                    predicted("0.1 + 0.2", Sum.threeTenths())
                            .whenRun(() -> { double sum = 0.1 + 0.2; return sum; }, "No tenth is exact.");
                }

                @Test
                void a_letter() {
                    predicted("the letter x as a number", Sum.aLetter())
                            .whenRun(() -> Integer.toString(Integer.parseInt("x")), "No digit is in it.");
                }
            }
            """;

    private final WorkerGrader grader = WorkerGrader.start();

    @TempDir
    private Path folder;

    private SmallCourse small;
    private Task task;
    private String right;

    @BeforeEach
    void write() throws IOException {
        small = SmallCourse.in(Files.createTempDirectory(folder, "course"));
        small.write(SmallCourse.source("solution", "Sum"), SOLUTION);
        small.write(SmallCourse.source("test", "SumTest"), GRADER);
        task = small.task();
        right = Solution.parse(SOLUTION).answer();
    }

    @AfterAll
    void close() {
        grader.close();
    }

    private Path root() {
        return task.workbook().resolve("../..").normalize();
    }

    private Progress progress() {
        return new Progress(
                Course.open(root()),
                new VerdictCache(root().resolve(".gradus/verdicts")),
                new History(root().resolve(".gradus/history"), warning -> {}));
    }

    private Verdict say(String source) throws IOException {
        Files.writeString(task.learnerFile(), source);
        return progress().grade(task, source, grader);
    }

    private List<Commitments.Commitment> kept() throws IOException {
        return new Commitments(root().resolve(".gradus/commitments")).of(task);
    }

    @Test
    void a_text_is_shown_as_people_write_it() {
        String text = "\"3 × 5 “ä” 😀 \\u00d7 \\\\u00d7 \\t \\\"\"";
        Predictions said = Predictions.of("class A { static String a() { return " + text
                + "; } static String b() { return todo(\"3 × 5?\"); } }");
        assertThat(said.whyNot("a").orElseThrow())
                .startsWith("you say \"3 × 5 “ä” 😀 × \\\\u00d7 \\t \\\"\"; what comes is told");
        assertThat(said.whyNot("b")).contains("not written yet: 3 × 5?");
    }

    @Test
    void another_form_of_the_same_value_is_the_same_commitment() throws IOException {
        assertThat(say(right).message()).startsWith("Your first commitment: 3 of 3");
        Verdict named = say(right.replace("return 3;", "return HALF;")
                .replace(
                        "public static int aHalf",
                        "private static final int HALF = (3);\n    public static int aHalf"));
        assertThat(named.status()).isEqualTo(Status.PASSED);
        assertThat(named.message()).startsWith("Your first commitment");
        assertThat(kept()).hasSize(1);
    }

    @Test
    @Tag("proof")
    void nothing_is_judged_before_every_prediction_is_made() throws IOException {
        String begun = task.solution().stub().replaceFirst("return todo\\(\"what is it\\?\"\\)", "return 4");
        Verdict verdict = say(begun);
        assertThat(verdict.status()).isEqualTo(Status.NOT_STARTED);
        assertThat(verdict.points()).isZero();
        assertThat(verdict.checks())
                .extracting(Check::outcome)
                .as("right and wrong ones alike")
                .containsOnly(Outcome.NOT_WRITTEN);
        assertThat(verdict.checks())
                .extracting(Check::message)
                .containsExactly(
                        "you say 4; what comes is told when every prediction is made (2 of 3 still open)",
                        "not written yet: what is the sum?",
                        "not written yet: what is returned, or which exception comes?");
        assertThat(kept()).isEmpty();
    }

    @Test
    void code_is_no_prediction() throws IOException {
        Verdict verdict = say(right.replace("return 3;", "return 7 / 2;"));
        assertThat(verdict.status()).isEqualTo(Status.NOT_STARTED);
        assertThat(verdict.checks().get(0).message())
                .isEqualTo("line 7 computes it, so it is no prediction yet: write the value down, such as 3");
        assertThat(verdict.message())
                .as("told above all checks")
                .isEqualTo("Line 7 computes it, so it is no prediction yet: write the value down, such as 3.");
        assertThat(kept()).isEmpty();
        Verdict hidden = say(right.replace("return 3;", "int half = 7 / 2; return half;"));
        assertThat(hidden.checks().get(0).message()).contains("computes it");
    }

    @Test
    void each_is_shown_beside_what_came_with_the_reason() throws IOException {
        Verdict verdict = say(right.replace("return 3;", "return 4;").replace("0.30000000000000004", "0.3"));
        assertThat(verdict.status()).isEqualTo(Status.WRONG);
        assertThat(verdict.checks().get(0).words())
                .isEqualTo("7 / 2 came to 3, but you said 4\n  It was rounded. Whole numbers are cut off.");
        assertThat(verdict.checks().get(1).words())
                .as("with every digit")
                .isEqualTo("0.1 + 0.2 came to 0.30000000000000004, but you said 0.3\n  No tenth is exact.");
        assertThat(verdict.checks().get(2).message())
                .as("a right one too")
                .isEqualTo("came to \"NumberFormatException\", as you said. No digit is in it.");
    }

    @Test
    void the_first_commitment_is_kept_once_and_earns_the_points() throws IOException {
        String first = right.replace("return 3;", "return 4;");
        Verdict one = say(first);
        assertThat(one.points()).isEqualTo(4);
        assertThat(one.message()).startsWith("Your first commitment: 2 of 3 predictions were right.");
        assertThat(say(first + "// the same again\n").message()).startsWith("Your first commitment");
        assertThat(kept()).hasSize(1);

        Verdict two = say(right);
        assertThat(two.status()).as("it can be corrected").isEqualTo(Status.PASSED);
        assertThat(two.points()).as("for the first").isEqualTo(4);
        assertThat(two.message()).isEqualTo("Your second commitment; of the first, 2 of 3 were right.");
        assertThat(progress().of(task).points()).isEqualTo(4);
        assertThat(progress().of(task).solved()).isTrue();
        assertThat(say(right.replace("return 3;", "return 5;")).message()).startsWith("Your third commitment");
        assertThat(say(first).message()).startsWith("Your first commitment");
        assertThat(kept()).hasSize(3);
        assertThat(kept().get(0).values()).containsEntry("aHalf", "4");
        assertThat(kept().get(0).right()).containsExactly("threeTenths", "aLetter");
    }

    @Test
    void neither_reset_nor_an_empty_cache_brings_back_the_first() throws IOException {
        say(right.replace("return 3;", "return 4;"));
        History history = new History(root().resolve(".gradus/history"), warning -> {});
        assertThat(new Rewrites(history).reset(task)).isTrue();
        new VerdictCache(root().resolve(".gradus/verdicts")).clear();
        assertThat(say(right).points()).isEqualTo(4);
    }

    @Test
    void other_questions_after_an_upgrade_are_committed_to_afresh() throws IOException {
        say(right.replace("return 3;", "return 4;"));
        small.write(SmallCourse.source("solution", "Sum"), SOLUTION.replace("aHalf", "half"));
        small.write(
                SmallCourse.source("test", "SumTest"),
                GRADER.replace("Sum.aHalf", "Sum.half").replace("void a_half", "void half"));
        task = small.task();
        Verdict verdict = say(task.solution().answer());
        assertThat(verdict.points()).isEqualTo(6);
        assertThat(verdict.message()).startsWith("Your first commitment");
    }

    @Test
    void what_cannot_be_kept_is_said() throws IOException {
        Path at = root().resolve(".gradus/commitments/fundamentals/sums/1.json");
        Files.createDirectories(at.getParent());
        Files.writeString(at, "{ damaged");
        assertThat(say(right).message()).startsWith("These predictions could not be kept");
    }

    @Test
    void the_build_fails_where_the_code_shown_is_not_the_code_run() {
        assertThat(form()).isEmpty();
        small.write(SmallCourse.source("test", "SumTest"), GRADER.replace("-> 7 / 2", "-> 9 / 2"));
        assertThat(form()).contains("the code above aHalf must be the code that its check runs, but is \"7/2\"");
        small.write(SmallCourse.source("test", "SumTest"), GRADER.replace("void a_letter", "void a_word"));
        assertThat(form()).contains("each check must be named after a prediction");
        small.write(SmallCourse.source("test", "SumTest"), GRADER);
        small.write(SmallCourse.source("solution", "Sum"), SOLUTION.replace("return 3;", "return 7 / 2;"));
        assertThat(form()).contains("the solution must write down aHalf as a value");
    }

    private String form() {
        small.write(SmallCourse.mistakes("Sum"), """
                # Mistakes

                ## a

                ```diff
                -        return 3;
                +        return 4;
                ```

                ## b

                ```diff
                -        return 3;
                +        return 5;
                ```

                ## c

                ```diff
                -        return 3;
                +        return 6;
                ```

                ## d

                ```diff
                -        return 3;
                +        return 7;
                ```
                """);
        return Proof.of(small.task()).stream()
                .filter(proof -> proof.claim() == Proof.Claim.FORM)
                .map(proof -> proof.failure(null))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void values_that_can_be_written_down() {
        String values = """
                import java.util.List;
                class V {
                    static double a() { return -0.0; }
                    static double b() { return Double.NaN; }
                    static int[] c() { return new int[] {1, -2}; }
                    static List<String> d() { return List.of("a", "b"); }
                    static boolean e() { return true; }
                    static float f() { return (1e-3f); }
                    private static int helper() { return 1 + 1; }
                }
                """;
        assertThat(Predictions.of(values).all())
                .extracting(Predictions.Stated::state)
                .hasSize(6)
                .containsOnly(Predictions.State.MADE);
        assertThat(Predictions.of(values.replace("-0.0", "-helper()")).complete())
                .isFalse();
        assertThat(Predictions.of("class V {}").complete())
                .as("without a prediction")
                .isFalse();
    }
}
