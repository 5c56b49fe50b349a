package gradus.course;

import static org.assertj.core.api.Assertions.assertThat;

import gradus.engine.course.Course;
import gradus.engine.course.Libraries;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.proof.Cost;
import gradus.engine.proof.Costs;
import gradus.engine.proof.LessonProof;
import gradus.engine.proof.Part;
import gradus.engine.proof.ProofPool;
import gradus.engine.proof.RememberedCosts;
import gradus.engine.proof.TestReports;
import gradus.engine.proof.Unproven;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Every solution and alternative passes, every known mistake is caught with its words, every lesson says what its code says;
 * what {@code ./gradus verify} proves, on all cores. Where {@code CI} is set nobody has begun, so the stubs must also be what
 * the generator writes. At the end stands what each part cost, with the classes of tests that ran before;
 * {@code -Dproof.budgets=true} fails where one costs more than it may.
 */
@Tag("proof")
class CourseProofTest {
    private static final Course COURSE = Course.open(Course.rootAbove(Path.of("")));
    private static final List<Part> PARTS = parts();
    private static RememberedCosts remembered;
    private static ProofPool pool;

    private static List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        boolean stubs = System.getenv("CI") != null;
        // A lesson that brings libraries of its own is proven in its own module, on its own class path.
        COURSE.tasks().stream().filter(task -> !task.optional()).forEach(task -> parts.add(Part.of(task, stubs)));
        COURSE.lessons().stream()
                .filter(lesson -> Libraries.of(lesson).isEmpty())
                .forEach(lesson -> parts.add(Part.of(COURSE, lesson, false)));
        return parts;
    }

    @BeforeAll
    static void start() throws IOException {
        remembered = RememberedCosts.of(COURSE.root());
        int cores = Runtime.getRuntime().availableProcessors();
        pool = ProofPool.start(PARTS, cores, remembered::expected, WorkerGrader::start);
    }

    @TestFactory
    Stream<DynamicContainer> course() {
        return LessonProof.tests(PARTS, pool);
    }

    @Test
    void nothing_beside_the_solutions_goes_unproven() throws IOException {
        assertThat(Unproven.files(COURSE))
                .as("files in src/solution that belong to no exercise")
                .isEmpty();
    }

    @Test
    void every_part_is_within_its_budget() throws IOException {
        PARTS.forEach(part -> part.steps().forEach(pool::failures)); // waits for all
        List<Cost> spent = new ArrayList<>(PARTS.stream().map(pool::cost).toList());
        remembered.remember(spent);
        spent.add(pool.start());
        spent.addAll(TestReports.in(COURSE));
        spent.addAll(TestReports.libraryTests(COURSE));
        Costs costs = Costs.of(COURSE, spent);
        costs.table().forEach(System.out::println);
        if (Boolean.getBoolean("proof.budgets")) {
            assertThat(costs.exceeded()).isEmpty();
        }
    }

    @AfterAll
    static void close() {
        pool.close();
    }
}
