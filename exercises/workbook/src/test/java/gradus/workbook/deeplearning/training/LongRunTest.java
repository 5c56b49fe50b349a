package gradus.workbook.deeplearning.training;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;
import static gradus.engine.expect.Law.law;

import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Evaluation;
import gradus.deeplearning.training.Forms;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import gradus.engine.check.Growth;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.ExplainedIn;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Needs;
import gradus.kit.djl.InWords;
import gradus.kit.djl.Probe;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@Exercise(
        lesson = "training",
        number = 2,
        title = "The run that fills the machine",
        kind = Kind.FIX,
        points = 4,
        minutes = 20,
        seconds = 30)
@Hint("For each array that is made, ask: which manager does it belong to, and who closes that one, when?")
@Hint(
        "The result of an operation belongs to the manager of its operand. What, then, is the manager of total.add(loss), and of"
                + " parameter.getArray().duplicate()?")
@Hint(
        "A number that you only want to report need not be an array: getFloat() takes it out. Copies of weights can be attached"
                + " to another manager, and closed when better ones come.")
@ExplainedIn("training#where-the-memory-goes")
class LongRunTest {
    private static final String DETACHED = """
            No manager knows of them: detach() takes an array from its manager and gives it to none, and then only its own close() \
            frees it. attach moves it to a manager of your own.""";
    private static final InWords MEASURING = new InWords(LongRun.class, """
            Whatever is done with an array (backward, add, getFloat) must be done while the manager or NDScope that holds it is \
            open. Usually a loss is read after its batch's memory was freed, or a total that is an array belongs to one batch.""", """
            A closed manager makes no more arrays. Usually a manager that is needed again stands in a try, perhaps \
            trainer.getManager() itself: give each batch and each validation a newSubManager().""");
    private static final InWords KEEPING = new InWords(LongRun.class, """
            Usually the copies belong to a manager or NDScope that is closed as soon as they are made, or they are closed when they \
            are put back; or the network's own arrays were kept and closed in place of copies.""", """
            A closed manager takes no more arrays. Usually the copies are attached to a manager that stands in a try, or that was \
            closed with the copies before.""");
    private static final InWords FIRST = new InWords(
            LongRun.class,
            "This run has kept nothing yet: these are another run's copies, closed with it. Usually they stand in a static field.",
            "This run has kept nothing yet: that manager is another run's. Usually it stands in a static field.");
    private static final Recipe RECIPE = Recipe.of(Network.of(16).withDropout(0.2f))
            .withOptimizer(Recipe.sgd(Tracker.fixed(0.3f)))
            .withSeed(5);
    private static final Digits DIGITS = Forms.of(List.of(1));
    private static final List<Digits> BATCHES = DIGITS.batches(14, new Random(2)); // nine of 14 digits, one of 4

    @Test
    void an_epoch_still_trains_and_returns_the_mean_of_the_losses() {
        double[] losses = new double[BATCHES.size()];
        double[] after = new double[1];
        Probe.with(RECIPE, (trainer, probe) -> {
            Arrays.setAll(losses, i -> TrainingStep.step(trainer, BATCHES.get(i)));
            after[0] = Evaluation.loss(network(trainer), DIGITS);
        });
        double sum = Arrays.stream(losses).sum();
        double bySize = IntStream.range(0, losses.length)
                .mapToDouble(i -> losses[i] * BATCHES.get(i).size() / DIGITS.size())
                .sum();
        with((trainer, probe, run) -> {
            expect("the loss of an epoch of ten batches, the last of them smaller,", epoch(run, BATCHES))
                    .ifCloseTo(sum, "That is the sum of the losses. Divide by the number of batches.")
                    .ifCloseTo(
                            bySize,
                            "That is the mean over the digits. It was the mean of the batches' losses, each counted once.")
                    .usually("The number was right before: the mean of the ten losses, each from before its step.")
                    .toBeCloseTo(sum / BATCHES.size(), 1e-5);
            expect("the network's loss after that epoch", Evaluation.loss(network(trainer), DIGITS))
                    .usually("The weights must move once per batch, in the order of the batches.")
                    .toBeCloseTo(after[0], 1e-5);
            expect("the validation loss of that network", validate(run))
                    .usually("The number was right before: the mean loss with dropout off.")
                    .toBeCloseTo(after[0], 1e-6);
        });
    }

    @Test
    @Needs("an_epoch_still_trains_and_returns_the_mean_of_the_losses")
    void arrays_do_not_grow_with_the_batches() {
        with((trainer, probe, run) -> {
            epoch(run, BATCHES);
            Probe.Left left = probe.leftBy(() -> {
                epoch(run, BATCHES);
                epoch(run, BATCHES);
            });
            expect("the number of arrays alive after 20 more batches, beyond those before", left.growth())
                    .when(more -> more >= 20 * 5, """
                            Several arrays per batch: everything that was computed from a batch lives as long as the manager in \
                            which its features and labels were created.""")
                    .when(
                            more -> more >= 20,
                            "One array per batch, or two: usually a running total that is an array, so that each addition makes another.")
                    .usually(
                            "A few arrays per epoch: usually a total that begins as an array in a manager that lives on.")
                    .toEqual(0);
            expectNoneDetached("20 batches", left);
        });
    }

