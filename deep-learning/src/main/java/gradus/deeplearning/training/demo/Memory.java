package gradus.deeplearning.training.demo;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.Trainer;
import gradus.deeplearning.djl.LiveArrays;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.OneManager;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import gradus.fundamentals.demo.Lines;
import java.util.List;
import java.util.Random;

/** Arrays that pile up, and arrays that do not. */
final class Memory {
    private final Lab lab;

    Memory(Lab lab) {
        this.lab = lab;
    }

    void memory(Lines lines) {
        List<Digits> batches = lab.split.training().batches(32, new Random(1));
        try (Model model = Model.newInstance("mlp", Device.cpu())) {
            model.setBlock(Lab.SMALL.block());
            try (Trainer trainer = model.newTrainer(Recipe.of(Lab.SMALL).config());
                    NDManager longLived = NDManager.newBaseManager()) {
                trainer.initialize(new Shape(1, Digits.PIXELS));
                count(lines, trainer, longLived, batches);
                lines.print("the same leak into a capped manager: %s", leakIntoCapped(trainer, batches));
            }
        }
    }

    private static void count(Lines lines, Trainer trainer, NDManager longLived, List<Digits> batches) {
        lines.print("live arrays      one manager for all   one manager per step");
        List<Integer> leaking = OneManager.leak(trainer, longLived, batches);
        NDManager everything = longLived.getParentManager();
        int others = LiveArrays.count(everything);
        for (int step = 1; step <= batches.size(); step++) {
            TrainingStep.step(trainer, batches.get(step - 1));
            if (List.of(1, 2, batches.size()).contains(step)) {
                int tidy = LiveArrays.count(everything) - others;
                lines.print("after step %2d    %19d   %20d", step, leaking.get(step - 1), tidy);
            }
        }
    }

    private static String leakIntoCapped(Trainer trainer, List<Digits> batches) {
        try (NDManager capped = NDManager.newBaseManager()) {
            capped.cap();
            return "not noticed: " + OneManager.leak(trainer, capped, batches);
        } catch (IllegalStateException e) {
            return e.getMessage();
        }
    }
}
