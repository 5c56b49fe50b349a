package gradus.engine.proof;

import gradus.engine.course.Alternative;
import gradus.engine.course.Mistake;
import gradus.engine.course.Task;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Solution;
import gradus.engine.grading.Grader;
import gradus.engine.grading.Verdict;
import gradus.engine.grading.Verdict.Outcome;
import gradus.engine.grading.Verdict.Status;
import gradus.engine.predict.ShownCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One thing that must hold of an exercise.
 *
 * @param task the exercise
 * @param claim which of the things that must hold
 * @param name what is proven, in words
 */
public record Proof(Task task, Claim claim, String name, Trial trial) {
    /** The kinds of things that must hold. */
    public enum Claim {
        /** The grader is annotated as the lesson standard asks. */
        FORM,
        /** The committed stub is what the generator writes. */
        STUB_IS_GENERATED,
        /** A learner who opens the file has not started. */
        STUB_NOT_STARTED,
        /** The solution passes. */
        SOLUTION_PASSES,
        /** Another right answer passes. */
        ALTERNATIVE_PASSES,
        /** A known mistake is rejected with its words. */
        MISTAKE_CAUGHT
    }

    /** Finds out whether the claim holds. */
    @FunctionalInterface
    public interface Trial {
        /**
         * Tries it.
         *
         * @return why it does not hold, or an empty text if it does
         * @throws IOException if a file of the exercise cannot be read
         */
        String failure(Grader grader) throws IOException;
    }

    /** How many mistakes an exercise must know at least. */
    private static final int MISTAKES = 4;

    /** How many mistakes there must be for a learner's tests to find. */
    private static final int MISTAKES_TO_FIND = 6;

    /** What stands at the end of a stub to have it run rather than recognised. */
    private static final String EDIT = "// edited\n";

    /** All that must hold of an exercise, but for the learner's own file. */
    public static List<Proof> of(Task task) {
        List<Proof> proofs = new ArrayList<>();
        proofs.add(new Proof(
                task, Claim.FORM, "has hints, mistakes and checks as the standard asks", grader -> form(task)));
        proofs.add(new Proof(
                task, Claim.STUB_NOT_STARTED, "the stub is not started", grader -> stubNotStarted(task, grader)));
        proofs.add(new Proof(
                task,
                Claim.SOLUTION_PASSES,
                "the solution passes",
                grader -> passes(task, task.solution().answer(), grader)));
        proofs.addAll(ofAlternatives(task));
        proofs.addAll(ofMistakes(task));
        return proofs;
    }

    private static List<Proof> ofAlternatives(Task task) {
        List<Proof> proofs = new ArrayList<>();
        try {
            for (Alternative alternative : task.alternatives()) {
                proofs.add(new Proof(
                        task,
                        Claim.ALTERNATIVE_PASSES,
                        "the alternative " + alternative.name() + " passes",
                        grader -> passes(task, alternative.answer(task.solution()), grader)));
            }
        } catch (IOException e) {
            proofs.add(new Proof(task, Claim.FORM, "the alternatives can be read", grader -> e.toString()));
        }
        return proofs;
    }

    private static List<Proof> ofMistakes(Task task) {
        List<Proof> proofs = new ArrayList<>();
        try {
            for (Mistake mistake : task.mistakes()) {
                proofs.add(new Proof(
                        task,
                        Claim.MISTAKE_CAUGHT,
                        "the mistake that " + mistake.says() + " is caught",
                        grader -> caught(task, mistake, grader)));
            }
        } catch (IOException | IllegalArgumentException e) {
            proofs.add(new Proof(task, Claim.FORM, "the page of mistakes can be read", grader -> e.getMessage()));
        }
        return proofs;
    }

    /** That the committed stub is what the generator writes: holds in a course that nobody has begun. */
    public static Proof ofStub(Task task) {
        return new Proof(task, Claim.STUB_IS_GENERATED, "the stub is what the generator writes", grader -> {
            Path file = task.learnerFile();
            if (!Files.exists(file)) {
                return file + " does not exist";
            }
            return Files.readString(file).equals(task.solution().stub())
                    ? ""
                    : file + " differs from what the generator writes";
        });
    }

