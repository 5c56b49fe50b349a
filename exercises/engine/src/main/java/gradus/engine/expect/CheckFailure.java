package gradus.engine.expect;

import org.opentest4j.AssertionFailedError;

/**
 * A failed expectation or law, kept as values: whoever displays it makes a sentence, a table or a picture of them. The
 * message is the sentence with its cause, for JUnit, Maven and IDEs.
 */
public final class CheckFailure extends AssertionFailedError {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final Relation relation;
    private final String expectedText;
    private final String actualText;
    private final String likelyCause;
    private final boolean guessed;
    private final String sentence;

    /**
     * A failure in parts.
     *
     * @param subject a noun phrase with its input: "the variance of 1, 2, 3"
     * @param relation how the two values should stand to each other
     * @param expectedText the expected value as text, without words around it: "1.0"
     * @param actualText the value that came as text: "0.667"
     * @param likelyCause what usually causes this; empty if nothing is known
     * @param guessed whether the cause was not recognised by the value that came
     * @param thrown an exception that belongs to it, such as the one behind a server's status 500; or null
     */
    public CheckFailure(
            String subject,
            Relation relation,
            String expectedText,
            String actualText,
            String likelyCause,
            boolean guessed,
            Throwable thrown) {
        super(
                message(relation.sentence(subject, expectedText, actualText), likelyCause, thrown),
                expectedText,
                actualText,
                thrown);
        this.subject = subject.replaceFirst("[,:]$", "");
        this.relation = relation;
        this.expectedText = expectedText;
        this.actualText = actualText;
        this.likelyCause = likelyCause;
        this.guessed = guessed;
        this.sentence = relation.sentence(subject, expectedText, actualText);
    }

    private static String message(String sentence, String likelyCause, Throwable thrown) {
        String withThrown = thrown == null ? sentence : sentence + "\n  " + thrown;
        return likelyCause.isEmpty() ? withThrown : withThrown + "\n  " + likelyCause;
    }

    /** What was looked at, with its input: "the variance of 1, 2, 3"; for {@link Relation#HOLD} the law. */
    public String subject() {
        return subject;
    }

    /** How what came should stand to what was expected. */
    public Relation relation() {
        return relation;
    }

    /** The expected value as text: "1.0". */
    public String expectedText() {
        return expectedText;
    }

    /** The value that came as text: "0.667". */
    public String actualText() {
        return actualText;
    }

    /** What usually causes this, or empty if nothing is known. */
    public String likelyCause() {
        return likelyCause;
    }

    /** Whether the cause is what usually causes this, and was not recognised by the value that came. */
    public boolean guessed() {
        return guessed;
    }

    /** The failure in one sentence, without its cause: "the variance of 1, 2, 3 should be 1.0 but was 0.667". */
    public String sentence() {
        return sentence;
    }
}
