package gradus.workbook.deeplearning.training;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Evaluation;
import gradus.deeplearning.training.Forms;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.expect.Expect;
import gradus.kit.djl.InWords;
import gradus.kit.djl.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "training",
        number = 1,
        title = "A training step in parts",
        kind = Kind.BUILD,
        points = 4,
        minutes = 15,
        seconds = 30)
@Hint("Begin with the lesson's TrainingStep, and ask of each of its lines: once a part, or once a step?")
@Hint("Gradients of several backward passes add up until trainer.step() uses and clears them.")
@Hint(
        "The mean over 70 digits is not the mean of the means over 32, 32 and 6. Which weight does each part's mean need?")
class StepInPartsTest {
    private static final String MOVED_OFTEN =
            "The weights moved after every part, so later parts met another network. Update once, after the last part.";
    private static final String TOO_FEW =
            "Some digits never went through the network: look at the end of the last part.";
    private static final String TWICE = "Some digits went through the network more than once.";
    private static final Recipe RECIPE = Recipe.of(Network.of(16))
            .withOptimizer(Recipe.momentum(Tracker.fixed(0.5f), 0.9f))
            .withSeed(4);
    private static final InWords IN_WORDS = new InWords(
            StepInParts.class,
            "Whatever is done with an array (backward, add, getFloat) must be done while the manager or NDScope that holds it is"
                    + " open. Usually a part's loss is read after the part's memory was freed, or a sum that is an array belongs to"
                    + " a part.",
            "A closed manager makes no more arrays. Usually trainer.getManager() itself stands in a try: give each part a"
                    + " newSubManager() of it.");
    private static final Digits SEVENTY =
            Forms.of(List.of(1)).rows(IntStream.range(0, 70).toArray());

    @Test
    void parts_of_equal_size_move_the_weights_like_the_whole_batch() {
        expectWeights(SEVENTY.rows(IntStream.range(0, 60).toArray()), 20);
    }

    @Test
    void a_smaller_last_part_counts_by_its_size() {
        expectWeights(SEVENTY, 32);
    }

    @Test
    void a_batch_that_fits_is_a_single_part_and_parts_may_be_single_digits() {
        expectWeights(SEVENTY.rows(0, 1, 2, 3, 4), 5);
        expectWeights(SEVENTY.rows(0, 1, 2, 3, 4), 1000);
        expectWeights(SEVENTY.rows(0, 1, 2, 3, 4), 1);
    }

    @Test
    void the_loss_is_the_mean_over_the_whole_batch_before_the_move() {
        with((trainer, probe) -> {
            double before = Evaluation.loss(trainer.getModel().getBlock(), SEVENTY);
            double meanOfMeans = (loss(trainer, 0, 32) + loss(trainer, 32, 64) + loss(trainer, 64, 70)) / 3;
            double last = loss(trainer, 64, 70);
            probe.forget();
            float loss = step(trainer, SEVENTY, 32);
            boolean movedOften = probe.weights.size() > 1;
            long seen = probe.seen();
            double after = Evaluation.loss(trainer.getModel().getBlock(), SEVENTY);
            expect("the loss of 70 digits in parts of 32", loss)
                    .when(any -> movedOften, MOVED_OFTEN)
                    .when(any -> seen < 70, TOO_FEW)
                    .when(
                            close(meanOfMeans),
                            "That is the mean of the three parts' means: the last part, of 6 digits, counted as much as a full one.")
                    .when(close(meanOfMeans * 3), "That is the sum of the three parts' means.")
                    .when(close(before * 70), "That is the sum of the digits' losses: divide by their number.")
                    .when(close(last), "That is the loss of the last part alone.")
                    .when(close(last * 6 / 70), "That is the last part's share alone: add up the shares of all parts.")
                    .when(
                            close(after),
                            "That is the loss after the weights moved. Add up what the parts' losses were on the way.")
                    .usually("Each part's mean weighs as much as the part has digits: 32, 32 and 6 of 70.")
                    .toBeCloseTo(before, 1e-5);
        });
    }

