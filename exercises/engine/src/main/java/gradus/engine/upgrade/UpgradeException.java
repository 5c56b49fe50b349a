package gradus.engine.upgrade;

/** The upgrade cannot be done; nothing was changed. The message is for the learner. */
public final class UpgradeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UpgradeException(String message) {
        super(message);
    }
}
