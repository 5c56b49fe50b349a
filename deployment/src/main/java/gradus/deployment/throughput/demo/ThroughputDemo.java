package gradus.deployment.throughput.demo;

import gradus.fundamentals.demo.Demo;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Load on a server: what is hidden, what is lost, what batches gain. */
public final class ThroughputDemo {
    private static final Logger QUIET = Logger.getLogger("");

    private ThroughputDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        QUIET.setLevel(Level.OFF); // the log is the lesson serving's
        Testers testers = new Testers();
        Saturation saturation = new Saturation();
        Served served = new Served();
        Demo.of(args)
                .section("hidden", testers::hidden)
                .section("curve", saturation::curve)
                .section("little", saturation::little)
                .section("shedding", saturation::shedding)
                .section("batches", new Batches()::batches)
                .section("real", served::real)
                .section("full", served::full)
                .section("stampede", Stampede::stampede)
                .section("bulkhead", Bulkheads::bulkhead)
                .figure("throughput-pauses", 2, testers.pauses())
                .figure("throughput-saturation", 2, saturation.curves())
                .figure("throughput-batches", Batches.gain());
    }
}
