package gradus.workbook.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import gradus.deeplearning.training.Digits;
import java.nio.FloatBuffer;
import java.util.List;

/** Keeps the best weights as plain Java numbers, and clears up with scopes. */
public final class LongRun implements AutoCloseable {
    private final Trainer trainer;
    private List<float[]> best = List.of();
    private float bestLoss = Float.POSITIVE_INFINITY;

    public LongRun(Trainer trainer) {
        this.trainer = trainer;
    }

    public float epoch(List<Digits> batches) {
        float total = 0;
        for (Digits batch : batches) {
            try (NDScope scope = new NDScope()) {
                scope.suppressNotUsedWarning();
                try (GradientCollector gradients = trainer.newGradientCollector()) {
                    NDArray loss = loss(batch, true);
                    gradients.backward(loss);
                    total += loss.getFloat();
                }
            }
            trainer.step();
        }
        return total / batches.size();
    }

    public float validate(Digits digits) {
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            return loss(digits, false).getFloat();
        }
    }

    public boolean keepIfBetter(float validationLoss) {
        if (!(validationLoss < bestLoss)) {
            return false;
        }
        bestLoss = validationLoss;
        best = trainer.getModel().getBlock().getParameters().values().stream()
                .map(parameter -> parameter.getArray().toFloatArray())
                .toList();
        return true;
    }

    public void restoreBest() {
        if (best.isEmpty()) {
            throw new IllegalStateException("keepIfBetter must have kept weights before, but it has not");
        }
        for (int i = 0; i < best.size(); i++) {
            trainer.getModel().getBlock().getParameters().valueAt(i).getArray().set(FloatBuffer.wrap(best.get(i)));
        }
    }

    private NDArray loss(Digits digits, boolean training) {
        NDManager where = trainer.getManager();
        NDList features = new NDList(digits.features(where));
        NDList logits = training ? trainer.forward(features) : trainer.evaluate(features);
        return trainer.getLoss().evaluate(new NDList(digits.labels(where)), logits);
    }

    @Override
    public void close() {
        best = List.of();
    }
}
