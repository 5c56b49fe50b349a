package gradus.engine.grading;

import gradus.engine.course.Task;

/** Source text in, verdict out. The one function behind watching, checking and proving the course. */
public interface Grader extends AutoCloseable {
    /**
     * Grades a source as the answer to a task. Never throws because of what the source does.
     *
     * @throws EnvironmentException if the machine allows no verdict; nothing is known of the source then
     * @param source the text of the learner's file, from wherever it comes
     */
    Verdict grade(Task task, String source);

    /** Prepares for a first verdict on this task while the learner still types; returns at once. */
    default void warmUp(Task task) {}

    /**
     * Says that the grading under way on another thread, if any, is of no more interest: it is given up if its answer runs for
     * longer than usual (an endless loop), else it ends by itself. The next one is right.
     */
    default void abandon() {}

    @Override
    void close();
}
