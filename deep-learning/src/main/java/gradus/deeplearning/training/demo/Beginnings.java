package gradus.deeplearning.training.demo;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import ai.djl.training.initializer.Initializer;
import ai.djl.training.initializer.NormalInitializer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.training.Digits;
import gradus.deeplearning.training.Evaluation;
import gradus.deeplearning.training.Forms;
import gradus.deeplearning.training.Initialisation;
import gradus.deeplearning.training.Network;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.SoftmaxLayer;
import gradus.deeplearning.training.TrainingStep;
import gradus.fundamentals.demo.Lines;
import java.util.Random;

/** The data, a single step, and where weights begin. */
final class Beginnings {
    private static final Network DEEP = Network.of(64, 64, 64, 64, 64);

    private final Lab lab;

    Beginnings(Lab lab) {
        this.lab = lab;
    }

    void data(Lines lines) {
        lines.print(
                "sheets %d, training digits %d, validation digits %d, test digits %d",
                Forms.count(),
                lab.split.training().size(),
                lab.split.validation().size(),
                lab.split.test().size());
        lines.print(
                "logistic regression: validation accuracy %.3f (%s, largest derivative %.0e)",
                lab.regression.accuracy(lab.split.validation()),
                lab.regression.converged() ? "converged" : "stopped",
                lab.regression.gradientNorm());
    }

    void step(Lines lines) {
        Digits batch = lab.split.training().batches(32, new Random(1)).get(0);
        Recipe recipe = Recipe.of(Network.of()).withOptimizer(Recipe.sgd(Tracker.fixed(0.5f)));
        Engine.getInstance().setRandomSeed(1);
        try (Model model = Model.newInstance("softmax", Device.cpu())) {
            Block block = recipe.network().block();
            model.setBlock(block);
            try (Trainer trainer = model.newTrainer(recipe.config())) {
                trainer.initialize(new Shape(1, Digits.PIXELS));
                SoftmaxLayer before = SoftmaxLayer.of(block);
                float loss = TrainingStep.step(trainer, batch);
                SoftmaxLayer after = before.step(batch, 0.5);
                SoftmaxLayer djl = SoftmaxLayer.of(block);
                lines.print("                     DJL      plain Java");
                lines.print("loss before     %9.6f      %9.6f", loss, before.loss(batch));
                lines.print("loss after      %9.6f      %9.6f", Evaluation.loss(block, batch), after.loss(batch));
                lines.print("all 650 numbers agree to one millionth: %s", djl.distance(after) < 1e-6 ? "yes" : "no");
            }
        }
    }

    void initialisation(Lines lines) {
        lines.print("weights          layer 1  layer 2  layer 3  layer 4  layer 5   logits   training loss");
        from(lines, "all zeros", Initializer.ZEROS);
        from(lines, "normal, sd 0.01", new NormalInitializer(0.01f));
        from(lines, "normal, sd 1", new NormalInitializer(1f));
        from(lines, "Kaiming", Recipe.KAIMING);
    }

    private void from(Lines lines, String name, Initializer initializer) {
        double[] sizes = Initialisation.signal(DEEP, initializer, lab.split.training(), 1).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        lines.print("%-15s%s%16s", name, Lines.list("%9.2g", "", sizes), afterFiveEpochs(initializer));
    }

    private String afterFiveEpochs(Initializer initializer) {
        Recipe recipe = Recipe.of(DEEP)
                .withInitializer(initializer)
                .withOptimizer(Recipe.momentum(Tracker.fixed(0.01f), 0.9f))
                .withEpochs(5);
        try {
            return Lines.text("%.3f", lab.run(recipe).last().trainingLoss());
        } catch (IllegalStateException neverFinite) {
            return "NaN";
        }
    }
}
