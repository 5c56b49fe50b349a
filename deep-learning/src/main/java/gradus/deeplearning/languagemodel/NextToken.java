package gradus.deeplearning.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/** The loss of a language model: −ln of the probability that it gave to the token which came next, the mean over all places. */
public final class NextToken extends Loss {
    /** The loss; it has no settings. */
    public NextToken() {
        super("next token");
    }

    /**
     * The mean loss.
     *
     * @param targets one array (batch, time), INT64: at place t the token t + 1
     * @param logits one array (batch, time, vocabulary)
     */
    @Override
    public NDArray evaluate(NDList targets, NDList logits) {
        return logLikelihoods(targets.singletonOrThrow(), logits.singletonOrThrow())
                .mean()
                .neg();
    }

    /** ln p of each target: (batch, time). */
    static NDArray logLikelihoods(NDArray targets, NDArray logits) {
        return logits.logSoftmax(-1).gather(targets.expandDims(2), 2).squeeze(2);
    }
}
