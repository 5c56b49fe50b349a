package gradus.workbook.deeplearning.training;

import static gradus.engine.expect.Expect.expect;
import static gradus.engine.expect.Expect.expectRefusal;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import ai.djl.nn.Parameter;
import ai.djl.training.Trainer;
import ai.djl.training.tracker.Tracker;
import ai.djl.util.NativeResource;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Evaluation;
import gradus.deeplearning.training.Forms;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.kit.djl.InWords;
import gradus.kit.djl.Probe;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
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
class LongRunTest {
    private static final String LOSS_TOO_LATE =
            "Whatever is done with an array (backward, add, getFloat) must be done while the manager or NDScope that holds it is"
                    + " open. Usually a loss is read after its batch's memory was freed, or a total that is an array belongs to one"
                    + " batch.";
    private static final String OTHERS_MANAGER =
            "A closed manager makes no more arrays. Usually a manager that is needed again stands in a try, perhaps"
                    + " trainer.getManager() itself: give each batch and each validation a"
                    + " newSubManager().";
    private static final String DETACHED =
            "No manager knows of them: detach() takes an array from its manager and gives it to none, and then only its own close()"
                    + " frees it. attach moves it to a manager of your own.";
    private static final InWords MEASURING = new InWords(LongRun.class, LOSS_TOO_LATE, OTHERS_MANAGER);
    private static final InWords KEEPING = new InWords(
            LongRun.class,
            "Usually the copies belong to a manager or NDScope that is closed as soon as they are made, or they are closed when they"
                    + " are put back; or the network's own arrays were kept and closed in place of copies.",
            "A closed manager takes no more arrays. Usually the copies are attached to a manager that stands in a try, or that was"
                    + " closed with the copies before.");
    private static final Recipe RECIPE = Recipe.of(Network.of(16).withDropout(0.2f))
            .withOptimizer(Recipe.sgd(Tracker.fixed(0.3f)))
            .withSeed(5);
    private static final Digits DIGITS = Forms.of(List.of(1));
    private static final List<Digits> BATCHES = DIGITS.batches(13, new Random(2)); // ten

    @Test
    void arrays_do_not_grow_with_the_batches() {
        with((run, probe) -> {
            epoch(run, BATCHES);
            int before = probe.liveNow();
            epoch(run, BATCHES);
            epoch(run, BATCHES);
            expect("arrays alive after 20 more batches, beyond those before", probe.liveNow() - before)
                    .when(
                            more -> more >= 20 * 5,
                            "Several arrays a batch: everything that was computed from a batch lives as long as the manager in"
                                    + " which its features and labels were created.")
                    .when(
                            more -> more >= 20,
                            "One array a batch, or two: usually a running total that is an array, so that each addition makes another.")
                    .usually(
                            "A few arrays an epoch: usually a total that begins as an array in a manager that lives on.")
                    .toEqual(0);
            expect("losses of 30 batches that are still open", probe.openLosses())
                    .usually(DETACHED)
                    .toBeAtMost(1);
        });
    }

    @Test
    void within_an_epoch_20_batches_need_no_more_memory_than_5() {
        with((run, probe) -> {
            epoch(run, BATCHES); // makes the gradients, which stay
            int before = probe.liveNow();
            int five = mostWithin(run, probe, BATCHES.subList(0, 5));
            List<Digits> twice = new ArrayList<>(BATCHES);
            twice.addAll(BATCHES);
            int twenty = mostWithin(run, probe, twice);
            epoch(run, BATCHES);
            boolean stays = probe.liveNow() > before;
            expect("the most arrays alive as a batch of 20 begins, beyond the most of an epoch of 5,", twenty - five)
                    .when(more -> stays, "What grows with the epochs grows within them, too: see above.")
                    .when(
                            more -> more >= 15 * 5,
                            "Until the epoch is over, everything computed from every batch is kept: one"
                                    + " manager or scope lives as long as the epoch. Give each batch its own.")
                    .when(
                            more -> more >= 15,
                            "Until the epoch is over, an array or two of every batch are kept: usually"
                                    + " losses, or a total that is an array. getFloat() takes the number out.")
                    .usually("Something is made on the way that is freed only when the epoch ends.")
                    .toEqual(0);
        });
    }

