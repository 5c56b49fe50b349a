package gradus.deeplearning.training;

import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.norm.Dropout;
import java.util.List;

/**
 * A multilayer perceptron for digits: for each hidden layer a linear map, batch normalisation if asked for, ReLU and dropout; then a
 * linear map to ten logits.
 *
 * @param hiddenUnits the width of each hidden layer, each at least 1; empty for softmax regression
 * @param dropout the probability in [0, 1) with which training silences a hidden unit
 * @param batchNorm whether each hidden layer's sums are normalised over the batch
 */
public record Network(List<Integer> hiddenUnits, float dropout, boolean batchNorm) {
    public Network {
        hiddenUnits = List.copyOf(hiddenUnits);
        for (int units : hiddenUnits) {
            if (units < 1) {
                throw new IllegalArgumentException("hiddenUnits must each be at least 1, but were " + hiddenUnits);
            }
        }
        if (!(dropout >= 0 && dropout < 1)) {
            throw new IllegalArgumentException("dropout must be in [0, 1), but was " + dropout);
        }
    }

    /** A network without dropout and batch normalisation. */
    public static Network of(Integer... hiddenUnits) {
        return new Network(List.of(hiddenUnits), 0, false);
    }

    /** The same layers with another dropout. */
    public Network withDropout(float probability) {
        return new Network(hiddenUnits, probability, batchNorm);
    }

    /** The same layers, batch-normalised. */
    public Network withBatchNorm() {
        return new Network(hiddenUnits, dropout, true);
    }

    /** The layers as a DJL block, without weights yet: (n, 64) in, (n, 10) out. */
    public Block block() {
        SequentialBlock block = new SequentialBlock();
        for (int units : hiddenUnits) {
            block.add(Linear.builder().setUnits(units).build());
            if (batchNorm) {
                block.add(BatchNorm.builder().build());
            }
            block.add(Activation::relu);
            if (dropout > 0) {
                block.add(Dropout.builder().optRate(dropout).build());
            }
        }
        return block.add(Linear.builder().setUnits(Digits.CLASSES).build());
    }
}
