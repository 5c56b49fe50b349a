package gradus.workbook.deeplearning.training;

import static gradus.engine.exercise.Expect.expect;
import static gradus.engine.exercise.Expect.expectRefusal;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Evaluation;
import gradus.deeplearning.training.Forms;
import gradus.deeplearning.training.LiveArrays;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import gradus.engine.exercise.Alternative;
import gradus.engine.exercise.Exercise;
import gradus.engine.exercise.Hint;
import gradus.engine.exercise.Kind;
import gradus.engine.exercise.Mistake;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
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
@Mistake(
        replace = "loss = loss(batch, scratch, true);",
        with = "loss = loss(batch, manager, true);",
        says = "everything that was computed from a batch")
@Mistake(
        replace = "        float total = 0;\n        for (Digits batch : batches) {",
        with =
                "        NDArray kept = manager.create(0f);\n        float total = 0;\n        for (Digits batch : batches) {\n"
                        + "            kept = kept.add(1);",
        says = "a running total that is an array")
@Mistake(
        replace = "return loss(digits, scratch, false).getFloat();",
        with = "return loss(digits, manager, false).getFloat();",
        says = "measuring leaves arrays")
@Mistake(replace = "        best.close();\n", with = "", says = "a copy that a better one has replaced")
@Mistake(replace = "            copy.attach(manager);\n", with = "", says = "belongs to the model's manager")
@Mistake(
        replace =
                "NDArray copy = parameter.getArray().duplicate();\n            copy.attach(manager);\n            best.add(copy);",
        with = "best.add(parameter.getArray());",
        says = "not a copy")
@Mistake(replace = "return total / batches.size();", with = "return total;", says = "sum of the losses")
@Alternative("plain-numbers")
class LongRunTest {
    private static final Digits DIGITS = Forms.of(List.of(1));
    private static final List<Digits> BATCHES = DIGITS.batches(13, new Random(2)); // ten

    @Test
    void arrays_do_not_grow_with_the_batches() {
        with(trainer -> {
            try (LongRun run = new LongRun(trainer)) {
                run.epoch(BATCHES);
                int before = live(trainer);
                run.epoch(BATCHES);
                run.epoch(BATCHES);
                expect("arrays alive after 20 more batches, beyond those before", live(trainer) - before)
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
            }
        });
    }

    @Test
    void arrays_do_not_grow_with_the_validations() {
        with(trainer -> {
            try (LongRun run = new LongRun(trainer)) {
                run.validate(DIGITS);
                int before = live(trainer);
                for (int i = 0; i < 10; i++) {
                    run.validate(DIGITS);
                }
                expect("arrays alive after 10 more validations, beyond those before", live(trainer) - before)
                        .usually(
                                "Even measuring leaves arrays behind, although no gradient is wanted: features, labels,"
                                        + " logits and loss live until their manager is closed.")
                        .toEqual(0);
            }
        });
    }

    @Test
    void arrays_do_not_grow_with_the_copies_of_better_weights() {
        with(trainer -> {
            try (LongRun run = new LongRun(trainer)) {
                run.keepIfBetter(1000);
                int before = live(trainer);
                for (int i = 1; i <= 10; i++) {
                    run.keepIfBetter(1000 - i);
                }
                expect("arrays alive after 10 better epochs, beyond those after the first", live(trainer) - before)
                        .usually(
                                "What is still alive is a copy that a better one has replaced: nobody closed it. Only the"
                                        + " reference in Java is gone, and that frees nothing soon.")
                        .toEqual(0);
            }
        });
    }

    @Test
    void closing_the_run_frees_what_it_made_and_nothing_else() {
        with(trainer -> {
            TrainingStep.step(trainer, DIGITS); // makes the gradients, which stay
            int before = live(trainer);
            LongRun run = new LongRun(trainer);
            run.epoch(BATCHES);
            run.keepIfBetter(run.validate(DIGITS));
            run.close();
            expect("arrays alive when the run is closed, beyond those before it began", live(trainer) - before)
                    .when(
                            more -> more
                                    == trainer.getModel()
                                            .getBlock()
                                            .getParameters()
                                            .size(),
                            "As many as the network has parameters: a duplicate belongs to the model's manager, like the"
                                    + " array it was made from, until you attach it to another.")
                    .when(more -> more < 0, "The run closed arrays that are not its own.")
                    .usually("close() must free whatever the run has made.")
                    .toEqual(0);
            expect("the loss of the network after the run was closed", Evaluation.loss(network(trainer), DIGITS))
                    .usually("The network belongs to the caller: it must still work.")
                    .to("be a number", Double::isFinite);
        });
    }

