package gradus.deeplearning.djl.demo;

import gradus.deeplearning.djl.PyTorch;
import gradus.fundamentals.demo.Demo;

/** The lesson's numbers and figures: arrays that are kept and freed, stretched and typed, and a network that reads textures. */
public final class DjlDemo {
    private DjlDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        PyTorch.run(() -> {
            Service service = new Service();
            Wall wall = new Wall();
            Demo.of(args)
                    .section("service", service::service)
                    .figure("djl-memory", service.chart())
                    .section("owners", Owners::owners)
                    .section("digits", Stretched::digits)
                    .section("stretched", Stretched::stretched)
                    .section("types", Types::types)
                    .section("training", wall::training)
                    .section("answers", wall::answers)
                    .section("device", wall::device);
        });
    }
}
