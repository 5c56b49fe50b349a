package gradus.course;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import gradus.engine.course.Course;
import gradus.engine.course.Task;
import gradus.engine.grading.WorkerGrader;
import gradus.engine.proof.Proof;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;

/**
 * Every solution and alternative passes, every known mistake is caught with its words. {@code -Dstubs.update=true} first
 * writes every stub anew, over whatever stands there; {@code -Dexercises=stage/lesson} keeps to what the address names.
 */
@Tag("proof")
class ExercisesTest {
    private static final WorkerGrader GRADER = WorkerGrader.start();

    @AfterAll
    static void close() {
        GRADER.close();
    }

    @TestFactory
    Stream<DynamicContainer> exercises() throws IOException {
        Course course = Course.open(Course.rootAbove(Path.of("")));
        String address = System.getProperty("exercises");
        List<Task> tasks = address == null ? course.tasks() : course.find(address);
        if (Boolean.getBoolean("stubs.update")) {
            for (Task task : tasks) {
                Proof.writeStub(task);
            }
        }
        return tasks.stream()
                .map(task -> dynamicContainer(
                        task.id(),
                        Proof.of(task).stream()
                                .map(proof -> dynamicTest(
                                        proof.name(),
                                        () -> assertThat(proof.failure(GRADER)).isEmpty()))));
    }
}
