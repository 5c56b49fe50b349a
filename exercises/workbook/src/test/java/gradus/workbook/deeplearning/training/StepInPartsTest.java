package gradus.workbook.deeplearning.training;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.training.Trainer;
import ai.djl.training.loss.Loss;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Evaluation;
import gradus.deeplearning.training.Forms;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import gradus.engine.check.Agreement;
import gradus.engine.check.Inputs;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.djl.InWords;
import gradus.kit.djl.Moves;
import gradus.kit.djl.Probe;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
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
@Hint("Begin with the lesson's TrainingStep, and ask of each of its lines: once per part, or once per step?")
@Hint("Gradients of several backward passes add up until trainer.step() uses and clears them.")
@Hint(
        "The mean over 70 digits is not the mean of the means over 32, 32 and 6. Which weight does each part's mean need?")
@ExplainedIn("training#one-step")
class StepInPartsTest {
    private static final String MOVED_OFTEN =
            "The weights moved after every part, so later parts met another network. Update once, after the last part.";
    private static final String TOO_FEW =
            "Some digits never went through the network: look at the end of the last part.";
    private static final String TWICE = "Some digits went through the network more than once.";
    private static final Recipe RECIPE = Recipe.of(Network.of(16))
            .withOptimizer(Recipe.momentum(Tracker.fixed(0.5f), 0.9f))
            .withSeed(4);
    private static final InWords IN_WORDS = new InWords(StepInParts.class, """
            Whatever is done with an array (backward, add, getFloat) must be done while the manager or NDScope that holds it is \
            open. Usually a part's loss is read after the part's memory was freed, or a sum that is an array belongs to a part.""", """
            A closed manager makes no more arrays. Usually trainer.getManager() itself stands in a try: give each part a \
            newSubManager() of it.""");
    private static final Digits FORM = Forms.of(List.of(1));
    private static final Digits SEVENTY = first(70);

    private record Batch(int digits, int partSize) {}

    @Test
    void no_part_is_larger_than_there_is_room_for() {
        with((trainer, probe) -> {
            step(trainer, SEVENTY, 32);
            List<Long> sizes =
                    probe.sizes.stream().sorted(Comparator.reverseOrder()).toList();
            expect("the sizes of the parts of 70 digits that went through the network, 32 at most,", sizes)
                    .when(parts -> parts.get(0) > 32, "The network got more digits at once than there is room for.")
                    .when(any -> probe.seen() < 70, TOO_FEW)
                    .when(any -> probe.seen() > 70, TWICE)
                    .usually("Each part is full, but for one, which has what remains.")
                    .toEqual(List.of(32L, 32L, 6L));
        });
    }

    @Test
    void dropout_is_on() {
        with((trainer, probe) -> {
            step(trainer, SEVENTY, 32);
            law("the network should be told at every part that this is training", !probe.training.contains(false))
                    .but("it ran with dropout off")
                    .because("trainer.evaluate, with dropout off, is for measuring; trainer.forward is for training.")
                    .toHold();
        });
    }

    @Test
    void parts_of_equal_size_move_the_weights_like_the_whole_batch() {
        expectWeights(first(60), 20);
    }

    @Test
    void a_smaller_last_part_counts_by_its_size() {
        expectWeights(SEVENTY, 32);
    }

    @Test
    void a_batch_that_fits_is_a_single_part_and_parts_may_be_single_digits() {
        expectWeights(first(5), 5);
        expectWeights(first(5), 1000);
        expectWeights(first(5), 1);
    }

    @Test
    void the_loss_is_the_mean_over_the_whole_batch_before_the_move() {
        with((trainer, probe) -> {
            double before = Evaluation.loss(trainer.getModel().getBlock(), SEVENTY);
            double[] means = {loss(trainer, 0, 32), loss(trainer, 32, 64), loss(trainer, 64, 70)};
            double sumOfMeans = Arrays.stream(means).sum();
            probe.forget();
            float loss = step(trainer, SEVENTY, 32);
            expect("the loss of 70 digits in parts of 32", loss)
                    .when(any -> probe.weights.size() > 1, MOVED_OFTEN)
                    .when(any -> probe.seen() < 70, TOO_FEW)
                    .ifCloseTo(
                            sumOfMeans / 3,
                            "That is the mean of the three parts' means: the last part, of 6 digits, counted as much as a full one.")
                    .ifCloseTo(sumOfMeans, "That is the sum of the three parts' means.")
                    .ifCloseTo(before * 70, "That is the sum of the digits' losses: divide by their number.")
                    .ifCloseTo(means[2], "That is only the loss of the last part.")
                    .ifCloseTo(means[2] * 6 / 70, "That is only the last part's share: add up the shares of all parts.")
                    .ifCloseTo(
                            Evaluation.loss(trainer.getModel().getBlock(), SEVENTY),
                            "That is the loss after the weights moved. Add up what the parts' losses were on the way.")
                    .usually("Each part's mean weighs as much as the part has digits: 32, 32 and 6 of 70.")
                    .toBeCloseTo(before, 1e-5);
        });
    }

    @Test
    @Needs("the_loss_is_the_mean_over_the_whole_batch_before_the_move")
    void the_trainers_own_loss_is_what_is_made_smaller() {
        Loss triple = new Loss("three times the log loss") {
            @Override
            public NDArray evaluate(NDList labels, NDList logits) {
                return Loss.softmaxCrossEntropyLoss().evaluate(labels, logits).mul(3);
            }
        };
        Probe.with(RECIPE, triple, (trainer, probe) -> {
            double logLoss = Evaluation.loss(trainer.getModel().getBlock(), SEVENTY);
            expect(
                            "the loss of 70 digits by a trainer whose loss is three times the log loss",
                            step(trainer, SEVENTY, 32))
                    .ifCloseTo(logLoss, "That is the log loss, whatever the trainer's is: ask trainer.getLoss().")
                    .toBeCloseTo(3 * logLoss, 1e-5);
        });
    }

