package gradus.kit.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.AbstractBlock;
import ai.djl.nn.Parameter;
import ai.djl.nn.SequentialBlock;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.TrainingConfig;
import ai.djl.training.loss.Loss;
import ai.djl.util.NativeResource;
import ai.djl.util.PairList;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.LiveArrays;
import gradus.deeplearning.training.Recipe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** A layer that changes nothing and notes what comes by: a training run seen from inside the network. */
public final class Probe extends AbstractBlock {
    /** How many digits came, each time. */
    public final List<Long> sizes = new ArrayList<>();
    /** Whether the network was told that this is training, each time. */
    public final List<Boolean> training = new ArrayList<>();
    /** The arrays alive in the whole process, each time. */
    public final List<Integer> live = new ArrayList<>();
    /** A hash for each state in which training met the first weights. */
    public final Set<Integer> weights = new HashSet<>();

    private final List<NDArray> losses = new ArrayList<>();
    private NDManager everything;
    private Parameter watched;

    /** The recipe's network with its first weights, the same every time, and a probe before its first layer. */
    public static void with(Recipe recipe, BiConsumer<Trainer, Probe> check) {
        Engine.getInstance().setRandomSeed(recipe.seed());
        Probe probe = new Probe();
        try (Model model = Model.newInstance("probed", Device.cpu())) {
            model.setBlock(new SequentialBlock().add(probe).add(recipe.network().block()));
            try (Trainer trainer = model.newTrainer(probe.config(recipe))) {
                trainer.initialize(new Shape(1, Digits.PIXELS)); // sends a digit through, too
                probe.everything = model.getNDManager().getParentManager();
                probe.watched = model.getBlock().getParameters().valueAt(0);
                probe.forget();
                check.accept(trainer, probe);
            }
        }
    }

    /** The arrays alive in the whole process now. */
    public int liveNow() {
        return LiveArrays.count(everything);
    }

    /** The losses that were computed and not closed since; where they were detached, no manager counts them. */
    public long openLosses() {
        return losses.stream()
                .filter(loss -> !((NativeResource<?>) loss).isReleased())
                .count();
    }

    /** How many digits came in all. */
    public long seen() {
        return sizes.stream().mapToLong(Long::longValue).sum();
    }

    /** Forgets what came by so far. */
    public void forget() {
        sizes.clear();
        training.clear();
        live.clear();
        losses.clear();
        weights.clear();
    }

    /** The recipe's, with a loss that is noted each time. */
    private TrainingConfig config(Recipe recipe) {
        Loss mean = Loss.softmaxCrossEntropyLoss();
        Loss noted = new Loss("noted") {
            @Override
            public NDArray evaluate(NDList labels, NDList predictions) {
                NDArray loss = mean.evaluate(labels, predictions);
                losses.add(loss);
                return loss;
            }
        };
        return new DefaultTrainingConfig(noted)
                .optInitializer(recipe.initializer(), Parameter.Type.WEIGHT)
                .optOptimizer(recipe.optimizer().get())
                .optDevices(new Device[] {Device.cpu()});
    }

    @Override
    protected NDList forwardInternal(
            ParameterStore store, NDList inputs, boolean isTraining, PairList<String, Object> parameters) {
        sizes.add(inputs.singletonOrThrow().getShape().get(0));
        training.add(isTraining);
        if (everything != null) {
            live.add(liveNow());
        }
        if (watched != null && isTraining) {
            weights.add(Arrays.hashCode(watched.getArray().toFloatArray()));
        }
        return inputs;
    }

    @Override
    public Shape[] getOutputShapes(Shape[] inputShapes) {
        return inputShapes;
    }
}
