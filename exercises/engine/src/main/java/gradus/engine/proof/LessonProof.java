package gradus.engine.proof;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.grading.WorkerGrader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;

/** The proof of parts of the course as tests, one for each thing that must hold. */
public final class LessonProof {
    private LessonProof() {}

    /**
     * The proof of one lesson: its page and its exercises. A lesson that brings libraries of its own has a class of tests in its
     * module within the workbook that returns this; there the class path is the lesson's.
     *
     * @param id such as {@code deployment/at-scale}
     * @throws IllegalArgumentException if there is no such lesson
     */
    public static Stream<DynamicContainer> of(String id) throws IOException {
        Course course = Course.open(Course.rootAbove(Path.of("")));
        Lesson lesson = course.lesson(id)
                .orElseThrow(() -> new IllegalArgumentException("id must be that of a lesson, but was " + id));
        List<Part> parts = new ArrayList<>();
        boolean stubs = System.getenv("CI") != null;
        course.tasks().stream()
                .filter(task -> task.lessonId().equals(lesson.id()))
                .forEach(task -> parts.add(Part.of(task, stubs)));
        parts.add(Part.of(course, lesson, false));
        int cores = Runtime.getRuntime().availableProcessors();
        ProofPool pool =
                ProofPool.start(parts, cores, RememberedCosts.of(course.root())::expected, WorkerGrader::start);
        return tests(parts, pool).onClose(pool::close);
    }

    /** A test for each thing that a pool proves, in the order of the parts. */
    public static Stream<DynamicContainer> tests(List<Part> parts, ProofPool pool) {
        return parts.stream()
                .map(part -> DynamicContainer.dynamicContainer(
                        part.id(),
                        part.steps().stream()
                                .map(step -> DynamicTest.dynamicTest(step.name(), () -> prove(step, pool)))));
    }

    private static void prove(Part.Step step, ProofPool pool) {
        List<String> failures = pool.failures(step);
        if (!failures.isEmpty()) {
            throw new AssertionError(String.join("\n", failures));
        }
    }
}
