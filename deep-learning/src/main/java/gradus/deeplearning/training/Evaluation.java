package gradus.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Block;
import ai.djl.training.ParameterStore;
import ai.djl.training.loss.Loss;

/** What a network makes of digits, with dropout off and no gradient recorded. */
public final class Evaluation {
    private Evaluation() {}

    /** The digit with the largest logit, for each image. */
    public static int[] predict(Block network, Digits digits) {
        try (NDManager scratch = NDManager.newBaseManager()) {
            long[] largest = logits(network, digits, scratch).argMax(1).toLongArray();
            int[] predictions = new int[largest.length];
            for (int i = 0; i < predictions.length; i++) {
                predictions[i] = (int) largest[i];
            }
            return predictions;
        }
    }

    /** The share of digits that the network names correctly. */
    public static double accuracy(Block network, Digits digits) {
        return accuracy(predict(network, digits), digits);
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

    /** Mean log loss (natural logarithm): ln 10 = 2.303 for a network that knows nothing. */
    public static double loss(Block network, Digits digits) {
        try (NDManager scratch = NDManager.newBaseManager()) {
            NDArray logits = logits(network, digits, scratch);
            return Loss.softmaxCrossEntropyLoss()
                    .evaluate(new NDList(digits.labels(scratch)), new NDList(logits))
                    .getFloat();
        }
    }

    private static NDArray logits(Block network, Digits digits, NDManager scratch) {
        NDList features = new NDList(digits.features(scratch));
        return network.forward(new ParameterStore(scratch, false), features, false)
                .singletonOrThrow();
    }
}
