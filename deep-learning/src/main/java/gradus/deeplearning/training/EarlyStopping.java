package gradus.deeplearning.training;

import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.util.Pair;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Remembers the weights of the epoch with the lowest validation loss, and says when to stop waiting for a lower one. The
 * copy lives on the Java heap, where forgetting it costs nothing.
 */
public final class EarlyStopping {
    private final int patience;
    private final List<float[]> bestWeights = new ArrayList<>();
    private double bestLoss = Double.POSITIVE_INFINITY;
    private int bestEpoch;
    private int lastEpoch;

    /**
     * Nothing seen yet.
     *
     * @param patience epochs without a better loss that are put up with, at least 1
     */
    public EarlyStopping(int patience) {
        if (patience < 1) {
            throw new IllegalArgumentException("patience must be at least 1, but was " + patience);
        }
        this.patience = patience;
    }

    /**
     * Takes note of one more epoch.
     *
     * @param loss the validation loss after it; NaN is never better
     * @param block the network as it is now
     * @return whether training should go on
     */
    public boolean goOn(double loss, Block block) {
        lastEpoch++;
        if (loss < bestLoss) {
            bestLoss = loss;
            bestEpoch = lastEpoch;
            bestWeights.clear();
            for (Pair<String, Parameter> parameter : block.getParameters()) {
                bestWeights.add(parameter.getValue().getArray().toFloatArray());
            }
        }
        return lastEpoch - bestEpoch < patience;
    }

    /**
     * Puts the weights of the best epoch back.
     *
     * @throws IllegalStateException if no epoch had a loss below infinity
     */
    public void restore(Block block) {
        if (bestEpoch == 0) {
            throw new IllegalStateException(
                    "there must be an epoch with a finite loss to go back to, but there was none in " + lastEpoch);
        }
        for (int i = 0; i < bestWeights.size(); i++) {
            block.getParameters().valueAt(i).getArray().set(FloatBuffer.wrap(bestWeights.get(i)));
        }
    }

    /** The epoch with the lowest validation loss, from 1; 0 if there was none. */
    public int bestEpoch() {
        return bestEpoch;
    }
}
