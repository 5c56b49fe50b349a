package gradus.engine.proof;

import gradus.engine.proof.Proof.Claim;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Counts what was proven.
 *
 * @param exercises how many were tried
 * @param stubsNotStarted how many stubs were found not started
 * @param stubsGenerated how many stubs are what the generator writes; 0 if that was not asked
 * @param solutionsPassed how many solutions passed
 * @param alternatives how many other right answers there are
 * @param alternativesPassed how many of them passed
 * @param mistakes how many mistakes are known
 * @param mistakesCaught how many were rejected with their words
 * @param failures one text for each claim that does not hold
 */
public record ProofReport(
        int exercises,
        int stubsNotStarted,
        int stubsGenerated,
        int solutionsPassed,
        int alternatives,
        int alternativesPassed,
        int mistakes,
        int mistakesCaught,
        List<String> failures) {

    /** Whether every claim holds. */
    public boolean proven() {
        return failures.isEmpty();
    }

    /** Collects results one at a time. */
    public static final class Tally {
        private final Set<String> exercises = new HashSet<>();
        private final int[] tried = new int[Claim.values().length];
        private final int[] held = new int[Claim.values().length];
        private final List<String> failures = new ArrayList<>();

        /** Counts one result; an empty failure means that the claim holds. */
        public synchronized void add(Proof proof, String failure) {
            exercises.add(proof.task().id());
            tried[proof.claim().ordinal()]++;
            if (failure.isEmpty()) {
                held[proof.claim().ordinal()]++;
            } else {
                fail(proof.task().id() + ": " + proof.name() + ": " + failure);
            }
        }

        /** Counts a failure that belongs to no exercise, such as a lesson's. */
        public synchronized void fail(String failure) {
            failures.add(failure);
        }

        /** What was counted so far. */
        public synchronized ProofReport report() {
            return new ProofReport(
                    exercises.size(),
                    held[Claim.STUB_NOT_STARTED.ordinal()],
                    held[Claim.STUB_IS_GENERATED.ordinal()],
                    held[Claim.SOLUTION_PASSES.ordinal()],
                    tried[Claim.ALTERNATIVE_PASSES.ordinal()],
                    held[Claim.ALTERNATIVE_PASSES.ordinal()],
                    tried[Claim.MISTAKE_CAUGHT.ordinal()],
                    held[Claim.MISTAKE_CAUGHT.ordinal()],
                    List.copyOf(failures));
        }
    }
}
