package gradus.deployment.packaging;

/** Why an artefact was not loaded. Nothing of it has been used. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The check that failed. */
    public enum Reason {
        /** More bytes than the loader reads. */
        SIZE,
        /** Not an archive, or not exactly the archive that the packer writes for its files. */
        ARCHIVE,
        /** A file name that is not a plain one, or stands twice. */
        NAME,
        /** No manifest, no signature, or not one of the files that the manifest lists. */
        MISSING,
        /** No key that the caller trusts has signed these bytes. */
        SIGNATURE,
        /** A manifest of another format than this release reads. */
        FORMAT,
        /** A manifest that says something impossible, or says it in other bytes than the canonical ones. */
        MANIFEST,
        /** Another model than the one that was asked for. */
        MODEL,
        /** An older version than the caller accepts. */
        VERSION,
        /** Other inputs or another output than the caller works with. */
        SCHEMA,
        /** A file that the manifest does not list. */
        EXTRA,
        /** A file whose bytes are not those that the manifest lists. */
        HASH
    }

    private final Reason reason;

    /**
     * A refusal.
     *
     * @param message what is refused, what it must be, and what it was
     */
    public Refusal(Reason reason, String message) {
        this(reason, message, null);
    }

    /** A refusal with the exception that led to it. */
    public Refusal(Reason reason, String message, Throwable cause) {
        super(message, cause);
        this.reason = reason;
    }

    /** Which check failed. */
    public Reason reason() {
        return reason;
    }

    /** Refuses unless the condition holds. */
    static void unless(boolean holds, Reason reason, String message) {
        if (!holds) {
            throw new Refusal(reason, message);
        }
    }
}
