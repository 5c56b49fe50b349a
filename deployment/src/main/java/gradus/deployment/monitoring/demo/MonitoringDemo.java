package gradus.deployment.monitoring.demo;

import gradus.fundamentals.demo.Demo;

/** Quiet days and days with drift, alarms with a budget, labels that come late, and a p99. */
public final class MonitoringDemo {
    private MonitoringDemo() {}

    /** Runs the demo: {@code [--figures DIR] [--show]}. */
    public static void main(String... args) {
        Demo.of(args)
                .section("fixed", Drift::fixed)
                .section("tests", Drift::tests)
                .section("many", Drift::many)
                .section("bins", Drift::bins)
                .section("rules", Alerts::rules)
                .section("carried", Alerts::carried)
                .section("late", Labels::late)
                .section("p99", Latency::p99)
                .section("metrics", Latency::metrics)
                .figure("monitoring-sizes", Drift.sizes())
                .figure("monitoring-delays", Alerts.delays())
                .figure("monitoring-labels", Labels.byAge());
    }
}
