package gradus.workbook.deeplearning.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.loss.Loss;

/**
 * The loss of a language model on sentences of different lengths, whose shorter ones were filled up at the end with a padding token.
 *
 * <p>This loss falls to nearly nothing within minutes, and the model it trains writes nonsense. Two things are wrong with it. It should be the mean of −ln p over
 * all places of the batch whose next token is a token of the sentence: the logits at place t are a statement about token t + 1. What the logits at the last
 * place and those before padding say plays no part. Each such place counts as much as any other, in whichever sentence it stands.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/language-model.md">deep-learning/docs/language-model.md</a>
 */
public final class PaddedLoss extends Loss {
    @SuppressWarnings("unused") // until your code uses it
    private final int padding;

    /**
     * A loss for batches that were filled up.
     *
     * @param padding the id of the padding token, an id of the vocabulary that stands for nothing else
     */
    public PaddedLoss(int padding) {
        super("next token");
        this.padding = padding;
    }

    /**
     * The mean loss, a single number as an array.
     *
     * @param labels one array of token ids (batch, time) in INT64, time at least 2; at least one sentence has two tokens
     * @param predictions one array of logits (batch, time, vocabulary), made from the same ids; they may lie hundreds apart
     */
    @Override
    public NDArray evaluate(NDList labels, NDList predictions) {
        NDArray ids = labels.singletonOrThrow();
        NDArray logits = predictions.singletonOrThrow();
        NDArray logs = logits.logSoftmax(-1).gather(ids.expandDims(2), 2).squeeze(2);
        return logs.mean().neg();
    }
}
