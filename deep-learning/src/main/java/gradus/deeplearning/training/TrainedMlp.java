package gradus.deeplearning.training;

import ai.djl.Model;
import ai.djl.nn.Block;
import java.util.Comparator;
import java.util.List;

/** A trained network and the curve that led to it. Its weights live in native memory until it is closed. */
public final class TrainedMlp implements AutoCloseable {
    private final Model model;
    private final List<Epoch> history;

    TrainedMlp(Model model, List<Epoch> history) {
        this.model = model;
        this.history = List.copyOf(history);
    }

    /** The loss curve: epoch 0, before the first step, to the last epoch run. */
    public List<Epoch> history() {
        return history;
    }

    /** The epoch whose weights were kept: the one with the lowest validation loss. */
    public Epoch best() {
        return history.stream()
                .skip(1)
                .min(Comparator.comparingDouble(Epoch::validationLoss))
                .orElseThrow();
    }

    /** The last epoch that was run. */
    public Epoch last() {
        return history.get(history.size() - 1);
    }

    /** The digit that each image most likely shows. */
    public int[] predict(Digits digits) {
        return Evaluation.predict(block(), digits);
    }

    /** The share of digits named correctly. */
    public double accuracy(Digits digits) {
        return Evaluation.accuracy(block(), digits);
    }

    /** Mean log loss. */
    public double loss(Digits digits) {
        return Evaluation.loss(block(), digits);
    }

    /** The layers with their weights. */
    public Block block() {
        return model.getBlock();
    }

    /** DJL's model, which holds the layers with their weights: for those who want to save it or pass it on. Closing it closes this. */
    public Model model() {
        return model;
    }

    /** Frees the weights. */
    @Override
    public void close() {
        model.close();
    }
}
