package gradus.workbook.deeplearning.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.nn.ParallelBlock;
import ai.djl.training.Trainer;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainingStep;
import gradus.deeplearning.training.WarmUpCosine;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Three networks in one block, whose mean is the vote; a loop of its own, and DJL's model without the lesson's trainer. */
public final class DigitReader {
    private static final int EPOCHS = 15;

    private DigitReader() {}

    public static Model train(Digits known) {
        Engine.getInstance().setRandomSeed(7);
        Random order = new Random(7);
        int steps = EPOCHS * ((known.size() + 63) / 64);
        Network member = Network.of(256).withDropout(0.5f);
        Recipe recipe = Recipe.of(member).withOptimizer(Recipe.adam(new WarmUpCosine(0.01f, steps / 20, steps)));
        List<Block> members = Stream.generate(member::block).limit(3).toList();
        Model model = Model.newInstance("vote", Device.cpu());
        model.setBlock(new ParallelBlock(DigitReader::mean, members));
        try (Trainer trainer = model.newTrainer(recipe.config())) {
            trainer.initialize(new Shape(1, Digits.PIXELS));
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                known.batches(64, order).forEach(batch -> TrainingStep.step(trainer, batch));
            }
        }
        return model;
    }

    private static NDList mean(List<NDList> logits) {
        NDArray sum = logits.get(0).singletonOrThrow();
        for (NDList more : logits.subList(1, logits.size())) {
            sum = sum.add(more.singletonOrThrow());
        }
        return new NDList(sum.div(logits.size()));
    }
}
