package gradus.deeplearning.vision;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.WarmUpCosine;
import gradus.fundamentals.Require;
import java.util.Random;

/**
 * Trains a network on pictures: Kaiming weights, Adam, a rate that warms up and falls to zero, so that the last epoch is the one to keep.
 *
 * @param epochs passes over the pictures, at least 1
 * @param batchSize pictures per step, at least 1
 * @param peak the highest learning rate, above 0
 * @param augmentation what is done to each batch before it is learnt from
 * @param seed of the weights, the order of the pictures and the augmentation
 */
public record PictureTrainer(int epochs, int batchSize, double peak, Augmentation augmentation, int seed) {
    public PictureTrainer {
        Require.atLeast("epochs", epochs, 1);
        Require.atLeast("batchSize", batchSize, 1);
        Require.above("peak", peak, 0);
        Require.given("augmentation", augmentation);
    }

    /** Batches of 32, a peak of 0.005, pictures as they are. */
    public static PictureTrainer of(int epochs, int seed) {
        return new PictureTrainer(epochs, 32, 0.005, Augmentation.NONE, seed);
    }

    /** The same with an augmentation. */
    public PictureTrainer with(Augmentation other) {
        return new PictureTrainer(epochs, batchSize, peak, other, seed);
    }

    /**
     * Trains. The same call gives the same network on the same machine.
     *
     * @param network without weights yet
     * @return a model that holds the network, in native memory until the caller closes it
     */
    public Model fit(Block network, LabelledPictures pictures) {
        Engine.getInstance().setRandomSeed(seed); // before the weights are drawn
        Model model = Model.newInstance("pictures", Device.cpu());
        model.setBlock(network);
        int steps = epochs * ((pictures.size() + batchSize - 1) / batchSize);
        try (Trainer trainer = model.newTrainer(config(steps))) {
            trainer.initialize(new Shape(1, 1, pictures.side(), pictures.side()));
            Random random = new Random(seed);
            for (int epoch = 0; epoch < epochs; epoch++) {
                for (LabelledPictures batch : pictures.batches(batchSize, random)) {
                    step(trainer, augmentation.apply(batch, random));
                }
            }
            return model;
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    /** A model that holds a network with the weights that training begins with; the caller closes it. */
    public static Model untrained(Block network, int side, int seed) {
        Engine.getInstance().setRandomSeed(seed);
        Model model = Model.newInstance("untrained", Device.cpu());
        network.setInitializer(Recipe.KAIMING, Parameter.Type.WEIGHT);
        network.initialize(model.getNDManager(), DataType.FLOAT32, new Shape(1, 1, side, side));
        model.setBlock(network);
        return model;
    }

    private DefaultTrainingConfig config(int steps) {
        return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optInitializer(Recipe.KAIMING, Parameter.Type.WEIGHT)
                .optOptimizer(Recipe.adam(new WarmUpCosine((float) peak, steps / 10, steps))
                        .get())
                .optDevices(new Device[] {Device.cpu()});
    }

    /**
     * Moves the weights once, against the gradient of the batch's mean loss; every array made on the way is freed.
     *
     * @return the batch's mean loss before the weights moved
     */
    public static float step(Trainer trainer, LabelledPictures batch) {
        try (NDManager scratch = trainer.getManager().newSubManager()) {
            NDArray loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(batch.features(scratch)));
                loss = trainer.getLoss().evaluate(new NDList(batch.labels(scratch)), logits);
                gradients.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }
}
