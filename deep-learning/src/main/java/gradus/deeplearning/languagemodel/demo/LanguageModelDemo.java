package gradus.deeplearning.languagemodel.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.deeplearning.languagemodel.Checkpoint;
import gradus.deeplearning.languagemodel.Gpt;
import gradus.fundamentals.demo.Demo;
import java.io.IOException;

/** The lesson's numbers and figures: tokens, counts, a GPT from its checkpoint, and what they write. */
public final class LanguageModelDemo {
    private LanguageModelDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) throws IOException {
        PyTorch.run(() -> {
            try (Gpt gpt = Checkpoint.shipped()) {
                Desk desk = new Desk(gpt);
                Tokens tokens = new Tokens(desk);
                Surprise surprise = new Surprise(desk);
                Writing writing = new Writing(desk);
                Demo.of(args)
                        .section("corpus", tokens::corpus)
                        .section("merges", tokens::merges)
                        .section("encoded", tokens::encoded)
                        .section("compression", tokens::compression)
                        .figure("language-model-lengths", tokens.lengths())
                        .section("counts", surprise::counts)
                        .section("network", surprise::network)
                        .figure("language-model-curve", surprise.curve())
                        .section("presentToken", new Faults(desk)::presentToken)
                        .section("next", writing::next)
                        .figure("language-model-next", writing.chart())
                        .section("samples", writing::samples)
                        .section("diversity", writing::diversity)
                        .section("copied", writing::copied)
                        .section("seenBefore", surprise::seenBefore);
            }
        });
    }
}
