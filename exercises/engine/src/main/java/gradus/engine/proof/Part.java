package gradus.engine.proof;

import gradus.engine.course.Course;
import gradus.engine.course.Lesson;
import gradus.engine.course.Task;
import gradus.engine.grading.Grader;
import gradus.engine.lesson.Lessons;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One exercise, or one lesson's page with its demo: what a line of the table of costs stands for.
 *
 * @param what an exercise or a demo
 * @param id such as {@code fundamentals/descriptive/1}
 * @param budget what it may cost, in seconds
 * @param steps what must hold, each on its own
 */
public record Part(Cost.What what, String id, double budget, List<Step> steps) {
    /** Finds out whether something holds. */
    @FunctionalInterface
    public interface Work {
        /**
         * Tries it.
         *
         * @return why it does not hold; empty if it does
         * @throws IOException if a file of the course cannot be read
         */
        List<String> failures(Grader grader) throws IOException;
    }

    /**
     * What one worker does at a time.
     *
     * @param name what is proven, in words
     * @param proof the claim behind it, if it is an exercise's
     */
    public record Step(String name, Optional<Proof> proof, Work work) {
        private static Step of(Proof proof) {
            return new Step(proof.name(), Optional.of(proof), grader -> {
                String failure = proof.failure(grader);
                return failure.isEmpty() ? List.of() : List.of(failure);
            });
        }
    }

    /**
     * All that must hold of an exercise.
     *
     * @param stub whether also that the committed stub is what the generator writes
     */
    public static Part of(Task task, boolean stub) {
        List<Proof> proofs = new ArrayList<>(Proof.of(task));
        if (stub) {
            proofs.add(Proof.ofStub(task));
        }
        return new Part(
                Cost.What.EXERCISE,
                task.id(),
                Budget.of(task),
                proofs.stream().map(Step::of).toList());
    }

    /**
     * All that must hold of a lesson's page.
     *
     * @param update whether to write the page's fences anew where they differ, instead of reporting it
     */
    public static Part of(Course course, Lesson lesson, boolean update) {
        Step step = new Step("the lesson", Optional.empty(), grader -> Lessons.problems(course, lesson, update));
        return new Part(Cost.What.DEMO, lesson.id(), Budget.ofDemo(lesson), List.of(step));
    }
}
