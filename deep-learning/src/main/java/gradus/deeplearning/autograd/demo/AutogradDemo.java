package gradus.deeplearning.autograd.demo;

import gradus.fundamentals.demo.Demo;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** The lesson's numbers and figures: a neuron's graph, two directions to differentiate, and a network that learns digits. */
public final class AutogradDemo {
    private static final Logger TALKATIVE = Logger.getLogger("ai.djl");
    /** One thread: sums in another order would end in other last digits. */
    private static final Map<String, String> PYTORCH = Map.of(
            "ai.djl.offline", "true",
            "ai.djl.pytorch.num_threads", "1",
            "ai.djl.pytorch.num_interop_threads", "1",
            "ai.djl.pytorch.graph_optimizer", "false");

    private AutogradDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        settle();
        Directions directions = new Directions();
        Digits digits = new Digits();
        Demo.of(args)
                .section("neuron", Neuron::neuron)
                .figure("autograd-neuron", Neuron.drawn())
                .section("directions", directions::directions)
                .section("check", digits::check)
                .section("losses", digits::losses)
                .figure("autograd-losses", digits.chart())
                .section("learned", digits::learned)
                .section("reset", digits::reset)
                .section("memory", digits::memory);
    }

    /** What was set on the command line stays. */
    static void settle() {
        TALKATIVE.setLevel(Level.SEVERE);
        PYTORCH.forEach((name, value) -> {
            if (System.getProperty(name) == null) {
                System.setProperty(name, value);
            }
        });
    }
}
