package gradus.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;
import java.util.Arrays;

/** What a network makes of digits, with dropout off and no gradient recorded. */
public final class Evaluation {
    private Evaluation() {}

    /**
     * How well a network does.
     *
     * @param loss mean log loss (natural logarithm): ln 10 = 2.303 for a network that knows nothing
     * @param accuracy the share of digits that it names correctly
     */
    public record Score(double loss, double accuracy) {}

    /** Loss and accuracy, in one pass. */
    public static Score score(Block network, Digits digits) {
        try (NDManager scratch = NDManager.newBaseManager()) {
            NDArray logits = logits(network, digits, scratch);
            double loss = Loss.softmaxCrossEntropyLoss()
                    .evaluate(new NDList(digits.labels(scratch)), new NDList(logits))
                    .getFloat();
            return new Score(loss, accuracy(largest(logits), digits));
        }
    }

    /** The digit with the largest logit, for each image. */
    public static int[] predict(Block network, Digits digits) {
        try (NDManager scratch = NDManager.newBaseManager()) {
            return largest(logits(network, digits, scratch));
        }
    }

    /** The share of digits that the network names correctly. */
    public static double accuracy(Block network, Digits digits) {
        return score(network, digits).accuracy();
    }

    /** The share of predictions that are right. */
    public static double accuracy(int[] predictions, Digits digits) {
        int right = 0;
        for (int i = 0; i < predictions.length; i++) {
            if (predictions[i] == digits.label(i)) {
                right++;
            }
        }
        return right / (double) predictions.length;
    }

    /** Mean log loss. */
    public static double loss(Block network, Digits digits) {
        return score(network, digits).loss();
    }

    private static NDArray logits(Block network, Digits digits, NDManager scratch) {
        NDList features = new NDList(digits.features(scratch));
        return network.forward(new ParameterStore(scratch, false), features, false)
                .singletonOrThrow();
    }

    private static int[] largest(NDArray logits) {
        return Arrays.stream(logits.argMax(1).toLongArray())
                .mapToInt(Math::toIntExact)
                .toArray();
    }
}