    @Test
    @Needs("arrays_do_not_grow_with_the_batches")
    void within_an_epoch_20_batches_need_no_more_memory_than_5() {
        with((trainer, probe, run) -> {
            epoch(run, BATCHES); // makes the gradients, which stay
            int five = mostWithin(run, probe, BATCHES.subList(0, 5));
            List<Digits> twice = new ArrayList<>(BATCHES);
            twice.addAll(BATCHES);
            int twenty = mostWithin(run, probe, twice);
            expect("the most arrays alive as a batch of 20 begins, beyond the most of an epoch of 5,", twenty - five)
                    .when(more -> more >= 15 * 5, """
                            Until the epoch is over, everything computed from every batch is kept: one manager or scope lives as long as \
                            the epoch. Give each batch its own.""")
                    .when(more -> more >= 15, """
                            Until the epoch is over, an array or two of every batch are kept: usually losses, or a total that is an \
                            array. getFloat() takes the number out.""")
                    .usually("Something is made on the way that is freed only when the epoch ends.")
                    .toEqual(0);
        });
    }

    @Test
    void arrays_do_not_grow_with_the_validations() {
        with((trainer, probe, run) -> {
            validate(run);
            Probe.Left left = probe.leftBy(() -> IntStream.range(0, 10).forEach(i -> validate(run)));
            expect("the number of arrays alive after 10 more validations, beyond those before", left.growth())
                    .usually("""
                            Even measuring leaves arrays behind, although no gradient is wanted: features, labels, logits and loss \
                            live until their manager is closed.""")
                    .toEqual(0);
            expectNoneDetached("10 validations", left);
        });
    }

    @Test
    void the_best_weights_come_back_and_stay_kept() {
        with((trainer, probe, run) -> {
            epoch(run, BATCHES);
            List<float[]> best = probe.parameters(trainer);
            law("a loss of 0.5, the first, should be kept", keepIfBetter(run, 0.5f))
                    .because("Any number is better than none.")
                    .toHold();
            for (int time = 1; time <= 2; time++) {
                epoch(run, BATCHES);
                law("a loss of 0.5 after 0.5 should not be kept", !keepIfBetter(run, 0.5f))
                        .but("it is")
                        .because("An equal loss is not a better one.")
                        .toHold();
                List<float[]> moved = probe.parameters(trainer);
                restoreBest(run);
                expectBack(
                        "after the best weights were put back (time " + time + ")",
                        best,
                        moved,
                        probe.parameters(trainer));
            }
        });
    }

    @Test
    @Needs("the_best_weights_come_back_and_stay_kept")
    void each_better_epoch_replaces_the_copy_before() {
        with((trainer, probe, run) -> {
            keepIfBetter(run, 0.9f);
            epoch(run, BATCHES);
            double better = Evaluation.loss(network(trainer), DIGITS);
            keepIfBetter(run, 0.8f);
            epoch(run, BATCHES);
            restoreBest(run);
            expect(
                            "the network's loss after going back to the second, better copy",
                            Evaluation.loss(network(trainer), DIGITS))
                    .usually("Usually the first copy is still the one that is put back.")
                    .toBeCloseTo(better, 1e-6);
        });
    }

    @Test
    @Needs("the_best_weights_come_back_and_stay_kept")
    void memory_does_not_grow_with_the_copies_of_better_weights() {
        with((trainer, probe, run) -> {
            keepIfBetter(run, 1000);
            int before = probe.liveNow();
            better(run, 10);
            expect(
                            "the number of arrays alive after 10 better epochs, beyond those after the first",
                            probe.liveNow() - before)
                    .when(
                            more -> more < 0,
                            "Arrays were closed that are not the run's: what was kept is not a copy, but the network's own weights.")
                    .because("""
                            What is still alive is a copy that a better one has replaced: nobody closed it. Only the reference in Java \
                            is gone, and that frees nothing soon.""")
                    .toEqual(0);
            restoreBest(run);
            restoreBest(run);
            expect(
                            "the number of arrays alive after the best weights were put back twice, beyond those before",
                            probe.liveNow() - before)
                    .usually(
                            "Putting weights back must make no array that stays: it came with the file, and made none.")
                    .toEqual(0);
            Growth.ofWhatIsKept(
                            "a run on Java's heap after n better epochs",
                            n -> Probe.onTheHeap(better(new LongRun(trainer), n)))
                    .from(4)
                    .because("One copy of the best weights is enough: let go of the one before, on the heap as well.")
                    .toBeAtMost(Growth.Order.CONSTANT);
        });
    }

