package gradus.deeplearning.training;

import ai.djl.Device;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.XavierInitializer;
import ai.djl.training.initializer.XavierInitializer.FactorType;
import ai.djl.training.initializer.XavierInitializer.RandomType;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.function.Supplier;

/**
 * Everything that decides how a run goes, apart from the data.
 *
 * @param network the layers
 * @param initializer how weights begin; biases begin at zero
 * @param optimizer makes the update rule; called once per run, as an optimiser remembers its past
 * @param batchSize digits per step, at least 1
 * @param epochs passes over the training digits at most, at least 1
 * @param patience epochs without a better validation loss before the run stops, at least 1
 * @param seed of the weights, the order of the digits and dropout
 */
public record Recipe(
        Network network,
        Initializer initializer,
        Supplier<Optimizer> optimizer,
        int batchSize,
        int epochs,
        int patience,
        int seed) {
    /** He et al. (2015): normal, with variance 2 / inputs, so that ReLU layers neither fade nor explode. */
    public static final Initializer KAIMING = new XavierInitializer(RandomType.GAUSSIAN, FactorType.IN, 2);

    public Recipe {
        requirePositive("batchSize", batchSize);
        requirePositive("epochs", epochs);
        requirePositive("patience", patience);
    }

    /** A sound first try: Kaiming weights, Adam at 0.002, batches of 32, at most 40 epochs, none stopped early. */
    public static Recipe of(Network network) {
        return new Recipe(network, KAIMING, adam(Tracker.fixed(0.002f)), 32, 40, 40, 1);
    }

    /** Plain stochastic gradient descent. */
    public static Supplier<Optimizer> sgd(Tracker learningRate) {
        return momentum(learningRate, 0);
    }

    /** Stochastic gradient descent with momentum. */
    public static Supplier<Optimizer> momentum(Tracker learningRate, float momentum) {
        return () -> Optimizer.sgd()
                .setLearningRateTracker(learningRate)
                .optMomentum(momentum)
                .build();
    }

    /** Adam with its usual decays, 0.9 and 0.999. */
    public static Supplier<Optimizer> adam(Tracker learningRate) {
        return () -> Optimizer.adam().optLearningRateTracker(learningRate).build();
    }

    /** The same recipe for another network. */
    public Recipe withNetwork(Network other) {
        return new Recipe(other, initializer, optimizer, batchSize, epochs, patience, seed);
    }

    /** The same recipe in steps of another size. */
    public Recipe withBatchSize(int digits) {
        return new Recipe(network, initializer, optimizer, digits, epochs, patience, seed);
    }

    /** The same recipe with other first weights. */
    public Recipe withInitializer(Initializer other) {
        return new Recipe(network, other, optimizer, batchSize, epochs, patience, seed);
    }

    /** The same recipe with another update rule. */
    public Recipe withOptimizer(Supplier<Optimizer> other) {
        return new Recipe(network, initializer, other, batchSize, epochs, patience, seed);
    }

    /** The same recipe with at most that many epochs, and no early stop. */
    public Recipe withEpochs(int number) {
        return new Recipe(network, initializer, optimizer, batchSize, number, number, seed);
    }

    /** The same recipe, which gives up after that many epochs without a better validation loss. */
    public Recipe withPatience(int number) {
        return new Recipe(network, initializer, optimizer, batchSize, epochs, number, seed);
    }

    /** The same recipe with another seed. */
    public Recipe withSeed(int other) {
        return new Recipe(network, initializer, optimizer, batchSize, epochs, patience, other);
    }

    /** What DJL's trainer wants to know: the loss, the first weights and a new optimiser. */
    public DefaultTrainingConfig config() {
        return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optInitializer(initializer, Parameter.Type.WEIGHT)
                .optOptimizer(optimizer.get())
                .optDevices(new Device[] {Device.cpu()});
    }

    private static void requirePositive(String argument, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(argument + " must be at least 1, but was " + value);
        }
    }
}
