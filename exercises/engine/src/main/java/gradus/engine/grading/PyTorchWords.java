package gradus.engine.grading;

import java.util.LinkedHashMap;
import java.util.Map;

/** PyTorch's usual errors in Java's words: its own speak of Python, and of its inside. */
final class PyTorchWords {
    private static final Map<String, String> ON = new LinkedHashMap<>();

    static {
        ON.put(
                "modified by an inplace operation",
                "an array that the gradient still needs was changed in place (addi, subi, muli, divi, set): write add,"
                        + " sub, mul or div, which make a new array, or change it after backward");
        ON.put(
                "a leaf variable that requires grad is being used in an in-place operation",
                "a parameter was changed in place (addi, subi, …) while its gradient is recorded: change it outside the"
                        + " gradient collector, after backward");
        ON.put(
                "a view of a leaf variable that requires grad is being used in an in-place operation",
                "a part of a parameter was changed in place (addi, subi, set) while its gradient is recorded: change it"
                        + " outside the gradient collector, after backward");
        ON.put(
                "does not require grad and does not have a grad_fn",
                "backward was asked of an array that depends on no parameter: call setRequiresGradient(true) on the"
                        + " parameters, and compute the loss from them inside the gradient collector");
        ON.put(
                "backward through the graph a second time",
                "backward was called twice for the same loss: compute the loss again before each backward");
        ON.put(
                "grad can be implicitly created only for scalar outputs",
                "backward needs one number, but got a whole array: take its sum() or mean() first");
        ON.put(
                "shapes cannot be multiplied",
                "the matrices do not fit: the columns of the first must be as many as the rows of the second");
        ON.put(
                "must match the size of tensor",
                "two arrays of different shapes were combined number by number: compare getShape() of both; a size of 1"
                        + " fits any, nothing else does");
        ON.put(
                "is invalid for input of size",
                "reshape must keep how many numbers there are: the product of the new shape is another one");
        ON.put(
                "expected scalar type",
                "two arrays hold numbers of different types (float32, float64, int64): convert one with toType");
        ON.put(
                "have the same dtype",
                "two arrays hold numbers of different types (float32, float64, int64): convert one with toType");
        ON.put(
                "native resource has been release",
                "the array was used after its NDManager was closed: use it before, or attach it to a manager that"
                        + " lives longer");
        ON.put(
                "out of range (expected to be in range of",
                "an axis or index lies outside the array: axes count from 0, and from -1 at the end");
    }

    private PyTorchWords() {}

    /** The advice on a message of PyTorch's, or empty. */
    static String on(String message) {
        String plain = message.toLowerCase(java.util.Locale.ROOT);
        return ON.entrySet().stream()
                .filter(entry -> plain.contains(entry.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }

    /** A message without what PyTorch adds for its own makers: the stack in C++, and hints in Python. */
    static String firstSentence(String message) {
        if (on(message).isEmpty()) {
            return message.replaceFirst("(?s)\\s*Exception raised from .*\\(most recent call first\\):.*", "");
        }
        String first = message.strip().lines().findFirst().orElse("");
        return first.replaceFirst("(: \\[torch|[.;] ).*", "");
    }
}
