package gradus.kit.djl;

import static gradus.engine.expect.Expect.expect;

import ai.djl.engine.EngineException;
import java.util.Arrays;
import java.util.function.Supplier;

/**
 * Says in the lesson's words what DJL says in its own when an array or a manager is needed that was closed, or a step has no gradient.
 *
 * @param answer the class whose lines count
 * @param ofArray what usually closes an array too early
 * @param ofManager what usually closes a manager too early
 */
public record InWords(Class<?> answer, String ofArray, String ofManager) {
    private static final State OPEN = new State("open");
    private static final State CLOSED = new State("closed before it was used");

    /** A word that a message shows without quotes. */
    private record State(String word) {
        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * Calls an answer.
     *
     * @param what what is called: "an epoch of ten batches"
     */
    public <T> T call(String what, Supplier<T> call) {
        try {
            return call.get();
        } catch (IllegalStateException e) {
            String message = String.valueOf(e.getMessage());
            String where = where(what, e);
            if (message.contains("has been released")) {
                expect("the array needed " + where + ",", CLOSED)
                        .usually(ofArray)
                        .toEqual(OPEN);
            }
            if (message.contains("has been closed")) {
                expect("the manager needed " + where + ",", CLOSED)
                        .usually(ofManager)
                        .toEqual(OPEN);
            }
            if (message.contains("Gradient values are all zeros")) {
                expect("the gradient needed " + where + ",", new State("zero"))
                        .usually(
                                "No backward pass has left one: it did not run, it ran on a loss that was multiplied by 0 (an int"
                                        + " divided by a larger int is 0), or no digits went through the network.")
                        .toEqual(new State("there"));
            }
            throw e;
        } catch (EngineException e) {
            if (String.valueOf(e.getMessage()).contains("modified by an inplace operation")) {
                expect("the weights that backward finds " + where(what, e) + ",", new State("already moved"))
                        .with(e)
                        .because(
                                "trainer.step() ran before backward, so the weights are no longer those that the forward pass used."
                                        + " First backward, then step.")
                        .toEqual(new State("those of the forward pass"));
            }
            throw e;
        }
    }

    /** The answer's line that is nearest to the exception, and the call. */
    private String where(String what, Exception e) {
        return Arrays.stream(e.getStackTrace())
                .filter(frame -> (frame.getClassName() + "$").startsWith(answer.getName() + "$"))
                .findFirst()
                .map(frame -> "at line " + frame.getLineNumber() + ", in " + what)
                .orElse("for " + what);
    }
}