    @Test
    void an_epoch_still_trains_and_returns_the_mean_of_the_losses() {
        double[] expected = new double[2];
        with(trainer -> {
            for (Digits batch : BATCHES) {
                expected[0] += TrainingStep.step(trainer, batch) / BATCHES.size();
            }
            expected[1] = Evaluation.loss(network(trainer), DIGITS);
        });
        with(trainer -> {
            try (LongRun run = new LongRun(trainer)) {
                expect("the loss of an epoch of ten batches", run.epoch(BATCHES))
                        .ifCloseTo(
                                (float) (expected[0] * 10),
                                "That is the sum of the losses. Divide by the number of batches.")
                        .when(loss -> Math.abs(loss - expected[0] * 10) < 1e-3, "That is the sum of the losses.")
                        .usually("The number was right before: the mean of the ten losses, each from before its step.")
                        .toBeCloseTo(expected[0], 1e-5);
                expect("the network's loss after that epoch", Evaluation.loss(network(trainer), DIGITS))
                        .usually("The weights must move once a batch, in the order of the batches.")
                        .toBeCloseTo(expected[1], 1e-5);
                expect(
                                "the validation loss of the run, compared with a measurement of the same network",
                                run.validate(DIGITS))
                        .usually("The number was right before: the mean loss with dropout off.")
                        .toBeCloseTo(expected[1], 1e-6);
            }
        });
    }

    @Test
    void the_best_weights_come_back_and_stay_kept() {
        with(trainer -> {
            try (LongRun run = new LongRun(trainer)) {
                run.epoch(BATCHES);
                double best = Evaluation.loss(network(trainer), DIGITS);
                expect("whether loss 0.5, the first, was kept", run.keepIfBetter(0.5f))
                        .usually("Any number is better than none.")
                        .toEqual(true);
                for (int time = 1; time <= 2; time++) {
                    run.epoch(BATCHES);
                    expect("whether loss 0.5 was kept after 0.5", run.keepIfBetter(0.5f))
                            .usually("An equal loss is not a better one.")
                            .toEqual(false);
                    run.restoreBest();
                    expect(
                                    "the network's loss after its best weights were put back (time " + time + ")",
                                    Evaluation.loss(network(trainer), DIGITS))
                            .usually(
                                    "The weights kept went on changing: what was kept is not a copy, but the array that training"
                                            + " moves, or it was closed or overwritten meanwhile.")
                            .toBeCloseTo(best, 1e-6);
                }
            }
        });
    }

    @Test
    void each_better_epoch_replaces_the_copy_before() {
        with(trainer -> {
            try (LongRun run = new LongRun(trainer)) {
                run.keepIfBetter(0.9f);
                run.epoch(BATCHES);
                double better = Evaluation.loss(network(trainer), DIGITS);
                run.keepIfBetter(0.8f);
                run.epoch(BATCHES);
                run.restoreBest();
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
        with(trainer -> {
            try (LongRun run = new LongRun(trainer)) {
                expectRefusal(
                        "restoring before anything was kept",
                        IllegalStateException.class,
                        "The check came with the file.",
                        run::restoreBest,
                        "keepIfBetter must have kept weights");
                expect("whether NaN was kept", run.keepIfBetter(Float.NaN))
                        .usually("NaN is not lower than anything.")
                        .toEqual(false);
            }
        });
    }

    private static ai.djl.nn.Block network(Trainer trainer) {
        return trainer.getModel().getBlock();
    }

    private static int live(Trainer trainer) {
        NDManager everything = trainer.getModel().getNDManager().getParentManager();
        return LiveArrays.count(everything);
    }

    private static void with(Consumer<Trainer> check) {
        Engine.getInstance().setRandomSeed(5);
        Recipe recipe = Recipe.of(Network.of(16).withDropout(0.2f)).withOptimizer(Recipe.sgd(Tracker.fixed(0.3f)));
        try (Model model = Model.newInstance("long", Device.cpu())) {
            model.setBlock(recipe.network().block());
            try (Trainer trainer = model.newTrainer(recipe.config())) {
                trainer.initialize(new Shape(1, Digits.PIXELS));
                check.accept(trainer);
            }
        }
    }
}
