package gradus.deeplearning.languagemodel.demo;

import gradus.deeplearning.languagemodel.BytePairs;
import gradus.deeplearning.languagemodel.Gpt;
import gradus.deeplearning.languagemodel.GptShape;
import gradus.deeplearning.languagemodel.GptTrainer;
import gradus.deeplearning.languagemodel.Perplexity;
import gradus.deeplearning.languagemodel.Schooling;
import gradus.deeplearning.languagemodel.Windows;
import gradus.fundamentals.demo.Lines;
import java.util.List;

/** A loss that goes to zero and teaches nothing. */
final class Faults {
    private static final Schooling SCHOOLING = new Schooling(100, 8, 0.02f, 1);

    private final Desk desk;

    Faults(Desk desk) {
        this.desk = desk;
    }

    void presentToken(Lines lines) {
        BytePairs bytes = new BytePairs(List.of());
        Windows right = Windows.of(bytes, desk.training.subList(0, 20), 32);
        lines.print("a GPT of bytes, 100 steps   last training loss   perplexity per byte of the test");
        train(lines, "the next byte", bytes, right);
        train(lines, "the present byte", bytes, right.ofPresentTokens());
    }

    private void train(Lines lines, String name, BytePairs bytes, Windows windows) {
        double[] last = new double[1];
        try (Gpt gpt = new Gpt(new GptShape(bytes.vocabulary(), 32, 16, 2, 1), bytes, 1)) {
            new GptTrainer(SCHOOLING).train(gpt, windows, (step, loss) -> last[0] = loss);
            Perplexity test = Perplexity.of(gpt, bytes, desk.test.subList(0, 3));
            lines.print("%-26s  %18.3f   %31.2f", name, last[0], test.perByte());
        }
    }
}
