package gradus.engine.expect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A law that holds or does not, told as a sentence of its own:
 *
 * <pre>{@code
 * law("2x should agree with x² at 3", agrees(…)).usually("…").toHold();
 * }</pre>
 *
 * fails with "2x should agree with x² at 3, but does not".
 */
public final class Law extends Claim<Boolean, Law> {
    private static final Pattern SHOULD = Pattern.compile("\\bshould (not )?(be )?");

    private final boolean holds;
    private String instead;

    private Law(String law, boolean holds) {
        super(law);
        this.holds = holds;
        this.instead = opposite(law);
    }

    /**
     * A law.
     *
     * @param law a sentence with "should", without a full stop: "2x should agree with x² at 3"
     * @throws IllegalArgumentException if there is no "should" in it
     */
    public static Law law(String law, boolean holds) {
        return new Law(law, holds);
    }

    /** What is instead, as it reads after "but", where "does not" or "is not" would not fit: "they do not". */
    public Law but(String words) {
        instead = words;
        return this;
    }

    /** Checks that it holds. */
    public void toHold() {
        if (!holds) {
            throw failure(Relation.HOLD, "", instead, false, true);
        }
    }

    @Override
    protected Law self() {
        return this;
    }

    private static String opposite(String law) {
        Matcher should = SHOULD.matcher(law);
        if (!should.find()) {
            throw new IllegalArgumentException("a law must say what should hold, but was \"" + law + "\"");
        }
        String verb = should.group(2) == null ? "does" : "is";
        return should.group(1) == null ? verb + " not" : verb;
    }
}