    @Test
    void no_part_is_larger_than_there_is_room_for() {
        with((trainer, probe) -> {
            step(trainer, SEVENTY, 32);
            List<Long> sizes = probe.sizes;
            expect("the parts of 70 digits that went through the network, 32 at most,", sizes)
                    .when(
                            parts -> parts.stream().anyMatch(size -> size > 32),
                            "The network got more digits at once than there is room for.")
                    .when(any -> probe.seen() < 70, TOO_FEW)
                    .when(any -> probe.seen() > 70, TWICE)
                    .usually("Each part is full, but for the last.")
                    .toEqual(List.of(32L, 32L, 6L));
        });
    }

    @Test
    void dropout_is_on() {
        with((trainer, probe) -> {
            step(trainer, SEVENTY, 32);
            expect("whether the network was told, at every part, that this is training", probe.training)
                    .usually(
                            "The network ran with dropout off: trainer.evaluate is for measuring, trainer.forward for training.")
                    .to("be true throughout", told -> !told.contains(false));
        });
    }

    @Test
    void what_a_part_computed_is_freed_before_the_next_begins() {
        with((trainer, probe) -> {
            TrainingStep.step(trainer, SEVENTY); // makes the arrays that stay, such as the gradients
            probe.forget();
            step(trainer, SEVENTY, 7);
            int parts = probe.live.size();
            int more = probe.live.get(parts - 1) - probe.live.get(0);
            expect("arrays alive when the last of " + parts + " parts begins, beyond those when the first began,", more)
                    .usually(
                            "Parts that are done are still in memory, so the parts save none. Give each part a sub-manager"
                                    + " (or NDScope) of its own, and run backward before it is closed.")
                    .toBeAtMost(parts); // one scalar a part does no harm
        });
    }

    @Test
    void nothing_is_left_when_the_step_is_done() {
        with((trainer, probe) -> {
            TrainingStep.step(trainer, SEVENTY);
            int before = probe.liveNow();
            for (int step = 0; step < 3; step++) {
                step(trainer, SEVENTY, 32);
            }
            expect("arrays alive after three steps, beyond those before", probe.liveNow() - before)
                    .usually(
                            "Every array belongs to a manager and lives until that is closed. Usually features and labels"
                                    + " were created in a manager that nobody closes, and all that is computed from them stays with them.")
                    .toEqual(0);
        });
    }

    @Test
    void a_part_of_no_digits_is_refused() {
        with((trainer, probe) -> expectRefusal(
                "a step in parts of 0",
                IllegalArgumentException.class,
                "The check of partSize came with the file.",
                () -> StepInParts.step(trainer, SEVENTY, 0),
                "partSize must be at least 1",
                "0"));
    }

    private static float step(Trainer trainer, Digits batch, int partSize) {
        return IN_WORDS.call(
                "a step on " + batch.size() + " digits in parts of " + partSize,
                () -> StepInParts.step(trainer, batch, partSize));
    }

