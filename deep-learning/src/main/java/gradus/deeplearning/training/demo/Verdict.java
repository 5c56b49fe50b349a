package gradus.deeplearning.training.demo;

import gradus.deeplearning.training.Baseline;
import gradus.deeplearning.training.Evaluation;
import gradus.deeplearning.training.Forms;
import gradus.deeplearning.training.MlpTrainer;
import gradus.deeplearning.training.NearestNeighbour;
import gradus.deeplearning.training.Recipe;
import gradus.deeplearning.training.TrainedMlp;
import gradus.fundamentals.demo.Lines;

/** The recipe that was chosen, judged once on forms that chose nothing. */
final class Verdict {
    private static final Recipe CHOSEN =
            Recipe.of(Lab.WIDE.withDropout(0.5f)).withBatchSize(64).withEpochs(40);

    private final Lab lab;

    Verdict(Lab lab) {
        this.lab = lab;
    }

    void test(Lines lines) {
        lines.print("test digits               logistic regression   network   nearest neighbour");
        judge(lines, "from sheets never seen", lab.split, lab.regression);
        Forms.Split random = Forms.atRandom(1);
        judge(lines, "drawn at random", random, Baseline.fit(random.training()));
    }

    private static void judge(Lines lines, String name, Forms.Split parts, Baseline regression) {
        try (TrainedMlp network = new MlpTrainer(CHOSEN).fit(parts.training(), parts.validation())) {
            lines.row(
                    "%-23s   %19.3f   %7.3f   %17.3f",
                    name,
                    regression.accuracy(parts.test()),
                    network.accuracy(parts.test()),
                    Evaluation.accuracy(NearestNeighbour.predict(parts.training(), parts.test()), parts.test()));
        }
    }
}
