package gradus.engine.proof;

import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** What the parts of the course may cost, in seconds of one quiet core; where a part waits, the wait counts. */
final class Budget {
    /** Tests of a lesson's reference code that run with {@code mvn test}. */
    static final double LIBRARY_TESTS = 1.5;

    private static final double EXERCISE = 6;
    private static final double HEAVY_EXERCISE = 12;
    private static final double DEMO = 8;
    private static final double DEEP_DEMO = 25;
    private static final double LESSON = 30;
    private static final double HEAVY_LESSON = 60;

    private static final String DEEP = "deep-learning";
    private static final Set<String> HEAVY_STAGES = Set.of(DEEP, "deployment");
    /** What an exercise mentions that trains a network, talks to a server, waits for threads or asks a database. */
    private static final List<String> HEAVY = List.of(
            "ai.djl",
            "gradus.kit.djl",
            "gradus.kit.http",
            "gradus.kit.threads",
            "gradus.kit.sql",
            "java.sql.",
            "java.net.");

    private Budget() {}

    /** An exercise with all its mistakes and alternatives. */
    static double of(Task task) {
        return Stream.of(task.solutionFile(), task.graderFile()).anyMatch(Budget::isHeavy) ? HEAVY_EXERCISE : EXERCISE;
    }

    /** A lesson's page and the demos that it quotes. */
    static double ofDemo(Lesson lesson) {
        return lesson.stage().equals(DEEP) ? DEEP_DEMO : DEMO;
    }

    /** A lesson with its exercises, demo and tests. */
    static double ofLesson(Lesson lesson) {
        return HEAVY_STAGES.contains(lesson.stage()) ? HEAVY_LESSON : LESSON;
    }

    private static boolean isHeavy(Path source) {
        try {
            String text = Files.exists(source) ? Files.readString(source) : "";
            return HEAVY.stream().anyMatch(text::contains);
        } catch (IOException e) {
            return false; // its proof will say that it cannot be read
        }
    }
}
