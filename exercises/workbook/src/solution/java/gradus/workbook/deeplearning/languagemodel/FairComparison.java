package gradus.workbook.deeplearning.languagemodel;

/**
 * Which of two language models is better, if all you have is what their papers report?
 *
 * <p>The rules, in their order:
 *
 * <ol>
 *   <li>Nothing can be said ({@code NO_COMPARISON}) if the models were tested on different texts, by name or by number of bytes, or if either was trained on its test.
 *   <li>Models with different tokens are compared in bits per byte: the bits that all tokens of the text cost together, divided by its bytes.
 *   <li>If these differ by less than 0.01 bits per byte, the models are {@code EVEN}; otherwise the one with fewer bits is better.
 * </ol>
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/language-model.md">deep-learning/docs/language-model.md</a>
 */
public final class FairComparison {
    private FairComparison() {}

    /**
     * What is reported of a model.
     *
     * @param text the name of the test text
     * @param bytes how many bytes it has, at least 1
     * @param tokens into how many tokens the model cuts it, at least 1 and at most as many as bytes
     * @param perplexity per token, at least 1
     * @param trainedOnTest whether the test text, or part of it, was in the training texts
     */
    public record Report(String text, long bytes, long tokens, double perplexity, boolean trainedOnTest) {}

    /** What can be said. */
    public enum Verdict {
        FIRST,
        SECOND,
        EVEN,
        NO_COMPARISON
    }

    /** Which of two models is better, by the rules above. */
    public static Verdict better(Report first, Report second) {
        // begin solution: can they be compared, and if so, in which unit?
        boolean sameText = first.text().equals(second.text()) && first.bytes() == second.bytes();
        if (!sameText || first.trainedOnTest() || second.trainedOnTest()) {
            return Verdict.NO_COMPARISON;
        }
        double a = bitsPerByte(first);
        double b = bitsPerByte(second);
        if (Math.abs(a - b) < 0.01) {
            return Verdict.EVEN;
        }
        return a == Math.min(a, b) ? Verdict.FIRST : Verdict.SECOND;
        // end solution
    }

    /** The bits that a model needs per byte of its test text. */
    public static double bitsPerByte(Report report) {
        // begin solution: bits per token, of all tokens, per byte
        return Math.log(report.perplexity()) / Math.log(2) * report.tokens() / report.bytes();
        // end solution
    }
}
