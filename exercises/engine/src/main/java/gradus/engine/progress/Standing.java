package gradus.engine.progress;

import gradus.engine.course.Task;
import gradus.engine.grading.Verdict;

/**
 * Where one exercise stands.
 *
 * @param task the exercise
 * @param state the whole in one word
 * @param points points earned so far
 * @param note what is wrong with the file itself, or empty
 */
public record Standing(Task task, State state, int points, String note) {
    /** The whole in one word: a verdict's status, or that there is none. */
    public enum State {
        /** The file is the stub. */
        NOT_STARTED("not started"),
        /** The file was changed since it was last checked. */
        NOT_CHECKED("not checked yet"),
        /** The file cannot be read as a text. */
        UNREADABLE("unreadable"),
        /** The compiler refuses it. */
        DOES_NOT_COMPILE("does not compile"),
        /** At least one check fails. */
        WRONG("wrong"),
        /** It ran into the time limit. */
        TIMED_OUT("timed out"),
        /** It ended its process. */
        CRASHED("crashed"),
        /** Every check passes. */
        PASSED("passed");

        private final String words;

        State(String words) {
            this.words = words;
        }

        /** In words, as the learner reads it. */
        public String words() {
            return words;
        }

        /** The state that a verdict leaves. */
        public static State of(Verdict.Status status) {
            return valueOf(status.name());
        }
    }

    static Standing of(Task task, Verdict verdict) {
        return new Standing(task, State.of(verdict.status()), verdict.points(), "");
    }

    /** Whether the exercise is solved. */
    public boolean solved() {
        return state == State.PASSED;
    }

    /** Whether something was written that is not right yet. */
    public boolean inProgress() {
        return state != State.PASSED && state != State.NOT_STARTED;
    }
}
