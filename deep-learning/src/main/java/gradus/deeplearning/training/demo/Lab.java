package gradus.deeplearning.training.demo;

import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Baseline;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Epoch;
import gradus.deeplearning.training.Forms;
import gradus.deeplearning.training.MlpTrainer;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainedMlp;
import gradus.fundamentals.descriptive.Descriptive;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/** Where the demo's networks are trained. */
final class Lab {
    static final Network SMALL = Network.of(64);
    static final Network WIDE = Network.of(256);
    /** Where two results are compared that chance has a part in. */
    static final int SEEDS = 5;

    /** What learns two sheets by heart. */
    static final Recipe GREEDY = Recipe.of(WIDE).withOptimizer(Recipe.adam(Tracker.fixed(0.01f)));

    final Digits twoSheets = Forms.of(List.of(1, 2));
    final Forms.Split split = Forms.byForm();
    /** What a network has to beat, fitted on the split's training digits. */
    final Baseline regression = Baseline.fit(split.training());

    private final Runnable progress;
    private List<Result> greedy;

    Lab(Runnable progress) {
        this.progress = progress;
    }

    /** What remains of a run when its network is closed. */
    record Result(List<Epoch> history, Epoch best, double keptLoss) {
        Epoch last() {
            return history.get(history.size() - 1);
        }
    }

    Result run(Recipe recipe) {
        return run(recipe, split.training());
    }

    Result run(Recipe recipe, Digits training) {
        progress.run();
        try (TrainedMlp network = new MlpTrainer(recipe).fit(training, split.validation())) {
            return new Result(network.history(), network.best(), network.loss(split.validation()));
        }
    }

    /** One run for each seed from 1. */
    List<Result> runs(Recipe recipe, Digits training, int seeds) {
        return IntStream.rangeClosed(1, seeds)
                .mapToObj(seed -> run(recipe.withSeed(seed), training))
                .toList();
    }

    /** Wide networks at a high rate on two sheets, which learn them by heart; trained once. */
    List<Result> greedy() {
        if (greedy == null) {
            greedy = runs(GREEDY, twoSheets, SEEDS);
        }
        return greedy;
    }

    /** Something about each run, in their order. */
    static double[] each(List<Result> results, ToDoubleFunction<Result> value) {
        return results.stream().mapToDouble(value).toArray();
    }

    static double mean(List<Result> results, ToDoubleFunction<Result> value) {
        return Descriptive.mean(each(results, value));
    }

    /** In how many runs the value is lower than in the run of the same seed. */
    static long lower(List<Result> a, List<Result> b, ToDoubleFunction<Result> value) {
        return IntStream.range(0, a.size())
                .filter(i -> value.applyAsDouble(a.get(i)) < value.applyAsDouble(b.get(i)))
                .count();
    }

    static double validationLoss(Result result) {
        return result.last().validationLoss();
    }
}
