package gradus.deeplearning.vision.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.fundamentals.demo.Demo;
import me.tongfei.progressbar.ProgressBar;

/** The lesson's numbers and figures: a shoe's edges, networks that name clothes, and what they looked at. */
public final class VisionDemo {
    private VisionDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        PyTorch.run(() -> {
            try (ProgressBar progress = Demo.progress("networks", 23)) {
                Clothes clothes = new Clothes(progress::step);
                Looks looks = new Looks(progress::step);
                Demo.of(args)
                        .section("moved", clothes::moved)
                        .section("byHand", Edges::byHand)
                        .figure("vision-edges", Edges.figure())
                        .section("agree", Edges::agree)
                        .section("leNet", Sizes::leNet)
                        .section("results", clothes::results)
                        .figure("vision-mistakes", clothes.mistakes())
                        .figure("vision-maps", Maps.figure())
                        .section("modes", Modes::modes)
                        .section("mirrors", new Mirrors(progress::step)::mirrors)
                        .section("mark", looks::mark)
                        .figure("vision-saliency", looks.figure())
                        .section("sanity", looks::sanity);
            }
        });
    }
}
