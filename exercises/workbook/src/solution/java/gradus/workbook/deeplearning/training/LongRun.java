package gradus.workbook.deeplearning.training;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Parameter;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import gradus.deeplearning.training.Digits;
import java.util.List;

/**
 * A training run that lasts for days, and its memory with it.
 *
 * <p>Every number that this class returns is right. Yet with each batch, with each validation and with each better epoch more arrays
 * stay in native memory, and on the third day the operating system kills the process. Java's heap looks healthy all the time.
 *
 * <p>Find what stays, and why. In the end, how many arrays are alive must not depend on how many batches, validations and better epochs
 * there have been: neither between two calls, nor in the middle of an epoch, which may have a million batches. The network, its gradients,
 * one copy of the best weights and what one batch needs are enough. {@link #close} frees whatever this class has made; the trainer
 * belongs to the caller and stays open. The numbers stay right.
 *
 * @see <a href="../../../../../../../../../deep-learning/docs/training.md">deep-learning/docs/training.md</a>
 */
public final class LongRun implements AutoCloseable {
    private final Trainer trainer;
    private final NDManager manager; // closed with this run
    private NDList best = new NDList(); // the best weights, in the order of the network's parameters
    private float bestLoss = Float.POSITIVE_INFINITY;

    public LongRun(Trainer trainer) {
        this.trainer = trainer;
        this.manager = trainer.getManager().newSubManager();
    }

    /**
     * Trains one step on each batch.
     *
     * @return the mean of the batches' losses, each from before its step
     */
    public float epoch(List<Digits> batches) {
        // begin solution: train on each batch and add up the losses, leaving no array
        float total = 0;
        for (Digits batch : batches) {
            try (NDManager scratch = manager.newSubManager()) {
                NDArray loss;
                try (GradientCollector gradients = trainer.newGradientCollector()) {
                    loss = loss(batch, scratch, true);
                    gradients.backward(loss);
                }
                trainer.step();
                total += loss.getFloat();
            }
        }
        return total / batches.size();
        // instead of
        // NDArray total = manager.create(0f);
        // for (Digits batch : batches) {
        //     NDArray loss;
        //     try (GradientCollector gradients = trainer.newGradientCollector()) {
        //         loss = loss(batch, manager, true);
        //         gradients.backward(loss);
        //     }
        //     trainer.step();
        //     total = total.add(loss);
        // }
        // return total.getFloat() / batches.size();
        // end solution
    }

    /** The mean loss of the network as it is now, with dropout off. */
    public float validate(Digits digits) {
        // begin solution: measure, leaving no array
        try (NDManager scratch = manager.newSubManager()) {
            return loss(digits, scratch, false).getFloat();
        }
        // instead of
        // return loss(digits, manager, false).getFloat();
        // end solution
    }

    /**
     * Keeps a copy of the weights if their validation loss is lower than any before.
     *
     * @return whether it was
     */
    public boolean keepIfBetter(float validationLoss) {
        if (!(validationLoss < bestLoss)) {
            return false;
        }
        bestLoss = validationLoss;
        // begin solution: copy every parameter; the copies must die with their successors, and with this run
        best.close();
        best = new NDList();
        for (Parameter parameter : trainer.getModel().getBlock().getParameters().values()) {
            NDArray copy = parameter.getArray().duplicate();
            copy.attach(manager);
            best.add(copy);
        }
        return true;
        // instead of
        // best = new NDList();
        // for (Parameter parameter : trainer.getModel().getBlock().getParameters().values()) {
        //     best.add(parameter.getArray().duplicate());
        // }
        // return true;
        // end solution
    }

    /**
     * Puts the best weights back into the network; they stay kept.
     *
     * @throws IllegalStateException if none were kept
     */
    public void restoreBest() {
        if (best.isEmpty()) {
            throw new IllegalStateException("keepIfBetter must have kept weights before, but it has not");
        }
        for (int i = 0; i < best.size(); i++) {
            NDArray weights =
                    trainer.getModel().getBlock().getParameters().valueAt(i).getArray();
            weights.set(best.get(i).toByteBuffer());
        }
    }

    private NDArray loss(Digits digits, NDManager where, boolean training) {
        NDList features = new NDList(digits.features(where));
        NDList logits = training ? trainer.forward(features) : trainer.evaluate(features);
        return trainer.getLoss().evaluate(new NDList(digits.labels(where)), logits);
    }

    @Override
    public void close() {
        manager.close();
    }
}
