package gradus.deployment.monitoring.demo;

import gradus.fundamentals.demo.Demo;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Quiet days and days with drift, alarms with a budget, labels that come late, a p99, and the credit model from its artefact to the alarm. */
public final class MonitoringDemo {
    private static final Logger QUIET = Logger.getLogger("");

    private MonitoringDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) throws ExecutionException, InterruptedException {
        QUIET.setLevel(Level.OFF); // logs are the lesson serving's
        FutureTask<CreditReplay> replay = new FutureTask<>(() -> CreditReplay.run(0));
        new Thread(replay, "credit weeks").start(); // clients and server work beside the simulations
        try {
            Demo.of(args)
                    .section("fixed", Drift::fixed)
                    .section("tests", Drift::tests)
                    .section("many", Drift::many)
                    .section("bins", Drift::bins)
                    .section("rules", Alerts::rules)
                    .section("carried", Alerts::carried)
                    .section("late", Labels::late)
                    .section("p99", Latency::p99)
                    .section("weeks", lines -> replay.get().weeks(lines))
                    .section("metrics", lines -> replay.get().metrics(lines))
                    .figure("monitoring-sizes", Drift.sizes())
                    .figure("monitoring-delays", Alerts.delays())
                    .figure("monitoring-labels", Labels.byAge());
        } finally {
            replay.get().close();
        }
    }
}
