package gradus.engine.cli;

/** A command cannot do what was asked; its message is all that the learner needs to see. */
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int exitStatus;

    /** What was asked for is wrong. */
    Refusal(String message) {
        this(message, Exit.USAGE);
    }

    Refusal(String message, int exitStatus) {
        super(message);
        this.exitStatus = exitStatus;
    }

    int exitStatus() {
        return exitStatus;
    }
}