    @Test
    void arrays_do_not_grow_with_the_validations() {
        with((run, probe) -> {
            validate(run);
            int before = probe.liveNow();
            for (int i = 0; i < 10; i++) {
                validate(run);
            }
            expect("arrays alive after 10 more validations, beyond those before", probe.liveNow() - before)
                    .usually("Even measuring leaves arrays behind, although no gradient is wanted: features, labels,"
                            + " logits and loss live until their manager is closed.")
                    .toEqual(0);
            expect("losses of 11 validations that are still open", probe.openLosses())
                    .usually(DETACHED)
                    .toEqual(0L);
        });
    }

    @Test
    void arrays_do_not_grow_with_the_copies_of_better_weights() {
        with((run, probe) -> {
            keepIfBetter(run, 1000);
            int before = probe.liveNow();
            for (int i = 1; i <= 10; i++) {
                keepIfBetter(run, 1000 - i);
            }
            expect("arrays alive after 10 better epochs, beyond those after the first", probe.liveNow() - before)
                    .when(
                            more -> more < 0,
                            "Arrays were closed that are not the run's: what was kept is not a copy, but the network's own"
                                    + " weights.")
                    .because("What is still alive is a copy that a better one has replaced: nobody closed it. Only the"
                            + " reference in Java is gone, and that frees nothing soon.")
                    .toEqual(0);
            restoreBest(run);
            restoreBest(run);
            expect(
                            "arrays alive after the best weights were put back twice, beyond those before",
                            probe.liveNow() - before)
                    .usually(
                            "Putting weights back must make no array that stays: it came with the file, and made none.")
                    .toEqual(0);
        });
    }

    @Test
    void closing_the_run_frees_what_it_made_and_nothing_else() {
        Probe.with(RECIPE, (trainer, probe) -> {
            TrainingStep.step(trainer, DIGITS); // makes the gradients, which stay
            int before = probe.liveNow();
            LongRun run = new LongRun(trainer);
            epoch(run, BATCHES);
            keepIfBetter(run, validate(run));
            run.close();
            expect("arrays alive when the run is closed, beyond those before it began", probe.liveNow() - before)
                    .when(
                            more -> more == network(trainer).getParameters().size(),
                            "As many as the network has parameters: the copies. close() must close what holds them, and a"
                                    + " duplicate belongs to the model's manager, like the array it was made from, until you"
                                    + " attach it to another.")
                    .when(more -> more < 0, "The run closed arrays that are not its own.")
                    .usually("close() must free whatever the run has made.")
                    .toEqual(0);
            expect("whether the trainer still trains after the run was closed", stillTrains(trainer))
                    .usually(
                            "Trainer and network belong to the caller. Usually close() closes one of them, or attach was called on the network's"
                                    + " own arrays instead of their copies.")
                    .toEqual(true);
            expect("arrays that the closed run still holds open in its fields", heldBy(run, trainer))
                    .usually(DETACHED)
                    .toEqual(0L);
        });
    }

    @Test
    void an_epoch_still_trains_and_returns_the_mean_of_the_losses() {
        double[] expected = new double[2];
        Probe.with(RECIPE, (trainer, probe) -> {
            for (Digits batch : BATCHES) {
                expected[0] += TrainingStep.step(trainer, batch) / BATCHES.size();
            }
            expected[1] = Evaluation.loss(network(trainer), DIGITS);
        });
        Probe.with(RECIPE, (trainer, probe) -> {
            try (LongRun run = new LongRun(trainer)) {
                expect("the loss of an epoch of ten batches", epoch(run, BATCHES))
                        .when(
                                loss -> Math.abs(loss - expected[0] * 10) < 1e-3,
                                "That is the sum of the losses. Divide by the number of batches.")
                        .usually("The number was right before: the mean of the ten losses, each from before its step.")
                        .toBeCloseTo(expected[0], 1e-5);
                expect("the network's loss after that epoch", Evaluation.loss(network(trainer), DIGITS))
                        .usually("The weights must move once a batch, in the order of the batches.")
                        .toBeCloseTo(expected[1], 1e-5);
                expect("the validation loss of the run, compared with a measurement of the same network", validate(run))
                        .usually("The number was right before: the mean loss with dropout off.")
                        .toBeCloseTo(expected[1], 1e-6);
            }
        });
    }

