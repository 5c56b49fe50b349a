package gradus.deeplearning.languagemodel;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.GradientCollector;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import gradus.deeplearning.training.Clipping;
import gradus.deeplearning.training.WarmUpCosine;
import java.util.Random;

/** Trains a GPT on windows drawn at random. */
public final class GptTrainer {
    private static final double LONGEST = 1;

    private final Schooling schooling;

    public GptTrainer(Schooling schooling) {
        this.schooling = schooling;
    }

    /** Is told of each step when it is done. */
    @FunctionalInterface
    public interface Listener {
        /**
         * A step is done.
         *
         * @param step its number, from 1
         * @param loss the mean loss of its windows, before the weights moved
         */
        void stepped(int step, float loss);
    }

    /** Moves the network's weights; the same network, windows and schooling give the same weights on the same machine. */
    public void train(Gpt gpt, Windows windows, Listener listener) {
        Random random = new Random(schooling.seed());
        try (Trainer trainer = gpt.model().newTrainer(config())) {
            for (int step = 1; step <= schooling.steps(); step++) {
                listener.stepped(step, step(trainer, windows, windows.draw(schooling.windows(), random)));
            }
        }
    }

    private DefaultTrainingConfig config() {
        int warmUp = Math.min(100, schooling.steps() / 10);
        return new DefaultTrainingConfig(new NextToken())
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(new WarmUpCosine(schooling.peak(), warmUp, schooling.steps()))
                        .optBeta2(0.99f)
                        .build());
    }

    /** One step, as in the lesson training, with gradients shortened. */
    public static float step(Trainer trainer, Windows windows, int... starts) {
        try (NDManager scratch = trainer.getManager().newSubManager()) {
            NDList inputs = new NDList(windows.inputs(scratch, starts));
            NDList targets = new NDList(windows.targets(scratch, starts));
            NDArray loss;
            try (GradientCollector gradients = trainer.newGradientCollector()) {
                loss = trainer.getLoss().evaluate(targets, trainer.forward(inputs));
                gradients.backward(loss);
            }
            Clipping.shorten(trainer, LONGEST);
            trainer.step();
            return loss.getFloat();
        }
    }
}
