package gradus.workbook.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import gradus.deeplearning.training.Digits;
import java.util.stream.IntStream;

/**
 * One training step on a batch that does not fit into memory.
 *
 * <p>The recipe asks for batches of 512, the machine has room for 32 images and what is computed from them. So the batch goes through
 * the network in parts, and the weights move once, at the end, exactly as if the whole batch had been there at once.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/training.md">deep-learning/docs/training.md</a>
 */
public final class StepInParts {
    private StepInParts() {}

    /**
     * Moves the weights once, against the gradient of the mean loss of the whole batch.
     *
     * <p>Each part has {@code partSize} digits, but for the last, which has what remains. Dropout is on, as always
     * in training. What one part computed is freed before the next begins, and nothing is left when the step is done.
     *
     * @param trainer holds the network, its optimiser, and a loss that is the mean over the digits it is given
     * @param batch the digits to learn from; {@link Digits#rows} takes some of them
     * @param partSize how many digits may be in memory at once, at least 1
     * @return the mean loss of the whole batch, before the weights moved
     */
    public static float step(Trainer trainer, Digits batch, int partSize) {
        if (partSize < 1) {
            throw new IllegalArgumentException("partSize must be at least 1, but was " + partSize);
        }
        // begin solution: for each part forward, loss and backward in memory of its own; then one update
        float loss = 0;
        for (int from = 0; from < batch.size(); from += partSize) {
            int to = Math.min(batch.size(), from + partSize);
            Digits part = batch.rows(IntStream.range(from, to).toArray());
            try (NDManager scratch = trainer.getManager().newSubManager();
                    GradientCollector gradients = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(part.features(scratch)));
                NDArray mean = trainer.getLoss().evaluate(new NDList(part.labels(scratch)), logits);
                NDArray share = mean.mul(part.size() / (float) batch.size());
                gradients.backward(share);
                loss += share.getFloat();
            }
        }
        trainer.step();
        return loss;
        // end solution
    }
}
