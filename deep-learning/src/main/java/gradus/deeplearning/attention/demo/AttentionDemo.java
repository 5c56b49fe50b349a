package gradus.deeplearning.attention.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.fundamentals.demo.Demo;
import me.tongfei.progressbar.ProgressBar;

/** The lesson's numbers and figures: a store whose answers a block learns to look up, and what each part of it is for. */
public final class AttentionDemo {
    private AttentionDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        PyTorch.run(() -> {
            try (ProgressBar progress = Demo.progress("training runs", Lookups.RUNS)) {
                Lookups lookups = new Lookups(progress::step);
                Demo.of(args)
                        .section("log", lookups::log)
                        .section("scale", Parts::scale)
                        .section("byHand", Parts::byHand)
                        .section("agreement", Parts::agreement)
                        .section("controls", lookups::controls)
                        .section("heads", lookups::heads)
                        .figure("attention-maps", lookups.strip())
                        .section("rotary", Parts::rotary)
                        .figure("attention-positions", Parts.positions())
                        .section("cost", Parts::cost);
            }
        });
    }
}