    @Test
    @Needs({"arrays_do_not_grow_with_the_batches", "the_best_weights_come_back_and_stay_kept"})
    void closing_the_run_frees_what_it_made_and_nothing_else() {
        Probe.with(RECIPE, (trainer, probe) -> {
            TrainingStep.step(trainer, DIGITS); // makes the gradients, which stay
            Probe.Left left = probe.leftBy(() -> {
                try (LongRun run = new LongRun(trainer)) {
                    epoch(run, BATCHES);
                    keepIfBetter(run, validate(run));
                    keepIfBetter(run, -1);
                }
            });
            expect("the number of arrays alive when the run is closed, beyond those before it began", left.growth())
                    .when(more -> more == network(trainer).getParameters().size(), """
                            As many as the network has parameters: the copies. close() must close what holds them, and a duplicate \
                            belongs to the model's manager, like the array it was made from, until you attach it to another.""")
                    .when(more -> more < 0, """
                            The run closed arrays that are not its own. Usually attach was called on the network's own arrays \
                            instead of their copies.""")
                    .usually("close() must free whatever the run has made.")
                    .toEqual(0);
            law("the trainer should still train after the run was closed", stillTrains(trainer))
                    .usually("Trainer and network belong to the caller. Usually close() closes one of them.")
                    .toHold();
            expect("the number of arrays of the closed run that are still open", left.inNone())
                    .because(DETACHED)
                    .toEqual(0L);
            expect("the number of sub-managers that the closed run leaves open", left.managers())
                    .because(
                            "A manager whose arrays were closed is still there, in its parent's list, until it is closed itself.")
                    .toEqual(0);
        });
    }

    @Test
    void there_is_nothing_to_go_back_to_before_the_first_copy() {
        with((trainer, probe, run) -> {
            expectRefusal(
                    "restoring before anything was kept",
                    IllegalStateException.class,
                    "The check came with the file.",
                    () -> FIRST.call("restoring before anything was kept", () -> {
                        run.restoreBest();
                        return null;
                    }),
                    "keepIfBetter must have kept weights");
            law("a loss of NaN should not be kept", !keepIfBetter(run, Float.NaN))
                    .but("it is")
                    .because("NaN is not lower than anything.")
                    .toHold();
        });
    }

    private static void expectNoneDetached(String what, Probe.Left left) {
        expect("the number of arrays made by " + what + " that are open and belong to no manager", left.inNone())
                .because(DETACHED)
                .toBeAtMost(1); // the last one, until the next replaces it
        expect("the number of sub-managers that " + what + " leave open", left.managers())
                .because(
                        "A manager whose arrays were closed is still there, in its parent's list, until it is closed itself.")
                .toEqual(0);
    }

    /** Compares what came back, array by array, with what was to be kept. */
    private static void expectBack(String when, List<float[]> best, List<float[]> moved, List<float[]> back) {
        long kept = IntStream.range(0, best.size())
                .filter(i -> Arrays.equals(best.get(i), back.get(i)))
                .count();
        long notTouched = IntStream.range(0, best.size())
                .filter(i -> Arrays.equals(moved.get(i), back.get(i)))
                .count();
        expect("the number of arrays of weights, of " + best.size() + ", that are as they were kept " + when, kept)
                .when(
                        any -> kept > 0 && kept + notTouched == best.size(),
                        "Some came back and the others did not: biases are parameters as well, and so is every layer's weight.")
                .usually("""
                        The weights kept went on changing: what was kept is not a copy, but the array that training moves, or it was \
                        overwritten meanwhile.""")
                .toEqual((long) best.size());
    }

    private static float epoch(LongRun run, List<Digits> batches) {
        return MEASURING.call("an epoch of " + batches.size() + " batches", () -> run.epoch(batches));
    }

    private static float validate(LongRun run) {
        return MEASURING.call("a validation", () -> run.validate(DIGITS));
    }

    private static boolean keepIfBetter(LongRun run, float loss) {
        return KEEPING.call("keepIfBetter(" + loss + ")", () -> run.keepIfBetter(loss));
    }

    /** So many epochs, each better than all before. */
    private static LongRun better(LongRun run, int epochs) {
        for (int epoch = 1; epoch <= epochs; epoch++) {
            keepIfBetter(run, 999 - epoch);
        }
        return run;
    }

    private static void restoreBest(LongRun run) {
        KEEPING.call("restoreBest()", () -> {
            try {
                run.restoreBest();
            } catch (IllegalStateException e) {
                expect("what restoreBest() says after weights were kept", String.valueOf(e.getMessage()))
                        .usually("""
                                NDList.close() closes the arrays and empties the list. Usually best is closed after the new copies went \
                                in, or when it was put back: it must stay kept.""")
                        .to("not be that none were", said -> !said.contains("must have kept weights"));
                throw e;
            }
            return null;
        });
    }

    /** The most arrays alive when a batch of an epoch came to the network. */
    private static int mostWithin(LongRun run, Probe probe, List<Digits> batches) {
        probe.forget();
        epoch(run, batches);
        return Collections.max(probe.live);
    }

    private static boolean stillTrains(Trainer trainer) {
        try {
            return Float.isFinite(TrainingStep.step(trainer, DIGITS));
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    private static Block network(Trainer trainer) {
        return trainer.getModel().getBlock();
    }

    private interface Check {
        void of(Trainer trainer, Probe probe, LongRun run);
    }

    private static void with(Check check) {
        Probe.with(RECIPE, (trainer, probe) -> {
            try (LongRun run = new LongRun(trainer)) {
                check.of(trainer, probe, run);
            }
        });
    }
}
