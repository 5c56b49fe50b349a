package gradus.engine.cli.screen;

import gradus.engine.course.Task;
import gradus.engine.grading.Verdict;
import gradus.engine.watch.Save;

/** What happened, as the watch's own thread learns of it. */
sealed interface Event {
    /** A key was pressed; {@link Screen#END_OF_INPUT} if no more will come. */
    record Key(int key) implements Event {}

    /** Grading began. */
    record Began(Task task) implements Event {}

    /** A save has its verdict. */
    record Graded(Save save, Verdict verdict) implements Event {}

    /** A save could not be read. */
    record Unreadable(Save save, String problem) implements Event {}

    /** A save could not be graded, because of the machine or the course. */
    record NotGraded(Save save, String problem) implements Event {}

    /** Something is done before a save is graded: what. */
    record Said(String words) implements Event {}

    /** The window has another size, or a standing changed. */
    record Redraw() implements Event {}

    /** Watching ended by itself. */
    record Failed(Throwable cause) implements Event {}
}