    @Test
    @ExplainedIn("training#where-the-memory-goes")
    void what_a_part_computed_is_freed_before_the_next_begins() {
        with((trainer, probe) -> {
            TrainingStep.step(trainer, SEVENTY); // makes the arrays that stay, such as the gradients
            probe.forget();
            step(trainer, SEVENTY, 7);
            int parts = probe.live.size();
            int more = probe.live.get(parts - 1) - probe.live.get(0);
            expect(
                            "the number of arrays alive when the last of " + parts
                                    + " parts begins, beyond those when the first began,",
                            more)
                    .usually("""
                            Parts that are done are still in memory, so the parts save none. Each part needs a sub-manager (or NDScope) \
                            of its own, closed before the next part begins.""")
                    .toBeAtMost(parts); // one scalar per part does no harm
        });
    }

    @Test
    @ExplainedIn("training#where-the-memory-goes")
    void nothing_is_left_when_the_step_is_done() {
        with((trainer, probe) -> {
            TrainingStep.step(trainer, SEVENTY);
            Probe.Left left = probe.leftBy(() -> step(trainer, SEVENTY, 32));
            expect("the number of arrays that a step of three parts leaves to a manager", left.inManagers())
                    .usually("""
                            Every array belongs to a manager and lives until that is closed. Usually features and labels were created in a \
                            manager that nobody closes, and all that is computed from them stays with them.""")
                    .toEqual(0L);
            expect("the number of arrays that a step of three parts leaves to no manager", left.inNone())
                    .because(
                            "detach() takes an array from its manager and gives it to none: then only its own close() frees it.")
                    .toEqual(0L);
            expect("the number of sub-managers that a step of three parts leaves open", left.managers())
                    .because(
                            "Closing the arrays of a manager does not close the manager: it stands in its parent's list for good.")
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

    @Test
    @Needs
    void agrees_with_the_solution() {
        Agreement.on(Inputs.whole(1, 24).and(Inputs.whole(1, 30), Batch::new))
                .questions(6)
                .ask(
                        "the weights after a step on {digits} digits in parts of {partSize}",
                        StepInPartsTest::weightsAfterStep)
                .within(1e-5)
                .holds();
    }

    private static double[] weightsAfterStep(Batch batch) {
        return Moves.weightsAfter(
                RECIPE, trainer -> StepInParts.step(trainer, first(batch.digits()), batch.partSize()));
    }

    private static float step(Trainer trainer, Digits batch, int partSize) {
        return IN_WORDS.call(
                "a step on " + batch.size() + " digits in parts of " + partSize,
                () -> StepInParts.step(trainer, batch, partSize));
    }

    /** Compares the weights after a step in parts with those after one step on the whole batch. */
    private static void expectWeights(Digits batch, int partSize) {
        Moves moves = new Moves(RECIPE, batch, partSize);
        int n = moves.parts();
        double[] whole = moves.whole();
        with((trainer, probe) -> {
            step(trainer, batch, partSize);
            expect(
                            "the weights after a step on " + batch.size() + " digits in parts of " + partSize,
                            probe.weights(trainer))
                    .when(any -> probe.weights.size() > 1, MOVED_OFTEN)
                    .when(any -> probe.seen() < batch.size(), TOO_FEW)
                    .when(any -> probe.seen() > batch.size(), TWICE)
                    .when(
                            near(() -> moves.equally(0)),
                            "The weights never moved: backward finds the gradient, trainer.step() uses it.")
                    .when(
                            near(moves::wholeTwice),
                            "trainer.step() was called twice, and an optimiser that remembers its velocity moved twice.")
                    .when(
                            near(() -> moves.bySize(1)),
                            "That is the gradient of the sum of the digits' losses, not of their mean: divide by the size of the batch.")
                    .when(
                            n == 1 ? any -> false : near(() -> moves.equally(1)),
                            "The parts' gradients were added without weights: the step is " + n
                                    + " times too long, once for each part.")
                    .when(
                            near(() -> moves.equally(1.0 / n)),
                            "The last part, with fewer digits, counted as much as a full one. Weigh each part's mean by its share of the batch.")
                    .when(near(() -> moves.last(1)), "Only the last part's gradient was used.")
                    .when(near(() -> moves.lastBySize()), "Only the last part's gradient was used.")
                    .usually(
                            "Each part's mean loss weighs part.size() / batch.size(); their gradients add up; then the weights move once.")
                    .toBeCloseTo(whole, 1e-5);
        });
    }

    private static Predicate<double[]> near(Supplier<double[]> wrong) {
        return actual -> Moves.furthest(actual, wrong.get()) < 1e-5;
    }

    private static double loss(Trainer trainer, int from, int to) {
        return Evaluation.loss(trainer.getModel().getBlock(), part(SEVENTY, from, to));
    }

    private static Digits first(int digits) {
        return part(FORM, 0, digits);
    }

    private static Digits part(Digits batch, int from, int to) {
        return batch.rows(IntStream.range(from, to).toArray());
    }

    private static void with(BiConsumer<Trainer, Probe> check) {
        Probe.with(RECIPE, check);
    }
}
