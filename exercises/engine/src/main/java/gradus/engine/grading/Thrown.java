package gradus.engine.grading;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an exception says, whatever it is: its message may be missing, endless, or throw itself. */
record Thrown(Throwable thrown) {
    /** A longer text tells nobody more. */
    static final int MAX_LENGTH = 2000;

    private static final String NOT_INITIALISED = "Could not initialize class ";
    private static final Pattern NULL = Pattern.compile("because (.+) is null$");
    private static final Pattern CALL = Pattern.compile("the return value of \"(?:[\\w.$]+\\.)?(\\w+)\\(.*\\)\"");

    /** The exception that began it: what an initialiser threw stands behind a wrapper. */
    static Thrown of(Throwable thrown) {
        Throwable root = thrown;
        while (root instanceof ExceptionInInitializerError && root.getCause() != null) {
            root = root.getCause();
        }
        return new Thrown(root);
    }

    /** A text cut to what can be read. */
    static String cut(String text) {
        return text == null || text.length() <= MAX_LENGTH
                ? text
                : text.substring(0, MAX_LENGTH) + "… (" + text.length() + " characters)";
    }

    /** Its message, cut; empty if it has none or cannot say it. */
    String message() {
        try {
            String message = thrown.getMessage();
            return message == null ? "" : cut(message);
        } catch (Throwable broken) { // an answer's own exception: it is told by its class and line
            return "";
        }
    }

    /** Its class, its line if known, its message: "ArithmeticException at line 8: / by zero". */
    String words(int line) {
        String message = PyTorchWords.firstSentence(message());
        return thrown.getClass().getSimpleName()
                + (line > 0 ? " at line " + line : "")
                + (message.isEmpty() ? "" : ": " + message);
    }

    /** A grader that fell over what the answer returned: said without the grader's own line. */
    String wordsOfGrader() {
        return "the check could not be made with what your code returned: " + cause();
    }

    private String cause() {
        Matcher isNull = NULL.matcher(message());
        if (thrown instanceof NullPointerException && isNull.find()) {
            Matcher call = CALL.matcher(isNull.group(1));
            return (call.find()
                    ? call.group(1) + " returned null"
                    : isNull.group(1).replace("\"", "") + " is null");
        }
        return words(0);
    }

    /** Whether a class cannot be used because its initialiser failed before. */
    boolean afterFailedInitialiser() {
        return thrown instanceof NoClassDefFoundError && message().startsWith(NOT_INITIALISED);
    }

    /** The class whose initialiser failed before, if that is what it is about. */
    Optional<String> uninitialised() {
        return afterFailedInitialiser() ? Optional.of(message().substring(NOT_INITIALISED.length())) : Optional.empty();
    }
}