    /** Writes the stub of a task over the learner's file. */
    public static void writeStub(Task task) throws IOException {
        Files.createDirectories(task.learnerFile().getParent());
        Files.writeString(task.learnerFile(), task.solution().stub());
    }

    /**
     * Tries the claim.
     *
     * @return why it does not hold, or an empty text if it does
     */
    public String failure(Grader grader) {
        try {
            return trial.failure(grader);
        } catch (IOException | IllegalArgumentException e) {
            return e.toString();
        }
    }

    private static String form(Task task) throws IOException {
        if (task.hints().size() < 2 || task.hints().size() > 3) {
            return "it must have two or three hints, but has " + task.hints().size();
        }
        int mistakes = task.mistakes().size();
        if (mistakes < MISTAKES) {
            return task.mistakesFile().getFileName() + " must name at least " + MISTAKES + " mistakes, but names "
                    + mistakes;
        }
        if (task.checks().isEmpty() || task.points() < 1 || task.minutes() < 1) {
            return "it must have checks, points and minutes";
        }
        if (task.kind() == Kind.TEST && task.subject().mistakes().size() < MISTAKES_TO_FIND) {
            return "the class under test must have at least " + MISTAKES_TO_FIND + " mistakes to find, but has "
                    + task.subject().mistakes().size();
        }
        if (task.kind() == Kind.PREDICT) {
            String solution = task.solution().answer();
            List<String> problems = ShownCode.problems(solution, Files.readString(task.graderFile()), task.checks());
            if (!problems.isEmpty()) {
                return String.join("; ", problems);
            }
        }
        return GraderNotes.problem(task);
    }

    private static String stubNotStarted(Task task, Grader grader) throws IOException {
        Solution solution = task.solution();
        Verdict asGiven = grader.grade(task, solution.stub());
        if (asGiven.status() != Status.NOT_STARTED) {
            return "it is " + told(asGiven);
        }
        Verdict edited = grader.grade(task, solution.stub() + EDIT);
        boolean failed = edited.checks().stream().anyMatch(c -> c.outcome() == Outcome.FAILED);
        boolean unwritten = edited.checks().stream().anyMatch(c -> c.outcome() == Outcome.NOT_WRITTEN);
        if (task.kind() == Kind.FIX) {
            return edited.status() == Status.DOES_NOT_COMPILE || !failed
                    ? "its planted fault must compile and fail a check, but is " + told(edited)
                    : "";
        }
        return failed || !unwritten ? "run, it must reach a todo and fail no check, but is " + told(edited) : "";
    }

    private static String passes(Task task, String source, Grader grader) {
        Verdict verdict = grader.grade(task, source);
        return verdict.passed() ? "" : "it is " + told(verdict);
    }

    private static String caught(Task task, Mistake mistake, Grader grader) throws IOException {
        Verdict verdict = grader.grade(task, mistake.applyTo(task.solution()));
        return switch (verdict.status()) {
            case PASSED -> "it passes";
            case NOT_STARTED, DOES_NOT_COMPILE -> "it must run and be rejected, but is " + told(verdict);
            default ->
                verdict.everythingSaid().contains(mistake.says())
                        ? ""
                        : "the learner is not told \"" + mistake.says() + "\" but: " + told(verdict);
        };
    }

    private static String told(Verdict verdict) {
        StringBuilder told =
                new StringBuilder(verdict.status().toString().toLowerCase().replace('_', ' '));
        if (!verdict.message().isEmpty()) {
            told.append(": ").append(verdict.message());
        }
        verdict.problems()
                .forEach(p ->
                        told.append("\n    line ").append(p.line()).append(": ").append(p.message()));
        verdict.checks().stream()
                .filter(c -> c.outcome() == Outcome.FAILED)
                .forEach(
                        c -> told.append("\n    ").append(c.name()).append(": ").append(c.words()));
        return told.toString();
    }
}
