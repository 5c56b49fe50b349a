package gradus.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.grading.WorkerGrader;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ProofTest {
    private final WorkerGrader grader = WorkerGrader.start();
    private SmallCourse course;

    @BeforeEach
    void write(@TempDir Path folder) {
        course = SmallCourse.in(folder);
    }

    @AfterAll
    void close() {
        grader.close();
    }

    private ProofReport prove() {
        ProofReport.Tally tally = new ProofReport.Tally();
        List<Proof> proofs = Proof.of(course.task());
        proofs.forEach(proof -> tally.add(proof, proof.failure(grader)));
        Proof stub = Proof.ofStub(course.task());
        tally.add(stub, stub.failure(grader));
        return tally.report();
    }

    @Test
    void a_sound_exercise_is_proven() {
        assertThat(prove()).isEqualTo(new ProofReport(1, 1, 1, 1, 0, 0, 2, 2, List.of()));
    }

    @Test
    void a_solution_that_fails_is_found() {
        course.write(SmallCourse.source("solution", "Sum"), SmallCourse.SOLUTION.replace("int sum = 0", "int sum = 3"));
        assertThat(prove().failures()).anyMatch(f -> f.contains("the solution passes: it is wrong"));
    }

    @Test
    void a_mistake_whose_words_the_learner_never_sees_is_found() {
        course.write(
                SmallCourse.source("test", "SumTest"),
                SmallCourse.GRADER.replace("says = \"begins at 1\"", "says = \"starts at 1\""));
        assertThat(prove().failures()).singleElement().asString().contains("the learner is not told \"starts at 1\"");
    }

    @Test
    void a_mistake_that_passes_is_found() {
        course.write(
                SmallCourse.source("test", "SumTest"),
                SmallCourse.GRADER.replace("with = \"sum = number\"", "with = \"sum = sum + number\""));
        assertThat(prove().failures()).singleElement().asString().endsWith("it passes");
    }

    @Test
    void a_mistake_that_fits_two_places_is_found() {
        course.write(
                SmallCourse.source("test", "SumTest"),
                SmallCourse.GRADER.replace("replace = \"sum += number\"", "replace = \"sum\""));
        assertThat(prove().failures()).singleElement().asString().contains("exactly once", "more than once");
    }

    @Test
    void a_mistake_that_does_not_compile_is_found() {
        course.write(
                SmallCourse.source("test", "SumTest"),
                SmallCourse.GRADER.replace("with = \"sum = number\"", "with = \"sum = \""));
        assertThat(prove().failures())
                .singleElement()
                .asString()
                .contains("must run and be rejected, but is does not compile");
    }

    @Test
    void a_missing_alternative_is_found() {
        course.write(
                SmallCourse.source("test", "SumTest"),
                SmallCourse.GRADER
                        .replace("@Hint(\"Begin", "@Alternative(\"streams\")\n@Hint(\"Begin")
                        .replace("import gradus.engine.exercise.Hint;", "import gradus.engine.exercise.*;"));
        assertThat(prove().failures()).singleElement().asString().contains("NoSuchFileException", "Sum.streams.java");
    }

    @Test
    void a_fault_that_no_check_notices_is_found() {
        course.write(
                SmallCourse.source("solution", "Sum"),
                SmallCourse.SOLUTION.replace(
                        "        // end solution",
                        "        // instead of\n        // return java.util.Arrays.stream(numbers).sum();\n        // end solution"));
        course.write(SmallCourse.source("test", "SumTest"), SmallCourse.GRADER.replace("Kind.BUILD", "Kind.FIX"));
        assertThat(prove().failures())
                .anyMatch(f -> f.contains("its planted fault must compile and fail a check, but is passed"));
    }

    @Test
    void a_learners_answer_is_not_what_the_generator_writes() {
        course.write(SmallCourse.source("main", "Sum"), "class Sum {}\n");
        assertThat(prove().failures()).singleElement().asString().contains("differs from what the generator writes");
    }
}
