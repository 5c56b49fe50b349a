package gradus.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import gradus.deeplearning.djl.LiveArrays;
import java.util.ArrayList;
import java.util.List;

/** Training with one manager for all batches: the fault that {@link TrainingStep} avoids. */
public final class OneManager {
    private OneManager() {}

    /**
     * Trains one step per batch and puts every batch into one manager, as code does that has only one.
     *
     * @param manager where batches, and with them all that is computed from them, stay
     * @return the number of live arrays after each step
     */
    public static List<Integer> leak(Trainer trainer, NDManager manager, List<Digits> batches) {
        List<Integer> counts = new ArrayList<>();
        for (Digits batch : batches) {
            NDList features = new NDList(batch.features(manager));
            NDList labels = new NDList(batch.labels(manager));
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray mean = trainer.getLoss().evaluate(labels, trainer.forward(features));
                gradients.backward(mean);
            }
            trainer.step();
            counts.add(LiveArrays.count(manager));
        }
        return counts;
    }
}
