package gradus.engine.cli;

/** What a command's exit status says. */
public final class Exit {
    public static final int OK = 0;
    /** Something that was looked at does not hold: an answer is wrong, a proof fails. */
    public static final int WRONG = 1;
    /** What was asked for is wrong. */
    public static final int USAGE = 2;
    /** The machine stood in the way. */
    public static final int FAILED = 3;

    private Exit() {}
}
