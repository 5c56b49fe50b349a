package gradus.deeplearning.attention;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.core.Linear;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.optimizer.Optimizer;
import gradus.deeplearning.djl.LiveArrays;
import gradus.deeplearning.training.WarmUpCosine;
import gradus.fundamentals.Require;
import gradus.fundamentals.linearalgebra.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;

/** One transformer block that has learned, from random logs, what {@link StoreLog} answers. */
public final class StoreReader implements AutoCloseable {
    private static final float LEARNING_RATE = 0.01f;
    private static final int BATCH = 32;
    private static final int WARM_UP = 20;
    private static final int FINAL_STEPS = 50;

    /**
     * How it is made and trained.
     *
     * @param settings of its only block
     * @param time places per log
     * @param steps of training, 32 new logs each, more than 20
     * @param seed of weights and logs
     */
    public record Recipe(AttentionSettings settings, int time, int steps, int seed) {
        public Recipe {
            Require.given("settings", settings);
            Require.atLeast("steps", steps, WARM_UP + 1);
        }

        /** The lesson's: two heads of 16 numbers with rotary positions, logs of 16 places. */
        public static Recipe of(int seed) {
            return new Recipe(AttentionSettings.of(32, 2).withRotary(), 16, 150, seed);
        }

        /** The same with other settings. */
        public Recipe with(AttentionSettings other) {
            return new Recipe(other, time, steps, seed);
        }
    }

    private final Model model = Model.newInstance("store reader", Device.cpu());
    private final Linear embedding;
    private final TransformerBlock block;
    private final int heads;
    private double finalLoss;

    private StoreReader(Recipe recipe) {
        heads = recipe.settings().heads();
        embedding = Linear.builder()
                .setUnits(recipe.settings().width())
                .optBias(false)
                .build();
        block = new TransformerBlock(recipe.settings());
        model.setBlock(new SequentialBlock()
                .add(embedding)
                .add(block)
                .add(TransformerBlock.norm())
                .add(Linear.builder().setUnits(StoreLog.VALUES).build()));
    }

    /** Trains a new reader; the caller closes it. */
    public static StoreReader fit(Recipe recipe) {
        Engine.getInstance().setRandomSeed(recipe.seed()); // before the weights are drawn
        StoreReader reader = new StoreReader(recipe);
        Optimizer adam = Optimizer.adam()
                .optLearningRateTracker(new WarmUpCosine(LEARNING_RATE, WARM_UP, recipe.steps()))
                .build();
        DefaultTrainingConfig config = new DefaultTrainingConfig(Loss.softmaxCrossEntropyLoss())
                .optOptimizer(adam)
                .optDevices(new Device[] {Device.cpu()});
        Random random = new Random(recipe.seed());
        try (Trainer trainer = reader.model.newTrainer(config)) {
            trainer.initialize(new Shape(1, recipe.time(), StoreLog.FEATURES));
            for (int step = 0; step < recipe.steps(); step++) {
                double loss = step(trainer, StoreLog.random(BATCH, recipe.time(), random));
                if (step >= recipe.steps() - FINAL_STEPS) {
                    reader.finalLoss += loss / Math.min(FINAL_STEPS, recipe.steps());
                }
            }
        }
        return reader;
    }

    private static double step(Trainer trainer, List<StoreLog> logs) {
        try (NDManager scratch = trainer.getManager().newSubManager()) {
            NDList features = new NDList(features(scratch, logs));
            NDArray targets = targets(scratch, logs);
            NDArray loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                NDArray logits = trainer.forward(features).singletonOrThrow();
                loss = logits.logSoftmax(-1)
                        .mul(targets)
                        .sum()
                        .div(targets.sum())
                        .neg();
                gradients.backward(loss);
            }
            trainer.step();
            return loss.getFloat();
        }
    }

    /** The mean loss of its last 50 steps of training (of all, if there were fewer): per question, in nats. */
    public double finalLoss() {
        return finalLoss;
    }

    /** What it answers to the last question of each log. */
    public int[] answers(List<StoreLog> logs) {
        try (NDManager scratch = model.getNDManager().newSubManager()) {
            NDArray logits = model.getBlock()
                    .forward(store(scratch), new NDList(features(scratch, logs)), false)
                    .singletonOrThrow();
            long[] best = logits.get(":, -1").argMax(1).toLongArray();
            int[] answers = new int[best.length];
            for (int i = 0; i < best.length; i++) {
                answers[i] = (int) best[i];
            }
            return answers;
        }
    }

    /** The attention map of each head for one log: a row per place that looks, a column per place looked at. */
    public List<double[][]> maps(StoreLog log) {
        float[] flat = weights(List.of(log));
        int time = log.time();
        List<double[][]> maps = new ArrayList<>();
        for (int head = 0; head < heads; head++) {
            double[][] map = new double[time][time];
            for (int i = 0; i < time * time; i++) {
                map[i / time][i % time] = flat[head * time * time + i];
            }
            maps.add(map);
        }
        return maps;
    }

    /** For each head, the mean weight that the last question puts on the place that decides. */
    public List<Double> onSource(List<StoreLog> logs) {
        return perHead(logs, (row, source) -> row[source]);
    }

    /** For each head, the share of logs in which no place gets more of the last question's weight than the one that decides. */
    public List<Double> sourceIsLargest(List<StoreLog> logs) {
        return perHead(logs, (row, source) -> Vectors.argMax(row) == source ? 1.0 : 0.0);
    }

    private List<Double> perHead(List<StoreLog> logs, BiFunction<double[], Integer, Double> value) {
        int time = logs.get(0).time();
        float[] flat = weights(logs);
        double[] sums = new double[heads];
        double[] row = new double[time];
        for (int i = 0; i < logs.size() * heads; i++) {
            for (int j = 0; j < time; j++) {
                row[j] = flat[(i + 1) * time * time - time + j];
            }
            sums[i % heads] += value.apply(row, logs.get(i / heads).source(time - 1)) / logs.size();
        }
        return Arrays.stream(sums).boxed().toList();
    }

    /** logs × heads × time × time numbers. */
    private float[] weights(List<StoreLog> logs) {
        try (NDManager scratch = model.getNDManager().newSubManager()) {
            NDList rows = embedding.forward(store(scratch), new NDList(features(scratch, logs)), false);
            return block.weights(store(scratch), rows).toFloatArray();
        }
    }

    /** How many arrays it keeps alive. */
    int liveArrays() {
        return LiveArrays.count(model.getNDManager());
    }

    private static ParameterStore store(NDManager manager) {
        return new ParameterStore(manager, false);
    }

    private static NDArray features(NDManager manager, List<StoreLog> logs) {
        int time = logs.get(0).time();
        float[] numbers = new float[logs.size() * time * StoreLog.FEATURES];
        for (int i = 0; i < logs.size(); i++) {
            logs.get(i).features(numbers, i * time * StoreLog.FEATURES);
        }
        return manager.create(numbers, new Shape(logs.size(), time, StoreLog.FEATURES));
    }

    private static NDArray targets(NDManager manager, List<StoreLog> logs) {
        int time = logs.get(0).time();
        float[] numbers = new float[logs.size() * time * StoreLog.VALUES];
        for (int i = 0; i < logs.size(); i++) {
            logs.get(i).targets(numbers, i * time * StoreLog.VALUES);
        }
        return manager.create(numbers, new Shape(logs.size(), time, StoreLog.VALUES));
    }

    @Override
    public void close() {
        model.close();
    }
}