    @Test
    void the_best_weights_come_back_and_stay_kept() {
        Probe.with(RECIPE, (trainer, probe) -> {
            try (LongRun run = new LongRun(trainer)) {
                epoch(run, BATCHES);
                double best = Evaluation.loss(network(trainer), DIGITS);
                expect("whether loss 0.5, the first, was kept", keepIfBetter(run, 0.5f))
                        .usually("Any number is better than none.")
                        .toEqual(true);
                for (int time = 1; time <= 2; time++) {
                    epoch(run, BATCHES);
                    expect("whether loss 0.5 was kept after 0.5", keepIfBetter(run, 0.5f))
                            .usually("An equal loss is not a better one.")
                            .toEqual(false);
                    restoreBest(run);
                    expect(
                                    "the network's loss after its best weights were put back (time " + time + ")",
                                    Evaluation.loss(network(trainer), DIGITS))
                            .usually(
                                    "The weights kept went on changing: what was kept is not a copy, but the array that training"
                                            + " moves, or it was overwritten meanwhile.")
                            .toBeCloseTo(best, 1e-6);
                }
            }
        });
    }

    @Test
    void each_better_epoch_replaces_the_copy_before() {
        Probe.with(RECIPE, (trainer, probe) -> {
            try (LongRun run = new LongRun(trainer)) {
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
            }
        });
    }

    @Test
    void there_is_nothing_to_go_back_to_before_the_first_copy() {
        with((run, probe) -> {
            expectRefusal(
                    "restoring before anything was kept",
                    IllegalStateException.class,
                    "The check came with the file.",
                    run::restoreBest,
                    "keepIfBetter must have kept weights");
            expect("whether NaN was kept", keepIfBetter(run, Float.NaN))
                    .usually("NaN is not lower than anything.")
                    .toEqual(false);
        });
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

    private static void restoreBest(LongRun run) {
        KEEPING.call("restoreBest()", () -> {
            try {
                run.restoreBest();
            } catch (IllegalStateException e) {
                expect("what restoreBest() says after weights were kept", String.valueOf(e.getMessage()))
                        .usually(
                                "NDList.close() closes the arrays and empties the list. Usually best is closed after the new copies"
                                        + " went in, or when it was put back: it must stay kept.")
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

    /** Arrays that are open and not the network's, counted in fields of these types: an array, a list of them, a map of them. */
    private static long heldBy(LongRun run, Trainer trainer) {
        List<NDArray> weights = network(trainer).getParameters().values().stream()
                .map(Parameter::getArray)
                .toList();
        return Arrays.stream(LongRun.class.getDeclaredFields())
                .filter(field -> !Modifier.isStatic(field.getModifiers()))
                .map(field -> valueOf(field, run))
                .flatMap(value -> value instanceof Map<?, ?> map ? map.values().stream() : Stream.of(value))
                .flatMap(value -> value instanceof Collection<?> many ? many.stream() : Stream.of(value))
                .filter(value ->
                        value instanceof NDArray && value instanceof NativeResource<?> array && !array.isReleased())
                .filter(array -> weights.stream().noneMatch(own -> own == array))
                .count();
    }

    private static Object valueOf(Field field, LongRun run) {
        try {
            field.setAccessible(true);
            return field.get(run);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("cannot look at " + field.getName(), e);
        }
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

    private static void with(BiConsumer<LongRun, Probe> check) {
        Probe.with(RECIPE, (trainer, probe) -> {
            try (LongRun run = new LongRun(trainer)) {
                check.accept(run, probe);
            }
        });
    }
}
