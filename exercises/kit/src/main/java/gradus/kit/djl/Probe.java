package gradus.kit.djl;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.NDScope;
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
import gradus.deeplearning.djl.LiveArrays;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Recipe;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

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

    private NDManager everything;
    private Parameter watched;

    /**
     * What a call made and left open.
     *
     * @param growth how many more arrays are alive in the whole process than before, in managers
     * @param inManagers arrays that a manager will free when it is closed
     * @param inNone arrays that were detached: only their own close() frees them
     * @param managers sub-managers that are not closed, arrays in them or not
     */
    public record Left(int growth, long inManagers, long inNone, int managers) {}

    /** The recipe's network with its first weights, the same every time, and a probe before its first layer. */
    public static void with(Recipe recipe, BiConsumer<Trainer, Probe> check) {
        with(recipe, Loss.softmaxCrossEntropyLoss(), check);
    }

    /** The same with another loss. */
    public static void with(Recipe recipe, Loss loss, BiConsumer<Trainer, Probe> check) {
        Engine.getInstance().setRandomSeed(recipe.seed());
        Probe probe = new Probe();
        try (Model model = Model.newInstance("probed", Device.cpu())) {
            model.setBlock(new SequentialBlock().add(probe).add(recipe.network().block()));
            try (Trainer trainer = model.newTrainer(config(recipe, loss))) {
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

    /** All weights and biases as they are now, one array per parameter of the network. */
    public List<float[]> parameters(Trainer trainer) {
        return trainer.getModel().getBlock().getParameters().values().stream()
                .map(parameter -> parameter.getArray().toFloatArray())
                .toList();
    }

    /** All weights and biases as they are now, one after the other. */
    public double[] weights(Trainer trainer) {
        return parameters(trainer).stream()
                .flatMapToDouble(array -> IntStream.range(0, array.length).mapToDouble(i -> array[i]))
                .toArray();
    }

    /** Runs a call, counts what it made and left open, and then frees the arrays among it. */
    public Left leftBy(Runnable call) {
        int managers = Ledger.managersUnder(everything);
        int before = liveNow();
        try (NDScope scope = new NDScope()) {
            scope.suppressNotUsedWarning();
            call.run();
            List<NDArray> open = hidden(NDScope.class, "resources", scope).keySet().stream()
                    .map(NDArray.class::cast)
                    .filter(array -> !((NativeResource<?>) array).isReleased())
                    .toList();
            long detached = open.stream()
                    .filter(array -> array.getManager() == everything)
                    .count();
            return new Left(
                    liveNow() - before, open.size() - detached, detached, Ledger.managersUnder(everything) - managers);
        }
    }

    /** What an object holds in its fields on Java's heap: all but arrays, managers and the trainer. */
    public static List<Object> onTheHeap(Object object) {
        return Arrays.stream(object.getClass().getDeclaredFields())
                .map(field -> valueOf(field, object))
                .filter(value -> Stream.of(NDArray.class, NDList.class, NDManager.class, Trainer.class)
                        .noneMatch(type -> type.isInstance(value)))
                .toList();
    }

    /** A map that DJL shows nobody: what a manager or a scope holds. */
    static Map<?, ?> hidden(Class<?> owner, String field, Object object) {
        try {
            return (Map<?, ?>) valueOf(owner.getDeclaredField(field), object);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("DJL's " + owner.getSimpleName() + " has no " + field + " any more", e);
        }
    }

    private static Object valueOf(Field field, Object object) {
        try {
            field.setAccessible(true);
            return field.get(object);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot look at " + field.getName(), e);
        }
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
        weights.clear();
    }

    private static TrainingConfig config(Recipe recipe, Loss loss) {
        return new DefaultTrainingConfig(loss)
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
