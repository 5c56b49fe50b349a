package gradus.engine.grading;

import gradus.engine.course.Task;

/** Source text in, verdict out. The one function behind watching, checking and proving the course. */
public interface Grader extends AutoCloseable {
    /**
     * Grades a source as the answer to a task. Never throws because of what the source does.
     *
     * @param source the text of the learner's file, from wherever it comes
     */
    Verdict grade(Task task, String source);

    /** Prepares for a first verdict on this task while the learner still types; returns at once. */
    default void warmUp(Task task) {}

    /**
     * Gives up the grading that is under way on another thread, if any: it ends soon, with a verdict of no interest. The
     * next one is right.
     */
    default void abandon() {}

    @Override
    void close();
}
