import ai.djl.training.DefaultTrainingConfig;
import ai.djl.training.Trainer;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import gradus.deeplearning.languagemodel.NextToken;
import java.util.Random;

public final class Telegraph {
    public static void tune(Gpt gpt, List<String> telegrams) {
        // begin solution: train on the telegrams for a few seconds
        DefaultTrainingConfig config = new DefaultTrainingConfig(new NextToken())
                .optOptimizer(Optimizer.adam()
                        .optLearningRateTracker(Tracker.fixed(0.003f))
                        .build());
        Windows windows = Windows.of(gpt.encoding(), telegrams, 48);
        Random random = new Random(7);
        try (Trainer trainer = gpt.model().newTrainer(config)) {
            for (int step = 0; step < 32; step++) {
                GptTrainer.step(trainer, windows, windows.draw(4, random));
            }
        }
        // end solution
    }
}
