package gradus.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;

/** One step of training: forward, loss, backward, update. */
public final class TrainingStep {
    private TrainingStep() {}

    /**
     * Moves the weights once, against the gradient of the batch's mean loss. Every array that it makes is freed before it returns.
     *
     * @param trainer holds the network, the loss and the optimiser
     * @param batch the digits to learn from
     * @return the batch's mean loss before the weights moved
     */
    public static float step(Trainer trainer, Digits batch) {
        try (NDManager scratch = trainer.getManager().newSubManager()) {
            NDList features = new NDList(batch.features(scratch));
            NDList labels = new NDList(batch.labels(scratch));
            NDArray loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                loss = trainer.getLoss().evaluate(labels, trainer.forward(features));
                gradients.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }
}
