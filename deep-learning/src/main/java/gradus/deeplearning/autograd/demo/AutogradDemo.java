package gradus.deeplearning.autograd.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: a neuron's graph, two directions to differentiate, and a network that learns digits. */
public final class AutogradDemo {
    private AutogradDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        PyTorch.run(() -> {
            Directions directions = new Directions();
            Digits digits = new Digits();
            Demo.of(args)
                    .section("neuron", Neuron::neuron)
                    .figure("autograd-neuron", Neuron.drawn())
                    .section("directions", directions::directions)
                    .section("check", digits::check)
                    .section("losses", digits::losses)
                    .section("learned", digits::learned)
                    .section("reset", digits::reset)
                    .figure("autograd-losses", 2, digits.charts())
                    .section("memory", digits::memory);
        });
    }
}
