package gradus.engine.proof;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.SmallCourse;
import gradus.engine.grading.WorkerGrader;
import java.io.IOException;
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
        assertThat(prove()).isEqualTo(new ProofReport(1, 1, 1, 1, 0, 0, 4, 4, List.of()));
    }

    @Test
    void a_solution_that_fails_is_found() {
        course.write(SmallCourse.source("solution", "Sum"), SmallCourse.SOLUTION.replace("int sum = 0", "int sum = 3"));
        assertThat(prove().failures()).anyMatch(f -> f.contains("the solution passes: it is wrong"));
    }

    @Test
    void a_mistake_whose_words_the_learner_never_sees_is_found() {
        course.write(SmallCourse.mistakes("Sum"), SmallCourse.MISTAKES.replace("## begins at 1", "## starts at 1"));
        assertThat(prove().failures()).singleElement().asString().contains("the learner is not told \"starts at 1\"");
    }

    @Test
    void a_mistake_that_passes_is_found() {
        course.write(
                SmallCourse.mistakes("Sum"),
                SmallCourse.MISTAKES.replace("+            sum = number;", "+            sum = sum + number;"));
        assertThat(prove().failures()).singleElement().asString().endsWith("it passes");
    }

    @Test
    void a_mistake_that_fits_no_place_is_found_with_its_line() {
        course.write(
                SmallCourse.mistakes("Sum"),
                SmallCourse.MISTAKES.replace("-        int sum = 0;", "-    int sum = 0;"));
        assertThat(prove().failures())
                .singleElement()
                .asString()
                .contains("Sum.mistakes.md:15: these lines must occur exactly once in the solution, but occur nowhere");
    }

    @Test
    void a_page_that_cannot_be_read_is_found_with_its_line() {
        course.write(
                SmallCourse.mistakes("Sum"),
                SmallCourse.MISTAKES.replace("```diff\n-        int", "```java\n-        int"));
        assertThat(prove().failures()).anyMatch(f -> f.contains("Sum.mistakes.md:14: a fence must be 'diff' or"));
    }

    @Test
    void four_mistakes_are_the_least() {
        String three = SmallCourse.MISTAKES.substring(0, SmallCourse.MISTAKES.indexOf("## leaves out"));
        course.write(SmallCourse.mistakes("Sum"), three);
        assertThat(prove().failures())
                .singleElement()
                .asString()
                .contains("Sum.mistakes.md must name at least 4 mistakes, but names 3");
    }

    @Test
    void a_mistake_that_does_not_compile_is_found() {
        course.write(
                SmallCourse.mistakes("Sum"),
                SmallCourse.MISTAKES.replace("+            sum = number;", "+            sum = ;"));
        assertThat(prove().failures())
                .singleElement()
                .asString()
                .contains("must run and be rejected, but is does not compile");
    }

    @Test
    void every_alternative_beside_the_solution_is_tried() {
        String file = SmallCourse.source("solution", "Sum.one-line");
        course.write(file, SmallCourse.EXCERPT);
        assertThat(prove()).isEqualTo(new ProofReport(1, 1, 1, 1, 1, 1, 4, 4, List.of()));
        course.write(file, SmallCourse.EXCERPT.replace(".sum()", ".max().orElse(0)"));
        assertThat(prove().failures())
                .singleElement()
                .asString()
                .contains("the alternative one-line passes: it is wrong");
        course.write(file, SmallCourse.EXCERPT.replace("add all numbers", "add them"));
        assertThat(prove().failures())
                .singleElement()
                .asString()
                .contains("Sum.one-line.java: one region of the solution must be called 'add them', but none is");
    }

    @Test
    void a_file_that_belongs_to_no_exercise_is_found() throws IOException {
        assertThat(unproven()).isEmpty();
        course.write(SmallCourse.source("solution", "Sum.one-line"), SmallCourse.EXCERPT);
        assertThat(unproven()).isEmpty();
        List<String> strays =
                List.of("Sun.java", "Sum.One-Line.java", "Sum.one_line.java", "Sun.mistakes.md", "Sum.mistake.md");
        for (String stray : strays) {
            course.write(SmallCourse.source("solution", "Sum").replace("Sum.java", stray), "");
        }
        assertThat(unproven()).containsExactlyInAnyOrderElementsOf(strays);
    }

    private List<String> unproven() throws IOException {
        return Unproven.files(course.open()).stream()
                .map(file -> file.getFileName().toString())
                .toList();
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
