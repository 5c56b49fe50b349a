package gradus.engine.grading;

import gradus.engine.expect.Relation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What the engine says of a learner's source.
 *
 * @param status the whole in one word
 * @param points points earned: all if passed, else an equal share for each check that passed, rounded down; of predictions,
 *     what the first commitment earned; of tests, a share for each mistake found
 * @param possible points of a full solution
 * @param checks one for each of the grader's checks, in the order of its source; empty if none could run
 * @param problems the compiler's complaints, in the order of the source; empty unless it does not compile
 * @param message one or more lines that say what happened; empty if the checks or problems say it all
 * @param line the line of the learner's file on which it happened (time-out, crash), or 0
 * @param output what the learner's code printed, its middle left out if long
 * @param millis how long compiling and running took
 */
public record Verdict(
        Status status,
        int points,
        int possible,
        List<Check> checks,
        List<Problem> problems,
        String message,
        int line,
        String output,
        long millis) {

    /**
     * What to tell of each check's cause: one slip fails many checks, so a cause is told once, and what is only usually the
     * cause is told of the first failure alone.
     *
     * @return as many as there are checks; empty where there is nothing to tell
     */
    public List<String> causes() {
        Set<String> told = new HashSet<>();
        List<String> causes = new ArrayList<>();
        boolean failed = false;
        for (Check check : checks) {
            if (told.contains(check.cause())) {
                causes.add("the same cause as above");
            } else if (check.guessed() && failed && !check.cause().isEmpty()) {
                causes.add("may follow from what failed above: mend that first");
            } else {
                causes.add(check.cause());
                if (!check.cause().isEmpty()) {
                    told.add(check.cause());
                }
            }
            failed |= check.outcome() == Outcome.FAILED;
        }
        return causes;
    }

    /** Whether a check ended in the exception, at the line, that an earlier one ended in: that is told once, too. */
    public boolean repeatsException(int index) {
        Check check = checks.get(index);
        return check.line() > 0
                && checks.subList(0, index).stream()
                        .anyMatch(earlier -> earlier.line() == check.line()
                                && earlier.message().equals(check.message()));
    }

    /** The whole in one word. */
    public enum Status {
        /** The file is its stub, or every check that could be judged reaches a {@code todo}. */
        NOT_STARTED,
        /** The compiler refuses it. */
        DOES_NOT_COMPILE,
        /** It runs, and at least one check fails (or is not written while others pass). */
        WRONG,
        /** It was still running at the time limit. */
        TIMED_OUT,
        /** It ended its process, exhausted memory or stack, or left a thread running. */
        CRASHED,
        /** Every check passes. */
        PASSED
    }

    /** What came of one check. */
    public enum Outcome {
        /** As expected. */
        PASSED,
        /** Not as expected. */
        FAILED,
        /** The check reached a {@code todo}. */
        NOT_WRITTEN,
        /** The run ended before this check, or a check that it needs has failed (the message says which). */
        NOT_RUN
    }

    /**
     * One check.
     *
     * @param name the test method's name as a sentence
     * @param outcome what came of it
     * @param message what failed in a sentence, without its cause; or what is still to write, or what it waits for; or what
     *     came of a prediction that was right; may be empty
     * @param finding the same as values; null where the check ended in an exception, or did not fail
     * @param cause what caused it; may be empty
     * @param guessed whether the cause is only what usually causes it
     * @param line the line of the learner's file that an exception came from, or 0
     * @param explainedIn the section of a lesson that explains it, such as {@code splitting#one-draw-per-class}; may be empty
     */
    public record Check(
            String name,
            Outcome outcome,
            String message,
            Finding finding,
            String cause,
            boolean guessed,
            int line,
            String explainedIn) {

        /** A check of which no more is known than a message. */
        public static Check of(String name, Outcome outcome, String message) {
            return new Check(name, outcome, message, null, "", false, 0, "");
        }

        /** A check that failed on values. */
        public static Check failed(String name, String message, Finding finding, String cause, boolean guessed) {
            return new Check(name, Outcome.FAILED, message, finding, cause, guessed, 0, "");
        }

        /** The same with the learner's line that it came from; 0 if none did. */
        public Check at(int learnersLine) {
            return new Check(name, outcome, message, finding, cause, guessed, learnersLine, explainedIn);
        }

        /** The same with the section that explains it; empty if none does. */
        public Check explainedIn(String section) {
            return new Check(name, outcome, message, finding, cause, guessed, line, section);
        }

        /** The same with another cause, which is known and not guessed. */
        Check causedBy(String other) {
            return new Check(name, outcome, message, finding, other, false, line, explainedIn);
        }

        /** Message and cause, as one text. */
        public String words() {
            return cause.isEmpty() ? message : message + "\n  " + cause;
        }
    }

    /**
     * A failure as values.
     *
     * @param subject what was looked at: "the variance of 1, 2, 3"; empty if unknown
     * @param relation how what came should stand to what was expected
     * @param expected the expected value as text; empty for a law
     * @param actual the value that came as text
     * @param thrown an exception that belongs to it; may be empty
     */
    public record Finding(String subject, Relation relation, String expected, String actual, String thrown) {}

    /**
     * One complaint of the compiler.
     *
     * @param line in the learner's file, from 1; 0 if it has none
     * @param column from 1; 0 if it has none
     * @param message the compiler's words
     * @param advice the same in plain words, for common cases; may be empty
     */
    public record Problem(int line, int column, String message, String advice) {}

    /** Copies the lists. */
    public Verdict {
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(output, "output");
        checks = List.copyOf(checks);
        problems = List.copyOf(problems);
    }

    /** The same with other points, and words that stand before all others. */
    public Verdict with(int earned, String words) {
        String all = (words + "\n" + message).strip();
        return new Verdict(status, earned, possible, checks, problems, all, line, output, millis);
    }

    /** Whether every check passes. */
    public boolean passed() {
        return status == Status.PASSED;
    }

    /** Everything the learner would read, as one text: messages, problems, failed checks. */
    public String everythingSaid() {
        StringBuilder said = new StringBuilder(message).append('\n');
        problems.forEach(
                p -> said.append(p.message()).append('\n').append(p.advice()).append('\n'));
        checks.forEach(c -> said.append(c.name()).append('\n').append(c.words()).append('\n'));
        return said.toString();
    }
}
