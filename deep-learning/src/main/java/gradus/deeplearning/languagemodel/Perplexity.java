package gradus.deeplearning.languagemodel;

import gradus.fundamentals.Require;
import java.util.Arrays;
import java.util.List;

/**
 * How surprised a language model is by texts.
 *
 * @param nats the negative log-likelihood of all tokens together
 * @param tokens how many tokens there are, at least 1
 * @param bytes how many bytes of text they stand for, at least 1
 */
public record Perplexity(double nats, long tokens, long bytes) {
    public Perplexity {
        Require.finite("nats", nats);
        Require.atLeast("tokens", tokens, 1);
        Require.atLeast("bytes", bytes, 1);
    }

    /** What the model makes of whole texts, each by itself. */
    public static Perplexity of(LanguageModel model, BytePairs encoding, List<String> texts) {
        double nats = 0;
        long tokens = 0;
        long bytes = 0;
        for (String text : texts) {
            int[] ids = encoding.encode(text);
            nats -= Arrays.stream(model.logLikelihoods(ids)).sum();
            tokens += ids.length;
            bytes += Arrays.stream(ids).mapToLong(encoding::length).sum();
        }
        return new Perplexity(nats, tokens, bytes);
    }

    /** Among how many tokens, all equally likely, a choice would be as hard. Depends on the encoding. */
    public double perToken() {
        return Math.exp(nats / tokens);
    }

    /** The same per byte: models with different encodings can be compared by it. */
    public double perByte() {
        return Math.exp(nats / bytes);
    }

    /** The bits that a perfect compressor would need per byte of text. */
    public double bitsPerByte() {
        return nats / bytes / Math.log(2);
    }
}
