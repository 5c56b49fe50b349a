package gradus.engine.expect;

/** How what came should stand to what was expected: a subject should … X but … Y. */
public enum Relation {
    /** Equal: "should be 3 but was 2". */
    BE("be ", "was "),
    /** Equal up to a stated distance: "should be close to 0.25 (within 0.03) but was 0.5". */
    BE_CLOSE_TO("be close to ", "was "),
    /** No smaller: "should be at least 0.9 but was 0.8". */
    BE_AT_LEAST("be at least ", "was "),
    /** No larger: "should be at most 0.1 but was 0.2". */
    BE_AT_MOST("be at most ", "was "),
    /** A call that must not go through: "should be refused with IllegalArgumentException but was accepted". */
    BE_REFUSED_WITH("be refused with ", "was "),
    /** Correct digits: "should keep 12 of 15 digits but keeps 3". */
    KEEP("keep ", "keeps "),
    /** One part of a whole: "should have variance 0.0 but had NaN". */
    HAVE("have ", "had "),
    /** Its own words on both sides: "should leave its input as it is but made it 1, 2". */
    DO("", ""),
    /** A rule in its own words: "should stay finite but was NaN". */
    SATISFY("", "was "),
    /** A prediction: "came to 3, but you said 2". */
    COME_TO("come to ", "you said "),
    /** A law of its own, told as a whole sentence: "2x should agree with x² at 3, but does not". */
    HOLD("", "");

    private final String should;
    private final String but;

    Relation(String should, String but) {
        this.should = should;
        this.but = but;
    }

    /** What was expected, as it reads after "should": "be at least 0.9". */
    public String should(String expected) {
        return should + expected;
    }

    /** What came, as it reads after "but": "was 0.8". */
    public String but(String actual) {
        return but + actual;
    }

    /**
     * The whole as one sentence, without a full stop.
     *
     * @param subject a noun phrase, with a comma at its end where the phrase needs one; for {@link #HOLD} the law
     * @param expected the expected value as text; empty for {@link #HOLD}
     * @param actual the value that came as text; for {@link #HOLD} what is instead: "does not"
     */
    public String sentence(String subject, String expected, String actual) {
        if (this == COME_TO) {
            return subject + " came to " + expected + ", but you said " + actual;
        }
        return this == HOLD
                ? subject + ", but " + actual
                : subject + " should " + should(expected) + " but " + but(actual);
    }
}