    /** Compares the weights after a step in parts with those after one step on the whole batch. */
    private static void expectWeights(Digits batch, int partSize) {
        double[] start = weightsAfter(trainer -> {});
        double[] whole = weightsAfter(trainer -> TrainingStep.step(trainer, batch));
        double[] twice = weightsAfter(trainer -> {
            TrainingStep.step(trainer, batch);
            trainer.step();
        });
        List<double[]> alone = new ArrayList<>();
        List<Digits> parts = new ArrayList<>();
        for (int from = 0; from < batch.size(); from += partSize) {
            Digits part = batch.rows(IntStream.range(from, Math.min(batch.size(), from + partSize))
                    .toArray());
            parts.add(part);
            alone.add(weightsAfter(trainer -> TrainingStep.step(trainer, part)));
        }
        boolean[] movedOften = new boolean[1];
        long[] seen = new long[1];
        double[] actual = weightsAfter((trainer, probe) -> {
            step(trainer, batch, partSize);
            movedOften[0] = probe.weights.size() > 1;
            seen[0] = probe.seen();
        });
        int n = parts.size();
        double[] sizes = parts.stream().mapToDouble(Digits::size).toArray();
        double[] lastShare = new double[n];
        lastShare[n - 1] = sizes[n - 1] / batch.size();
        Expect<double[]> weights = expect(
                        "the weights after a step on " + batch.size() + " digits in parts of " + partSize, actual)
                .when(any -> movedOften[0], MOVED_OFTEN)
                .when(any -> seen[0] < batch.size(), TOO_FEW)
                .when(any -> seen[0] > batch.size(), TWICE)
                .when(near(start), "The weights never moved: backward finds the gradient, trainer.step() uses it.")
                .when(
                        near(twice),
                        "trainer.step() was called twice, and an optimiser that remembers its velocity moved twice.")
                .when(
                        near(moved(start, alone, sizes)),
                        "That is the gradient of the sum of the digits' losses, not of their mean: divide by the size of the batch.");
        if (n > 1) {
            weights.when(
                            near(moved(start, alone, equal(n, 1))),
                            "The parts' gradients were added without weights: the step is " + n
                                    + " times too long, once for each part.")
                    .when(
                            near(moved(start, alone, equal(n, 1.0 / n))),
                            "The last part, with fewer digits, counted as much as a full one. Weigh each part's mean by its share of the batch.")
                    .when(near(alone.get(n - 1)), "Only the last part's gradient was used.")
                    .when(near(moved(start, alone, lastShare)), "Only the last part's gradient was used.");
        }
        weights.usually(
                        "Each part's mean loss weighs part.size() / batch.size(); their gradients add up; then the weights move once.")
                .toBeCloseTo(whole, 1e-5);
    }

    /** Where the parts' own moves lead when each is taken with its weight. */
    private static double[] moved(double[] start, List<double[]> alone, double[] weights) {
        double[] end = start.clone();
        for (int part = 0; part < weights.length; part++) {
            for (int i = 0; i < end.length; i++) {
                end[i] += weights[part] * (alone.get(part)[i] - start[i]);
            }
        }
        return end;
    }

    private static double[] equal(int n, double weight) {
        double[] weights = new double[n];
        Arrays.fill(weights, weight);
        return weights;
    }

    private static Predicate<double[]> near(double[] wrong) {
        return actual -> IntStream.range(0, wrong.length)
                .allMatch(i -> Math.abs(actual[i] - wrong[i]) < 1e-5 * Math.max(1, Math.abs(wrong[i])));
    }

    private static Predicate<Float> close(double wrong) {
        return actual -> Math.abs(actual - wrong) < 1e-5 * Math.max(1, Math.abs(wrong));
    }

    private static double loss(Trainer trainer, int from, int to) {
        return Evaluation.loss(
                trainer.getModel().getBlock(),
                SEVENTY.rows(IntStream.range(from, to).toArray()));
    }

    private static double[] weightsAfter(Consumer<Trainer> training) {
        return weightsAfter((trainer, probe) -> training.accept(trainer));
    }

    private static double[] weightsAfter(BiConsumer<Trainer, Probe> training) {
        List<Float> weights = new ArrayList<>();
        with((trainer, probe) -> {
            training.accept(trainer, probe);
            for (Parameter parameter :
                    trainer.getModel().getBlock().getParameters().values()) {
                for (float weight : parameter.getArray().toFloatArray()) {
                    weights.add(weight);
                }
            }
        });
        return weights.stream().mapToDouble(Float::doubleValue).toArray();
    }

    private static void with(BiConsumer<Trainer, Probe> check) {
        Probe.with(RECIPE, check);
    }
}
