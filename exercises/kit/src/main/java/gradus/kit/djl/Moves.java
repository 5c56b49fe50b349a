package gradus.kit.djl;

import ai.djl.training.Trainer;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import java.util.function.Consumer;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Where one step takes a network's weights: on a whole batch, or as the sum of the steps that its parts would make alone, each taken
 * with a weight. Nothing is trained before it is asked for.
 */
public final class Moves {
    private final Recipe recipe;
    private final Digits batch;
    private final int[] sizes;
    private double[] start;
    private double[][] alone;

    /** Parts of the given size, the last of what remains. */
    public Moves(Recipe recipe, Digits batch, int partSize) {
        this.recipe = recipe;
        this.batch = batch;
        sizes = IntStream.iterate(0, from -> from < batch.size(), from -> from + partSize)
                .map(from -> Math.min(partSize, batch.size() - from))
                .toArray();
    }

    /** How many parts there are. */
    public int parts() {
        return sizes.length;
    }

    /** After one step on the whole batch. */
    public double[] whole() {
        return weightsAfter(recipe, trainer -> TrainingStep.step(trainer, batch));
    }

    /** After one step on the whole batch and a second update, without a gradient. */
    public double[] wholeTwice() {
        return weightsAfter(recipe, trainer -> {
            TrainingStep.step(trainer, batch);
            trainer.step();
        });
    }

    /** Each part's step taken with the same weight. */
    public double[] equally(double weight) {
        return moved(part -> weight);
    }

    /** Each part's step taken with its number of digits, times a factor. */
    public double[] bySize(double factor) {
        return moved(part -> factor * sizes[part]);
    }

    /** Only the last part's step, with a weight. */
    public double[] last(double weight) {
        return moved(part -> part == sizes.length - 1 ? weight : 0);
    }

    /** Only the last part's step, with its share of the batch. */
    public double[] lastBySize() {
        return last(sizes[sizes.length - 1] / (double) batch.size());
    }

    private double[] moved(IntToDoubleFunction weight) {
        measure();
        double[] end = start.clone();
        for (int part = 0; part < alone.length; part++) {
            for (int i = 0; i < end.length; i++) {
                end[i] += weight.applyAsDouble(part) * (alone[part][i] - start[i]);
            }
        }
        return end;
    }

    private void measure() {
        if (alone != null) {
            return;
        }
        start = weightsAfter(recipe, trainer -> {});
        double[][] moved = new double[sizes.length][];
        int from = 0;
        for (int i = 0; i < sizes.length; i++) {
            Digits part = batch.rows(IntStream.range(from, from + sizes[i]).toArray());
            moved[i] = weightsAfter(recipe, trainer -> TrainingStep.step(trainer, part));
            from += sizes[i];
        }
        alone = moved;
    }

    /** All weights and biases of the recipe's network after something was done with its trainer. */
    public static double[] weightsAfter(Recipe recipe, Consumer<Trainer> training) {
        double[][] weights = new double[1][];
        Probe.with(recipe, (trainer, probe) -> {
            training.accept(trainer);
            weights[0] = probe.weights(trainer);
        });
        return weights[0];
    }

    /** The largest difference, relative to the larger of 1 and the second value's size. */
    public static double furthest(double[] a, double[] b) {
        double largest = 0;
        for (int i = 0; i < b.length; i++) {
            largest = Math.max(largest, Math.abs(a[i] - b[i]) / Math.max(1, Math.abs(b[i])));
        }
        return largest;
    }
}
