package gradus.deeplearning.training;

import ai.djl.Device;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Block;
import ai.djl.training.Trainer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The training loop: epochs of steps, each epoch judged on the validation digits, the best one kept. */
public final class MlpTrainer {
    private final Recipe recipe;

    public MlpTrainer(Recipe recipe) {
        this.recipe = recipe;
    }

    /**
     * Trains a new network. The same recipe and digits give the same network on the same machine.
     *
     * @param training digits to learn from
     * @param validation digits to choose the epoch by, from other forms
     * @return the network with the weights of its best epoch; the caller closes it
     * @throws IllegalStateException if the validation loss was never finite
     */
    public TrainedMlp fit(Digits training, Digits validation) {
        Engine.getInstance().setRandomSeed(recipe.seed()); // before the weights are drawn
        Model model = Model.newInstance("mlp", Device.cpu());
        model.setBlock(recipe.network().block());
        try (Trainer trainer = model.newTrainer(recipe.config())) {
            trainer.initialize(new Shape(1, Digits.PIXELS));
            return new TrainedMlp(model, loop(trainer, training, validation));
        } catch (RuntimeException e) {
            model.close();
            throw e;
        }
    }

    private List<Epoch> loop(Trainer trainer, Digits training, Digits validation) {
        Block network = trainer.getModel().getBlock();
        Random random = new Random(recipe.seed());
        EarlyStopping stopping = new EarlyStopping(recipe.patience());
        Epoch epoch = measure(0, network, training, validation);
        List<Epoch> history = new ArrayList<>(List.of(epoch));
        do {
            for (Digits batch : training.batches(recipe.batchSize(), random)) {
                TrainingStep.step(trainer, batch);
            }
            epoch = measure(history.size(), network, training, validation);
            history.add(epoch);
        } while (stopping.goOn(epoch.validationLoss(), network) && epoch.number() < recipe.epochs());
        stopping.restore(network);
        return history;
    }

    private static Epoch measure(int number, Block network, Digits training, Digits validation) {
        Evaluation.Score score = Evaluation.score(network, validation);
        return new Epoch(number, Evaluation.loss(network, training), score.loss(), score.accuracy());
    }
}
