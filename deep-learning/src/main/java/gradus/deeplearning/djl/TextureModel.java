package gradus.deeplearning.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.inference.Predictor;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Parameter;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import ai.djl.translate.TranslateException;
import gradus.fundamentals.Require;
import java.util.ArrayList;
import java.util.List;

/** A network that tells textures apart; it owns its weights in native memory until it is closed. */
public final class TextureModel implements AutoCloseable {
    private static final float RATE = 0.1f;

    /** Pixels to a side: a step to the right and a step down must each have two ends. */
    private static final int SMALLEST = 2;

    private final Model model;
    private final List<Float> losses = new ArrayList<>();

    private TextureModel(Device device) {
        model = Model.newInstance("textures", device);
        model.setBlock(new TextureBlock(Textures.NAMES.size()));
    }

    /**
     * Trains on all patches at once.
     *
     * @param device where the weights live and the work is done
     * @param steps how often the weights move, at least 1
     * @param seed of the first weights
     */
    public static TextureModel fit(Textures textures, Device device, int steps, int seed) {
        Require.atLeast("steps", steps, 1);
        Engine.getInstance().setRandomSeed(seed); // before the block is initialised
        TextureModel fitted = new TextureModel(device);
        try (Trainer trainer = fitted.model.newTrainer(config(device))) {
            trainer.initialize(new Shape(1, Textures.SIDE, Textures.SIDE));
            for (int step = 0; step < steps; step++) {
                fitted.losses.add(step(trainer, textures));
            }
            return fitted;
        } catch (RuntimeException e) {
            fitted.close();
            throw e;
        }
    }

    private static TrainingConfig config(Device device) {
        return new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optInitializer(new NormalInitializer(0.1f), Parameter.Type.WEIGHT)
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(RATE))
                        .build())
                .optDevices(new Device[] {device});
    }

    private static float step(Trainer trainer, Textures textures) {
        try (NDManager scratch = trainer.getManager().newSubManager()) {
            NDArray labels =
                    scratch.create(textures.labels().stream().mapToInt(i -> i).toArray());
            NDArray loss;
            try (GradientCollector collector = trainer.newGradientCollector()) {
                NDList logits = trainer.forward(new NDList(batch(scratch, textures.patches())));
                loss = trainer.getLoss().evaluate(new NDList(labels), logits);
                collector.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }

    /** Patches as the translator would stack them. */
    private static NDArray batch(NDManager manager, List<double[][]> patches) {
        NDList each = new NDList();
        patches.forEach(patch -> each.add(PatchTranslator.array(manager, patch)));
        return NDArrays.stack(each);
    }

    /** The mean loss before each step. */
    public List<Float> losses() {
        return List.copyOf(losses);
    }

    /**
     * Answers in the order of the patches, computed as one batch.
     *
     * @param patches at least one, all of one size, at least 2 × 2
     * @throws IllegalArgumentException if there is none, one is too small, or two differ in size
     */
    public List<PatchTranslator.Answer> answers(List<double[][]> patches) {
        Require.atLeast("the number of patches", patches.size(), 1);
        patches.forEach(patch -> requireSize(patches.get(0), patch));
        try (Predictor<double[][], PatchTranslator.Answer> predictor = model.newPredictor(new PatchTranslator())) {
            return predictor.batchPredict(patches);
        } catch (TranslateException e) {
            throw new IllegalStateException("patches of one size should be translated, but were not", e);
        }
    }

    private static void requireSize(double[][] first, double[][] patch) {
        int width = patch.length == 0 ? 0 : patch[0].length;
        Require.that(
                Math.min(patch.length, width) >= SMALLEST,
                "a patch must be at least " + SMALLEST + " × " + SMALLEST + ", but was " + patch.length + " × "
                        + width);
        for (double[] row : patch) {
            Require.that(
                    row.length == width,
                    "the rows of a patch must be of one length, but were " + width + " and " + row.length);
        }
        if (patch.length != first.length || patch[0].length != first[0].length) {
            throw new IllegalArgumentException("patches must be of one size, but were " + first.length + " × "
                    + first[0].length + " and " + patch.length + " × " + patch[0].length);
        }
    }

    @Override
    public void close() {
        model.close();
    }
}
