package gradus.engine.grading;

/** Nothing was graded, because of the machine and not of the answer; the message says what is wrong and what to do. */
public final class EnvironmentException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    /** Says what is wrong with the machine. */
    public EnvironmentException(String message) {
        super(message);
    }

    /** Says what is wrong with the machine. */
    public EnvironmentException(String message, Throwable cause) {
        super(message, cause);
    }
}
