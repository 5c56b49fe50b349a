package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;

/**
 * Two language models with one encoding, of which each token's probability is a weighted mean.
 *
 * @param first a model
 * @param second another
 * @param weight of the first, in [0, 1]
 */
public record Mixture(LanguageModel first, LanguageModel second, double weight) implements LanguageModel {
    public Mixture {
        Require.given("first", first);
        Require.given("second", second);
        Require.between("weight", weight, 0, 1);
    }

    @Override
    public double[] logLikelihoods(int[] tokens) {
        double[] a = first.logLikelihoods(tokens);
        double[] b = second.logLikelihoods(tokens);
        double[] mixed = new double[a.length];
        for (int i = 0; i < a.length; i++) {
            mixed[i] = Math.log(weight * Math.exp(a[i]) + (1 - weight) * Math.exp(b[i]));
        }
        return mixed;
    }
}
