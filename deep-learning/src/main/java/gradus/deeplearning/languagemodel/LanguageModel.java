package gradus.deeplearning.languagemodel;

/** Says of each token how likely it was to come next. */
public interface LanguageModel {
    /**
     * The natural logarithm of the probability of each token, given those before it.
     *
     * @param tokens a text, which begins after the token that stands between texts; not modified
     * @return one number ≤ 0 per token
     */
    double[] logLikelihoods(int[] tokens);
}
