package gradus.engine.expect;

import org.opentest4j.AssertionFailedError;

/** A failed {@link Expect}: the same message as text, and in parts for whoever displays it. */
public final class CheckFailure extends AssertionFailedError {
    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String expectedText;
    private final String actualText;
    private final String likelyCause;
    private final boolean guessed;

    CheckFailure(String subject, String expectedText, String actualText, String likelyCause, boolean guessed) {
        super(message(subject, expectedText, actualText, likelyCause));
        this.subject = subject;
        this.expectedText = expectedText;
        this.actualText = actualText;
        this.likelyCause = likelyCause;
        this.guessed = guessed;
    }

    private static String message(String subject, String expected, String actual, String likelyCause) {
        String first = subject + " should " + expected + " but " + actual;
        return likelyCause.isEmpty() ? first : first + "\n  " + likelyCause;
    }

    /** What was looked at, with its input: "variance of 1, 2, 3". */
    public String subject() {
        return subject;
    }

    /** What was expected, as it reads after "should": "be 1.0". */
    public String expectedText() {
        return expectedText;
    }

    /** What came, as it reads after "but": "was 0.667". */
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
}
