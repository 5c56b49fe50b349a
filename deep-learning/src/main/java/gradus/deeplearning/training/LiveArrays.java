package gradus.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/** Counts arrays in native memory, which Java's heap does not show and its garbage collector does not hurry to free. */
public final class LiveArrays {
    private LiveArrays() {}

    /** The arrays that a manager and its sub-managers keep alive. */
    public static int count(NDManager manager) {
        return manager.getManagedArrays().size();
    }

    /**
     * Trains one step per batch and puts every batch into one manager, as code does that has only one: the fault that
     * {@link TrainingStep} avoids.
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
            counts.add(count(manager));
        }
        return counts;
    }
}
