package gradus.deployment.contracts;

import gradus.fundamentals.Require;

/**
 * How long a text or a list may be.
 *
 * @param min the least, at least 0
 * @param max the most; {@link #NO_END} for no limit
 */
public record Sizes(int min, int max) {
    /** No upper limit. */
    public static final int NO_END = Integer.MAX_VALUE;

    /** Any size. */
    public static final Sizes ANY = new Sizes(0, NO_END);

    public Sizes {
        Require.atLeast("min", min, 0);
        Require.atLeast("max", max, 0);
    }

    /** Whether a size is allowed. */
    public boolean contains(int size) {
        return size >= min && size <= max;
    }

    /** The sizes in words, such as {@code from 2 to 5} or {@code at least 2}. */
    public String words() {
        return max == NO_END ? "at least " + min : "from " + min + " to " + max;
    }
}
