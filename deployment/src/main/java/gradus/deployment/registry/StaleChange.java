package gradus.deployment.registry;

/** A change that was decided on while another version was the champion. Look again, and decide again. */
public final class StaleChange extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Of a decision against one champion, found to be another; 0 stands for none. */
    public StaleChange(int expected, int champion) {
        super("the champion must be " + named(expected) + ", against which this was decided, but is "
                + named(champion));
    }

    private static String named(int version) {
        return version == 0 ? "none" : "version " + version;
    }
}
